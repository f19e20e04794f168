"""What was asked and answered → tables of records: a row for each filled form or text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from portfolio.entries import KINDS
from portfolio.writing import activities, columns, forms, table_days
from portfolio.writing.forms.known import TEXT, Form
from portfolio.writing.forms.labels import folded
from portfolio.writing.tables import Row, Table
from portfolio.writing.word.asked import Asked, day_in, meanings, own_headings
from portfolio.writing.word.values import LeftOut

WITHOUT_LABEL = "Text"
_UNANSWERED = "Labels and headings with nothing below"
_WORDS_OF_A_TEXT = 25  # beside a log; less is a remark about it
_DAY_WITHIN = 3  # lines at the beginning that may be the day
_WORDS_OF_A_DAY = 7  # `on Tuesday the 4th of March 2026`
_NOTES = "Notes"
_ALIKE = 0.5
_TELLING = 2  # labels that only one form has
_OF_A_PERSON = frozenset({("name",), ("your", "name"), ("full", "name"), ("employee", "name")})
_BY_THE_CELLS = frozenset({"date", "title", "kind", "standards"})
_SORT = {
    "reflection": "Reflection", "supervision": "Supervision", "feedback": "Feedback",
    "observation": "Observation", "review": "Appraisal",
}  # fmt: skip


@dataclass
class _Record:
    """What one form or text holds, before it is a row."""

    asked: list[Asked]
    title: str = ""
    day: str = ""
    headings: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        return [one.label for one in self.asked if one.label]


def records(asked: Sequence[Asked], title: str, left_out: LeftOut, *, beside_log: bool) -> list[Table]:
    """A table for each sort of form in a document, with a row for each that is filled in."""
    made = [one for one in _parted(asked, title) if _is_filled(one)]
    if title and sum(one.title == title for one in made) > 1:
        for number, one in enumerate(made, 1):
            one.title = f"{title} ({number})" if one.title == title else one.title
    if beside_log:
        remarks = [one for one in made if not _is_more_than_a_remark(one)]
        for one in remarks:
            for said in one.asked:
                left_out.add("Beside the table, and no entry", f"{said.label} {said.answer}")
        made = [one for one in made if one not in remarks]
    answered = {id(said) for one in made for said in one.asked if said.answer}
    for said in asked:
        if id(said) not in answered and not said.answer:
            left_out.add(_UNANSWERED, said.label)
    if title and (not made or not any(one.title.startswith(title) for one in made)):
        left_out.add("The title of the document", title)
    by_headings: dict[tuple[tuple[str, ...], str], list[_Record]] = {}
    for one in made:
        _settle(one)
        by_headings.setdefault((tuple(one.headings), _form_id(one)), []).append(one)
    return [_table(list(headings), some) for (headings, _), some in by_headings.items()]


def _is_filled(record: _Record) -> bool:
    return any(one.answer for one in record.asked)


def _is_more_than_a_remark(record: _Record) -> bool:
    said = sum(len(one.answer.split()) for one in record.asked)
    return bool(forms.recognise(record.labels)) or said >= _WORDS_OF_A_TEXT


def _parted(asked: Sequence[Asked], title: str) -> list[_Record]:
    """The records in a document: each form that begins anew, each heading with a day of its own."""
    levels = Counter(one.level for one in asked if one.level and day_in(one.label))
    diary = next((level for level, number in sorted(levels.items()) if number > 1), 0)
    if diary:
        starts = [at for at, one in enumerate(asked) if one.level == diary and day_in(one.label)]
        parts = [asked[start:end] for start, end in zip(starts, [*starts[1:], len(asked)], strict=True)]
        first = [_Record(list(asked[: starts[0]]), title)] if starts[0] else []
        return first + [_day_record(list(part), title) for part in parts]
    found = _beginnings(asked)
    if not found:
        return [_Record(list(asked), title)]
    ends = [*found[1:], len(asked)]
    parts = [
        asked[0 if at == 0 else start : end] for at, (start, end) in enumerate(zip(found, ends, strict=True))
    ]
    return [_Record(list(part), title) for part in parts]


def _day_record(part: list[Asked], title: str) -> _Record:
    """A text under a heading with its day, which stays as its title."""
    heading = part[0]
    day = day_in(heading.label)
    part = [Asked("", heading.lines), *part[1:]] if heading.answer else part[1:]
    is_bare = table_days.stretch(heading.label) is not None
    return _Record(part, f"{title or _NOTES}, {heading.label}" if is_bare else heading.label, day)


def _beginnings(asked: Sequence[Asked]) -> list[int]:
    """Where the same form begins again: at the first label that comes more than once."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(asked):
        if one.label:
            places.setdefault(folded(one.label), []).append(at)
    for found in places.values():
        parts = [asked[a:b] for a, b in zip(found, [*found[1:], len(asked)], strict=True)]
        if len(found) > 1 and all(map(_is_whole, parts)) and _are_alike(parts):
            return found
    return []


