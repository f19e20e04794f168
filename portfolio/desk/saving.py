"""Saving what a form would save, and what is asked before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio import say
from portfolio.desk import evidence
from portfolio.desk.answering import Desk
from portfolio.desk.answers import Sent
from portfolio.desk.attempt import Attempt, attempted
from portfolio.desk.look import travelling
from portfolio.desk.record import Now
from portfolio.desk.told import Told
from portfolio.entries import Entry
from portfolio.entries.unfinished import is_unfinished
from portfolio.keeping.files import digest, put, put_new
from portfolio.keeping.refused import NotSavedError
from portfolio.share import Share

GONE = "gone"  # agreed to: a file that was removed is written again
_THEN = "If you save, the sign-off speaks of an earlier text, and the entry says so."


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Something she may not expect, to be agreed to before it is saved."""

    key: str
    words: tuple[str, ...]
    yes: str
    travels: tuple[Told, ...] = ()


def reasons(attempt: Attempt, now: Now) -> Iterator[Reason]:
    """What is asked before this is saved."""
    entry = attempt.entry
    before = now.entry(attempt.path)
    if entry is None:
        return
    was = reach_of(before) if before else Share.PRIVATE
    if reach_of(entry).rank > was.rank:
        found = tuple(problem.said for problem in attempt.found)
        so_far = f"was {was}" if before is None or not is_unfinished(before) else "counted nowhere so far"
        yield Reason(
            key=f"share-{entry.share}",
            words=(f"This entry {so_far} and would travel further from now on.", *found),
            yes="Save and share",
            travels=travelling(attempt),
        )
    broken = _no_longer_signed(before, entry)
    if broken:
        yield Reason(
            key="signed",
            words=(f"{say.all_of(broken)} signed this entry as it stands.", _THEN),
            yes="Save all the same",
        )


def reach_of(entry: Entry) -> Share:
    """How far an entry travels: one that counts nowhere yet stays, whatever it says."""
    return Share.PRIVATE if is_unfinished(entry) else entry.share


def save(desk: Desk, now: Now, attempt: Attempt, sent: Sent, draft: str) -> Entry:
    """Write the entry and the files that belong to it. Raises ChangedError if the file is another by now."""
    path = now.folder.at(attempt.path)
    ticked = sent.get("evidence", ())
    waiting = [name for name in evidence.waiting(desk, draft, sent.get("waiting", ())) if name in ticked]
    if waiting:
        moved = evidence.move_beside(desk, draft, waiting, path.parent)
        names = tuple(moved.get(name, name) for name in ticked)
        attempt = attempted(
            desk.record, now, attempt.opened, {**sent, "evidence": names, "waiting": tuple(moved.values())}
        )
    if attempt.opened.is_new or (GONE in sent.get("agreed", ()) and not path.exists()):
        put_new(path, attempt.data)
    else:
        put(path, attempt.data, digest(attempt.opened.data), desk.history)
    if attempt.entry is None:
        raise ValueError("saved and not readable")
    return attempt.entry


def why_not(refused: Exception) -> str:
    """Why nothing was saved, to be said to the writer."""
    if isinstance(refused, NotSavedError):
        return str(refused)
    said = refused.strerror if isinstance(refused, OSError) else ""
    return f"It could not be saved{f': {said}' if said else ''}. What you typed is still here."


def _no_longer_signed(before: Entry | None, after: Entry) -> list[str]:
    """Those whose sign-off stood, and would not."""
    stood = {one.digest for one in before.sign_off if one.stands} if before else set()
    falls = {one.digest for one in after.sign_off if not one.stands} & stood
    return [signature.by for signature in after.signed if signature.digest in falls]
