"""Then and now about a theme or standard: one rule for every page that shows it.

What was thought *then* is only what someone says they thought before: a changed mind, or words under
*What I thought before*. Words of an early entry are no belief given up; they are *first said*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.views.shared.passages import ELSEWHERE, TELLING, Passage, Passages, first_under
from portfolio.views.shared.subjects import Subject, subjects

_THINKING = frozenset({"reflection", "review"})
_LATEST = ("What I changed", "Difference to my practice", "What I learnt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passages about one standard or theme: a belief and what it became, or first and latest said."""

    subject: Subject
    then: Passage
    now: Passage
    is_belief: bool
    because: str = ""  # what changed it, where both are one changed mind

    @property
    def days(self) -> int:
        """The days between."""
        return (self.now.entry.date - self.then.entry.date).days

    @property
    def apart(self) -> str:
        """How long lies between, in words; empty where one entry says both."""
        return apart(self.days) if self.then.entry.id != self.now.entry.id else ""

    @property
    def labels(self) -> tuple[str, str]:
        """What to call the two."""
        return ("Then", "Now") if self.is_belief else ("First said", "Latest said")


def then_now(subject: Subject, about: Iterable[Entry], passages: Passages) -> Pair | None:
    """The pair for a subject, from entries given oldest first; None where there is none to show.

    The pair its writer chose goes before any other; then the latest belief that changed; then what was
    first and latest said. A passage belongs to the subject: an entry that only rates it has none.
    """
    entries = tuple(entry for entry in about if subject.is_told_in(entry))
    return (
        _chosen(subject, entries, passages)
        or _belief(subject, entries, passages)
        or _said(subject, entries, passages)
    )


def pairs(terms: Terms, practitioner: Practitioner) -> tuple[Pair, ...]:
    """The pair of every theme, then of every standard, each two entries once."""
    passages = Passages()
    distinct: dict[tuple[str, str], Pair] = {}
    for subject in subjects(terms, practitioner):
        if pair := then_now(subject, subject.entries(practitioner), passages):
            distinct.setdefault((pair.then.entry.id, pair.now.entry.id), pair)
    return tuple(distinct.values())


def apart(days: int) -> str:
    """A length of time in words."""
    years, months = divmod(round(days / 30.44), 12)
    units = ((years, "year"), (months, "month"))
    return say.all_of(say.counted(n, unit) for n, unit in units if n) or say.counted(days, "day")


def _chosen(subject: Subject, entries: Sequence[Entry], passages: Passages) -> Pair | None:
    by_id = {entry.id: entry for entry in entries}
    then, now = (by_id.get(id_) for id_ in subject.chosen or ("", ""))
    if then is None or now is None or then.date > now.date:
        return None
    before, after = passages.belief(then), passages.belief(now)
    if before and after:
        because = after.because if then is now else ""
        return Pair(subject=subject, then=before.before, now=after.after, is_belief=True, because=because)
    early, late = passages.said(then), passages.said(now)
    both = [heading for heading in (*TELLING, *ELSEWHERE) if heading in early and heading in late]
    first = first_under(early, both) or passages.of(then)
    last = first_under(late, both) or passages.of(now)
    if first and last and then is not now:
        return Pair(subject=subject, then=first, now=last, is_belief=False)
    return None


def _belief(subject: Subject, entries: Sequence[Entry], passages: Passages) -> Pair | None:
    beliefs = (belief for entry in reversed(entries) if (belief := passages.belief(entry)))
    if latest := next(beliefs, None):
        return Pair(
            subject=subject, then=latest.before, now=latest.after, is_belief=True, because=latest.because
        )
    return None


def _said(subject: Subject, entries: Sequence[Entry], passages: Passages) -> Pair | None:
    """What was first and latest said, if possible under the same heading.

    One's own thinking comes before notes of a course, and words about what was learnt before any others.
    """
    thinking = [entry for entry in entries if entry.kind in _THINKING]
    for some, headings in ((thinking, TELLING), (entries, TELLING), (entries, ELSEWHERE)):
        said = [passages.said(entry) for entry in some]
        alike = [both for heading in headings if (both := _ends(said, (heading,), (heading,)))]
        unlike = _ends(said, headings, _LATEST if headings is TELLING else headings)
        if both := max(alike, key=_days_between, default=unlike):
            return Pair(subject=subject, then=both[0], now=both[1], is_belief=False)
    return None


def _ends(
    said: Sequence[Mapping[str, Passage]], early: Iterable[str], late: Iterable[str]
) -> tuple[Passage, Passage] | None:
    """The first and the last passage under some headings; None unless they are two."""
    first = next((words for one in said if (words := first_under(one, early))), None)
    last = next((words for one in reversed(said) if (words := first_under(one, late))), None)
    if first and last and first.entry.id != last.entry.id and first.words != last.words:
        return first, last
    return None


def _days_between(both: tuple[Passage, Passage]) -> int:
    return (both[1].entry.date - both[0].entry.date).days
