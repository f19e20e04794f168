"""Outputs: what one audience may see, as files to hand over.

===============  ==========================================================
`pack`           the evidence pack: one tagged PDF (`pack.typ` draws it)
`pack_choice`    what of a record supports its renewal
`pack_entries`   the chapter of entries
`pack_mentions`  how it speaks of an entry, and of who else speaks there
`pack_year`      the chapter about one time, where the pack is about one
`pack_growth`    the chapter that shows change
`pack_letters`   which fonts draw its letters, and which letters none can
`pack_ready`     the chapter on renewal
`pack_sources`   where rules were read, by name, with the addresses at the end
`images`         its pictures, drawn anew
`lock`           the same, encrypted under a passphrase shown once
`json`           the record as data
`schemas`        JSON Schemas of that, and of a site's `portfolio.json`
`worked_out`     what they say of the analyses
`csv`            the record as a table
`reminders`      days ahead on which something is due, in none of the record's words
`calendar`       the same as a file for a calendar
`docs`           the record as a plain tree of Markdown any builder builds
`told`           one entry in words: every field that says something
`tree`           Markdown → a cleaned tree of plain values
`tree_blocks`    the blocks of that tree
`harmless`       Markdown without anything that could run or fetch
`evidence`       files that travel, as they travel
`writing`        written aside, then put in place; a failure leaves nothing
`own_files`      which files we wrote, so that one changed since is not lost
===============  ==========================================================

Nothing here decides who may see what: it is given a Portfolio for one audience.
"""
