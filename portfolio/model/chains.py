"""Learning chains: which entry grew from which, as plain functions of entries.

`follows` stands on the later entry and names the earlier; `applied_in` stands on the earlier and
names the later. Both say the same thing: an arrow from earlier to later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portfolio.entries.base import Entry

MAX_CHAINS = 5_000  # per practitioner: enough for a career, a stop for a tangle

Arrows = Mapping[str, tuple[str, ...]]


def arrows(entries: Iterable[Entry]) -> Arrows:
    """Entry id → ids of what grew from it, oldest first; only ids that are there."""
    entries = tuple(entries)
    order = {entry.id: number for number, entry in enumerate(entries)}
    grown: dict[str, set[str]] = {entry.id: set() for entry in entries}
    for entry in entries:
        grown[entry.id].update(later for later in entry.applied_in if later in order)
        for earlier in entry.follows:
            if earlier in order:
                grown[earlier].add(entry.id)
    return {id_: tuple(sorted(later, key=order.__getitem__)) for id_, later in grown.items()}


def reversed_arrows(forward: Arrows) -> Arrows:
    """Entry id → ids of what it grew from, oldest first."""
    back: dict[str, list[str]] = {id_: [] for id_ in forward}
    for earlier, later in forward.items():
        for id_ in later:
            back[id_].append(earlier)
    return {id_: tuple(earlier) for id_, earlier in back.items()}


def chains(forward: Arrows) -> tuple[tuple[str, ...], ...]:
    """Every maximal path of two or more entries, oldest first."""
    back = reversed_arrows(forward)
    paths: list[tuple[str, ...]] = []
    for start in forward:
        if not back[start] and forward[start]:
            for path in _paths(start, forward):
                paths.append(path)
                if len(paths) == MAX_CHAINS:
                    return tuple(paths)
    return tuple(paths)


def _paths(start: str, forward: Arrows) -> Iterator[tuple[str, ...]]:
    """Every path from a start to where it can go no further.

    Walked with a stack, not by recursion: a chain may be longer than Python lets functions nest.
    """
    path: dict[str, None] = {start: None}  # in its order
    stack = [_onward(start, path, forward)]
    is_whole = True
    while stack:
        following = next(stack[-1], None)
        if following is not None:
            path[following] = None
            stack.append(_onward(following, path, forward))
            is_whole = True
            continue
        if is_whole:
            yield tuple(path)
        is_whole = False
        stack.pop()
        path.popitem()


def _onward(id_: str, path: Mapping[str, None], forward: Arrows) -> Iterator[str]:
    return (later for later in forward[id_] if later not in path)


def heights(forward: Arrows) -> Mapping[str, int]:
    """Entry id → how many steps the longest path from there takes; a circle counts once round."""
    steps: dict[str, int] = {}
    for start in forward:
        stack = [] if start in steps else [start]
        underway: set[str] = set()
        while stack:
            id_ = stack[-1]
            waiting = [later for later in forward[id_] if later not in steps and later not in underway]
            if waiting and id_ not in steps:
                underway.add(id_)
                stack += waiting
            else:
                steps.setdefault(id_, max((1 + steps.get(i, 0) for i in forward[id_]), default=0))
                stack.pop()
    return steps


def strands(forward: Arrows) -> tuple[tuple[str, ...], ...]:
    """Chains for reading: the longest first, then branches, each with the entries it joins.

    An entry in the middle of a strand is in no other strand, so that even a tangle of paths takes no longer
    to read than its entries do.
    """
    back, height = reversed_arrows(forward), heights(forward)
    placed: set[str] = set()
    strands_: list[tuple[str, ...]] = []
    linked = (id_ for id_ in forward if forward[id_] or back[id_])
    for start in sorted(linked, key=lambda id_: -height[id_]):  # stable: oldest first among equals
        if start in placed:
            continue
        path = [start]
        placed.add(start)
        while later := [id_ for id_ in forward[path[-1]] if id_ not in placed]:
            path.append(max(later, key=lambda id_: height[id_]))
            placed.add(path[-1])
        joined = [id_ for id_ in forward[path[-1]] if id_ not in path]
        before = [id_ for id_ in back[start] if id_ in placed and id_ not in path]
        strands_.append((*before[-1:], *path, *joined[:1]))
    return tuple(strands_)


def not_yet_applied(entries: Iterable[Entry], forward: Arrows) -> tuple[str, ...]:
    """Training not yet tried: no later entry applies it, and no observation or feedback leads back to it."""
    entries = tuple(entries)
    back = reversed_arrows(forward)
    was_noticed: set[str] = set()
    waiting = [entry.id for entry in entries if entry.kind in {"observation", "feedback"}]
    while waiting:
        for earlier in back.get(waiting.pop(), ()):
            if earlier not in was_noticed:
                was_noticed.add(earlier)
                waiting.append(earlier)
    return tuple(
        entry.id
        for entry in entries
        if entry.kind == "training" and not entry.applied_in and entry.id not in was_noticed
    )


def circle(forward: Arrows) -> tuple[str, ...]:
    """The members of a circle, if there is one."""
    colour: dict[str, int] = {}  # 1: on the way we are going, 2: leads to no circle
    for start in forward:
        if start in colour:
            continue
        trail: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(forward[start]))]
        colour[start] = 1
        trail.append(start)
        while stack:
            following = next(stack[-1][1], None)
            if following is None:
                colour[stack.pop()[0]] = 2
                trail.pop()
            elif colour.get(following) == 1:
                return tuple(trail[trail.index(following) :])
            elif following not in colour:
                colour[following] = 1
                trail.append(following)
                stack.append((following, iter(forward[following])))
    return ()
