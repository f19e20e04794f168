"""Seen and felt: how somebody rated herself over time, and what others saw or said in that time.

A rating lower than the one before stands beside her own words of that month. Where there are none,
nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from portfolio.entries import Entry
from portfolio.model.effects import is_witness, witness_of
from portfolio.views.evolution.seen_drawn import drawn
from portfolio.views.evolution.spoken import Rated, Voice
from portfolio.views.shared.base import mention
from portfolio.views.shared.charts import Chart
from portfolio.views.shared.passages import Passage, Passages
from portfolio.views.shared.plots import MOST_MARKS
from portfolio.views.shared.subjects import Subject
from portfolio.views.shared.witnesses import WHO, voice

MOST_VOICES, MOST_DIPS = 12, 6  # the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Dip:
    """A rating lower than the one before, and what its writer says of that month."""

    before: Rated
    rated: Rated
    own: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a page shows of both; the figure only where there are ratings."""

    title: str
    chart: Chart | None
    voices: tuple[Voice, ...]  # oldest first
    more_voices: int  # earlier ones
    dips: tuple[Dip, ...]


def seen(
    subject: Subject, entries: Sequence[Entry], lower: Container[str], passages: Passages
) -> Seen | None:
    """Both sides of one theme or standard, from its entries given oldest first; None if both are empty.

    `lower` are the entries whose rating is lower than the one before in the full record, too.
    """
    every, spoken = tuple(_rated(subject, entries, lower)), tuple(_voices(subject, entries))
    if not every and not spoken:
        return None
    voices = spoken[-MOST_VOICES:]
    title = "Seen and felt" if every and voices else "How I rated myself" if every else "What others said"
    return Seen(
        title=title,
        chart=drawn(subject.name, _few(every), len(every), voices, len(spoken)) if every else None,
        voices=voices,
        more_voices=len(spoken) - len(voices),
        dips=tuple(_dips(subject, every, entries, passages))[-MOST_DIPS:],
    )


def _rated(subject: Subject, entries: Iterable[Entry], lower: Container[str]) -> Iterator[Rated]:
    before: Rated | None = None
    for entry in entries:
        if level := subject.rating(entry):
            is_lower = before is not None and level < before.level and entry.id in lower
            before = Rated(level=level, entry=mention(entry), is_lower=is_lower)
            yield before


def _few(every: Sequence[Rated]) -> Sequence[Rated]:
    """Ratings as they are, or where they are many the first and the last of each year."""
    if len(every) <= MOST_MARKS:
        return every
    ends = {one.entry.date.year: one for one in every}
    return list({one.entry.id: one for one in (every[0], *ends.values())}.values())


def _voices(subject: Subject, entries: Iterable[Entry]) -> Iterator[Voice]:
    """What others said in entries that are about it: what was said of something else proves nothing."""
    for entry in entries:
        told = voice(entry) if is_witness(entry) and subject.is_told_in(entry) else None
        if told and told.words:
            row = WHO[witness_of(entry)]
            yield Voice(who=told.who, row=row, shape=entry.kind_shape, words=told.words, entry=told.entry)


def _dips(
    subject: Subject, every: Iterable[Rated], entries: Iterable[Entry], passages: Passages
) -> Iterator[Dip]:
    by_id = {entry.id: entry for entry in entries}
    for before, rated in pairwise(every):
        if rated.is_lower and (own := _own_words(subject, by_id[rated.entry.id], by_id.values(), passages)):
            yield Dip(before=before, rated=rated, own=own)


def _own_words(
    subject: Subject, rating: Entry, entries: Iterable[Entry], passages: Passages
) -> Passage | None:
    """The writer's words in the entry with the rating, else in the nearest about the same that month."""
    if here := passages.of(rating):
        return here
    month = [
        entry
        for entry in entries
        if (entry.date.year, entry.date.month) == (rating.date.year, rating.date.month)
        and subject.is_told_in(entry)
    ]
    month.sort(key=lambda entry: abs(entry.date.toordinal() - rating.date.toordinal()))
    return next((words for entry in month if (words := passages.of(entry))), None)
