"""A certificate or badge → a training entry begun, with the file as its evidence.

=========  ===============================================================
`badge`    what an Open Badge says of itself, not verified
`baked`    the words of a badge inside a picture, a drawing or a text
`begun`    the entry, and what is not known yet
=========  ===============================================================
"""
