"""A note in plain text, and text that answers the questions of a form: as copied from an account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portfolio.writing import tables
from portfolio.writing.forms.known import forms, usual
from portfolio.writing.forms.labels import folded
from portfolio.writing.notes.note import Note, day_in, day_of_name, kind_of, name_of
from portfolio.writing.plain import as_markdown, clean, one_line, shortened
from portfolio.writing.tables import Row, Table, UnreadableError

_LABEL = re.compile(r"\s*(.{2,200}?)\s*[:\t]\s*(.*)")
_NEEDED = ("date", "title")
_REST = "Notes"
_FIRST_LINES = 5
_LONGEST_TITLE = 100


def note(path: str, text: str, title: str = "") -> Note:
    """A note in plain text. Its first line is its title where it has no other."""
    lines = [line for line in clean(text).split("\n") if line.strip()]
    named = name_of(path)
    if not title and lines:
        title = _without_date_label(lines[0])
        if day_in(title) and len(lines) > 1:
            title = lines[1]
        if shortened(one_line(title), _LONGEST_TITLE) == one_line(lines[0]):
            lines = lines[1:]
    found = (
        day for line in clean(text).split("\n")[:_FIRST_LINES] if (day := day_in(_without_date_label(line)))
    )
    return Note(
        path=path,
        title=shortened(one_line(title), _LONGEST_TITLE) or named,
        day=next(found, None) or day_of_name(path),
        kind=kind_of([title]),
        body=as_markdown("\n".join(lines)),
    )


def as_table(text: str, title: str = "", day: str = "") -> Table | None:
    """A text that answers the questions of a form, as a table of one row; None where it is none.

    `title` and `day` are taken where the text says none.
    """
    answers = _answers(clean(text))
    for label, instead in (("Title", title), ("Date", day)):
        field = label.casefold()
        if instead and not any(_field(said) == field for said in answers):
            answers = {label: instead, **answers}
    if len([label for label in answers if label != _REST]) <= len(_NEEDED):
        return None
    if {*_NEEDED} - {_field(label) for label in answers}:
        return None
    try:
        rows = (Row(1, tuple(_headings(answers))), Row(2, tuple(answers.values())))
        return tables.table(rows, "questions and answers")
    except UnreadableError:
        return None


def _headings(labels: Iterable[str]) -> Iterator[str]:
    """The labels as headings of a table: a question of a form under what it asks for."""
    used: set[str] = set()
    for label in labels:
        field = _field(label)
        own = usual()[field].names.names[0].capitalize() if field in usual() else label
        yield label if field in used else own
        used.add(field)


def _answers(text: str) -> dict[str, str]:
    """What stands behind and below each label that is known; what stands above the first is kept too."""
    answers: dict[str, list[str]] = {_REST: []}
    now = _REST
    for line in text.split("\n"):
        label, value = _label(line)
        if label and label not in answers:
            now, answers[label] = label, [value]
        else:
            answers[now].append(line)
    found = {label: "\n".join(lines).strip() for label, lines in answers.items()}
    return {label: value for label, value in found.items() if value}


def _label(line: str) -> tuple[str, str]:
    """The label at the beginning of a line, and what stands behind it."""
    split = _LABEL.fullmatch(line)
    if split and _field(split[1]):
        return one_line(split[1]), split[2]
    alone = one_line(line).rstrip(":?")
    asks = line.rstrip().endswith(("?", ":")) or len(folded(alone)) > 1
    return (one_line(line), "") if asks and _field(alone) else ("", "")


def _field(label: str) -> str:
    """What a label asks for: a field or a heading; empty where it is no label we know."""
    for field, one in usual().items():
        rank = one.names.rank(label)
        if rank is not None and rank[0] == 0:
            return field
    return next((meaning for form in forms() if (meaning := form.meaning(label))), "")


def _without_date_label(line: str) -> str:
    label, _, value = line.partition(":")
    return value.strip() if label.strip().casefold() in {"date", "day", "on"} else line.strip()
