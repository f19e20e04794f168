"""Sign-off: somebody's recorded agreement, bound to the words they read by a digest of them.

The digest is the SHA-256 of the canonical form: JSON in UTF-8 with sorted keys and no spaces, holding
`form` (this form's name), `fields` (the front matter as typed), `parts` (heading and text of each
part) and `evidence` (the SHA-256 of each file named). Text is NFC with LF line ends, and spaces at
the end of a line do not count. Left out is what may change without changing what was agreed to: how
far things travel, what the entry is linked to or filed under, and whether it counts yet.

Anyone can compute it again in thirty years. It proves change, not who signed.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from portfolio.records.frontmatter import Record, Value
from portfolio.text import body, links
from portfolio.text.parts import Part
from portfolio.text.sections import Section

FORM = "portfolio-sign-off/1"
LEFT_OUT = frozenset(
    {
        "signed", "share", "share_fields", "allow", "follows", "applied_in", "answers", "standards",
        "themes", "showcase", "evidence", "draft", "example",
    }
)  # fmt: skip
MISSING = "missing"  # stands for a file that is not there
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")

HashOf = Callable[[str], str | None]  # a file named in the entry → its SHA-256, None if not there
Status = Literal["as signed", "changed since sign-off"]


@dataclass(frozen=True)
class Form:
    """The canonical form of one entry."""

    fields: Mapping[str, Any]
    parts: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]

    @property
    def text(self) -> str:
        """The form as the text that is hashed."""
        content = {"form": FORM, "fields": self.fields, "parts": self.parts, "evidence": self.evidence}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """The digest as `signed` holds it."""
        return f"sha256:{hashlib.sha256(self.text.encode()).hexdigest()}"


@dataclass(frozen=True)
class Change:
    """One thing that has changed: a field or a part by its name, or the files."""

    what: Literal["field", "part", "files"]
    name: str = ""

    def __str__(self) -> str:
        if self.what == "files":
            return "a file beside it"
        return f"“{self.name}”" if self.what == "part" else f"`{self.name}`"


@dataclass(frozen=True)
class Standing:
    """Whether the whole text is still as it was signed and, where known, what has changed."""

    digest: str
    stands: bool
    changed: tuple[Change, ...] = ()


class Signed(Protocol):
    """An entry, as far as its sign-offs go: pairs of a signature and how it stands."""

    @property
    def signed(self) -> tuple[Any, ...]: ...  # noqa: D102
    @property
    def sign_off(self) -> tuple[Standing, ...]: ...  # noqa: D102
    @property
    def sections(self) -> tuple[Section, ...]: ...  # noqa: D102


def form_of(record: Record, hash_of: HashOf) -> Form:
    """The canonical form of an entry's file."""
    parts = body.read(record.body, record.body_line).parts
    fields = {key: _plain(value) for key, value in record.meta.items() if key not in LEFT_OUT}
    return Form(
        {_tidy(key): value for key, value in fields.items() if value is not None},
        tuple(part for part in _parts(parts) if any(part)),
        tuple(sorted(hash_of(name) or MISSING for name in set(_files(record, parts)))),
    )


def standing(digest: str, now: Form, before: Form | None = None) -> Standing:
    """How a sign-off stands; `before` is the form that was signed, where it is known."""
    if digest == now.digest:
        return Standing(digest, stands=True)
    changed = differences(before, now) if before and before.digest == digest else ()
    return Standing(digest, stands=False, changed=changed)


def status(state: Standing) -> Status:
    """A sign-off's state in words."""
    return "as signed" if state.stands else "changed since sign-off"


def is_digest(text: str) -> bool:
    """Whether a text has the form of a digest."""
    return bool(_DIGEST.match(text))


def sign_offs(entry: Signed) -> tuple[tuple[Any, Standing], ...]:
    """Each signature an audience may see, with its state; a change only if its name may be seen too."""
    if not entry.sign_off:
        return ()
    headings = {section.heading for section in entry.sections if not section.is_empty}
    standings = entry.sign_off
    return tuple(
        (signature, Standing(state.digest, state.stands, tuple(_shown(state.changed, entry, headings))))
        for signature, state in zip(entry.signed, standings, strict=False)
    )


def differences(before: Form, now: Form) -> tuple[Change, ...]:
    """What has changed, fields first."""
    return tuple(_differences(before, now))


def _differences(before: Form, now: Form) -> Iterator[Change]:
    for name in dict.fromkeys((*before.fields, *now.fields)):
        if before.fields.get(name) != now.fields.get(name):
            yield Change("field", name)
    was, is_ = _by_heading(before), _by_heading(now)
    for heading in dict.fromkeys((*was, *is_)):
        if was.get(heading) != is_.get(heading):
            yield Change("part", heading.lstrip("# ") or "the opening words")
    if before.evidence != now.evidence:
        yield Change("files")


def _by_heading(form: Form) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for heading, text in form.parts:
        texts.setdefault(heading, []).append(text)
    return texts


def _shown(changed: Iterable[Change], entry: Signed, headings: set[str]) -> Iterator[Change]:
    """The changes this audience may hear of: the name of a withheld field or heading would tell of it."""
    for change in changed:
        value = getattr(entry, change.name, None) or getattr(entry, f"{change.name}_", None)
        if (
            change.what == "files"
            or (change.what == "field" and value)
            or change.name in headings
            or (change.what == "part" and "" in headings and change.name == "the opening words")
        ):
            yield change


def _parts(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    for part in parts:
        heading = f"{'#' * part.level} {part.title}" if part.level else ""
        yield _tidy(heading), _tidy(part.text).strip("\n")


def _files(record: Record, parts: Iterable[Part]) -> Iterator[str]:
    named = record.meta.get("evidence")
    for name in named if isinstance(named, tuple) else (named,):
        if isinstance(name, str):
            yield name
    for part in parts:
        for link in links.find(part.markdown):
            if link.path and not link.path.casefold().endswith(".md"):
                yield link.path


def _plain(value: Value) -> Any:
    """A front matter value as JSON writes it, without what was left empty."""
    if isinstance(value, str):
        return _tidy(value)
    if isinstance(value, Mapping):
        inner = {_tidy(key): _plain(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item is not None}
    if isinstance(value, tuple):
        return [_plain(item) for item in value if item is not None]
    return None


def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")
