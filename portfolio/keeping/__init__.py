"""Keeping what was written: nothing is overwritten unseen, and nothing typed is lost.

===========  ===============================================================
`new_files`  new files, never over an existing one
===========  ===============================================================

Only files on disk: what stands in them is for `writing` and `folder`.
"""
