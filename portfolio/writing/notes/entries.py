"""Notes → entries, those already there, and those that need attention. All private."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from portfolio.entries.reading import Location
from portfolio.entries.unfinished import is_unfinished
from portfolio.writing import twins
from portfolio.writing.dates import written_late
from portfolio.writing.log import Outcome, Ready, Twin
from portfolio.writing.names import day_stem, default_title, free_stem
from portfolio.writing.notes.markdown import kept_as_markdown
from portfolio.writing.notes.note import Note
from portfolio.writing.plain import as_markdown, shortened
from portfolio.writing.row_entry import Attention
from portfolio.writing.text import Draft, fields_text, ordered, read_back
from portfolio.writing.twins import There

FROM_NOTES = "From my notes"
_LONGEST_TITLE = 120
_NO_DAY = "No day is named. Write one as the first line, such as 31 March 2026, and import it again."
_AHEAD = "Its day has not come."


def entries(notes: Sequence[Note], today: datetime.date, there: There, schemas: Mapping[str, str]) -> Outcome:
    """What becomes of every note; each is known by its number, from 1."""
    ready: list[Ready] = []
    same: list[int] = []
    attention: list[Attention] = []
    like: list[Twin] = []
    used = set(there.ids)
    for number, note in enumerate(notes, 1):
        if note.day is None or note.day > today:
            attention.append(Attention(number, "", "", _AHEAD if note.day else _NO_DAY))
            continue
        title = shortened(note.title, _LONGEST_TITLE) or default_title(note.kind, note.day)
        record = twins.record(note.kind, note.day, title, {})
        if there.take(record):
            same.append(number)
            continue
        id_ = free_stem(day_stem(note.day, title, note.kind), used)
        made = _made(number, note, _draft(note, note.day, title, id_, today), schemas.get(note.kind, ""))
        if isinstance(made, Attention):
            attention.append(made)
            continue
        used.add(id_.casefold())
        if twin := there.like(record):
            like.append(Twin(made, twin))
        else:
            ready.append(made)
    return Outcome(tuple(ready), tuple(same), tuple(attention), tuple(like))


def with_body(entry: Ready, body: str) -> Ready:
    """The same with other words, those whose links are settled, if it can be read so."""
    top, _, _ = entry.text.partition("\n---\n\n")
    draft = replace(entry.draft, words={**entry.draft.words, "": body})
    text = f"{top}\n---\n\n{_words(draft)}"
    _, problems = read_back(text, Location("notes", f"notes/{entry.id}.md"))
    return entry if any(one.is_error for one in problems) else replace(entry, draft=draft, text=text)


def _draft(note: Note, day: datetime.date, title: str, id_: str, today: datetime.date) -> Draft:
    fields = {"title": title, "date": day, "id": id_, "share": "private", **written_late(day, today)}
    kept = [*note.kept, *([("Title", note.title)] if len(note.title) > _LONGEST_TITLE else [])]
    words = {"": note.body, FROM_NOTES: kept_as_markdown(tuple(kept))}
    return Draft(note.kind, {**fields, "themes": list(note.themes)}, words)


def _made(number: int, note: Note, draft: Draft, schema: str) -> Ready | Attention:
    """An entry that reads back; where Markdown of its own stands against that, its words as plain text."""
    as_plain = replace(draft, words={**draft.words, "": as_markdown(note.body)})
    wrong = ""
    for one in (draft, as_plain):
        top = f"# yaml-language-server: $schema={schema}\n" if schema else ""
        text = f"---\n{top}{fields_text(ordered(one))}---\n\n{_words(one)}"
        entry, problems = read_back(text, Location("notes", f"notes/{draft.fields['id']}.md"))
        errors = [problem for problem in problems if problem.is_error]
        if not errors and entry is not None:
            return Ready(number, one, text, is_unfinished(entry))
        wrong = wrong or f"{errors[0].what} {errors[0].fix}" if errors else wrong
    return Attention(number, "", "", wrong)


def _words(draft: Draft) -> str:
    parts = [
        draft.words[""],
        *(f"## {name}\n\n{text}" for name, text in draft.words.items() if name and text),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"
