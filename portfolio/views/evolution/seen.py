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
from portfolio.views.evolution.bridge import Other, changed
from portfolio.views.evolution.seen_drawn import drawn
from portfolio.views.evolution.spoken import Picture, Rated, Ratings, Spot, Voice
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
    """What a page shows of both; the figure only where there are ratings, or another framework before."""

    title: str
    chart: Chart | None
    voices: tuple[Voice, ...]  # oldest first
    more_voices: int  # earlier ones
    dips: tuple[Dip, ...]


def seen(
    subject: Subject,
    entries: Sequence[Entry],
    lower: Container[tuple[str, str]],
    passages: Passages,
    before: Iterable[Other] = (),
) -> Seen | None:
    """Both sides of one theme or standard, from its entries given oldest first; None if both are empty.

    `lower` are the ratings lower than the one before in the full record, too (see `model.absences`), and
    `before` the standards it goes on from.
    """
    others = tuple(one for one in before if one.entries)
    parts = ((subject, "", entries), *((one.subject, one.into, one.entries) for one in others))
    rated = [tuple(_rated(part, some, lower)) for part, _, some in parts]
    spoken = {voice.entry.id: voice for part, _, some in parts for voice in _voices(part, some)}
    voices = sorted(spoken.values(), key=lambda one: (one.entry.date.toordinal(), one.entry.id))
    is_rated = any(rated)
    if not is_rated and not voices and not others:
        return None
    newest = tuple(voices[-MOST_VOICES:])
    picture = Picture(
        name=subject.name,
        ratings=tuple(
            Ratings(of=part.id, into=into, shown=_few(every), every=len(every))
            for (part, into, _), every in zip(parts, rated, strict=True)
        ),
        voices=newest,
        spoken=len(voices),
        spots=_spots(parts) if others else (),
        changes=changed(others),
    )
    dips = [
        dip
        for (part, _, some), every in zip(parts, rated, strict=True)
        for dip in _dips(part, every, some, passages)
    ]
    dips.sort(key=lambda dip: dip.rated.entry.date.toordinal())
    return Seen(
        title=_title(is_rated, newest),
        chart=drawn(picture) if is_rated or others else None,
        voices=newest,
        more_voices=len(voices) - len(newest),
        dips=tuple(dips[-MOST_DIPS:]),
    )


def _title(is_rated: bool, voices: Sequence[Voice]) -> str:
    if is_rated:
        return "Seen and felt" if voices else "How I rated myself"
    return "What others said" if voices else "Over time"


def _spots(parts: Iterable[tuple[Subject, str, Sequence[Entry]]]) -> tuple[Spot, ...]:
    """The newest entries about it and about what it goes on from, each once, oldest first."""
    spots: dict[str, Spot] = {}
    for part, _, some in parts:
        for entry in some:
            spots.setdefault(entry.id, Spot(of=part.id, shape=entry.kind_shape, entry=mention(entry)))
    ordered = sorted(spots.values(), key=lambda one: (one.entry.date.toordinal(), one.entry.id))
    return tuple(ordered[-MOST_MARKS:])


def _rated(subject: Subject, entries: Iterable[Entry], lower: Container[tuple[str, str]]) -> Iterator[Rated]:
    before: Rated | None = None
    for entry in entries:
        if level := subject.rating(entry):
            is_lower = before is not None and level < before.level and (subject.about, entry.id) in lower
            before = Rated(level=level, entry=mention(entry), is_lower=is_lower)
            yield before


def _few(every: tuple[Rated, ...]) -> tuple[Rated, ...]:
    """Ratings as they are, or where they are many the first and the last of each year."""
    if len(every) <= MOST_MARKS:
        return every
    ends = {one.entry.date.year: one for one in every}
    return tuple({one.entry.id: one for one in (every[0], *ends.values())}.values())


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
