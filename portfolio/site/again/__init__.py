"""The quick second build: nothing is worked out twice.

===========  ========================================================
`rereading`  which files are read anew: those that changed
`redrawing`  which pages are drawn anew: those whose recipe changed
`recipe`     what a page is made from, as a digest
`drawing`    pages drawn outside MkDocs' loop: the same bytes, sooner
`frames`     what the theme puts around an entry, drawn once for all
`converter`  one Markdown converter for all our pages
===========  ========================================================

All other code uses only the names below, never a module. import-linter checks that.
"""

from portfolio.site.again.drawing import Drawing, OurPage, looks_at_pages
from portfolio.site.again.recipe import Known, made_from
from portfolio.site.again.redrawing import Redrawing
from portfolio.site.again.rereading import Rereading

__all__ = [
    "Drawing",
    "Known",
    "OurPage",
    "Redrawing",
    "Rereading",
    "looks_at_pages",
    "made_from",
]
