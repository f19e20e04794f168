"""A record → a typed entry or profile, or every problem in its front matter at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from portfolio.entries.as_meant import Slip, as_meant, model_of, said
from portfolio.entries.base import KINDS, Entry
from portfolio.entries.feedback import may_travel
from portfolio.entries.in_part import in_part
from portfolio.entries.learning import contradiction
from portfolio.entries.limits import heading_limits
from portfolio.entries.mistakes import checked
from portfolio.entries.profile import Profile
from portfolio.problems import Problem, did_you_mean, problem
from portfolio.problems.signs import article, named
from portfolio.records.declared import Declared, declared
from portfolio.records.frontmatter import Record, Value
from portfolio.records.of_type import is_silent
from portfolio.share import Share
from portfolio.text import certainty, definitions
from portfolio.text.body import Body
from portfolio.text.body import read as read_body
from portfolio.text.certainty import Renderer

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_UNSAFE_NAME = re.compile(r'[\\/#?:*"<>|%\x00-\x1f]|^[ .~_]|[ .]\Z')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)
# A page of ours as a preview on this computer shows it; the id or theme in it may not be shared.
_PREVIEW = re.compile(
    r"(https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])(?::\d+)?)/[^\s<>()\"']*?\b(?:entries|evolution)/",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Location:
    """Where a file lies: `path` below the folder of practitioners, `practitioner` its first part."""

    practitioner: str
    path: str

    @property
    def stem(self) -> str:
        """The file's name without its ending, in composed Unicode."""
        name = self.path.rsplit("/", 1)[-1]
        return unicodedata.normalize("NFC", name.rsplit(".", 1)[0])


def read_entry(
    record: Record, location: Location, renderer: Renderer | None = None
) -> tuple[Entry | None, list[Problem]]:
    """A typed entry, and what is wrong; no entry where anything is an error."""
    return entry_of(*as_meant(record), location, renderer)


def entry_of(
    record: Record, slips: Iterable[Slip], location: Location, renderer: Renderer | None = None
) -> tuple[Entry | None, list[Problem]]:
    """The same of a record as it was meant, with its slips."""
    kind, problems = _kind(record)
    problems += said(record, slips)
    if kind is None:
        return None, [*problems, *_body(record, _reach(record), renderer)[1]]
    known = kind.written()
    typed = {key: value for key, value in record.meta.items() if key in known}
    typed["id"] = record.meta.get("id") or location.stem
    problems += [*_unknown(record, known, kind.kind_name), *_control_characters(record.meta, record)]
    found, more = checked(kind, record, typed, {"practitioner": location.practitioner, "path": location.path})
    problems += more
    body, more = _body(record, found.share if isinstance(found, Entry) else _reach(record), renderer)
    problems += more
    if isinstance(found, Entry):
        problems += list(_entry_problems(found, record))
        if not any(p.is_error for p in problems):
            return found.with_parts(body.parts), problems
    return None, problems


def part_of(record: Record, location: Location) -> Entry | Profile | None:
    """An entry or profile that is wrong somewhere, as far as it can be understood."""
    record, _ = as_meant(record)
    placed = {"practitioner": location.practitioner, "path": location.path}
    model = model_of(record)
    if model is Profile:
        typed = {key: value for key, value in record.meta.items() if key in Profile.written()}
        return in_part(Profile, typed, {"path": location.path})
    kind = model if model and issubclass(model, Entry) else Entry
    typed = {key: value for key, value in record.meta.items() if key in kind.written()}
    return in_part(kind, {**typed, "id": typed.get("id") or location.stem}, placed)


def read_profile(
    record: Record, location: Location, renderer: Renderer | None = None
) -> tuple[Profile | None, list[Problem]]:
    """A typed profile, and what is wrong with it."""
    return profile_of(*as_meant(record), location, renderer)


def profile_of(
    record: Record, slips: Iterable[Slip], location: Location, renderer: Renderer | None = None
) -> tuple[Profile | None, list[Problem]]:
    """The same of a record as it was meant, with its slips."""
    problems = [
        *said(record, slips),
        *_unknown(record, Profile.written(), "profile"),
        *_control_characters(record.meta, record),
    ]
    typed = {key: value for key, value in record.meta.items() if key in Profile.written()}
    found, more = checked(Profile, record, typed, {"path": location.path})
    body, unclear = _body(record, found.share if isinstance(found, Profile) else _reach(record), renderer)
    problems += [*more, *unclear]
    if isinstance(found, Profile):
        kinds = KINDS.values()
        fields = {name for kind in kinds for name in kind.written()}
        untold = {name for kind in kinds for name in kind.written() if not _may_be_limited(kind, name)}
        own = {key for key, name in Profile.written().items() if _opens(declared(Profile)[name])}
        problems += list(_limited_fields(record, (fields - untold) | own))
        if not any(p.is_error for p in problems):
            return found.model_copy(update={"parts": body.parts}), problems
    return None, problems


