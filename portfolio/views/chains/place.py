"""Where one entry stands in the longest chain through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from portfolio.model import Practitioner
from portfolio.model.chains import Arrows
from portfolio.views.chains.doings import Doing, doings
from portfolio.views.chains.steps import Step, step_of


class Place(NamedTuple):
    """The steps around an entry, before they are told; `before` and `after` count those further away."""

    before: int
    doings: tuple[Doing, ...]
    here: int  # which of them is the entry itself
    after: int

    def steps(self) -> tuple[Step, ...]:
        """As pages tell them."""
        return tuple(step_of(doing, here=place == self.here) for place, doing in enumerate(self.doings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The longest ways on from every entry, in one direction."""

    arrows: Arrows
    lengths: Mapping[str, int]
    best: Mapping[str, str]  # entry → the next one on its longest way

    def on(self, id_: str, most: int | None) -> list[str]:
        """The longest way on from an entry, `most` steps at most, without meeting any entry twice."""
        path: list[str] = []
        here = id_
        while len(path) != most and (following := self.best.get(here)):
            if following == id_ or following in path:  # a circle
                return self._around(id_, most)
            path.append(following)
            here = following
        return path

    def _around(self, id_: str, most: int | None) -> list[str]:
        path: list[str] = []
        seen = {id_}
        while len(path) != most and (later := [other for other in self.arrows[id_] if other not in seen]):
            id_ = max(later, key=self.lengths.__getitem__)
            seen.add(id_)
            path.append(id_)
        return path


def ways(arrows: Arrows, lengths: Mapping[str, int]) -> Ways:
    """The longest ways on from every entry; `lengths` says how many steps each takes."""
    best = {
        id_: max(later, key=lengths.__getitem__) if len(later) > 1 else later[0]
        for id_, later in arrows.items()
        if later
    }
    return Ways(arrows=arrows, lengths=lengths, best=best)


def places(
    practitioner: Practitioner, near: int, known: Mapping[str, Doing] | None = None
) -> Iterator[Place | None]:
    """The place of every entry in turn, with `near` steps on either side; None where it stands alone.

    A single step left over is told rather than counted.
    """
    known = known or doings(practitioner)
    back = ways(practitioner.origins, practitioner.depths)
    ahead = ways(practitioner.arrows, practitioner.heights)
    for entry in practitioner.entries:
        yield _place(entry.id, back, ahead, near, known)


def _place(id_: str, back: Ways, ahead: Ways, near: int, known: Mapping[str, Doing]) -> Place | None:
    before, after = back.on(id_, near + 1), ahead.on(id_, near + 1)
    if not before and not after:
        return None
    more_before, more_after = back.lengths[id_] - len(before), ahead.lengths[id_] - len(after)
    if before and after:
        after = [other for other in after if other not in before]
    if len(before) > near and more_before > 0:
        more_before += 1
        del before[near:]
    if len(after) > near and more_after > 0:
        more_after += 1
        del after[near:]
    ids = [*reversed(before), id_, *after]
    return Place(more_before, tuple([known[one] for one in ids]), len(before), more_after)
