"""Learning chains: what grew from what.

=======  ======================================================
`page`   every path, and training not yet applied
`steps`  a path and its steps, as pages tell them
`place`  where one entry stands in its longest path
=======  ======================================================
"""