def validated(model: type[BaseModel], record: Record) -> tuple[BaseModel | None, list[Problem]]:
    """Any other YAML of the user's (a framework, a rule set), with the place of each mistake."""
    return checked(model, record, dict(record.meta), {})


def _kind(record: Record) -> tuple[type[Entry] | None, list[Problem]]:
    kind = record.meta.get("kind")
    if kind is None:
        where = record.where("kind")
        return None, [problem("missing-field", where, field="kind", named="Kind", example="kind: reflection")]
    if not isinstance(kind, str) or kind not in KINDS:
        typed = kind if isinstance(kind, str) else "a list"
        known = ", ".join(KINDS)
        suggestion = did_you_mean(typed, KINDS)
        return None, [
            problem("unknown-kind", record.where("kind"), typed=typed, known=known, suggestion=suggestion)
        ]
    return KINDS[kind], []


def _control_characters(value: Value, record: Record, path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """Signs in a value that steer a terminal or a printer; YAML lets them in as escapes."""
    if isinstance(value, str):
        if sign := _CONTROL.search(value):
            yield problem("control-character", record.where(*path), character=article(named(sign[0])))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _control_characters(key, record, (*path, key))
            yield from _control_characters(inner, record, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _control_characters(inner, record, (*path, number))


def _unknown(record: Record, known: Mapping[str, str], kind: str) -> Iterator[Problem]:
    for key in record.meta:
        if key not in known:
            suggestion = did_you_mean(key, known)
            inside = "the profile" if kind == "profile" else f"{_article(kind)} {kind}"
            yield problem("unknown-field", record.where(key), field=key, inside=inside, suggestion=suggestion)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _body(record: Record, reach: Share, renderer: Renderer | None) -> tuple[Body, list[Problem]]:
    body = read_body(record.body, record.body_line)
    unclear = certainty.check(body, record.file, reach, heading_limits(), renderer)
    if reach is not Share.PRIVATE and not any(one.code == "too-tangled" for one in unclear):
        unclear += definitions.unlike(body, record.file)
    return body, [*unclear, *_body_problems(body, record.file)]


def _reach(record: Record) -> Share:
    """How far a text that is wrong somewhere is meant to go; to everybody where nobody can tell."""
    said = record.meta.get("share", Share.PRIVATE)
    return Share(said) if isinstance(said, str) and said in set(Share) else Share.PUBLIC


def _body_problems(body: Body, file: str) -> Iterator[Problem]:
    """What is wrong in a text, whatever its parts are."""
    misplaced = definitions.misplaced(body.text)
    if misplaced is not None:
        yield problem("footnote-misplaced", body.where(file, misplaced))
    if twice := definitions.twice(body.text):
        yield problem("footnote-twice", body.where(file, twice[1]), name=twice[0])
    for preview in _PREVIEW.finditer(body.text) if "://" in body.text else ():
        where = body.where(file, body.text.count("\n", 0, preview.start()))
        yield problem("link-to-preview", where, address=preview[1])


def _entry_problems(entry: Entry, record: Record) -> Iterator[Problem]:
    if _UNSAFE_NAME.search(entry.id) or _RESERVED.match(entry.id):
        yield problem("unsafe-name", record.where("id"), name=entry.id)
    if entry.until and entry.until < entry.date:
        yield problem("until-before-date", record.where("until"), date=entry.date, until=entry.until)
    if why := contradiction(entry):
        hours = entry.model_dump()["participatory_hours"]
        yield problem("participatory-hours", record.where("participatory_hours"), hours=f"{hours:g}", why=why)
    if entry.share is not Share.PRIVATE and not may_travel(entry):
        whose = getattr(entry, "from_", "")
        yield problem("feedback-without-consent", record.where("share"), whose=whose, share=entry.share)
    known = {name for name in entry.written() if _may_be_limited(type(entry), name)}
    yield from _limited_fields(record, known)


def _may_be_limited(kind: type[Entry], written: str) -> bool:
    """Whether `share_fields` may name a field; without its title or status an entry says another thing."""
    return written != "share_fields" and is_silent(kind.model_fields[kind.written()[written]])


def _opens(said: Declared) -> bool:
    """Whether a field that is held back by itself may be shared with a word."""
    return said.share is not Share.PUBLIC and not said.fixed


def _limited_fields(record: Record, known: set[str]) -> Iterator[Problem]:
    limited = record.meta.get("share_fields")
    for field in limited if isinstance(limited, Mapping) else ():
        if field not in known:
            suggestion = did_you_mean(field, known)
            where = record.where("share_fields", field)
            yield problem("unknown-field", where, field=field, inside="share_fields", suggestion=suggestion)
