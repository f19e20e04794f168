"""Home, “How I have changed”: what changed in this person's practice, and how we know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.entries.unfinished import why_unfinished
from portfolio.model import Practitioner, Terms
from portfolio.model.supervision import one_to_one, took_place
from portfolio.views.chains.steps import Chain, strands, strongest
from portfolio.views.renewal import acting
from portfolio.views.renewal.state import Standing, standings
from portfolio.views.shared.base import Mention, Page, View, mention, mentions
from portfolio.views.shared.minds import Changed, minds_changed
from portfolio.views.shared.subjects import Subject, subjects
from portfolio.views.shared.turns import Turn, turns
from portfolio.views.shared.witnesses import Weight, weight
from portfolio.views.supervision.since import RhythmInBrief, Since, rhythm_in_brief, since

PAIRS, MINDS, CHAINS, LATEST = 3, 2, 2, 3  # two minutes on a phone
ENDS = 2  # steps with which a long chain begins and ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One registration in one line. `ready` is None where this audience may not be told."""

    title: str
    due: str
    around: str
    said: str  # ready or not
    to_do: str  # what is still to do outside the record, where `said` does not say so
    ready: bool | None
    met: int
    asked: int
    is_late: bool
    is_pressing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An entry that counts nowhere yet, and why."""

    entry: Mention
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the home page shows."""

    name: str
    role: str
    whole: Weight
    turns: tuple[Turn, ...]
    other_themes: tuple[Subject, ...]
    minds: tuple[Changed, ...]
    more_minds: int
    paths: tuple[Chain, ...]
    more_paths: int
    rhythm: RhythmInBrief | None
    pressing: tuple[Ready, ...]  # the renewals of the next three months, and those overdue: for their owner
    ready: tuple[Ready, ...]  # all others
    since: Since | None
    latest: tuple[Mention, ...]
    unfinished: tuple[Unfinished, ...]  # for their owner alone, the newest first


def home_page(terms: Terms, practitioner: Practitioner) -> Page:
    """The home page of one practitioner."""
    profile = practitioner.profile
    return Page(
        folder=f"{practitioner.id}/",
        title="How I have changed",
        template="home.html",
        data=home(terms, practitioner),
        practitioner=practitioner.id,
        whose=profile.name,
        body=profile.statement,
        source=profile.path,
        files=profile.files,
    )


def home(terms: Terms, practitioner: Practitioner) -> Home:
    """What changed, and how we know, for one practitioner."""
    minds = minds_changed(practitioner)[::-1]
    told = turns(terms, practitioner, PAIRS)
    known = {turn.pair.now.entry.id for turn in told}
    untold = [mind for mind in minds if mind.entry.id not in known]
    chains = strongest(strands(practitioner))
    renewals = tuple(_ready(terms, practitioner))
    pressing = tuple(one for one in renewals if terms.is_whole and one.is_pressing)
    return Home(
        name=practitioner.profile.name,
        role=practitioner.profile.role,
        whole=weight(practitioner.entries),
        turns=told,
        other_themes=_others(terms, practitioner, told),
        minds=tuple(untold[:MINDS]),
        more_minds=max(0, len(untold) - MINDS),
        paths=tuple(strand.in_brief(ENDS) for strand in chains[:CHAINS]),
        more_paths=max(0, len(chains) - CHAINS),
        rhythm=rhythm_in_brief(terms, practitioner),
        pressing=pressing,
        ready=tuple(one for one in renewals if one not in pressing),
        since=since(terms, practitioner),
        latest=_latest(practitioner),
        unfinished=tuple(
            Unfinished(entry=mention(entry), why=why_unfinished(entry))
            for entry in reversed(practitioner.drafts)
        ),
    )


def _ready(terms: Terms, practitioner: Practitioner) -> Iterator[Ready]:
    """Registrations whose current period has not ended, or not without something to do for their owner."""
    for standing in standings(terms, practitioner):
        if isinstance(standing, Standing) and (
            standing.readiness.days_left >= 0 or (terms.is_whole and not standing.ready)
        ):
            asked = [line for line in standing.lines if line.needed is not None]
            met = sum(line.state == "met" for line in asked)
            yield Ready(
                title=standing.rule_set.title,
                due=acting.due(standing),
                around=acting.around(standing),
                said=acting.verdict(standing),
                to_do=acting.to_do(standing) if standing.ready is False else "",
                ready=standing.ready,
                met=met,
                asked=len(asked),
                is_late=acting.is_late(standing),
                is_pressing=acting.is_pressing(standing),
            )


def _others(terms: Terms, practitioner: Practitioner, told: tuple[Turn, ...]) -> tuple[Subject, ...]:
    """The themes this page has no room to tell."""
    known = {turn.pair.subject.url for turn in told}
    all_subjects = subjects(terms, practitioner)
    return tuple(subject for subject in all_subjects if subject.kind == "theme" and subject.url not in known)


def _latest(practitioner: Practitioner) -> tuple[Mention, ...]:
    """The newest entries, leaving out the last session, which `since` already covers."""
    held = took_place(one_to_one(practitioner.all_sessions))
    last = held[-1].id if held else ""
    return mentions([entry for entry in reversed(practitioner.entries) if entry.id != last][:LATEST])


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page]:
    yield home_page(terms, practitioner)


VIEW = View(name="home", order=0, pages=_pages)
