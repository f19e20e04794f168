"""The screens of the desk, one file each.

============  ====================================================================
`start`       what can be written, and what waits
`entry`       the form of an entry, new or not, and what happens when it comes back
`entry_page`  the page of that form, and the pages it leads to instead of being saved
`both_texts`  both texts, where another program was at the file meanwhile
`source`      a file as it is written
`history`     what a file was before, to be put back
`profile`     whose record it is
`calendar`    the days ahead, to take away as a file
============  ====================================================================
"""
