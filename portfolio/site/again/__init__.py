"""The quick second build: nothing is worked out twice.

===========  ========================================================
`kept`       what a second build keeps: the one place where it lies
`rereading`  which files are read anew: those that changed
`redrawing`  which pages are drawn anew: those whose recipe changed
`recipe`     what a page is made from, as a digest
`drawing`    pages drawn outside MkDocs' loop: the same bytes, sooner
`frames`     what the theme puts around an entry, drawn once for all
`converter`  one Markdown converter for all our pages
===========  ========================================================

All other code uses only the names below, never a module. import-linter checks that.
"""

from portfolio.site.again.drawing import Drawing, Drawn, OurPage, looks_at_pages, plain_contents
from portfolio.site.again.kept import Kept, forget
from portfolio.site.again.recipe import Known, made_from, tools
from portfolio.site.again.redrawing import Redrawing
from portfolio.site.again.rereading import Rereading

__all__ = [
    "Drawing",
    "Drawn",
    "Kept",
    "Known",
    "OurPage",
    "Redrawing",
    "Rereading",
    "forget",
    "looks_at_pages",
    "made_from",
    "plain_contents",
    "tools",
]
