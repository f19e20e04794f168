"""Search without a server: postings made at build time, in small scripts that a page loads as needed.

A reader may open the site from a USB stick. From `file://` a browser fetches nothing and starts no
worker, but it does load scripts.

===========  =========================================================================
`folding`    a text → its words as they are looked for
`postings`   what search finds on one page: its sections, and the words in them
`order`      every page that search finds, in the order that gives each its number
`shards`     the files: which words, texts and pages lie in which, and how they read
`writing`    the files written whole, or only those that one changed page concerns
`making`     search for a finished site, at the end of a whole build
`worker`     our own worker in place of Material's, and its shim for `file://`
===========  =========================================================================

The twin of `folding` and `shards` in the browser is `theme/assets/search.js`.
"""

from portfolio.site.search.making import make
from portfolio.site.search.order import rank_of
from portfolio.site.search.postings import PageWords, found_on
from portfolio.site.search.worker import add_shim
from portfolio.site.search.writing import follow, update, write

__all__ = [
    "PageWords",
    "add_shim",
    "follow",
    "found_on",
    "make",
    "rank_of",
    "update",
    "write",
]
