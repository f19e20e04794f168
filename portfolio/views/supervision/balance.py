"""The balance of supervision: sessions by form, and what they were for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio.entries.supervision import Supervision
from portfolio.model import supervision
from portfolio.model.spans import TimeSpan
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.periods import calendar_periods, from_to
from portfolio.views.shared.plots import bars, table_of

FORMS = {"individual": "One to one", "group": "Group", "peer": "Peer", "ad-hoc": "Ad hoc"}
FUNCTIONS = {
    "management": "Management",
    "support": "Support",
    "development": "Development",
    "mediation": "Mediation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The last twelve months in words, and a figure of every quarter or year."""

    forms_lately: str
    functions_lately: str
    forms: Chart | None
    functions: Chart | None


def balance(sessions: Sequence[Supervision], window: TimeSpan) -> Balance:
    """The balance of some sessions, of which only those that took place count."""
    held = supervision.took_place(sessions)
    lately = [session for session in held if session.date in window]
    for_what = [session for session in lately if session.functions]
    forms = {name: text for name, text in FORMS.items() if any(one.form == name for one in lately)}
    return Balance(
        forms_lately=_in_words(lately, forms, lambda session: (session.form,)),
        functions_lately=_in_words(for_what, FUNCTIONS, lambda session: session.functions),
        forms=_forms(sessions),
        functions=_functions(sessions),
    )


def _in_words(
    held: Sequence[Supervision],
    names: Mapping[str, str],
    of: Callable[[Supervision], Iterable[str]],
) -> str:
    """`One to one 8, group 1`; empty where there was no session."""
    counted = Counter(name for session in held for name in of(session))
    words = ", ".join(f"{text.lower()} {counted[name] or 'none shown'}" for name, text in names.items())
    return f"{words[:1].upper()}{words[1:]}" if held else ""


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
