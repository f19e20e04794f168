"""The guard: the check for identifying details, before a build and after it.

========================  =====================================================
`findings`                what may not leave, in what an audience would see
`output`                  the last look, over every file of a finished site
`settings`                what the guard looks for, and for whom
`deny_list`               the private list of terms, never shown
`canonical`               the form in which disguises of a word are the same
`patterns`                numbers and addresses that point to a person
`readings`                what a text says once its escapes and markup are undone
`evidence`                which files may travel, and what they hold
`carried`                 a file as it travels
`documents`, `pdf`        the words and the hidden details of documents
`pictures`                pictures without what the camera wrote into them
========================  =====================================================
"""

from portfolio.guard.carried import carried
from portfolio.guard.deny_list import DenyList
from portfolio.guard.findings import check
from portfolio.guard.output import digests, scan_output
from portfolio.guard.settings import Guard, guard

__all__ = ["DenyList", "Guard", "carried", "check", "digests", "guard", "scan_output"]
