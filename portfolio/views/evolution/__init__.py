"""The evolution pages: what changed, per theme and standard.

======  =======================================================================
`page`  every theme and standard on one line of time
`one`   one theme or standard: best pieces, then and now, the chain of evidence
======  =======================================================================
"""
