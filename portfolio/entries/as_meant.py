"""A record as it was meant: capital letters a phone put in, days a program wrote, standards typed loosely.

Only what can mean one thing is read so, and said. A word that lets something travel is never read so:
`Share: Supervisor` stays a mistake until its writer has it mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from portfolio.entries.base import KINDS, Entry
from portfolio.entries.profile import Profile
from portfolio.entries.taken import Sort, sorts
from portfolio.problems import Problem, Where, problem, signs
from portfolio.records import frontmatter
from portfolio.records.fields import day_meant, day_offered
from portfolio.records.frontmatter import Path, Record, Value

PROFILE = "profile.md"
OPENING = frozenset({"share", "share_fields", "allow", "consent"})  # what lets something travel
_IDS = frozenset({"id", "follows", "applied_in", "answers", "action", "goal", "then", "now"})
_STANDARDS = frozenset({"standards", "ratings", "for"})
_STANDARD = re.compile(r"([^\W\d][\w-]*)(?:\s*[:\uff1a]\s*(?=\w)|\s+(?=\d))([\w.-]+)")
_NOTHING = frozenset({"null", "Null", "NULL", "~"})
_UNSEEN = re.compile(f"[{signs.UNSEEN}]")
_MOST = 3  # slips that are told one by one
_SHOWN = 40  # letters of each
_QUOTES = "\"'“”„‟‘’\u201a\u201b«»"


@dataclass(frozen=True, slots=True)
class Slip:
    """A name or value as it is typed, at the place of its path, and as it was meant."""

    path: Path
    old: str
    new: str
    is_name: bool = False
    is_sure: bool = True  # read so; else only offered
    opens: bool = False  # lets something travel that did not


def read_bytes(data: bytes, file: str) -> Record | Problem:
    """The bytes of an entry or profile → the record that was meant, or what keeps them from being read."""
    read = frontmatter.read_bytes(data, file)
    return read if isinstance(read, Problem) else as_meant(read)[0]


def model_of(record: Record) -> type[BaseModel] | None:
    """What the fields of a file are checked by; None where its kind is not known."""
    if record.file.rsplit("/", 1)[-1] == PROFILE:
        return Profile
    known = [key for key in record.meta if _folded(key) == "kind"]
    kind = record.meta[known[0]] if len(known) == 1 else None
    return KINDS.get(_word(kind, KINDS) or "") if isinstance(kind, str) else None


def as_meant(record: Record) -> tuple[Record, tuple[Slip, ...]]:
    """A record as it was meant, and how that differs from what is typed, with what is only offered."""
    reader = _Reader(record)
    meta = reader.group(record.meta, model_of(record) or Entry, ())
    if not reader.slips and not reader.is_other:
        return record, ()
    places = {reader.path(path): place for path, place in record.places.items()}
    meant = replace(record, meta=meta, places=MappingProxyType(places))
    return meant, tuple(reader.slips)


def said(record: Record, slips: Iterable[Slip]) -> Iterator[Problem]:
    """What was not read as it is typed, in one sentence at the first place."""
    sure = [one for one in slips if one.is_sure]
    places = [Where(record.file, one.line) for one in record.slips]
    places += [record.where(*one.path) for one in sure]
    told = [_told(one.old, one.new, one.sign) for one in record.slips if one.new is not None]
    told = list(dict.fromkeys([*told, *(_told(one.old, one.new, signs.unseen_in(one.old)) for one in sure)]))
    more = f", and {len(told) - _MOST} more" if len(told) > _MOST else ""
    what = f"Read as it was meant: {', '.join(told[:_MOST])}{more}."
    if places:
        passed = "The empty lines before the first “---” are passed over."
        yield problem("read-as-meant", min(places), said=what if told else passed)


def _told(old: str, new: str, sign: str) -> str:
    if sign and (sign == signs.unseen_in(old) or "\t" in old):
        return f"“{new.strip()[:_SHOWN]}” without its {sign}"
    return f"“{old[:_SHOWN]}” as “{new[:_SHOWN]}”{f' for its {sign}' if sign else ''}"


class _Reader:
    """Goes through a record by the types of its fields."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.slips: list[Slip] = []
        self.is_other = False  # whether something was read otherwise that nobody need be told of

    def path(self, typed: Path) -> Path:
        """A path by the names that were meant."""
        names = {slip.path: slip.new for slip in self.slips if slip.is_name and slip.is_sure}
        return tuple(names.get(typed[: number + 1], step) for number, step in enumerate(typed))

    def group(self, group: Mapping[str, Value], model: type[BaseModel], path: Path) -> Mapping[str, Value]:
        """A group of fields, with the names of its model."""
        known = sorts(model)
        meant = {key: key for key in group} | dict(self._names(group, tuple(known), path))
        read: dict[str, Value] = {}
        for key, value in group.items():
            name = meant[key]
            read[name] = self.field(value, name, known[name], (*path, key)) if name in known else value
            if name in known and isinstance(value, str) and value in _NOTHING and not known[name].is_words:
                read[name], self.is_other = None, True
        return MappingProxyType(read)

    def field(self, value: Value, name: str, sort: Sort, path: Path) -> Value:
        """What stands in a field, whatever holds it: a list, a group, or one value."""
        if isinstance(value, tuple):
            return tuple(self.field(item, name, sort, (*path, n)) for n, item in enumerate(value))
        if isinstance(value, Mapping) and name in _STANDARDS:
            return self._rated(value, name, path)
        if isinstance(value, Mapping):
            return self.group(value, sort.inner, path) if sort.inner else value
        if not isinstance(value, str):
            return value
        if name in _IDS and not unicodedata.is_normalized("NFC", value):
            self.is_other, value = True, unicodedata.normalize("NFC", value)
        new = _meant(value, name, sort)
        if new is None or new == value:
            return value
        sure = name not in OPENING and _offered(value, sort) is None
        self.slips.append(Slip(path, value, new, is_sure=sure, opens=name in OPENING))
        return new if sure else value

    def _names(
        self, group: Mapping[str, Value], known: tuple[str, ...], path: Path
    ) -> Iterator[tuple[str, str]]:
        for key in group:
            if key in known:
                continue
            fold = _folded(key)
            same = [name for name in known if _folded(name) == fold]
            if len(same) != 1 or [_folded(other) for other in group].count(fold) > 1:
                continue
            sure = same[0] not in OPENING
            self.slips.append(Slip((*path, key), key, same[0], is_name=True, is_sure=sure, opens=not sure))
            if sure:
                yield key, same[0]

    def _rated(self, value: Mapping[str, Value], name: str, path: Path) -> Value:
        """Standards as names, or one that YAML took apart at its colon."""
        if name != "ratings" and len(value) == 1:
            ((framework, code),) = value.items()
            if isinstance(code, str) and (new := _standard(f"{framework}:{code}")):
                self.slips.append(Slip(path, f"{framework}: {code}", new))
                return new
        read: dict[str, Value] = {}
        for key, number in value.items():
            new = (_standard(key) if ":" in key or key[:2].isupper() else None) or key  # else a theme
            if new != key and new not in value and new not in read:
                self.slips.append(Slip((*path, key), key, new, is_name=True))
                read[new] = number
            else:
                read[key] = number
        return MappingProxyType(read)


