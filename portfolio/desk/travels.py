"""What of an entry would travel to an audience, as a build for it would show it."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.desk.record import Now
from portfolio.entries import Entry
from portfolio.records.declared import Place, declared, label, places
from portfolio.share import Share


@dataclass(frozen=True, kw_only=True)
class Travels:
    """What goes, and what of the same entry stays."""

    audience: Share
    goes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def travels(would_be: Now, path: str, audience: Share) -> Travels | None:
    """What of one entry an audience would see; nothing if it would not see the entry."""
    full = would_be.entry(path)
    shown = would_be.shown_to(audience).by_path.get(path)
    if full is None or shown is None:
        return None
    goes, all_of_it = _said(shown), _said(full)
    return Travels(
        audience=audience,
        goes=goes,
        stays=tuple(one for one in all_of_it if one not in goes),
        files=tuple(file.rpartition("/")[2] for file in shown.files),
    )


def _said(entry: Entry) -> tuple[str, ...]:
    """The labels of the fields that say something, and the headings that have words."""
    kind = type(entry)
    said, where = declared(kind), places(kind)
    fields = [
        label(key, said[name])
        for key, name in kind.written().items()
        if where[name] is not Place.NOWHERE
        and key not in {"kind", "id", "share"}
        and getattr(entry, name) != kind.model_fields[name].get_default(call_default_factory=True)
    ]
    headings = [
        section.heading or "The words before the first heading"
        for section in entry.sections
        if section.has_words
    ]
    return (*fields, *headings)
