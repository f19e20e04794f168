"""The quick second build: what was worked out before is not worked out again.

===========  ========================================================
`kept`       what a second build keeps: the one place where it lies
`rereading`  which files are read anew: those that changed
`redrawing`  which pages are drawn anew: those whose recipe changed
`recipe`     what a page is made from, as a digest
`drawing`    pages drawn outside MkDocs' loop: the same bytes, sooner
`frames`     what the theme puts around an entry, drawn once for all
`converter`  one Markdown converter for all our pages
`cores`      work spread over the processor's cores
===========  ========================================================
"""
