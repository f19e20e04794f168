"""One page per entry: its facts and evidence, what it follows and what it led to; its words are not here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain as joined

from portfolio.entries import Entry
from portfolio.entries.details import Peer, Showcase, Signature, Stress
from portfolio.entries.profile import Post
from portfolio.entries.signing import Change, sign_offs, status
from portfolio.frameworks import Framework
from portfolio.model import Practitioner, Terms
from portfolio.model.supervision import Thread
from portfolio.text import links
from portfolio.views.chains import Step, place_in_chain
from portfolio.views.entry.blocks import Block, blocks
from portfolio.views.entry.facts import Fact, facts
from portfolio.views.entry.session import anchor, threads_by_reference
from portfolio.views.shared.base import Mention, Page, View, mention, mentions, named_themes
from portfolio.views.shared.subjects import standard_urls, theme_urls
from portfolio.views.shared.years import first_year, page_of

NEAR = 2  # steps of a chain shown on either side of an entry


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
class Cited:
    """A standard or theme an entry is about, as it read on the entry's day."""

    id: str
    title: str
    url: str
    framework: str = ""
    rating: int | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a practitioner's entry pages share, worked out once."""

    terms: Terms
    practitioner: Practitioner
    posts: Mapping[str, Post]
    standards: Mapping[str, str]
    themes: Mapping[str, Cited]
    threads: Mapping[str, Thread]
    answered: Mapping[str, tuple[Entry, ...]]
    first_year: int  # on the first page of the timeline

    def standard(self, reference: str, entry: Entry) -> Cited:
        """A standard with the title it had on the entry's day."""
        standard = self.terms.frameworks.standard(reference, entry.date)
        title = standard.title if standard else self.terms.frameworks.title(reference)
        framework: Framework | None = self.terms.frameworks.by_id.get(reference.partition(":")[0])
        url = self.standards.get(reference, "")
        name = framework.title if framework else ""
        return Cited(id=reference, title=title, url=url, framework=name, rating=entry.ratings.get(reference))


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page]:
    known = _Known(
        terms=terms,
        practitioner=practitioner,
        posts={post.id: post for post in practitioner.profile.posts},
        standards=standard_urls(practitioner),
        themes=_themes(practitioner),
        threads=threads_by_reference(practitioner),
        answered=_answered(practitioner),
        first_year=first_year(entry.date for entry in practitioner.entries),
    )
    entries = practitioner.entries
    for entry, earlier, later in zip(entries, (None, *entries), (*entries[1:], None), strict=False):
        yield Page(
            folder=entry.url,
            title=entry.title,
            template="entry.html",
            data=entry_page(entry, known, earlier, later),
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            in_nav=False,
            parent=f"{practitioner.id}/timeline/",
            source=entry.path,
            files=entry.files,
        )


def entry_page(entry: Entry, known: _Known, earlier: Entry | None, later: Entry | None) -> EntryPage:
    """Everything the page of one entry shows around its text."""
    practitioner = known.practitioner
    names = file_names(entry.files)
    beside = [(name, entry.beside(name)) for name in entry.evidence]
    return EntryPage(
        entry=entry,
        kind=mention(entry),
        timeline=page_of(f"{practitioner.id}/timeline/", entry.date.year, known.first_year),
        facts=tuple(facts(entry)),
        post=known.posts.get(entry.post or ""),
        standards=tuple(known.standard(i, entry) for i in dict.fromkeys((*entry.standards, *entry.ratings))),
        themes=tuple(known.themes[theme] for theme in entry.themes),
        blocks=tuple(blocks(entry, practitioner, known.threads, known.terms.as_of)),
        stress=entry.stress,
        peer=entry.peer,
        showcase=tuple((p, tuple(known.standard(name, entry) for name in p.for_)) for p in entry.showcase),
        signed=tuple(
            SignOff(signature=signature, status=status(standing), changed=standing.changed)
            for signature, standing in sign_offs(entry)
        ),
        follows=mentions(practitioner.by_id[i] for i in practitioner.origins[entry.id]),
        led_to=mentions(practitioner.by_id[i] for i in practitioner.arrows[entry.id]),
        answers=tuple(_answer(reference, practitioner) for reference in entry.answers),
        answered_by=mentions(known.answered.get(entry.id, ())),
        place=_place(entry, practitioner),
        evidence=tuple(_evidence(name, names[path]) for name, path in beside if path in names),
        earlier=mention(earlier) if earlier else None,
        later=mention(later) if later else None,
    )


def _place(entry: Entry, practitioner: Practitioner) -> PlaceInChain | None:
    """The steps around an entry; a single step left over is shown rather than counted."""
    chain = place_in_chain(practitioner, entry.id, near=NEAR + 1)
    if chain is None:
        return None
    steps = chain.steps
    here = next(number for number, step in enumerate(steps) if step.here)
    first = max(0, here - NEAR) if chain.before + here - NEAR > 1 else 0
    last = (
        min(here + NEAR + 1, len(steps)) if chain.after + len(steps) - (here + NEAR + 1) > 1 else len(steps)
    )
    return PlaceInChain(
        before=chain.before + first, steps=steps[first:last], after=chain.after + len(steps) - last
    )


def _themes(practitioner: Practitioner) -> Mapping[str, Cited]:
    """Every theme the entries are about, by its id."""
    urls = theme_urls(practitioner)
    return {
        theme.id: Cited(id=theme.id, title=theme.title, url=urls[theme.id])
        for theme in named_themes(practitioner, urls)
    }


def _answered(practitioner: Practitioner) -> Mapping[str, tuple[Entry, ...]]:
    """Entry id → the entries that answer the whole entry; answers to one action are shown beside it."""
    return {name: entries for name, entries in practitioner.answered_by.items() if "#" not in name}


def _answer(reference: str, practitioner: Practitioner) -> Answered:
    """What an entry answers: one action of a session (`entry#action`), or a whole entry."""
    id_, sign, action_id = reference.partition("#")
    to = practitioner.by_id[id_]
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