def _is_whole(part: Sequence[Asked]) -> bool:
    labels = [one.label for one in part]
    return bool(forms.recognise(labels)) or any("date" in meanings(label) for label in labels)


def _are_alike(parts: Sequence[Sequence[Asked]]) -> bool:
    sets = [{folded(one.label) for one in part} for part in parts]
    return all(len(sets[0] & one) >= len(sets[0] | one) * _ALIKE for one in sets[1:])


def _form_id(record: _Record) -> str:
    form = forms.recognise(record.labels) or _like(record)
    return form.id if form else ""


def _like(record: _Record) -> Form | None:
    """The form that a record is much like: by labels that no log of one's own has, or by its title."""
    kind = activities.recognise(record.title).kind if record.title else ""
    numbers = {form.id: sum(_is_telling(form, label) for label in record.labels) for form in forms.forms()}
    best = max(forms.forms(), key=lambda form: (numbers[form.id], form.kind == kind))
    return best if numbers[best.id] >= (1 if best.kind == kind else _TELLING) else None


def _is_telling(form: Form, label: str) -> bool:
    usual = (one for one in forms.usual().values() if one.names.rank(label))
    return bool(form.meaning(label)) and not any(usual)


def _settle(record: _Record) -> None:
    """Headings and cells of a record, with its day, title and kind where it has no label for them."""
    said = [one for one in record.asked if one.answer]
    labels = [one.label or WITHOUT_LABEL for one in said]
    cells = [one.answer for one in said]
    known = columns.recognise(labels, [[cell] for cell in cells])
    at = known.by_field.get("title", known.doubted)
    has_title = at is not None and folded(labels[at]) not in _OF_A_PERSON
    before: list[tuple[str, str]] = []
    if not known.has_day:
        before.append(("Date", record.day or _day(record)))
    if not has_title and (record.title or not known.form):
        before.append(("Title", record.title or _first_line(record)))
    like = None if known.form else _like(record)
    kind = (
        "" if known.form or "kind" in known.by_field else _SORT.get(like.kind, "") if like else _kind(record)
    )
    if kind:
        before.append(("Kind", kind))
    if record.title and has_title:
        labels, cells = ["Document", *labels], [record.title, *cells]
    record.headings = [*(name for name, _ in before), *labels]
    record.cells = [*(cell for _, cell in before), *cells]


def _day(record: _Record) -> str:
    """The day of a record by its title, its headings or a line of its own; only one that is certain."""
    lines = [line for one in record.asked if not one.label for line in one.lines][:_DAY_WITHIN]
    alone = [line for line in lines if len(line.split()) <= _WORDS_OF_A_DAY]
    days = {day_in(said) for said in (record.title, *record.labels, *alone)} - {""}
    return days.pop() if len(days) == 1 else ""


def _first_line(record: _Record) -> str:
    """What a text without a title may be called: its first heading."""
    return next((one.label for one in record.asked if one.label and one.level), "")


def _kind(record: _Record) -> str:
    """The kind that the title or our own headings say, in a word that a log would use."""
    meant = activities.recognise(record.title)
    if record.title and meant.is_known:
        return _SORT.get(meant.kind, "")
    offered = Counter(kind for label in record.labels for kind in {kind for _, kind in own_headings(label)})
    if not offered:
        return ""
    best = max(KINDS, key=lambda kind: (offered[kind], kind == "training"))
    return _SORT.get(best, "")


def _asks_for_the_day(label: str) -> bool:
    of_forms = any(form.meaning(label) == "date" for form in forms.forms())
    return of_forms or forms.usual()["date"].names.rank(label) is not None


def _table(headings: list[str], some: Sequence[_Record]) -> Table:
    rows = tuple(Row(number, tuple(one.cells)) for number, one in enumerate(some, 1))
    is_form = any(not asked.level and asked.label for one in some for asked in one.asked)
    like = None if forms.recognise(headings) else _like(some[0])
    beyond: dict[str, int] = {}
    for at, label in enumerate(headings):
        meant = like.meaning(label) if like else ""
        names = [meant] if meant not in {"", TEXT} else [title for title, _ in own_headings(label)]
        for name in names:
            if name not in _BY_THE_CELLS:
                beyond.setdefault(name, at)
    days = [at for at, label in enumerate(headings) if _asks_for_the_day(label)]
    certain = [at for at in days if all(table_days.stretch(one.cells[at]) for one in some)]
    if len(days) > 1 and certain:
        beyond["date"] = certain[0]  # a day further down is that of a signature
    return Table(
        tuple(headings), 0, rows, 0, (), "labels and answers" if is_form else "text under headings",
        each="form" if is_form else "text", beyond_doubt=beyond,
    )  # fmt: skip
