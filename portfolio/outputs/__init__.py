"""Outputs: what one audience may see, as files to hand over, and sign-offs written into entries.

====================  =========================================================
`pack`                the evidence pack: one tagged PDF (`pack.typ` draws it)
`lock`                the same, encrypted under a passphrase shown once
`json`, `csv`         the record as data
`docs`                the record as a plain tree of Markdown any builder builds
`pack_…`, `images`    the chapters of the pack, and its pictures drawn anew
`told`                one entry in words: every field that says something
`tree`, `tree_blocks` Markdown → a cleaned tree of plain values
`harmless`            Markdown without anything that could run or fetch
`evidence`            files that travel, as they travel
`writing`             written aside, then put in place; a failure leaves nothing
`sign_text`           a sign-off put into the text of an entry
====================  =========================================================

Nothing here decides who may see what: it is given a Portfolio for one audience.
"""
