"""The page of one entry.

=========  =========================================================
`page`     its facts, parts and evidence, what it follows and led to
`facts`    every field of its kind that says something, in words
`session`  a supervision session: decided, agreed, looked back at
=========  =========================================================
"""
