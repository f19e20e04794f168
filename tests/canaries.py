"""A portfolio with a word of its own in every place a word can stand, and how far each may travel.

What a canary may reach is decided here, from what the interface promises, and not by asking the
code under test.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from portfolios import picture
from pydantic import BaseModel

from portfolio.entries import KINDS, Profile

ORDER = ("private", "supervisor", "regulator", "public")
NEVER = "never"  # not even in the private build

# The fields that stay private without a word: interface.md, “How far things travel”.
PRIVATE_WITHOUT_A_WORD = ("covers", "feel", "stress", "ratings", "support", "challenge", "interrupted")


@dataclass(frozen=True)
class Canary:
    """One word, where it was put, and the audience furthest out that may find it."""

    word: str
    place: str
    reach: str

    def may_be_seen_by(self, audience: str) -> bool:
        return self.reach != NEVER and ORDER.index(self.reach) >= ORDER.index(audience)


def less(*shares: str) -> str:
    """The narrower of some words."""
    return min(shares, key=(NEVER, *ORDER).index)


@dataclass
class Cage:
    """Hands out canaries and gathers the files they sit in."""

    canaries: list[Canary] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)
    standards: dict[str, list[str]] = field(default_factory=dict)
    days: int = 0
    definitions: list[str] = field(default_factory=list)  # gathered at the end of a body
    post: str = ""

    def word(self, place: str, reach: str) -> str:
        word = f"kanari{len(self.canaries):04d}q"
        self.canaries.append(Canary(word, place, reach))
        return word

    def day(self, place: str, reach: str) -> str:
        """A day nothing else happened on."""
        self.days += 1
        day = datetime.date(2020, 1, 1) + datetime.timedelta(self.days)
        self.canaries.append(Canary(day.isoformat(), place, reach))
        return day.isoformat()

    def number(self, place: str, reach: str) -> int:
        in_all = place.endswith(", hours")  # more than those of them that were with others
        number = (7_315_000 if in_all else 7_310_000) + len(self.canaries)
        self.canaries.append(Canary(str(number), place, reach))
        return number

    def standard(self, place: str, reach: str) -> str:
        """A standard of the user's own, in a framework that only such entries cite."""
        code = self.word(f"{place}, code", reach)
        self.standards.setdefault(reach, []).append(code)
        return f"own-{reach}:{code}"

    def file(self, folder: str, place: str, reach: str, ending: str = "png") -> str:
        """A file with a canary in its name and one inside; returns its name."""
        name = f"{self.word(f'{place}, file name', reach)}.{ending}"
        # What no eye sees in a picture need not travel, so it may be lost.
        inside = self.word(f"{place}, {'details of the file' if ending == 'png' else 'in the file'}", reach)
        self.files[f"{folder}/{name}"] = picture(inside) if ending == "png" else inside.encode()
        return name


def fields(  # noqa: PLR0913, PLR0917
    cage: Cage, model: type[BaseModel], place: str, folder: str, reach: Any, given: dict[str, Any]
) -> dict[str, Any]:
    """A value with a canary for every field a model knows; `reach` says how far one may travel."""
    found: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        written = info.alias or name
        if hasattr(model, "written") and name not in model.written().values():
            continue
        here = f"{place}, {written}"
        found[written] = (
            given[written]
            if written in given
            else _value(cage, info.annotation, here, folder, reach(written) if callable(reach) else reach)
        )
    return found


def _value(cage: Cage, kind: Any, place: str, folder: str, reach: str) -> Any:  # noqa: PLR0911
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _value(cage, args[0], place, folder, reach)
    if origin in (typing.Union, types.UnionType):
        return _value(cage, next(a for a in args if a is not type(None)), place, folder, reach)
    if origin is typing.Literal:
        return args[0]
    if origin is tuple:
        return [_value(cage, args[0], place, folder, reach)]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return fields(cage, kind, place, folder, reach, {})
    if kind is str:
        return cage.word(place, reach)
    if kind is datetime.date:
        return cage.day(place, reach)
    if kind is float:
        return cage.number(place, reach)
    if kind is int:
        # A scale of five steps cannot hold a canary; minutes can.
        return cage.number(place, reach) if place.endswith((", minutes", ", every_days")) else 4
    if kind is bool:
        return True
    raise AssertionError(f"a field of a type without a canary: {place}: {kind}")


