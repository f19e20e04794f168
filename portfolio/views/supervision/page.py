"""Supervision: rhythm, balance, what was agreed, what came of it and what it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from portfolio.entries.supervision import Supervision
from portfolio.model import Practitioner, Terms, supervision
from portfolio.views.shared.base import Draft, Mention, Page, Span, View, mention, span
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.goals import GoalProgress, goal_progress, open_goals
from portfolio.views.shared.minds import Changed, minds_changed, turning_points
from portfolio.views.shared.periods import calendar_periods, from_to
from portfolio.views.shared.plots import bars, table_of
from portfolio.views.supervision.door import FOLDER, door_pages, lines, ways
from portfolio.views.supervision.feel import Coverage, FeelOverTime, coverage, feel
from portfolio.views.supervision.lists import Listed, list_pages
from portfolio.views.supervision.rhythm import Rhythm, rhythm
from portfolio.views.supervision.sessions import earlier_sessions, session_pages
from portfolio.views.supervision.told import DECIDING, IMPACT, Told, needs, words_under
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
FORMS = {"individual": "One to one", "group": "Group", "peer": "Peer", "ad-hoc": "Ad hoc"}
FUNCTIONS = {
    "management": "Management",
    "support": "Support",
    "development": "Development",
    "mediation": "Mediation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """The first words of a session's debate: where views differed."""

    session: Mention
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the supervision page shows; longer lists have pages of their own."""

    span: Span
    rhythm: Rhythm
    forms: Chart | None
    functions: Chart | None
    undone: tuple[ActionProgress, ...]  # overdue first
    done: int
    open_goals: tuple[GoalProgress, ...]  # overdue first
    goal_count: int
    decisions: tuple[Decided, ...]  # the newest few
    decision_count: int
    escalated: tuple[Decided, ...]
    unanswered: tuple[Decided, ...]  # of those
    file_not_said: tuple[Decided, ...]
    door: tuple[str, ...]  # did it help practice, did it help development
    practice: tuple[Came, ...]
    development: tuple[Came, ...]
    other: tuple[Came, ...]
    minds: tuple[Changed, ...]
    debates: tuple[Debate, ...]
    needs: tuple[Told, ...]  # the newest few
    impact: int  # sessions that say something of it
    deciding: int
    coverage: Coverage | None
    feel: FeelOverTime | None
    folder: str
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and the pages of their sessions


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page | Draft]:
    folder, sessions = f"{practitioner.id}/supervision/", practitioner.sessions
    over = span(practitioner.all_sessions)
    all_decisions = tuple(reversed(decided(sessions)))
    came = tuple(reversed(came_of(practitioner, practitioner.outcomes)))
    minds = turning_points(practitioner)[::-1]
    undone = action_progress(practitioner, most_pressing(practitioner.threads), terms.as_of)
    finished = sorted(
        (t for t in practitioner.threads if t.done), key=lambda t: t.done or t.raised, reverse=True
    )
    done = action_progress(practitioner, finished, terms.as_of)
    learning, impact = needs(terms, practitioner), words_under(practitioner, IMPACT)
    deciding = words_under(practitioner, DECIDING)
    waiting = open_goals(practitioner, terms.as_of)
    settled = [thread for thread in reversed(practitioner.goals) if not thread.is_open]
    goals = (*waiting, *goal_progress(practitioner, settled, terms.as_of))
    to_the_door = ways(terms, practitioner)
    covered, felt = coverage(terms, practitioner), feel(practitioner)
    data = Overview(
        span=over,
        rhythm=rhythm(terms, practitioner),
        forms=_forms(sessions),
        functions=_functions(sessions),
        undone=undone,
        done=len(done),
        open_goals=waiting,
        goal_count=len(goals),
        decisions=all_decisions[:FEW],
        decision_count=len(all_decisions),
        escalated=tuple(made for made in all_decisions if made.decision.escalated)[:FEW],
        unanswered=unanswered(sessions),
        file_not_said=file_not_said(practitioner),
        door=lines(to_the_door),
        practice=tuple(result for result in came if result.outcome.for_ == "practice")[:FEW],
        development=tuple(result for result in came if result.outcome.for_ == "development")[:FEW],
        other=tuple(result for result in came if result.outcome.for_ is None)[:FEW],
        minds=(minds_changed(practitioner)[::-1] or minds)[:FEW],
        debates=tuple(islice(_debates(sessions), FEW)),
        needs=learning[:FEW],
        impact=len(impact),
        deciding=len(deciding),
        coverage=covered,
        feel=felt,
        folder=folder,
        years=earlier_sessions(practitioner),
    )
    yield Page(
        folder=folder,
        title="Supervision",
        template="supervision.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
    )
    listed = {
        "actions": Listed(part="actions", span=over, actions=(*undone, *done)),
        "goals": Listed(part="goals", span=span(practitioner.entries), goals=goals),
        "decisions": Listed(part="decisions", span=over, decisions=all_decisions),
        "learning-needs": Listed(part="needs", span=over, told=learning),
        "impact-on-me": Listed(part="impact", span=over, told=impact),
        "how-decisions-were-reached": Listed(
            part="deciding", span=over, told=deciding, decisions=all_decisions
        ),
        "what-it-changed": Listed(part="changed", span=over, came=came),
        "changed-my-mind": Listed(part="minds", span=span(practitioner.entries), minds=minds),
        "coverage": Listed(part="coverage", span=over, coverage=covered),
        "how-it-feels": Listed(part="feel", span=over, feel=felt),
    }
    for name, everything in listed.items():
        yield from list_pages(practitioner, f"{folder}{name}/", everything)
    yield from door_pages(practitioner, f"{folder}{FOLDER}", to_the_door)
    yield from session_pages(practitioner)


def _forms(sessions: Sequence[Supervision]) -> Chart | None:
    """Sessions that took place, by form; a form never used has no row."""
    held = supervision.took_place(sessions)
    used = {name: text for name, text in FORMS.items() if any(session.form == name for session in held)}
    return _counted(
        Chart(id="forms", title="Sessions by form", description=""),
        held,
        used,
        lambda session: (session.form,),
    )


def _functions(sessions: Sequence[Supervision]) -> Chart | None:
    """What sessions were for; all four purposes have a row, so that an imbalance shows."""
    held = [session for session in supervision.took_place(sessions) if session.functions]
    chart = Chart(id="functions", title="What supervision was for", description="")
    return _counted(chart, held, FUNCTIONS, lambda session: session.functions)


def _counted(
    chart: Chart,
    held: Sequence[Supervision],
    names: Mapping[str, str],
    of: Callable[[Supervision], Iterable[str]],
) -> Chart | None:
    """A row of bars for each name, counted by quarter or year."""
    if not held:
        return None
    columns = calendar_periods((session.date for session in held), most_quarters=16)
    counted = Counter((name, columns.anchor(session.date)) for session in held for name in of(session))
    counts = [[counted[name, period.anchor] for period in columns.all] for name in names]
    boxes, lines, labels, height = bars(tuple(names.values()), columns.all, counts)
    title = f"{chart.title}, {from_to(session.date for session in held)}"
    sums = zip(names.values(), (sum(row) or "none shown" for row in counts), strict=True)
    return replace(
        chart,
        title=title,
        description=f"Sessions that took place: {', '.join(f'{text.lower()} {n}' for text, n in sums)}.",
        height=height,
        boxes=boxes,
        lines=lines,
        labels=labels,
        table=table_of(title, tuple(names.values()), [period.title for period in columns.all], counts),
    )


def _debates(sessions: Iterable[Supervision]) -> Iterator[Debate]:
    for session in reversed(tuple(sessions)):
        if words := session.opening("Debate"):
            yield Debate(session=mention(session), words=words)


VIEW = View(name="supervision", order=40, pages=_pages)
