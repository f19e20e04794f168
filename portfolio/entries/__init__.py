"""The kinds of entry, one file each, and the profile.

A file in this package that defines a kind registers it just by being here.

============  =============================================================
`base`        Entry: what every kind has, and the register of kinds
`worded`      what an entry has of its words
`headings`    the headings a kind offers, and those that several share
`learning`    hours of learning, which any kind may say
`agreed`      decisions, actions and goals, and the later looks back at them
`details`     other groups of fields that several kinds hold
`unfinished`  entries that count nowhere yet: drafts, examples, blank ones
`limits`      headings that travel less far than their entry
`profile`     whose record it is
`reading`     a record → a typed entry or profile, or every problem at once
`as_meant`    capitals, days and standards as they were meant, where that is certain
`taken`       what each field takes: our words, a day, a list, the practitioner's own words
`in_part`     an entry as far as it can be understood, to look for further mistakes
`mistakes`    what the models refuse, as problems with a place
`signing`     sign-off: the canonical form of an entry and its digest
============  =============================================================
"""

from importlib import import_module
from pkgutil import iter_modules

from portfolio.entries.base import KINDS, Entry
from portfolio.entries.headings import Heading
from portfolio.entries.profile import Profile

for _module in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

__all__ = ["KINDS", "Entry", "Heading", "Profile"]