def part(cage: Cage, place: str, reach: str, folder: str, heading: str = "{}") -> str:
    """A part with a canary wherever Markdown has a place for words.

    `heading` is the heading and its `share=`, with `{}` where a canary goes.
    """

    def c(what: str, reach: str = reach) -> str:
        return cage.word(f"{place}, {what}", reach)

    note, ref, abbr = c("footnote name"), c("link name"), c("abbreviation")
    head = heading.format(c("heading")) if "{}" in heading else heading
    cage.definitions += [
        f"[^{note}]: {c('footnote')}\n    and {c('footnote, next line')}",
        f'[{ref}]: https://example.org/{c("link definition")} "{c("title of a link definition")}"',
        f"*[{abbr}]: {c('what an abbreviation means')}",
    ]
    image = cage.file(folder, f"{place}, picture", reach)
    paper = cage.file(folder, f"{place}, linked file", reach, "txt")
    return f"""\
## {head}

Words {c("text")}, *{c("emphasis")}*, `{c("code")}`, [{c("link text")}]({paper} "{c("link title")}"),
![{c("alt text")}]({image} "{c("picture title")}") and [{c("address text")}](https://example.org/{c("address")}).

Said by {abbr} with a note[^{note}] and [{c("reference text")}][{ref}]. <!-- {c("comment", NEVER)} -->

<!--
{c("comment of its own", NEVER)}
-->

| {c("table head")} | b |
|---|---|
| {c("table cell")} | d |

- {c("list")}
    - {c("list in a list")}

> {c("quotation")}

1. {c("numbered list")}

{c("term")}
:   {c("meaning")}

!!! note "{c("box title")}"
    {c("box")}

<p title="{c("attribute of HTML")}">{c("HTML")}</p>

```
{c("code block")}
```

A paragraph {c("paragraph with a class")}
{{: .{c("class")} title="{c("title attribute")}" }}

### {c("heading below")} {{#{c("anchor")}}}

{c("text below a heading below")}

#### {c("heading two below")}

{c("text two below")}
"""


def entry(cage: Cage, kind: str, share: str, name: str, limits: dict[str, str] | None = None) -> str:
    """An entry with a canary in every field its kind knows; returns its id."""
    limits = limits or {}
    folder = f"practitioners/rowan/{cage.word(f'{name}, folder', 'private')}"
    stem = cage.word(f"{name}, file name", "private")
    id_ = cage.word(f"{name}, id", share)

    def reach(written: str) -> str:
        if written == "allow":
            return "private"
        default = "private" if written in PRIVATE_WITHOUT_A_WORD else share
        return less(share, limits.get(written, default))

    given: dict[str, Any] = {
        "kind": kind,
        "id": id_,
        "share": share,
        "share_fields": limits,
        "post": cage.post,
        "standards": [cage.standard(f"{name}, standards", reach("standards"))],
        "ratings": {cage.standard(f"{name}, ratings", reach("ratings")): 3},
        "follows": [],
        "applied_in": [],
        "answers": [],
        "evidence": [cage.file(folder, f"{name}, evidence", reach("evidence"), "txt")],
        "showcase": {
            "for": [cage.standard(f"{name}, showcase", reach("showcase"))],
            "because": cage.word(f"{name}, showcase, because", reach("showcase")),
        },
        "signed": {
            "by": cage.word(f"{name}, signed, by", less(share, "supervisor")),
            "role": cage.word(f"{name}, signed, role", reach("signed")),
            "date": cage.day(f"{name}, signed, date", reach("signed")),
            "digest": cage.word(f"{name}, signed, digest", reach("signed")),
        },
        "reviews": [],
        "until": "2025-12-31",
        "draft": False,  # or it would count nowhere, and nothing be looked for
        "example": False,
    }
    written = fields(cage, KINDS[kind], name, folder, reach, given)
    cage.definitions = []
    body = [
        cage.word(f"{name}, text before any heading", share),
        part(cage, f"{name}, a part", share, folder),
        part(cage, f"{name}, a private part", "private", folder, "{} {{share=private}}"),
        *(
            part(
                cage,
                f"{name}, a part for the {whom}",
                less(share, whom),
                folder,
                f"{{}} {{{{share={whom}}}}}",
            )
            for whom in ("supervisor", "regulator")
        ),
        part(cage, f"{name}, self and stress", "private", folder, "Self and stress"),
        part(cage, f"{name}, well-being", "private", folder, "Well-being {}"),
        part(cage, f"{name}, impact on me", less(share, "supervisor"), folder, "Impact on me"),
        f"## {cage.word(f'{name}, last heading', share)}",
        cage.word(f"{name}, last text", share),
        *cage.definitions,
    ]
    cage.files[f"{folder}/{stem}.md"] = f"---\n{yaml.safe_dump(written)}---\n\n" + "\n\n".join(body) + "\n"
    return id_


