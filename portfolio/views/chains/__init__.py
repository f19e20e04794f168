"""Learning chains: what grew from what.

========  ======================================================
`page`    every path, and training not yet applied
`steps`   a path and its steps, as pages tell them
`doings`  what an entry does in a path, and what came of it
`place`   where one entry stands in its longest path
========  ======================================================
"""
