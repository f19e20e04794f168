"""A table of CPD → entries to write, rows already there, and rows that need attention.

No row is lost: each is one of the three. What no field can hold is kept in the entry's text. A
row's id comes from its content, so a second run knows what the first one wrote.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.entries.reading import Location
from portfolio.entries.unfinished import is_unfinished
from portfolio.writing import cells
from portfolio.writing.cells import Attention, Context
from portfolio.writing.columns import Columns
from portfolio.writing.csvfile import Row, Table
from portfolio.writing.dates import written_late
from portfolio.writing.names import default_title, stem_for
from portfolio.writing.plain import as_markdown, clean, one_line, shortened
from portfolio.writing.text import Draft, entry_text, mistakes, read_back

FROM_LOG = "From my log"
_HEADINGS = {
    "why": "Why it matters",
    "learnt": "What I learnt",
    "practice": "Difference to my practice",
    "people": "Difference for people",
    "peer": "Peer reflection",
}
_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # beside digits of a title it may look like a number
_LONGEST_TITLE = 120


@dataclass(frozen=True)
class Ready:
    """An entry to write, from a row."""

    row: int
    draft: Draft
    text: str

    @property
    def id(self) -> str:
        """The id that the row's content gives."""
        return str(self.draft.fields["id"])

    @property
    def is_unfinished(self) -> bool:
        """Whether it holds too little to count."""
        entry, _ = read_back(self.text, Location("log", f"log/{self.id}.md"))
        return entry is not None and is_unfinished(entry)


@dataclass(frozen=True)
class Outcome:
    """What becomes of every row that is not empty."""

    ready: tuple[Ready, ...] = ()
    there: tuple[int, ...] = ()
    attention: tuple[Attention, ...] = field(default=())

    @property
    def rows_in_need(self) -> int:
        """How many rows need attention; one row may need it twice."""
        return len({need.row for need in self.attention})


def entries(
    table: Table,
    context: Context,
    today: datetime.date,
    known: Collection[str] = (),
    schemas: Mapping[str, str] | None = None,
) -> Outcome:
    """What becomes of every row of a table that is brought in today.

    `known` holds the ids in use, folded; `schemas` the path of the JSON Schema for each kind.
    """
    ready: list[Ready] = []
    there: list[int] = []
    attention: list[Attention] = []
    seen: Counter[str] = Counter()
    for row in table.rows:
        key = _key(row, context.columns)
        seen[key] += 1
        result = _entry(row, context, today, f"{key}#{seen[key]}", schemas or {})
        if not isinstance(result, Ready):
            attention += result
        elif result.id.casefold() in known:
            there.append(row.number)
        else:
            ready.append(result)
    return Outcome(tuple(ready), tuple(there), tuple(attention))


def _key(row: Row, columns: Columns) -> str:
    """What a row is known by the next time: its cells by heading, whatever the order of columns."""
    given = ((columns.name(place).casefold(), one_line(cell)) for place, cell in enumerate(row.cells))
    return json.dumps(sorted((name, cell) for name, cell in given if cell), ensure_ascii=False)


def _entry(
    row: Row, context: Context, today: datetime.date, key: str, schemas: Mapping[str, str]
) -> Ready | list[Attention]:
    read = cells.read(row, context)
    if read.attention:
        return list(read.attention)
    date = read.fields["date"]
    title = one_line(context.cell(row, "title")) or one_line(context.cell(row, "kind"))
    title = title or default_title(read.kind, date)
    digest = hashlib.blake2s(key.encode("utf-8", "replace"), digest_size=4).hexdigest()
    fields = {
        **read.fields,
        **written_late(date, today),
        "title": shortened(title, _LONGEST_TITLE),
        "id": f"{stem_for(date, title, read.kind)}-{digest.translate(_LETTERS)}",
        "share": "private",
    }
    kept = [*read.kept, *(([("Title", title)]) if len(title) > _LONGEST_TITLE else [])]
    draft = Draft(read.kind, fields, dict(_words(row, context, kept)))
    text = entry_text(draft, schemas.get(read.kind, ""))
    wrong = mistakes(text, Location("log", f"log/{fields['id']}.md"))
    if wrong:
        return [Attention(row.number, "", "", f"{wrong[0].what} {wrong[0].fix}")]
    return Ready(row.number, draft, text)


def _words(row: Row, context: Context, kept: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, heading in _HEADINGS.items():
        if text := as_markdown(context.cell(row, name)):
            yield heading, text
    columns = context.columns
    more = [(columns.name(place), row.cells[place]) for place in columns.rest() if place < len(row.cells)]
    lines = [
        f"**{as_markdown(one_line(name))}:** {as_markdown(text).lstrip()}"
        for name, text in (*kept, *more)
        if clean(text)
    ]
    if lines:
        yield FROM_LOG, "\n\n".join(lines)
