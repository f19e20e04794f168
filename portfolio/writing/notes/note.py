"""What is understood of a note, and the day that a text names."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio.writing import activities, formats, table_days
from portfolio.writing.plain import one_line

DAYS = ("date", "day", "created", "created at", "creation date", "date created", "created time", "created on")
_NAMED = re.compile(r"(?:\A|[^\d])((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_BRACKETS = re.compile(r"\[\[|\]\]")
_EXPORTED = re.compile(r"\s+[0-9a-f]{32}\Z")  # Notion puts a number behind every name
_USUAL = "reflection"


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note: which file it was, what it says of itself, and its words as Markdown."""

    path: str
    title: str
    day: datetime.date | None
    kind: str = _USUAL
    themes: tuple[str, ...] = ()
    body: str = ""
    kept: tuple[tuple[str, str], ...] = ()  # what no field holds
    aliases: tuple[str, ...] = ()


def text_of(data: bytes) -> str:
    """The text of a file, in whichever of the usual encodings it is."""
    if encoding := formats.wide(data):
        return data[: len(data) // 2 * 2].decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def day_in(said: str) -> datetime.date | None:
    """The day that a field or a line names, with its year."""
    text = _BRACKETS.sub("", one_line(said)).replace("_", "-")
    try:
        return table_days.full_day(text)
    except (ValueError, OverflowError):
        return None


def day_of_name(path: str) -> datetime.date | None:
    """The day in the name of a file, as those who write every day name them."""
    found = _NAMED.search(posixpath.basename(path))
    return day_in("-".join(found.groups())) if found else None


def day_of(fields: Mapping[str, str]) -> datetime.date | None:
    """The first day among fields that say when."""
    return next((day for name in DAYS if (day := day_in(fields.get(name, "")))), None)


def name_of(path: str) -> str:
    """The name of a note without folder, ending and number."""
    return one_line(_EXPORTED.sub("", posixpath.splitext(posixpath.basename(path))[0]))


def kind_of(words: Iterable[str]) -> str:
    """The kind that some words name: a field, tags, a folder; else a reflection."""
    for word in words:
        meant = activities.recognise(word.replace("-", " ").replace("_", " ").replace("/", " "))
        if meant.is_known and meant.is_all:
            return meant.kind
    return _USUAL
