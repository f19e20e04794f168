"""Supervision: rhythm, balance, what was agreed, what came of it and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms
from portfolio.model.spans import TimeSpan, last_twelve_months
from portfolio.views.shared.base import Draft, Mention, Page, Span, View, mention, span
from portfolio.views.shared.goals import GoalProgress, goal_progress, open_goals
from portfolio.views.shared.minds import turning_points
from portfolio.views.supervision.balance import Balance, balance
from portfolio.views.supervision.door import FOLDER, door_pages, lines, ways
from portfolio.views.supervision.feel import Coverage, FeelOverTime, coverage, feel
from portfolio.views.supervision.lists import DAYS, Listed, list_pages
from portfolio.views.supervision.rhythm import Rhythm, rhythm
from portfolio.views.supervision.sessions import session_pages
from portfolio.views.supervision.told import DECIDING, IMPACT, needs, words_under
from portfolio.views.supervision.work import (
    ActionProgress,
    Came,
    Decided,
    action_progress,
    came_of,
    decided,
    file_not_said,
    most_pressing,
    unanswered,
)

FEW = 3  # of a long list, on the overview


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """The first words of a session's debate: where views differed."""

    session: Mention
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Few:
    """The newest few of the last twelve months, how many those months have, and how many there are."""

    shown: tuple[Any, ...]
    lately: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the supervision page shows, the last twelve months first; longer lists have pages of their own."""

    span: Span
    lately: TimeSpan
    rhythm: Rhythm
    balance: Balance
    undone: tuple[ActionProgress, ...]  # overdue first
    done: Few
    open_goals: tuple[GoalProgress, ...]  # overdue first
    goal_count: int
    decisions: Few
    escalated: Few
    unanswered: tuple[Decided, ...]  # of those, however old
    file_not_said: tuple[Decided, ...]
    door: tuple[str, ...]  # did it help practice, did it help development
    door_over_all: tuple[str, ...]  # the same of the whole record, where that is more
    came: Few
    practice: tuple[Came, ...]
    development: tuple[Came, ...]
    other: tuple[Came, ...]
    minds: Few
    debates: Few
    needs: Few
    impact: Few
    deciding: Few
    coverage: Coverage | None
    feel: FeelOverTime | None
    folder: str


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page | Draft]:
    folder, sessions = f"{practitioner.id}/supervision/", practitioner.sessions
    window = last_twelve_months(terms.as_of)
    lists = _lists(terms, practitioner)
    to_the_door = ways(terms, practitioner)

    def few(name: str, among: Iterable[Any] | None = None) -> Few:
        listed = lists[name]
        items = listed.items if among is None else tuple(among)
        these = tuple(item for item in items if DAYS[listed.part](item) in window)
        return Few(shown=these[:FEW], lately=len(these), all=len(items))

    came = [result for result in lists["what-it-changed"].items if result.noted.date in window]
    minds = few("changed-my-mind")
    told = [mind for mind in lists["changed-my-mind"].items if mind.from_ and mind.entry.date in window]
    door, over_all = lines([way for way in to_the_door if way.session.date in window]), lines(to_the_door)
    debates = tuple(_debates(sessions))
    recent = [debate for debate in debates if debate.session.date in window]
    data = Overview(
        span=span(practitioner.all_sessions),
        lately=window,
        rhythm=rhythm(terms, practitioner),
        balance=balance(sessions, window),
        undone=tuple(action for action in lists["actions"].items if not action.done),
        done=few("actions", (action for action in lists["actions"].items if action.done)),
        open_goals=open_goals(practitioner, terms.as_of),
        goal_count=len(lists["goals"].items),
        decisions=few("decisions"),
        escalated=few("decisions", (d for d in lists["decisions"].items if d.decision.escalated)),
        unanswered=unanswered(sessions),
        file_not_said=file_not_said(practitioner),
        door=door,
        door_over_all=over_all if over_all != door else (),
        came=few("what-it-changed"),
        practice=tuple(result for result in came if result.outcome.for_ == "practice")[:FEW],
        development=tuple(result for result in came if result.outcome.for_ == "development")[:FEW],
        other=tuple(result for result in came if result.outcome.for_ is None)[:FEW],
        minds=replace(minds, shown=tuple(told[:FEW]) or minds.shown),
        debates=Few(shown=tuple(recent[:FEW]), lately=len(recent), all=len(debates)),
        needs=few("learning-needs"),
        impact=few("impact-on-me"),
        deciding=few("how-decisions-were-reached"),
        coverage=lists["coverage"].coverage,
        feel=lists["how-it-feels"].feel,
        folder=folder,
    )
    yield Page(
        folder=folder,
        title="Supervision",
        template="supervision.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
    )
    for name, everything in lists.items():
        yield from list_pages(practitioner, f"{folder}{name}/", everything, window)
    yield from door_pages(practitioner, f"{folder}{FOLDER}", to_the_door)
    yield from session_pages(practitioner, window)


def _lists(terms: Terms, practitioner: Practitioner) -> dict[str, Listed]:
    """Everything of each sort, newest first, by the folder of its page."""
    over, entries = span(practitioner.all_sessions), span(practitioner.entries)
    decisions = tuple(reversed(decided(practitioner.sessions)))
    finished = sorted(
        (t for t in practitioner.threads if t.done), key=lambda t: t.done or t.raised, reverse=True
    )
    actions = action_progress(practitioner, (*most_pressing(practitioner.threads), *finished), terms.as_of)
    settled = [thread for thread in reversed(practitioner.goals) if not thread.is_open]
    goals = (
        *open_goals(practitioner, terms.as_of),
        *goal_progress(practitioner, settled, terms.as_of),
    )
    came = tuple(reversed(came_of(practitioner, practitioner.outcomes)))
    return {
        "actions": Listed(part="actions", span=over, items=actions),
        "goals": Listed(part="goals", span=entries, items=goals),
        "decisions": Listed(part="decisions", span=over, items=decisions),
        "learning-needs": Listed(part="needs", span=over, items=needs(terms, practitioner)),
        "impact-on-me": Listed(part="impact", span=over, items=words_under(practitioner, IMPACT)),
        "how-decisions-were-reached": Listed(
            part="deciding",
            span=over,
            items=words_under(practitioner, DECIDING),
            has_decisions=bool(decisions),
        ),
        "what-it-changed": Listed(part="changed", span=over, items=came),
        "changed-my-mind": Listed(part="minds", span=entries, items=turning_points(practitioner)[::-1]),
        "coverage": Listed(part="coverage", span=over, coverage=coverage(terms, practitioner)),
        "how-it-feels": Listed(part="feel", span=over, feel=feel(practitioner)),
    }


def _debates(sessions: Iterable[Supervision]) -> Iterator[Debate]:
    for session in reversed(tuple(sessions)):
        if words := session.opening("Debate"):
            yield Debate(session=mention(session), words=words)


VIEW = View(name="supervision", order=40, pages=_pages)
