"""What can be written, and what waits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from portfolio.desk import unfinished
from portfolio.desk.addresses import form_of, new_of, quoted
from portfolio.desk.answering import Asking, not_here, see_other
from portfolio.desk.record import Now
from portfolio.desk.saving import why_not
from portfolio.entries import KINDS
from portfolio.entries.unfinished import why_unfinished
from portfolio.keeping.drafts import Draft
from portfolio.keeping.files import digest, put
from portfolio.keeping.refused import NotSavedError
from portfolio.model import Practitioner
from portfolio.writing import dates, offers
from portfolio.writing.kinds import kind_names
from portfolio.writing.questions import occasion
from portfolio.writing.sessions import complete_since, with_session
from portfolio.writing.splice import NotSpliced

_LATELY = 8
_FEW = 3
_MOST = 12  # open actions, or things to put right, listed at once


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something that waits, and the form where it can be dealt with."""

    what: str
    address: str
    when: str = ""
    where: str = ""
    late: bool = False
    name: str = ""  # of a draft


@dataclass(frozen=True, kw_only=True)
class Person:
    """What waits for one practitioner."""

    id: str
    name: str
    drafts: tuple[Line, ...]  # what was typed and not saved
    unfinished: tuple[Line, ...]  # what was saved and counts nowhere yet
    actions: tuple[Line, ...]
    goals: tuple[Line, ...]
    lately: tuple[Line, ...]
    noted: tuple[str, ...]  # sessions with nothing written, the newest first
    asks_since: bool  # nobody has said yet since when every session is recorded


def screen(asking: Asking) -> Response:
    """The first page."""
    now = asking.desk.record.now()
    drafts = asking.desk.drafts.all()
    people = tuple(_person(person, now, drafts) for person in now.people)
    problems = now.reading.problems
    return asking.desk.page(
        "start",
        people=people,
        kinds=[(kind, KINDS[kind].kind_title, occasion(kind)) for kind in kind_names()],
        today=dates.short(now.today),
        wrong=[
            {
                "words": problem.said,
                "where": f"{problem.where.file}, line {problem.where.line}",
                "address": f"/source/{quoted(problem.where.file, '/')}?line={problem.where.line}",
            }
            for problem in sorted(problems, key=lambda one: not one.is_error)[:_MOST]
        ],
        more_wrong=max(len(problems) - _MOST, 0),
    )


def held(asking: Asking) -> Response:
    """Supervision on a day: noted at once, or written about; or since when every session is recorded."""
    now = asking.desk.record.now()
    person = now.person(asking.at["person"])
    if person is None:
        return not_here(asking)
    typed, do = asking.one("date"), asking.one("do")
    day = dates.day(typed, now.today)
    if day is None or day > now.today:
        words = ("That day is not clear, or has not come yet. Go back and type it as 31/3/26 or yesterday.",)
        if do != "write":
            return asking.desk.page("said", 422, title="Which day?", words=words)
    if day is None or do == "write":
        return see_other(f"{new_of(person.id, 'supervision')}?date={quoted(typed)}")
    file = now.folder.at(person.profile.path)
    before = file.read_bytes() if file.is_file() else b""
    try:
        change = complete_since(before, day) if do == "complete" else with_session(before, {"date": day})
        put(file, change, digest(before), asking.desk.history)
    except (NotSpliced, NotSavedError, OSError) as refused:
        why = str(refused) if isinstance(refused, NotSpliced) else why_not(refused)
        return asking.desk.page("said", 422, title="It could not be noted", words=(why,))
    return see_other("/")


def _person(person: Practitioner, now: Now, drafts: tuple[Draft, ...]) -> Person:
    return Person(
        id=person.id,
        name=person.profile.name,
        drafts=tuple(_drafts(person, drafts, now.today)),
        unfinished=tuple(
            Line(what=entry.title, when=why_unfinished(entry), address=form_of(entry))
            for entry in reversed(person.drafts)
        ),
        actions=tuple(_actions(person, now.today))[:_MOST],
        goals=tuple(_goals(person, now.today)),
        lately=tuple(
            Line(what=entry.title, when=dates.short(entry.date), address=form_of(entry))
            for entry in reversed(person.entries[-_LATELY:])
        ),
        noted=tuple(dates.short(one.date) for one in reversed(person.noted))[:_FEW],
        asks_since=bool(person.all_sessions)
        and not (person.profile.supervision and person.profile.supervision.complete_since),
    )


def _drafts(person: Practitioner, drafts: tuple[Draft, ...], today: datetime.date) -> Iterator[Line]:
    homes = (f"/write/{quoted(person.id)}/", f"/entries/{quoted(person.id)}/")
    for draft in drafts:
        said = unfinished.texts(draft)
        address = "".join(said.get("address", ()))
        if address.startswith(homes):
            title = "".join(said.get("title", ())).strip() or "No title yet"
            when = unfinished.when(draft, today)
            yield Line(what=title, when=when, address=f"{address}?draft={draft.name}", name=draft.name)


def _actions(person: Practitioner, today: datetime.date) -> Iterator[Line]:
    for thread in offers.open_actions(person, today):
        due = thread.action.due
        yield Line(
            what=thread.action.what,
            when=f"due {dates.short(due)}" if due else "",
            late=thread.is_overdue(today),
            where=f"from {dates.short(thread.raised)}",
            address=form_of(person.by_id[thread.raised_in]),
        )


def _goals(person: Practitioner, today: datetime.date) -> Iterator[Line]:
    for thread in offers.open_goals(person, today):
        if thread.by and thread.is_overdue(today):
            yield Line(
                what=thread.goal.what,
                when=f"by {dates.short(thread.by)}",
                late=True,
                where=f"from {dates.short(thread.set_on)}",
                address=form_of(person.by_id[thread.set_in]),
            )
