"""What the pack says about renewal: what is asked, what is shown for it, and where that was read."""

from __future__ import annotations

import re
from typing import Any

from portfolio import say
from portfolio.entries.review import Review
from portfolio.frameworks import Frameworks
from portfolio.model import Practitioner, Terms
from portfolio.outputs.pack_choice import Choice
from portfolio.outputs.pack_mentions import label
from portfolio.outputs.pack_sources import Sources
from portfolio.records.declared import declared
from portfolio.renewal import Met, NoPeriod, RuleSet, Task
from portfolio.renewal.facts import Fact
from portfolio.views.renewal import acting
from portfolio.views.renewal.source import rule_source
from portfolio.views.renewal.state import Line, Standing

Values = dict[str, Any]

_CODE = re.compile(r"`([^`]*)`")
_STATES = {
    "met": "Met",
    "not met": "Not yet met",
    "informs": "For information",
    "none shown here": "None shown here",
}
_ADVICE = {"met": "As advised", "not met": "Less than advised"}


def asked(terms: Terms, choice: Choice, sources: Sources) -> list[Values]:
    """Every registration with what is asked, as much as this audience may be told."""
    return [
        _unknown(standing, terms)
        if isinstance(standing, NoPeriod)
        else _Asked(standing.rule_set, terms.frameworks, choice.practitioner, sources).standing(standing)
        for standing in choice.standings
    ]


def _unknown(no_period: NoPeriod, terms: Terms) -> Values:
    title = terms.rule_sets.by_id[no_period.rules].title
    nothing: Values = {"note": "", "requirements": [], "tasks": [], "advice": []}
    return {"title": title, "summary": no_period.why} | nothing


def in_words(text: str, frameworks: Frameworks) -> str:
    """A note on how a rule is read, with the words for what somebody types between backticks."""
    return _CODE.sub(lambda code: f"“{_word(code[1], frameworks)}”", text)


def _word(typed: str, frameworks: Frameworks) -> str:
    types = declared(Review)["type"].words
    title = frameworks.title(typed)
    return types.get(typed) or (typed if title == typed else f"{typed} {title}")


class _Asked:
    """What one regulator asks, of one record."""

    def __init__(
        self, rules: RuleSet, frameworks: Frameworks, practitioner: Practitioner, sources: Sources
    ) -> None:
        self._rules, self._frameworks = rules, frameworks
        self._known, self._sources = practitioner.by_id, sources

    def standing(self, standing: Standing) -> Values:
        period = standing.readiness.period
        days = say.days(period.start, period.end)
        due, verdict = acting.due(standing), acting.verdict(standing)
        said = [
            f"{due[:1].upper()}{due[1:]}.",
            f"{verdict}." if verdict else "",
            acting.tally(standing),
            f"Period from {days}, seen from {say.day(standing.readiness.as_of)}.",
        ]
        return {
            "title": self._rules.title,
            "summary": " ".join(filter(None, said)),
            "note": in_words(standing.note, self._frameworks),
            "requirements": [self._line(line, _STATES) for line in standing.lines],
            "tasks": [self._task(task) for task in standing.tasks],
            "advice": [self._line(line, _STATES | _ADVICE) for line in standing.advice],
        }

    def _line(self, line: Line, states: dict[str, str]) -> Values:
        met, known = line.met, self._known
        return {
            "what": met.what,
            "note": in_words(met.note or "", self._frameworks),
            "needed": "" if line.needed is None else f"{line.needed:,}",
            "found": "" if line.found is None else f"{line.found:,}",
            "state": f"{line.shown:,} shown here" if line.shown else states[line.state],
            "counts": line.state,
            "evidence": [
                {"label": label(known[id_]), "title": known[id_].title, "date": say.day(known[id_].date)}
                for id_ in met.evidence
                if id_ in known
            ],
            "source": self._source(met),
        }

    def _task(self, task: Task) -> Values:
        return {
            "what": task.fact.what,
            "note": in_words(task.fact.note or "", self._frameworks),
            "state": f"Done, {say.day(task.done)}" if task.done else "Still to do",
            "source": self._source(task.fact),
        }

    def _source(self, fact: Met | Fact) -> Values:
        source = rule_source(self._rules, fact.source, fact.source_kind, fact.read, fact.verified)
        return self._sources.cited(source)
