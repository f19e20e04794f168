"""What a form would save: the text of the file, and everything there is to say of it before it is there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portfolio.desk import words
from portfolio.desk.about_me import KIND, asked_of_me
from portfolio.desk.answers import Sent, understood
from portfolio.desk.asked import Asked, asked, evidence
from portfolio.desk.begun import begun
from portfolio.desk.meta import Meta, as_fields, listed, shown_meta
from portfolio.desk.record import Now, Record
from portfolio.desk.ticks import in_one_list, under_registrations
from portfolio.entries import Entry
from portfolio.entries.as_meant import read_bytes
from portfolio.guard.findings import in_unsaved
from portfolio.keeping import new_files
from portfolio.model import Practitioner
from portfolio.problems import Problem
from portfolio.share import Share
from portfolio.writing import body, dates, names, splice
from portfolio.writing.plain import one_line
from portfolio.writing.text import Draft, entry_text

_NO_PROFILE = b"---\n---\n"
_TIED = ("follows", "answers", "standards", "themes")
_EVERY_ENTRY = frozenset({"title", "date", "share"})


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An entry as its form was opened: its file, or the kind of a new one."""

    person: Practitioner
    kind: str
    id: str = ""
    path: str = ""  # below the practitioners; empty for a new one
    data: bytes = b""

    @property
    def is_new(self) -> bool:
        """Whether there is no file yet."""
        return not self.path

    @cached_property
    def meta(self) -> Meta:
        """The fields of the file, as their questions see them; none of a new one."""
        read = read_bytes(self.data, self.path)
        meta = {} if isinstance(read, Problem) else read.meta
        return in_one_list(meta) if self.kind == KIND else shown_meta(meta)

    @property
    def as_written(self) -> str:
        """The text with the line ends it has."""
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What would be saved."""

    opened: Opened
    asked: Asked
    path: str
    data: bytes
    unclear: Mapping[str, str]  # answers that are not understood, by their name in the form
    would_be: Now
    says_something: bool  # more than what every entry has

    @cached_property
    def file(self) -> str:
        """The file as messages name it."""
        return self.would_be.shown(self.path)

    @cached_property
    def entry(self) -> Entry | None:
        """The entry as it would be read; none if something in it is an error."""
        return self.would_be.entry(self.path)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What would be wrong in the file."""
        return self.would_be.problems(self.file)

    @cached_property
    def found(self) -> tuple[Problem, ...]:
        """What the guard finds in its words."""
        if self.entry is None:
            return ()
        return in_unsaved(self.entry, self.data, self.would_be.folder, self.would_be.guard)

    @property
    def can_be_saved(self) -> bool:
        """Whether every answer is understood and the file can be read."""
        return not self.unclear and not any(problem.is_error for problem in self.problems)


def questions_of(opened: Opened, now: Now, sent: Sent) -> Asked:
    """The questions of a form; what is in force depends on the day it speaks of."""
    terms = now.reading.portfolio.terms
    if opened.kind == KIND:
        return asked_of_me(terms, opened.meta)
    meta = {**opened.meta, **{name: _chosen(opened.meta, sent, name) for name in _TIED if sent.get(name)}}
    return asked(opened.kind, opened.person, terms.frameworks, day_of(opened, sent, now.today), meta)


def _chosen(meta: Meta, sent: Sent, name: str) -> tuple[str, ...]:
    """What the file names and what is ticked: on another day it might not be offered, and be lost."""
    return tuple(dict.fromkeys([*listed(meta.get(name)), *filter(None, sent[name])]))


def day_of(opened: Opened, sent: Sent, today: datetime.date) -> datetime.date:
    """The day an entry speaks of: as typed, else as in its file, else today."""
    typed = dates.day(one_line(sent["date"][0]), today) if sent.get("date") else None
    said = opened.meta.get("date")
    try:
        return typed or datetime.date.fromisoformat(str(said))
    except ValueError:
        return today


def attempted(record: Record, now: Now, opened: Opened, sent: Sent) -> Attempt:
    """What a form that came back would save. Raises splice.NotSpliced where only the source can be edited."""
    ask = questions_of(opened, now, sent)
    files = evidence(opened.meta, sent.get("waiting", ()))
    answers = understood((*ask.questions, files), sent, opened.meta, now.today)
    if opened.kind == KIND:
        fields = under_registrations(answers.fields, opened.meta)
    else:
        fields = as_fields(answers.fields, sent, opened.meta, opened.person)
    model = str(fields.get("model") or opened.meta.get("model") or "")
    written = words.changed_words(words.areas(opened.kind, opened.as_written, model), sent)
    if opened.is_new:
        path, data = _new(now, opened, fields, written, model)
    else:
        path, data = opened.path, opened.data or (_NO_PROFILE if opened.kind == KIND else b"")
        if fields:
            data = splice.with_fields_in(data, path, fields)
        if written:
            data = body.with_words(data.decode(), written).encode()
    would_be = record.now({path: data})
    usual = _usual(opened, ask, sent, fields, now)
    return Attempt(
        opened=opened,
        asked=ask,
        path=path,
        data=data,
        unclear=answers.problems,
        would_be=would_be,
        says_something=bool(written) or not fields.items() <= usual.items(),
    )


def _usual(opened: Opened, ask: Asked, sent: Sent, fields: Mapping[str, Any], now: Now) -> Mapping[str, Any]:
    """What a new form says before anybody has typed; of an entry that is there, whatever it says."""
    if not opened.is_new:
        return fields
    first = begun(ask, opened.kind, opened.person, day_of(opened, sent, now.today))
    said = understood(ask.questions, first, {}, now.today).fields
    return {**said, **{name: value for name, value in fields.items() if name in _EVERY_ENTRY}}


def _new(
    now: Now, opened: Opened, fields: Mapping[str, object], written: Mapping[str, str], model: str
) -> tuple[str, bytes]:
    """The path and text of a new entry. Without a title it gets a plain one, without a day today's."""
    day = fields.get("date")
    date = day if isinstance(day, datetime.date) else now.today
    title = str(fields.get("title") or names.default_title(opened.kind, date))
    late = dates.written_late(date, now.today)
    said = {"share": str(Share.PRIVATE), **fields, **late, "title": title, "date": date}
    home = now.folder.practitioners / opened.person.id
    folder = home / names.folder_for(opened.kind, opened.person.with_drafts)
    stem = names.free_stem(names.stem_for(date, title, opened.kind), new_files.taken(home))
    text = entry_text(Draft(opened.kind, said, written, model), new_files.schema_from(folder, now.folder))
    path = (folder / f"{stem}.md").relative_to(now.folder.practitioners).as_posix()
    return path, text.encode()