def _meant(typed: str, name: str, sort: Sort) -> str | None:
    """What a value was meant to be; None where it is free words, or cannot be told."""
    if name == "kind":
        return _word(typed, tuple(KINDS))
    if sort.choices:
        return _word(typed, sort.choices)
    if name in _STANDARDS:
        return _standard(typed)
    if sort.is_day:
        return day_meant(_bare(typed)) or _offered(typed, sort)
    return None if sort.is_words or sort.is_list else _bare(typed)


def _offered(typed: str, sort: Sort) -> str | None:
    """A day written in another order, where that can be one day only."""
    return day_offered(_bare(typed)) if sort.is_day and not day_meant(_bare(typed)) else None


def _standard(typed: str) -> str | None:
    """`SWE 3.1` → `swe:3.1`."""
    found = _STANDARD.fullmatch(_bare(typed))
    return f"{found[1].lower()}:{found[2]}" if found else None


def _word(typed: str, words: Any) -> str | None:
    """The one of our words that was meant."""
    same = [word for word in words if _folded(str(word)) == _folded(_bare(typed))]
    return str(same[0]) if len(same) == 1 else None


def _bare(typed: str) -> str:
    """A value without the signs around it that nobody sees, or that a phone made of quotation marks."""
    return _UNSEEN.sub(" ", typed).strip().strip(_QUOTES).strip()


@cache
def _folded(name: str) -> str:
    """A name without capitals, and with one sign between its words."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub(_space, name)).casefold().strip()
    return re.sub(r"[\s_\u2010-\u2015\u2212-]+", "_", plain)


def _space(sign: re.Match[str]) -> str:
    return " " if unicodedata.category(sign[0]) == "Zs" else ""
