"""A folder on disk → a Portfolio, and everything wrong in it.

===============  ===========================================================
`read`           all files of a folder, in one run
`one_file`       what one file gives by itself, whatever else there is
`together`       what can only be told once all of a person's files are read
`own`            the user's own frameworks and rule sets
`aside`          what the program keeps beside a record, and never takes for a part of it
`places`         where things lie, and where links and evidence lead
`copies`         two files that are the same entry, one left there by a program that copies or syncs
`signed`         how every sign-off stands against the text it was given for
`signed_before`  the text that was signed, where git has it
`work_tree`      whether Git looks after a folder, and sends it anywhere
===============  ===========================================================
"""
