"""The page of one entry.

=========  =========================================================
`page`     its facts, parts and evidence, what it follows and led to
`near`     what is near it in the record: all that is told of other entries
`draft`    the same of an entry that counts nowhere yet
`facts`    every field of its kind that says something, in words
`blocks`   its groups of fields, each drawn as its type asks
`session`  what was agreed and looked back at, followed through later entries
=========  =========================================================
"""
