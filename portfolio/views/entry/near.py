"""What is near an entry in the record: all that its page is made from besides the entry itself.

A page is made again only if this has changed, so it holds no more than the page tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from portfolio.entries import Entry
from portfolio.entries.agreed import Action, Review
from portfolio.entries.profile import Post
from portfolio.frameworks import Frameworks
from portfolio.model import Practitioner, Terms
from portfolio.model.absences import cited
from portfolio.model.themes import rating
from portfolio.views.chains.place import Place, places
from portfolio.views.entry.session import (
    EarlierAction,
    SessionAction,
    actions_by_reference,
    earlier_action,
    session_action,
    threads_by_reference,
)
from portfolio.views.shared.base import named_themes
from portfolio.views.shared.subjects import standard_urls, theme_urls
from portfolio.views.shared.years import first_year, page_of

NEAR = 2  # steps of a chain shown on either side of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A standard or theme an entry is about, as it read on the entry's day."""

    id: str
    title: str
    url: str
    framework: str = ""
    rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What is near one entry."""

    whose: str
    frameworks: Frameworks
    urls: Mapping[str, str]  # of each standard it cites
    themes: tuple[Cited, ...]
    post: Post | None
    actions: tuple[SessionAction, ...]
    looks: tuple[EarlierAction, ...]
    follows: tuple[Entry, ...]
    led_to: tuple[Entry, ...]
    answers: tuple[tuple[str, Entry], ...]
    answered_by: tuple[Entry, ...]
    place: Place | None
    earlier: Entry | None
    later: Entry | None
    timeline: str  # the page of the timeline on which it stands
    unfinished: str = ""  # why it counts nowhere

    def standard(self, reference: str, entry: Entry) -> Cited:
        """A standard with the title it had on the entry's day."""
        standard = self.frameworks.standard(reference, entry.date)
        title = standard.title if standard else self.frameworks.title(reference)
        framework = self.frameworks.by_id.get(reference.partition(":")[0])
        name = framework.title if framework else ""
        rating = entry.ratings.get(reference)
        return Cited(
            id=reference, title=title, url=self.urls.get(reference, ""), framework=name, rating=rating
        )


def all_near(terms: Terms, practitioner: Practitioner) -> Iterator[tuple[Entry, Near]]:
    """Every entry of a record with what is near it."""
    posts = {post.id: post for post in practitioner.profile.posts}
    urls, themes = standard_urls(practitioner), _themes(practitioner)
    threads, actions = threads_by_reference(practitioner), actions_by_reference(practitioner)
    by_id, entries = practitioner.by_id, practitioner.entries
    first = first_year(entry.date for entry in entries)
    beside = zip(entries, (None, *entries), (*entries[1:], None), places(practitioner, NEAR), strict=False)
    whose, frameworks = practitioner.profile.name, terms.frameworks
    origins, arrows, answered_by = practitioner.origins, practitioner.arrows, practitioner.answered_by
    lines: dict[int, str] = {}  # the pages of the timeline, by year
    for entry, earlier, later, place in beside:
        id_, year = entry.id, entry.date.year
        if year not in lines:
            lines[year] = page_of(f"{practitioner.id}/timeline/", year, first)
        yield (
            entry,
            Near(
                whose=whose,
                frameworks=frameworks,
                urls={standard: urls[standard] for standard in cited(entry)},
                themes=tuple([_rated(themes[theme], entry) for theme in practitioner.themes_of(entry)]),
                post=posts.get(entry.post or ""),
                actions=tuple(
                    [
                        session_action(entry, one, practitioner, threads, terms.as_of)
                        for one in entry.details(Action)
                    ]
                ),
                looks=tuple([earlier_action(one, practitioner, actions) for one in entry.details(Review)]),
                follows=tuple([by_id[other] for other in origins[id_]]),
                led_to=tuple([by_id[other] for other in arrows[id_]]),
                answers=tuple([(answer, by_id[answer.partition("#")[0]]) for answer in entry.answers]),
                answered_by=answered_by.get(id_, ()),
                place=place,
                earlier=earlier,
                later=later,
                timeline=lines[year],
            ),
        )


def _rated(theme: Cited, entry: Entry) -> Cited:
    """A theme with the entry's rating of it, if there is one."""
    return replace(theme, rating=rating(entry, theme.id)) if entry.ratings else theme


def _themes(practitioner: Practitioner) -> Mapping[str, Cited]:
    """Every theme the entries are about, by its id."""
    urls = theme_urls(practitioner)
    return {
        theme.id: Cited(id=theme.id, title=theme.title, url=urls[theme.id])
        for theme in named_themes(practitioner, urls)
    }
