"""The renewal pages: what is asked, what is there, and answers to copy.

============  ============================================================
`page`        what a regulator asks, and what the record shows
`registered`  one registration: what is asked, there and missing
`acting`      when to act and what is still to do, in words
`answers`     the regulator's own form, filled from the record
`state`       how a record stands, and which of it an audience may be told
`source`      where a rule was read, as a page shows it
============  ============================================================
"""
