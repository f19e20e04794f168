"""One theme or standard at a glance: a small chart, a few facts, and what moved lately."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from portfolio import say
from portfolio.model import Practitioner, Terms
from portfolio.views.evolution.moves import Move
from portfolio.views.shared.charts import Chart, Time
from portfolio.views.shared.periods import from_to
from portfolio.views.shared.plots import MOST_MARKS, spark
from portfolio.views.shared.subjects import Subject

RECENT = datetime.timedelta(days=365)
MOST_TOLD = 3  # moves of one subject, in words
Spot = tuple[datetime.date, str, str]  # an entry's day, shape and kind
Ratings = tuple[tuple[datetime.date, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A small chart of one theme or standard along its time line, and what moved."""

    subject: Subject
    chart: Chart
    count: int
    recent: int  # entries in the year before the build
    rated: str  # the first and the last own rating, by way of the lowest where it lay below both
    minds_changed: int
    showcase: int
    last: datetime.date
    rests: bool  # nothing for a year, and the full record holds nothing either
    moves: tuple[Move, ...]  # in the year before the build, the newest first
    more_moves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a glance is made from: of an entry no title and no words, unless it moved something."""

    subject: Subject
    spots: tuple[Spot, ...]
    ratings: Ratings  # own ratings, oldest first
    minds_changed: int
    showcase: int
    rests: bool
    moves: tuple[Move, ...]


def marked(
    terms: Terms,
    practitioner: Practitioner,
    subject: Subject,
    spots: Mapping[str, Spot],
    moves: tuple[Move, ...],
) -> Marked:
    """What one theme or standard shows at a glance."""
    entries, minds = subject.entries(practitioner), practitioner.minds
    rests = entries[-1].date <= terms.as_of - RECENT
    return Marked(
        subject=subject,
        spots=tuple([spots[entry.id] for entry in entries]),
        ratings=tuple([(e.date, rating) for e in entries if (rating := subject.rating(e))]),
        minds_changed=len([entry for entry in entries if entry.id in minds]),
        showcase=len([entry for entry in entries if entry.showcase and subject.piece(entry)]),
        rests=rests and practitioner.nothing_after(entries[-1], subject.about),
        moves=moves,
    )


def glance(terms: Terms, marked: Marked, time: Time) -> Glance:
    """The same, drawn along a line of time."""
    subject, ratings, days = marked.subject, marked.ratings, [day for day, _, _ in marked.spots]
    count = say.counted(len(days), "entry", "entries")
    rated = f"; own rating {rated_way(ratings, ' to ')}" if ratings else ""
    counted = "; a bar for each year" if len(days) > MOST_MARKS else ""
    chart = Chart(
        id=f"glance-{subject.folder.strip('/').replace('/', '-')}",
        title=f"{subject.name} over time",
        description=f"{count}, {from_to(days)}{rated}{counted}.",
    )
    return Glance(
        subject=subject,
        chart=spark(
            chart, time, ((day, shape, f"kind-{kind}") for day, shape, kind in marked.spots), ratings
        ),
        count=len(days),
        recent=sum(terms.as_of - RECENT < day <= terms.as_of for day in days),
        rated=rated_way(ratings, " to ") if ratings else "",
        minds_changed=marked.minds_changed,
        showcase=marked.showcase,
        last=days[-1],
        rests=marked.rests,
        moves=marked.moves[:MOST_TOLD],
        more_moves=len(marked.moves[MOST_TOLD:]),
    )


def rated_way(ratings: Ratings, to: str) -> str:
    """The first and the last rating, by way of the lowest where it lay below both: the dip is development."""
    first, last, lowest = ratings[0][1], ratings[-1][1], min(rating for _, rating in ratings)
    way = (first, lowest, last) if lowest < min(first, last) else (first, last)
    return to.join(dict.fromkeys(map(str, way))) if first == lowest == last else to.join(map(str, way))
