"""What the pages of one theme or standard are made from, so that they are made again only if it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from portfolio.entries import Entry
from portfolio.entries.supervision import Supervision
from portfolio.frameworks.continuing import Change, changes
from portfolio.model import Practitioner, Terms
from portfolio.views.evolution.bridge import Other, earlier, later
from portfolio.views.evolution.staircase import Felt
from portfolio.views.shared.base import Mention, mentions
from portfolio.views.shared.periods import CalendarPeriods
from portfolio.views.shared.subjects import Subject, standard_urls
from portfolio.views.shared.years import earlier_pages, first_year, page_of
from portfolio.views.supervision.work import ActionProgress, Came, action_progress, came_of

MOST_EVIDENCE = 60  # entries told in a few words each, before earlier years have pages of their own
MOST_WORK = 24  # decisions, actions or outcomes; all of them stand among those of supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One theme or standard with its entries, and what is linked to them."""

    subject: Subject
    practitioner: str
    whose: str
    framework: str
    columns: CalendarPeriods
    entries: tuple[Entry, ...]
    told: tuple[tuple[Entry, tuple[Mention, ...]], ...]  # those told as evidence, and what each grew from
    actions: tuple[ActionProgress, ...] = ()  # newest first, as the outcomes
    outcomes: tuple[Came, ...] = ()
    more_work: bool = False
    felt: tuple[Felt, ...] = ()  # how supervision felt in that time, of a theme
    lower: frozenset[tuple[str, str]] = frozenset()  # ratings lower than before, see `model.absences`
    before: tuple[Other, ...] = ()  # standards it goes on from
    told_before: tuple[tuple[Entry, tuple[Mention, ...]], ...] = ()  # the newest about those
    after: tuple[Other, ...] = ()  # standards that go on from it
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages

    @property
    def sessions(self) -> tuple[Supervision, ...]:
        """The supervision among its entries."""
        return tuple(entry for entry in self.entries if isinstance(entry, Supervision))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all themes and standards of one record look up, worked out once."""

    origins: Mapping[str, tuple[Mention, ...]]  # entry → what it grew from
    progress: Mapping[str, ActionProgress]  # of each action
    changes: tuple[Change, ...]  # which standard goes on from which
    urls: Mapping[str, str]  # the page of each standard


def shared(terms: Terms, practitioner: Practitioner) -> Shared:
    """What every page of evolution may tell of an entry or action."""
    by_id, threads = practitioner.by_id, practitioner.threads
    progress = action_progress(practitioner, threads, terms.as_of)
    return Shared(
        changes=changes(terms.frameworks.by_id.values()),
        urls=standard_urls(practitioner),
        origins={id_: mentions([by_id[one] for one in ids]) for id_, ids in practitioner.origins.items()},
        progress={thread.reference: one for thread, one in zip(threads, progress, strict=True)},
    )


def about(
    terms: Terms, practitioner: Practitioner, subject: Subject, columns: CalendarPeriods, known: Shared
) -> Iterator[tuple[int, About]]:
    """All that a record holds about one theme or standard; of the evidence, that of the newest years.

    After it, by year, the entries of each earlier one, all told as evidence.
    """
    entries = subject.entries(practitioner)
    first = first_evidence(entries)
    by_year = {year: tuple(some) for year, some in groupby(entries, key=lambda entry: entry.date.year)}
    framework = terms.frameworks.by_id.get(subject.id.partition(":")[0])
    given = About(
        subject=subject,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        framework=framework.title if framework and subject.kind == "standard" else "",
        columns=columns,
        entries=entries,
        told=(),
    )
    newest = (entry for year, some in by_year.items() if year >= first for entry in some)
    sessions = given.sessions
    threads = [thread for session in sessions for thread in practitioner.threads_of.get(session.id, ())]
    ids = {session.id for session in sessions}
    outcomes = [one for one in practitioner.outcomes if (one.raised or one.noted) in ids] if ids else []
    before = earlier(terms, practitioner, subject, known.changes, known.urls)
    rated = {subject.about, *(one.subject.about for one in before)}
    yield (
        0,
        replace(
            given,
            told=_told(known, newest),
            years=earlier_pages(subject.folder, (entry.date for entry in entries), first) if first else (),
            actions=tuple(known.progress[one.reference] for one in threads[: -MOST_WORK - 1 : -1]),
            felt=_felt(practitioner, entries) if subject.kind == "theme" else (),
            lower=frozenset(one for one in practitioner.absences.lower if one[0] in rated),
            before=before,
            told_before=_told_before(known, before, entries),
            after=later(terms, subject, known.changes, known.urls),
            outcomes=came_of(practitioner, outcomes[: -MOST_WORK - 1 : -1]),
            more_work=max(sum(len(one.decisions) for one in sessions), len(threads), len(outcomes))
            > MOST_WORK,
        ),
    )
    for year in sorted((year for year in by_year if year < first), reverse=True):
        yield year, replace(given, entries=by_year[year], told=_told(known, by_year[year]))


def _felt(practitioner: Practitioner, entries: Sequence[Entry]) -> tuple[Felt, ...]:
    """How supported and challenged somebody felt in the sessions between the first entry and the last."""
    return tuple(
        (one.date, one.support, one.challenge)
        for one in practitioner.sessions
        if entries[0].date <= one.date <= entries[-1].date and (one.support or one.challenge)
    )


def _told(known: Shared, entries: Iterable[Entry]) -> tuple[tuple[Entry, tuple[Mention, ...]], ...]:
    return tuple([(entry, known.origins[entry.id]) for entry in entries])


def _told_before(
    known: Shared, before: Iterable[Other], own: Sequence[Entry]
) -> tuple[tuple[Entry, tuple[Mention, ...]], ...]:
    """The newest entries about earlier standards alone, as many as there is room for."""
    ids = {entry.id for entry in own}
    others = {entry.id: entry for one in before for entry in one.entries if entry.id not in ids}
    ordered = sorted(others.values(), key=lambda entry: (entry.date.toordinal(), entry.id))
    room = max(0, MOST_EVIDENCE - len(own))
    return _told(known, ordered[len(ordered) - min(room, len(ordered)) :])


def first_evidence(entries: Iterable[Entry]) -> int:
    """The earliest year whose evidence stands on the first page about a theme or standard."""
    return first_year((entry.date for entry in entries), MOST_EVIDENCE)


def evidence_url(folder: str, first: int, anchor: str) -> str:
    """Where the evidence of a period stands: `anchor` is the period's, `first` that of `first_evidence`."""
    return f"{page_of(folder, int(anchor[1:5]), first)}#{anchor}"
