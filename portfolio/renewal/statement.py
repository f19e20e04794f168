"""The one statement of how the standards are met, drafted from a few pieces in their author's own words.

Nothing is cut in silence: a piece that would make it longer than the form takes is named instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry
from portfolio.renewal import pieces, plain
from portfolio.renewal.forms import Form, FormField
from portfolio.renewal.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement, the pieces it tells of, newest first, and what its author should know of it."""

    text: str
    pieces: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def draft(field: FormField, seen: Scene) -> Draft:
    """The statement that a field of a form asks for: each piece told by the fields of another form."""
    form = next((form for form in seen.rule_set.forms if form.id == field.each), None)
    chosen = _chosen(seen)
    kept, left = _fitting([(entry, _told(entry, form)) for entry in chosen[: field.most]], field.words_max)
    told = tuple(entry for entry, _ in kept)
    return Draft(
        text=plain.joined(text for _, text in kept),
        pieces=told,
        notes=tuple(_notes(field, form, told, left, chosen[field.most :] if field.most else ())),
    )


def _chosen(seen: Scene) -> tuple[Entry, ...]:
    """The pieces marked as showcase, else all there are, newest first."""
    marked = tuple(entry for entry in seen.pieces if entry.showcase)
    return tuple(reversed(marked or seen.pieces))


def _told(entry: Entry, form: Form | None) -> str:
    """A piece in its author's words, each part under what the form calls it, where a form is named."""
    if form is None:
        return plain.joined([plain.line(entry), plain.under_any(entry, (*pieces.LEARNT, *pieces.DIFFERENCE))])
    parts = ((field.title, plain.under_any(entry, field.headings)) for field in form.fields)
    return plain.joined([plain.line(entry), *(f"{title}\n{words}" for title, words in parts if words)])


_Told = tuple[Entry, str]


def _fitting(told: list[_Told], words_max: int | None) -> tuple[list[_Told], list[_Told]]:
    """Those that fit together, in their order, and those left out. If not even one fits, the first stays."""
    kept: list[_Told] = []
    words = 0
    for one in told:
        longer = words + len(one[1].split())
        if words_max is None or longer <= words_max:
            kept.append(one)
            words = longer
    kept = kept or told[:1]
    return kept, [one for one in told if one not in kept]


def _notes(
    field: FormField, form: Form | None, told: tuple[Entry, ...], left: list[_Told], more: Iterable[Entry]
) -> Iterator[str]:
    """What its author should know: how many there are, what is left out, and which parts are empty."""
    if field.fewest and told and len(told) < field.fewest:
        yield f"It tells of {say.counted(len(told), 'activity', 'activities')}; {_suggested(field)}."
    if left:
        names = say.all_of(
            f"“{entry.title}”, {say.day(entry.date)} ({say.counted(len(text.split()), 'word')})"
            for entry, text in left
        )
        yield f"Left out, as it would make more than {field.words_max:,} words: {names}."
    over = [f"“{entry.title}”, {say.day(entry.date)}" for entry in more]
    if over:
        yield f"Left out, as {_suggested(field)}: {say.all_of(over)}."
    for part in form.fields if form else ():
        if part.headings and not part.fill:
            empty = [f"“{entry.title}”" for entry in told if not plain.under_any(entry, part.headings)]
            if empty:
                yield f"“{part.title}” is empty for {say.all_of(empty)}."


def _suggested(field: FormField) -> str:
    return f"{field.fewest} to {field.most} are suggested" if field.fewest else f"{field.most} are suggested"
