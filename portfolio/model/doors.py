"""From the room to the door: what supervision decided or agreed, where it was tried, and who noticed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio.entries.agreed import Action, Decision
from portfolio.entries.base import Entry
from portfolio.entries.supervision import Supervision
from portfolio.model import chains, supervision
from portfolio.model.effects import ME, Effect, effects, is_witness, strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A decision or action, the entries in which it was tried, and what came of it."""

    reference: str
    session: Supervision
    item: Decision | Action
    for_: str | None
    done: datetime.date | None
    tried: tuple[Entry, ...]
    noticed: tuple[Effect, ...]  # the strongest witness first

    @property
    def by(self) -> str:
        """The strongest witness; empty where nobody is."""
        return self.noticed[0].by if self.noticed else ""


def doors(entries: Iterable[Entry]) -> tuple[Door, ...]:
    """Every decision and action, in the order they were made.

    An action is tried where an entry answers it. A decision has no name to answer, so what grew from its
    session counts for it: only where the session made no other decision, and only entries that name none of
    the session's actions.
    """
    entries = tuple(entries)
    sessions = supervision.sessions(entries)
    found = effects(entries)
    by_of: dict[str, list[Effect]] = {}
    for effect in found:
        by_of.setdefault(effect.of, []).append(effect)
    answering: dict[str, list[Entry]] = {}
    for entry in entries:
        for answer in entry.answers:
            answering.setdefault(answer, []).append(entry)
    grown = chains.arrows(entries)
    by_id = {entry.id: entry for entry in entries}
    threads = {thread.reference: thread for thread in supervision.threads(entries)}
    return tuple(
        door
        for session in sessions
        for door in _of(session, threads, by_of, answering, grown[session.id], by_id)
    )


def _of(  # noqa: PLR0913, PLR0917 - all that a session's doors are made from
    session: Supervision,
    threads: Mapping[str, supervision.Thread],
    by_of: Mapping[str, list[Effect]],
    answering: Mapping[str, list[Entry]],
    grown: Iterable[str],
    by_id: Mapping[str, Entry],
) -> Iterator[Door]:
    actions = {f"{session.id}#{action.id}" for action in session.actions}
    free = [by_id[id_] for id_ in grown if not actions.intersection(by_id[id_].answers)]
    for number, decision in enumerate(session.decisions, 1):
        reference = supervision.decision_reference(session, number)
        after = free if len(session.decisions) == 1 else []
        direct = [effect for effect in by_of.get(session.id, ()) if by_id[effect.said_in] in after]
        yield Door(
            reference=reference,
            session=session,
            item=decision,
            for_=decision.for_,
            done=None,
            tried=_tried(after),
            noticed=_noticed(after, [*direct, *by_of.get(reference, ())], by_of),
        )
    for action in session.actions:
        reference = f"{session.id}#{action.id}"
        after, thread = answering.get(reference, []), threads[reference]
        yield Door(
            reference=reference,
            session=session,
            item=action,
            for_=thread.for_,
            done=thread.done,
            tried=_tried(after),
            noticed=_noticed(after, by_of.get(reference, ()), by_of),
        )


def _tried(after: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in after if not is_witness(entry))


def _noticed(
    after: Iterable[Entry], direct: Iterable[Effect], by_of: Mapping[str, list[Effect]]
) -> tuple[Effect, ...]:
    """What came of the thing itself, and of the entries in which it was tried, each once."""
    found = [*direct, *(effect for entry in _tried(after) for effect in by_of.get(entry.id, ()))]
    once: dict[tuple[str, str], Effect] = {}
    for effect in found:
        once.setdefault((effect.said_in, effect.words), effect)
    return tuple(sorted(once.values(), key=lambda effect: strength(effect.by)))


def unnoticed(some: Iterable[Door]) -> frozenset[str]:
    """What nobody noticed yet, not even the writer."""
    return frozenset(door.reference for door in some if not door.noticed)


def only_mine(some: Iterable[Door]) -> frozenset[str]:
    """What only the writer says came of something."""
    return frozenset(door.reference for door in some if door.by == ME)
