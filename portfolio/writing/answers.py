"""What was answered → the fields and words of an entry. Nothing typed is lost.

A group without something it needs cannot be a field, so its answers become sentences in the text,
where they can be finished later.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from portfolio.share import Share
from portfolio.writing.plain import as_markdown
from portfolio.writing.questions import Question, headings_asked
from portfolio.writing.text import Draft


def draft(
    kind: str,
    fields: Mapping[str, Any],
    questions: Iterable[Question],
    sentences: Mapping[str, str] | None = None,
) -> Draft:
    """An entry from answers by field and sentences by heading."""
    filled = dict(fields)
    words = {heading: as_markdown(text) for heading, text in (sentences or {}).items() if text}
    for question in questions:
        if question.form == "group" and filled.get(question.field):
            _settle(kind, question, filled, words)
    return Draft(kind, filled, words, str(filled.get("model") or ""))


def _settle(kind: str, question: Question, fields: dict[str, Any], words: dict[str, str]) -> None:
    """Leave whole groups in their field, and put what was said in the others into words."""
    groups = fields[question.field]
    groups = list(groups) if isinstance(groups, list | tuple) else [groups]
    if question.named:
        groups = [{"id": f"{question.named}{number}", **group} for number, group in enumerate(groups, 1)]
    groups = [_with_last_day(group, question, fields["date"]) for group in groups]
    whole = [group for group in groups if all(group.get(name) for name in question.required)]
    for group in groups:
        if group not in whole:
            _keep(kind, question, group, words)
    fields[question.field] = whole if question.repeat else (whole[0] if whole else None)


def _with_last_day(group: Mapping[str, Any], question: Question, date: datetime.date) -> dict[str, Any]:
    """A period with a first day and no last one ends on the day of the entry."""
    start = group.get("from")
    is_time = {"from", "to"} == set(question.required) and isinstance(start, datetime.date)
    if is_time and isinstance(start, datetime.date) and not group.get("to") and start <= date:
        return {**group, "to": date}
    return dict(group)


def _keep(kind: str, question: Question, group: Mapping[str, Any], words: dict[str, str]) -> None:
    labels = {part.field: part.label for part in question.parts}
    lines = [f"{labels.get(name, name)}: {as_markdown(str(value))}" for name, value in group.items() if value]
    heading = next((heading for heading, _ in headings_asked(kind)), "")
    if question.share is not Share.PUBLIC:  # what is private as a field stays private as words
        heading = f"{question.label} {{share={question.share}}}"
    words[heading] = "\n\n".join([*filter(None, [words.get(heading, "")]), *lines])
