"""Whether the name of an event says that it is supervision, one to one."""

from __future__ import annotations

import re

_SAYS = re.compile(
    r"\bsuper\s?vision\b|\bsupervisory (?:meeting|session)|\b121\b|\b1\s?-\s?1\b"
    r"|\b(?:1|one)[\s-]*(?:2|to|:)[\s-]*(?:1|one)\b"
)
# Supervision of a family, a court's order, a course about it, a meeting of several, the hour to prepare it.
_OTHER = re.compile(
    r"\b(?:group|peer|team|action learning|order|orders|contact|child(?:ren)?|famil(?:y|ies)|parents?|court|"
    r"training|course|workshop|webinar|policy|audit|forum|conference|prep(?:are|aration)?|write|writing|notes|"
    r"record(?:s|ing)?|book|arrange|email|chase|birthday)\b"
)
_CANCELLED = re.compile(r"^\W*cancell?ed\b[\s:–—-]*|[\s:(\[–—-]*\bcancell?ed\b\W*$", re.IGNORECASE)


def says_supervision(name: str) -> bool:
    """Whether a name says so and nothing in it speaks against it."""
    folded = " ".join(name.casefold().split())
    return bool(_SAYS.search(folded)) and not _OTHER.search(folded)


def is_called_off(name: str) -> bool:
    """Whether a name says `Cancelled:`, as some programs write it."""
    return bool(_CANCELLED.search(name))


def plain_name(name: str) -> str:
    """A name without that word."""
    return _CANCELLED.sub("", name).strip() or name
