"""One page per entry: its facts and evidence, what it follows and what it led to; its words are not here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain as joined

from portfolio.entries import Entry
from portfolio.entries.details import Peer, Showcase, Signature, Stress
from portfolio.entries.profile import Post
from portfolio.entries.signing import Change, sign_offs, status
from portfolio.model import Practitioner, Terms
from portfolio.model.ratings import rated_standards
from portfolio.text import links
from portfolio.views.chains.place import Place
from portfolio.views.chains.steps import Step
from portfolio.views.entry.blocks import Block, blocks
from portfolio.views.entry.draft import drafts_near
from portfolio.views.entry.facts import Fact, facts
from portfolio.views.entry.near import Cited, Near, all_near
from portfolio.views.entry.session import anchor
from portfolio.views.shared.base import Draft, Mention, Page, View, mention, mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A sign-off, and whether the words are still the ones that were read."""

    signature: Signature
    status: str
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """A file handed over with an entry."""

    name: str
    file: str  # beside the entry's page
    form: str  # what kind of file, in a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An action or a piece of feedback this entry responds to."""

    what: str
    to: Mention
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceInChain:
    """Where an entry sits in its chain: the steps near it, and how many are further away."""

    before: int
    steps: tuple[Step, ...]
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """What the page of an entry shows around its text."""

    entry: Entry
    kind: Mention
    facts: tuple[Fact, ...]
    post: Post | None
    standards: tuple[Cited, ...]
    themes: tuple[Cited, ...]
    blocks: tuple[Block, ...]
    stress: Stress | None
    peer: Peer | None
    showcase: tuple[tuple[Showcase, tuple[Cited, ...]], ...]
    signed: tuple[SignOff, ...]
    follows: tuple[Mention, ...]
    led_to: tuple[Mention, ...]
    answers: tuple[Answered, ...]
    answered_by: tuple[Mention, ...]
    place: PlaceInChain | None
    evidence: tuple[EvidenceFile, ...]
    earlier: Mention | None
    later: Mention | None
    timeline: str  # the page of the timeline on which it stands
    unfinished: str  # why it counts nowhere; empty where it counts


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Draft]:
    """A draft for each entry: only the pages near a change are made again."""
    for entry, near in (*all_near(terms, practitioner), *drafts_near(terms, practitioner)):
        yield Draft(of=entry.url, make=_page, given=(entry, near))


def _page(entry: Entry, near: Near) -> Iterator[Page]:
    yield Page(
        folder=entry.url,
        title=entry.title,
        template="entry.html",
        data=entry_page(entry, near),
        practitioner=entry.practitioner,
        whose=near.whose,
        in_nav=False,
        parent=f"{entry.practitioner}/{'' if near.unfinished else 'timeline/'}",
        source=entry.path,
        files=entry.files,
    )


def entry_page(entry: Entry, near: Near) -> EntryPage:
    """Everything the page of one entry shows around its text."""
    names = file_names(entry.files)
    named = dict.fromkeys((*entry.standards, *rated_standards(entry)))
    beside = [(name, entry.beside(name)) for name in entry.evidence]
    return EntryPage(
        entry=entry,
        kind=mention(entry),
        facts=tuple(facts(entry)),
        post=near.post,
        standards=tuple(near.standard(name, entry) for name in named),
        themes=near.themes,
        blocks=tuple(blocks(entry, near.actions, near.looks)),
        stress=entry.stress,
        peer=entry.peer,
        showcase=tuple((p, tuple(near.standard(name, entry) for name in p.for_)) for p in entry.showcase),
        signed=tuple(
            SignOff(signature=signature, status=status(standing), changed=standing.changed)
            for signature, standing in sign_offs(entry)
        ),
        follows=mentions(near.follows),
        led_to=mentions(near.led_to),
        answers=tuple(_answer(reference, to) for reference, to in near.answers),
        answered_by=mentions(near.answered_by),
        place=_place(near.place) if near.place else None,
        evidence=tuple(_evidence(name, names[path]) for name, path in beside if path in names),
        earlier=mention(near.earlier) if near.earlier else None,
        later=mention(near.later) if near.later else None,
        timeline=near.timeline,
        unfinished=near.unfinished,
    )


def _place(place: Place) -> PlaceInChain:
    return PlaceInChain(before=place.before, steps=place.steps(), after=place.after)


def _answer(reference: str, to: Entry) -> Answered:
    """What an entry answers: one action of a session (`entry#action`), or a whole entry."""
    _, sign, action_id = reference.partition("#")
    action = to.action(action_id)
    what = action.what if action else ""
    return Answered(what=what, to=mention(to), anchor=f"#{anchor(action_id)}" if sign else "")


def _evidence(name: str, file: str) -> EvidenceFile:
    suffix = posixpath.splitext(name)[1].lstrip(".").upper()
    form = FORMS.get(suffix, suffix or "file")
    return EvidenceFile(name=posixpath.basename(name), file=links.address_of(file), form=form)


def file_names(files: Iterable[str]) -> dict[str, str]:
    """The path of each file handed over with a page → its name there, each name used once."""
    names: dict[str, str] = {}
    for path in files:
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in joined((taken.casefold() for taken in names.values()), ("index.html",)):
            number += 1
            name = f"{stem}-{number}{suffix}"
        names[path] = name
    return names


FORMS = {
    "JPEG": "picture", "JPG": "picture", "PNG": "picture", "GIF": "picture", "WEBP": "picture",
    "DOCX": "Word document", "ODT": "document", "XLSX": "spreadsheet", "CSV": "table", "TXT": "text",
}  # fmt: skip

VIEW = View(name="entry", order=100, pages=_pages)
