"""The fields of a file as questions see them, and changed answers as the fields of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.desk.answers import Sent
from portfolio.model import Practitioner
from portfolio.model.themes import alike
from portfolio.records.frontmatter import Value
from portfolio.writing import offers
from portfolio.writing.plain import one_line

Meta = Mapping[str, Value]
MORE = ".more"  # beside boxes to tick: one that is not among them


def shown_meta(meta: Meta) -> Meta:
    """The fields of a file as the questions see them: a table is a list of rows.

    In a form, `draft` names what was typed and not saved.
    """
    ratings = meta.get("ratings")
    rows = ratings.items() if isinstance(ratings, Mapping) else ()
    in_rows = tuple({"about": name, "rating": value} for name, value in rows)
    return {**meta, "ratings": in_rows, "is_draft": meta.get("draft")}


def as_fields(changed: Mapping[str, Any], sent: Sent, meta: Meta, person: Practitioner) -> dict[str, Any]:
    """The changed answers as fields of a file, with what was typed beside the boxes."""
    fields = dict(changed)
    if "is_draft" in fields:
        fields["draft"] = fields.pop("is_draft")
    if "ratings" in fields:
        rows = [row for row in fields["ratings"] or () if row.keys() >= {"about", "rating"}]
        fields["ratings"] = {row["about"]: row["rating"] for row in rows} or None
    for name, known in (("themes", _as_theme), ("follows", _as_entry)):
        typed = [known(one_line(text), person) for text in sent.get(name + MORE, ()) if one_line(text)]
        if typed:
            said = fields.get(name, listed(meta.get(name))) or ()
            fields[name] = [*said, *(one for one in typed if one not in said)]
    for name in ("standards", "themes", "follows", "answers"):
        if fields.get(name):
            fields[name] = _in_old_order(fields[name], listed(meta.get(name)))
    return fields


def listed(value: Value) -> tuple[str, ...]:
    """The texts of a field, one or several."""
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, str))


def rows_in(value: Value) -> Iterator[Mapping[str, Value]]:
    """The groups of a field, one or several."""
    items = value if isinstance(value, tuple) else (value,)
    return (item for item in items if isinstance(item, Mapping))


def _as_theme(typed: str, person: Practitioner) -> str:
    """A theme that was typed, as the word that is used for it already."""
    known = {alike(title): word for word, title in offers.themes(person)}
    known |= {alike(word): word for word, _ in offers.themes(person)}
    return known.get(alike(typed), typed)


def _as_entry(typed: str, person: Practitioner) -> str:
    """An entry that was typed by its title, as its id."""
    known = {entry.title.casefold(): entry.id for entry in person.with_drafts}
    return known.get(typed.casefold(), typed)


def _in_old_order(said: Any, before: tuple[str, ...]) -> list[str]:
    return [one for one in before if one in said] + [one for one in said if one not in before]
