"""Keeping what was written: nothing is overwritten unseen, and nothing typed is lost.

================  =============================================================
`files`           one file: replaced if it is still what was opened, or new
`history`         the last texts of every file, before each save
`drafts`          what was typed and not yet saved
`beside`          the name that a file gets beside its entry
`new_files`       several new files, all of them or none
`own_key`         a key of the record's own, so that what is made with it cannot be guessed
`private_folder`  where texts and drafts lie, for the owner alone
`whole`           how a file appears on the disk whole or not at all
`refused`         why a text was not saved
================  =============================================================

Only files on disk: what stands in them is for `writing` and `folder`.
"""
