"""What is near an entry that counts nowhere yet: what it names itself, and nothing that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio.entries import Entry
from portfolio.entries.agreed import Action, Review
from portfolio.entries.unfinished import why_unfinished
from portfolio.model import Practitioner, Terms
from portfolio.model.absences import cited
from portfolio.model.themes import rating
from portfolio.views.entry.near import Cited, Near
from portfolio.views.entry.session import actions_by_reference, earlier_action, session_action
from portfolio.views.shared.base import named_themes
from portfolio.views.shared.subjects import standard_urls, theme_urls


def drafts_near(terms: Terms, practitioner: Practitioner) -> Iterator[tuple[Entry, Near]]:
    """Every entry that counts nowhere with what it names."""
    if practitioner.drafts:
        posts = {post.id: post for post in practitioner.profile.posts}
        standards, themes = standard_urls(practitioner), theme_urls(practitioner)
        actions, by_id = actions_by_reference(practitioner), practitioner.by_id
    for entry in practitioner.drafts:
        named = named_themes(practitioner, practitioner.themes_of(entry))
        yield (
            entry,
            Near(
                whose=practitioner.profile.name,
                frameworks=terms.frameworks,
                urls={standard: standards[standard] for standard in cited(entry) if standard in standards},
                themes=tuple(
                    Cited(id=t.id, title=t.title, url=themes.get(t.id, ""), rating=rating(entry, t.id))
                    for t in named
                ),
                post=posts.get(entry.post or ""),
                actions=tuple(
                    session_action(entry, one, practitioner, {}, terms.as_of) for one in entry.details(Action)
                ),
                looks=tuple(earlier_action(one, practitioner, actions) for one in entry.details(Review)),
                follows=_known(entry.follows, practitioner),
                led_to=_known(entry.applied_in, practitioner),
                answers=tuple(
                    (answer, by_id[id_])
                    for answer in entry.answers
                    if (id_ := answer.partition("#")[0]) in by_id
                ),
                answered_by=(),
                place=None,
                earlier=None,
                later=None,
                timeline="",
                unfinished=why_unfinished(entry),
            ),
        )


def _known(ids: Iterable[str], practitioner: Practitioner) -> tuple[Entry, ...]:
    return tuple(practitioner.by_id[id_] for id_ in ids if id_ in practitioner.by_id)
