"""Outputs: what one audience may see, as files to hand over, and sign-offs written into entries.

====================  =========================================================
`pack`                the evidence pack: one tagged PDF (`pack.typ` draws it)
`lock`                the same, encrypted under a passphrase shown once
`json`, `csv`         the record as data
`docs`                the record as a plain tree of Markdown any builder builds
`told`                one entry in words: every field that says something
`tree`                Markdown → a cleaned tree of plain values
`evidence`            files that travel, as they travel
`writing`             written aside, then put in place; a failure leaves nothing
`sign_text`           a sign-off put into the text of an entry
`sign_earlier`        the text that was signed, where git has it
`sign_status`         how every sign-off of a folder stands
====================  =========================================================

Nothing here decides who may see what: it is given a Portfolio for one audience.
"""
