"""One page per entry: its facts, its parts, its evidence, what it follows and led to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.entries import KINDS, Entry
from portfolio.model import Portfolio, Practitioner
from portfolio.views.base import (
    Mention,
    Named,
    Page,
    View,
    mentions,
    named_standards,
    named_themes,
)


@dataclass(frozen=True)
class Evidence:
    """A file that travels with an entry."""

    name: str
    file: str  # beside the entry's page


@dataclass(frozen=True)
class EntryPage:
    """What the page of an entry shows around its text."""

    entry: Entry
    kind_title: str
    post: str
    standards: tuple[Named, ...]
    themes: tuple[Named, ...]
    follows: tuple[Mention, ...]
    led_to: tuple[Mention, ...]
    answers: tuple[Mention, ...]
    answered_by: tuple[Mention, ...]
    evidence: tuple[Evidence, ...]


def _pages(portfolio: Portfolio, practitioner: Practitioner) -> Iterator[Page]:
    posts = {post.id: post.role for post in practitioner.profile.posts}
    for entry in practitioner.entries:
        names = file_names(entry)
        data = EntryPage(
            entry,
            KINDS[entry.kind].kind_title,
            posts.get(entry.post or "", ""),
            named_standards(portfolio, dict.fromkeys((*entry.standards, *entry.ratings))),
            named_themes(practitioner, entry.themes),
            mentions(practitioner.by_id[i] for i in practitioner.origins[entry.id]),
            mentions(practitioner.by_id[i] for i in practitioner.arrows[entry.id]),
            mentions(practitioner.by_id[a.partition("#")[0]] for a in entry.answers),
            _answered_by(entry, practitioner),
            tuple(Evidence(name, names[entry.beside(name)]) for name in entry.evidence),
        )
        yield Page(
            entry.url,
            entry.title,
            "entry.html",
            data,
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            in_nav=False,
            parent=f"{practitioner.id}/timeline/",
            body=entry.body,
            source=entry.path,
            files=entry.files,
        )


def _answered_by(entry: Entry, practitioner: Practitioner) -> tuple[Mention, ...]:
    found = [
        other
        for reference, others in practitioner.answered_by.items()
        if reference.partition("#")[0] == entry.id
        for other in others
    ]
    return mentions({other.id: other for other in found}.values())


def file_names(entry: Entry) -> dict[str, str]:
    """The files of an entry → their names beside its page, each name once."""
    names: dict[str, str] = {}
    for path in entry.files:
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in {taken.casefold() for taken in names.values()} | {"index.html"}:
            number += 1
            name = f"{stem}-{number}{suffix}"
        names[path] = name
    return names


VIEW = View("entry", 100, _pages)
