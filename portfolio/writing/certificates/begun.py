"""A training entry begun from a certificate: a draft, private, with the file as its evidence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import replace

from portfolio.entries.reading import Location
from portfolio.writing.certificates.badge import Badge
from portfolio.writing.dates import short, written_late
from portfolio.writing.log import Ready
from portfolio.writing.names import day_stem, free_stem
from portfolio.writing.notes.note import day_of_name, name_of
from portfolio.writing.plain import as_markdown, shortened
from portfolio.writing.tables import UnreadableError
from portfolio.writing.text import Draft, entry_text, read_back

KIND = "training"
_DAY = re.compile(r"(?:\A|(?<=\D))(?:19|20)\d\d[-_. ]?\d\d[-_. ]?\d\d(?:[T_ -]?\d{6})?(?!\d)")
_LONGEST_TITLE = 120
_CAMERA = re.compile(r"(?:img|image|photo|scan|dsc|pxl|dcim|screenshot|file|document)?\s*\d*", re.IGNORECASE)
_USUAL = "Certificate"


def title_of(name: str, badge: Badge | None) -> str:
    """A title from a badge, else from the name of the file without its day."""
    if badge and badge.name:
        return shortened(badge.name, _LONGEST_TITLE)
    words = " ".join(re.sub(r"[-_.]+", " ", _DAY.sub(" ", name_of(name))).split())
    if _CAMERA.fullmatch(words):
        return "Badge" if badge else _USUAL
    return shortened(words[:1].upper() + words[1:], _LONGEST_TITLE)


def day_of(name: str, badge: Badge | None) -> datetime.date | None:
    """The day it was given: from a badge, else from the name of the file."""
    return (badge.issued if badge else None) or day_of_name(name)


def begun(title: str, day: datetime.date, badge: Badge | None, evidence: str) -> Draft:
    """What is known of the entry: the file that is its evidence, and what a badge says."""
    fields = {
        "title": title,
        "date": day,
        "share": "private",
        "draft": True,
        "provider": badge.issuer if badge else "",
        "valid_until": badge.expires if badge and badge.expires and badge.expires >= day else None,
        "evidence": [evidence],
    }
    return Draft(KIND, fields, {"": as_markdown(said_of(badge))} if badge else {})


def entry(draft: Draft, today: datetime.date, taken: Collection[str], schema: str = "") -> Ready:
    """The entry as it is written, with an id that no other has."""
    id_ = free_stem(day_stem(draft.date, draft.title, KIND), taken)
    whole = replace(draft, fields={**draft.fields, "id": id_, **written_late(draft.date, today)})
    text = entry_text(whole, schema)
    _, problems = read_back(text, Location("log", f"log/{id_}.md"))
    if wrong := next((problem for problem in problems if problem.is_error), None):
        raise UnreadableError(f"{wrong.what} {wrong.fix}")
    return Ready(1, whole, text, True)


def said_of(badge: Badge) -> str:
    """A badge in a few lines, which say that nobody checked it."""
    by = f", issued by {badge.issuer}" if badge.issuer else ""
    on = f" on {short(badge.issued)}" if badge.issued else ""
    until = f", valid until {short(badge.expires)}" if badge.expires else ""
    lines = [f"Open Badge, not verified: {badge.name or 'without a name'}{by}{on}{until}.", badge.about]
    if badge.elsewhere:
        lines.append(f"The rest stands at {badge.elsewhere} and was not fetched.")
    return "\n".join(filter(None, lines))