def portfolio() -> Cage:
    """Rowan, with every kind hidden and shown, and Imogen, whose entries are all private."""
    cage = Cage()
    home = "practitioners/rowan"
    cage.post = cage.word("profile, posts, id", "supervisor")
    _profile(cage, home)
    for kind in KINDS:
        for share in ORDER:
            entry(cage, kind, share, f"{share} {kind}")
        limits = {"ratings": "public", "stress": "regulator", "themes": "private", "evidence": "supervisor"}
        entry(cage, kind, "public", f"limited {kind}", limits)
    _links(cage, home)
    _alone(cage)
    for dropping in ("{}.bak", "~${}.docx", ".{}.md", "_{}.md", "{}.txt", "{}.pdf"):
        word = cage.word(f"{dropping}, name", NEVER)
        cage.files[f"{home}/{dropping.format(word)}"] = cage.word(f"{dropping}, inside", NEVER)
    for reach, codes in cage.standards.items():
        title = cage.word(f"framework cited for {reach}, title", reach)
        standards = [{"code": code, "title": f"Standard {code}"} for code in codes]
        version = {"version": "1", "from": "2000-01-01", "source": "our handbook", "standards": standards}
        cage.files[f"frameworks/{reach}.yml"] = yaml.safe_dump(
            {"id": f"own-{reach}", "title": title, "owner": "Rowan", "versions": [version]}
        )
    return cage


def _profile(cage: Cage, home: str) -> None:
    place = "profile"
    given = {
        "name": "Rowan Fernleigh",
        "role": "social worker",
        "share": "supervisor",
        "share_fields": {},
        "frameworks": [],
        "posts": {
            "id": cage.post,
            "role": cage.word("profile, posts, role", "supervisor"),
            "employer": cage.word("profile, posts, employer", "supervisor"),
            "setting": cage.word("profile, posts, setting", "supervisor"),
            "from": "2015-01-01",
            "leave": {"from": "2019-01-07", "why": cage.word("profile, why on leave", "private")},
        },
        "registration": {
            "rules": "social-work-england",
            "number": cage.word("profile, registration, number", "supervisor"),
        },
    }
    given["themes"] = [_theme(cage, home)]
    written = fields(cage, Profile, place, home, "supervisor", given)
    cage.definitions = []
    body = [
        part(cage, "profile, a part", "supervisor", home),
        part(cage, "profile, a private part", "private", home, "{} {{share=private}}"),
        f"## {cage.word('profile, last heading', 'supervisor')}",
        *cage.definitions,
    ]
    cage.files[f"{home}/profile.md"] = f"---\n{yaml.safe_dump(written)}---\n\n" + "\n\n".join(body) + "\n"


