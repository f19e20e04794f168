"""What of a record supports its renewal: a regulator's pack holds no more, unless asked for all."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.entries import Entry
from portfolio.entries.agreed import Review
from portfolio.model import Portfolio, Practitioner
from portfolio.renewal import NoPeriod, Registrant, RuleSet
from portfolio.renewal.rules import Count, Covers
from portfolio.renewal.scene import scene
from portfolio.share import Share
from portfolio.text import links
from portfolio.views.renewal.state import Standing, standings

Standings = tuple[Standing | NoPeriod, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The entries of a pack, how its owner stands, and the files of entries that support nothing."""

    practitioner: Practitioner
    standings: Standings
    others: frozenset[str] = frozenset()


def choice(portfolio: Portfolio, practitioner: Practitioner, *, everything: bool = False) -> Choice:
    """What a pack holds. For a regulator that is what supports the periods of renewal that still run."""
    found = standings(portfolio.terms, practitioner)
    running = tuple(one for one in found if isinstance(one, Standing) and one.readiness.days_left >= 0)
    if everything or portfolio.terms.audience is not Share.REGULATOR or not running:
        return Choice(practitioner=practitioner, standings=found)
    ids = {id_ for standing in running for id_ in _supporting(standing, portfolio, practitioner)}
    supporting = [entry for entry in practitioner.entries if entry.id in ids]
    ids |= {name for entry in supporting for name in _named(entry)}
    paths = {path for entry in supporting for path in _linked(entry)}
    entries = tuple(e for e in practitioner.entries if e.id in ids or e.path in paths)
    others = frozenset(e.path for e in practitioner.entries) - {e.path for e in entries}
    return Choice(
        practitioner=dataclasses.replace(practitioner, entries=entries, full=practitioner.absences),
        standings=tuple(one for one in found if isinstance(one, NoPeriod) or one in running),
        others=others,
    )


def _supporting(standing: Standing, portfolio: Portfolio, practitioner: Practitioner) -> Iterator[str]:
    """What is evidence, what goes into a form about the whole record, and what was chosen to show."""
    for line in (*standing.lines, *standing.advice):
        yield from line.met.evidence
    if any(form.of == "record" for form in standing.rule_set.forms):
        registrant = Registrant(
            profile=practitioner.profile,
            registration=standing.registration,
            entries=practitioner.entries,
        )
        seen = scene(standing.rule_set, registrant, portfolio.terms.as_of, portfolio.terms.frameworks)
        yield from () if isinstance(seen, NoPeriod) else (entry.id for entry in seen.pieces)
    own = _frameworks(standing.rule_set, portfolio)
    for entry in practitioner.entries:
        shown = {name.partition(":")[0] for piece in entry.showcase for name in piece.for_}
        if shown & own or (shown and not own):
            yield entry.id


def _frameworks(rules: RuleSet, portfolio: Portfolio) -> frozenset[str]:
    """The frameworks a regulator owns or asks about; none where none is known here."""
    asked = {r.rule.framework for r in rules.requirements if isinstance(r.rule, Covers)}
    cited = {
        n.partition(":")[0] for r in rules.requirements if isinstance(r.rule, Count) for n in r.rule.cites
    }
    known = portfolio.terms.frameworks.by_id.values()
    owned = {one.id for one in known if one.id == rules.id or one.owner == rules.regulator}
    return frozenset(asked | cited | owned)


def _named(entry: Entry) -> Iterator[str]:
    """The ids an entry names: what it grew from, where it was tried, and what it answers or looks at."""
    looked_at: Iterable[Review] = entry.details(Review)
    references = (*entry.answers, *(name for one in looked_at for name in (one.action, one.goal) if name))
    yield from (*entry.follows, *entry.applied_in)
    yield from (reference.partition("#")[0] for reference in references)


def _linked(entry: Entry) -> Iterator[str]:
    """The files the words of an entry lead to."""
    return (links.resolve(link.path, entry.path) for link in links.find(entry.body) if link.path)
