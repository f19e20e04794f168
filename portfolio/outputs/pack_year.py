"""The chapter of a pack about one time: the page of that time, on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portfolio import say
from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.model.spans import TimeSpan
from portfolio.outputs.pack_mentions import mention
from portfolio.views.shared.base import Mention
from portfolio.views.shared.goals import GoalProgress
from portfolio.views.shared.then_now import Pair
from portfolio.views.supervision.sessions import Wait
from portfolio.views.supervision.told import Told
from portfolio.views.year.ended import Open
from portfolio.views.year.page import year_page
from portfolio.views.year.rhythm import YearRhythm
from portfolio.views.year.told import Heard, Some

Values = dict[str, Any]


def chapter(terms: Terms, practitioner: Practitioner, span: TimeSpan) -> Values:
    """What the record tells of a time. What lies outside of it is named, and nothing leads there."""
    told = year_page(terms, practitioner, span)
    words = _Words(practitioner, span)
    return {
        "title": span.title,
        "counts": ", ".join(f"{title} {number}" for _, title, number in told.whole.kinds),
        "goals": [
            words.some(title, some, words.goal)
            for title, some in (
                ("Set in this time", told.goals_set),
                ("Set before, and looked at again", told.goals_before),
            )
            if some.items
        ],
        "needs": words.some("", told.needs, words.need),
        "pairs": [words.pair(pair) for pair in told.pairs],
        "minds": words.some(
            "",
            told.minds,
            lambda mind: {
                "from": mind.from_,
                "to": mind.to,
                "because": mind.because,
                "entry": words.of(mind.entry),
            },
        ),
        "by": ", ".join(f"{who[:1].lower()}{who[1:]} {number}" for who, number in told.by),
        "heard": words.some("", told.heard, words.heard),
        "supervision": told.rhythm and words.rhythm(told.rhythm),
        "open": words.some(
            "What is open now" if span.goes_on else "What was open at its end", told.open, _open
        ),
    }


class _Words:
    """Entries as this chapter names them."""

    def __init__(self, practitioner: Practitioner, span: TimeSpan) -> None:
        self._known, self._span = practitioner.by_id, span

    def of(self, entry: Mention) -> Values:
        """An entry, with its label where the pack holds it."""
        known: Entry | None = self._known.get(entry.id)
        if known is None:  # a session that is only noted
            return {"label": "", "title": entry.title, "date": say.day(entry.date), "by": ""}
        return mention(known) | ({} if known.date in self._span else {"label": ""})

    def all_of(self, entries: Iterable[Mention]) -> list[Values]:
        return [self.of(entry) for entry in entries]

    @staticmethod
    def some(title: str, some: Some[Any], told: Any) -> Values:
        return {"title": title, "items": [told(one) for one in some.items], "more": some.more}

    def goal(self, goal: GoalProgress) -> Values:
        return {
            "what": goal.what,
            "state": "Overdue" if goal.state == "overdue" else f"{goal.status[:1].upper()}{goal.status[1:]}",
            "set": self.of(goal.set_in),
            "by": say.day(goal.by) if goal.by else "",
            "looks": [
                {"said": look.status, "outcome": look.outcome, "entry": self.of(look.entry)}
                for look in goal.looks
            ],
        }

    def need(self, told: Told) -> Values:
        return {
            "words": told.words,
            "session": self.of(told.session),
            "answered": self.all_of(told.answered),
            "unanswered": told.unanswered,
        }

    def pair(self, pair: Pair) -> Values:
        both = zip(pair.labels, (pair.then, pair.now), strict=True)
        return {
            "title": pair.subject.name,
            "because": pair.because,
            "said": [
                {
                    "label": label,
                    "words": passage.words,
                    "title": passage.entry.title,
                    "date": say.day(passage.entry.date),
                }
                for label, passage in both
            ],
        }

    def heard(self, heard: Heard) -> Values:
        return {
            "who": heard.witness.who,
            "words": heard.witness.words,
            "entry": self.of(heard.witness.entry),
            "about": self.all_of(heard.about),
        }

    def rhythm(self, rhythm: YearRhythm) -> Values:
        sessions = rhythm.sessions
        return {
            "line": rhythm.line,
            "waits": rhythm.waits,
            "long": [self._wait(wait) for wait in sessions.long] if sessions else [],
            "cancelled": [
                {"entry": self.of(one.session), "by": one.by or "", "because": one.because or ""}
                for one in (sessions.cancelled if sessions else ())
            ],
        }

    def _wait(self, wait: Wait) -> Values:
        away = f", {wait.away} of them away from work" if wait.away else ""
        return {
            "days": f"{say.counted(wait.days, 'day')}{away}",
            "before": self.of(wait.before),
            "after": self.of(wait.after),
        }


def _open(one: Open) -> Values:
    due = f"{'was due' if one.overdue else 'by'} {say.day(one.due)}" if one.due else ""
    asked = "no answer is noted" if one.sort == "Taken to someone else" else due or "no day set"
    since = f"since then: {one.since}" if one.since else ""
    about = ", ".join(filter(None, (one.sort, one.who, asked)))
    return {"what": one.what, "about": "; ".join(filter(None, (about, since)))}
