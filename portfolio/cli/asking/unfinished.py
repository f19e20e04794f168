"""An entry that somebody is in the middle of: kept while it is asked about, and offered after a stop."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from portfolio.cli.asking import prompts
from portfolio.cli.asking.answered import Answered, Answers
from portfolio.keeping.drafts import Draft, Drafts
from portfolio.keeping.refused import NotSavedError
from portfolio.writing import dates

_OURS = "terminal-"  # and not of the desk, which asks in its own way
_CHOICES = (
    ("on", "yes"),
    ("afresh", "no, start afresh and keep it for another time"),
    ("away", "no, throw it away and start afresh"),
)


@dataclass(frozen=True)
class Unfinished:
    """What is known of an entry before the end of its questions."""

    kind: str
    begun: str  # the day its questions began, as 2026-11-27
    practitioner: str = ""
    date: str = ""
    title: str = ""
    answers: tuple[tuple[str, str, str | list[str]], ...] = ()


class Sitting:
    """One run through the questions. Each answer is kept at once, so that no ending loses it."""

    def __init__(self, drafts: Drafts, entry: Unfinished, name: str = "") -> None:
        self.entry = entry
        self._drafts, self._name = drafts, name or f"{_OURS}{secrets.token_hex(8)}"
        self.ask = Answered(self._keep, entry.answers)
        self.is_kept = bool(name)

    def belongs_to(self, practitioner: str) -> None:
        """Whose entry it is, as soon as that is known."""
        self.entry = replace(self.entry, practitioner=practitioner)

    def ends(self) -> None:
        """Forget it: the entry is written."""
        with suppress(OSError):
            self._drafts.drop(self._name)

    def _keep(self, answers: Answers) -> None:
        values = {**asdict(self.entry), "answers": answers}
        with suppress(OSError, NotSavedError):  # then nothing is promised where it ends
            self._drafts.keep(self._name, values, datetime.datetime.now().astimezone())
            self.is_kept = True


def begin(drafts: Drafts, entry: Unfinished, *, may_go_on: bool) -> Sitting:
    """Go on with the newest entry of this kind and person, if its writer wants to; else begin this one."""
    for name, found, when in _of_this_sort(drafts, entry) if may_go_on else ():
        a = "an" if entry.kind[0] in "aeiou" else "a"
        sentence = f"You stopped in the middle of {a} {entry.kind} entry {_moment(when)}. Go on with it?"
        answer = prompts.choice(sentence, _CHOICES, "on")
        if answer == "on":
            return Sitting(drafts, found, name)
        if answer == "away":
            with suppress(OSError):
                drafts.drop(name)
        break
    return Sitting(drafts, entry)


def _of_this_sort(drafts: Drafts, entry: Unfinished) -> Iterator[tuple[str, Unfinished, datetime.datetime]]:
    for draft in drafts.all():
        found = _found(draft)
        if found and found.kind == entry.kind and entry.practitioner in {"", found.practitioner}:
            yield draft.name, found, draft.when


def _found(draft: Draft) -> Unfinished | None:
    """What a draft holds; nothing if it is the desk's, or was changed by hand."""
    if not draft.name.startswith(_OURS):
        return None
    try:
        found = Unfinished(**draft.values)
        if not all(isinstance(said, str) for said in (found.kind, found.practitioner, found.title)):
            return None
        for day in (found.begun, found.date or found.begun):
            datetime.date.fromisoformat(day)
        return replace(found, answers=tuple((asked, about, said) for asked, about, said in found.answers))
    except (TypeError, ValueError):
        return None


def _moment(when: datetime.datetime) -> str:
    clock, days = f"at {when:%H:%M}", (datetime.datetime.now().astimezone().date() - when.date()).days
    return {0: clock, 1: f"yesterday {clock}"}.get(days, f"on {dates.short(when.date())} {clock}")
