"""A year on one page, for an appraiser, an inspector and the person herself.

========  ==============================================================================
`page`    a page for each time somebody looks back over, and the list of them
`told`    what is told of one of them
`rhythm`  supervision in that time, against what was agreed
`ended`   what was open at its end, and what became of it since
========  ==============================================================================
"""