def _theme(cage: Cage, home: str) -> dict[str, Any]:
    """A theme that names two private entries as then and now."""
    said = {name: cage.word(f"profile, themes, {name}", "supervisor") for name in ("id", "title", "goal")}
    chosen = {side: cage.word(f"profile, themes, {side}", "private") for side in ("then", "now")}
    for side, stem in chosen.items():
        cage.files[f"{home}/{stem}.md"] = (
            f"---\nkind: reflection\ntitle: {cage.word(f'chosen for {side}, title', 'private')}\n"
            f"date: 2021-01-01\nthemes: [{said['id']}]\n---\n\nWords.\n"
        )
    return {**said, "then_now": chosen}


def _links(cage: Cage, home: str) -> None:
    """A public entry and a page that speak of hidden entries in every way there is."""
    hidden = {}
    for name in ("chain", "session"):
        stem = cage.word(f"hidden {name}, file name", "private")
        title = cage.word(f"hidden {name}, title", "private")
        heading = cage.word(f"hidden {name}, heading", "private")
        kind = "supervision" if name == "session" else "training"
        more = "actions: [{id: a1, what: Read.}]\n" if name == "session" else ""
        hidden[name] = stem
        cage.files[f"{home}/{stem}.md"] = (
            f"---\nkind: {kind}\ntitle: {title}\ndate: 2021-01-01\n{more}---\n\n## {heading}\n\nWords.\n"
        )
    to, session = hidden["chain"], hidden["session"]

    def c(what: str) -> str:
        return cage.word(f"link to a hidden entry, {what}", "private")

    def ways(path: str) -> str:
        name = c("name")
        return f"""\
It grew from [{c("text")}]({path}.md), [{c("text with anchor")}]({path}.md#{c("anchor")} "{c("title")}"),
[{c("text by name")}][{name}], [{name}], [{name}][], ![{c("picture")}]({path}.md), <{path}.md>,
[**{c("bold")}** text]({path}.md), [![{c("alt in a link")}](drawing.png)]({path}.md),
<a href="{path}.md" title="{c("attribute")}">an entry</a>.

[{name}]: {path}.md "{c("title of a definition")}"
"""

    cage.files[f"{home}/drawing.png"] = picture()
    cage.files[f"{home}/linking.md"] = f"""\
---
kind: supervision
title: An entry that leads elsewhere
date: 2022-01-01
share: public
follows: [{to}]
applied_in: []
answers: ["{session}#a1"]
reviews: [{{action: "{session}#a1", done: 2022-01-01}}]
---

## Reflection

{ways(to)}
"""
    cage.files["pages/drawing.png"] = picture()
    cage.files["pages/about.md"] = f"# About\n\n{ways(f'../practitioners/rowan/{to}')}"


def _alone(cage: Cage) -> None:
    """A practitioner with nothing but private entries is not even named."""
    folder = cage.word("hidden practitioner, folder", "private")
    home = f"practitioners/{folder}"
    name, role = (cage.word(f"hidden practitioner, {what}", "private") for what in ("name", "role"))
    cage.files[f"{home}/profile.md"] = f"---\nname: {name}\nrole: {role}\nshare: public\n---\n\n" + cage.word(
        "hidden practitioner, statement", "private"
    )
    title = cage.word("hidden practitioner, title", "private")
    head = f"kind: reflection\ntitle: {title}\ndate: 2021-05-05"
    cage.files[f"{home}/visit.md"] = f"---\n{head}\n---\n\nWords.\n"


def kinds_of_places(canaries: list[Canary]) -> Iterator[str]:
    """Places without the entry they are in: `a part, table cell`."""
    for canary in canaries:
        yield canary.place.partition(", ")[2]


__all__ = ["NEVER", "ORDER", "Cage", "Canary", "kinds_of_places", "portfolio"]
