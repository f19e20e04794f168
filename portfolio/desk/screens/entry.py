"""The form of an entry, new or not, and what happens when it comes back."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from portfolio.desk import evidence, rows, unfinished
from portfolio.desk.addresses import quoted, source_of
from portfolio.desk.answering import Asking, not_here, opened_in, see_other
from portfolio.desk.answers import Sent, shown
from portfolio.desk.attempt import Attempt, Opened, attempted, questions_of
from portfolio.desk.begun import begun
from portfolio.desk.came_back import broken_file, came_back
from portfolio.desk.look import look
from portfolio.desk.meta import listed
from portfolio.desk.record import Now
from portfolio.desk.saving import Reason, reasons, save, why_not
from portfolio.desk.screens import entry_page
from portfolio.entries import KINDS
from portfolio.entries.unfinished import why_unfinished
from portfolio.guard.findings import in_unsaved
from portfolio.keeping.drafts import Draft
from portfolio.keeping.refused import ChangedError, NotSavedError
from portfolio.writing import dates, shares, splice


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A button of a form: whose draft it is, what to do, and what is told of the files that came with it."""

    name: str
    do: str
    told: tuple[str, ...]


def new(asking: Asking) -> Response:
    """A new entry of a kind."""
    now = asking.desk.record.now()
    person, kind = now.person(asking.at["person"]), asking.at["kind"]
    if person is None or kind not in KINDS:
        return not_here(asking)
    opened = Opened(person=person, kind=kind)
    if asking.method == "POST":
        return _came_back(asking, now, opened)
    kept = _wanted(asking)
    if kept:
        return entry_page.drawn(asking, now, opened, unfinished.texts(kept), kept.name)
    waiting = unfinished.latest(asking.desk, entry_page.address(opened))
    day = dates.day(asking.query.get("date", ""), now.today) or now.today
    ask = questions_of(opened, now, {"date": (dates.short(day),)})
    sent = begun(ask, kind, person, day)
    return entry_page.drawn(asking, now, opened, sent, secrets.token_hex(8), kept=waiting)


def edit(asking: Asking) -> Response:
    """An entry that is there."""
    now = asking.desk.record.now()
    person, id_ = now.person(asking.at["person"]), asking.at["id"]
    if person is None:
        return not_here(asking)
    if asking.method == "POST":
        opened = came_back(now, person, id_, asking.opened)
        return _came_back(asking, now, opened) if opened else not_here(asking)
    kept = _wanted(asking)
    if kept:
        sent = unfinished.texts(kept)
        opened = came_back(now, person, id_, opened_in(sent))
        if opened:
            return entry_page.drawn(asking, now, opened, sent, kept.name)
    entry = person.named(id_)
    if entry is None:
        return _broken(asking, now, broken_file(now, person, id_))
    data = now.folder.at(entry.path).read_bytes()
    opened = Opened(person=person, kind=entry.kind, id=id_, path=entry.path, data=data)
    name = "entry-" + hashlib.sha256(entry.path.encode()).hexdigest()[:16]
    sent = shown(questions_of(opened, now, {}).questions, opened.meta)
    return entry_page.drawn(asking, now, opened, sent, name, kept=asking.desk.drafts.get(name))


def saved(asking: Asking) -> Response:
    """What was saved, and where to see it."""
    now = asking.desk.record.now()
    person = now.person(asking.at["person"])
    entry = person.named(asking.at["id"]) if person else None
    if entry is None:
        return not_here(asking)
    file = now.shown(entry.path)
    found = in_unsaved(entry, now.folder.at(entry.path).read_bytes(), now.folder, now.guard)
    return asking.desk.page(
        "saved",
        entry=entry,
        day=dates.short(entry.date),
        share=shares.sentence(entry.share),
        unfinished=why_unfinished(entry),
        see=asking.desk.preview and f"{asking.desk.preview}{entry.url}index.html",
        notes=[problem.said for problem in (*now.problems(file), *found)],
        file=file,
    )


def draft(asking: Asking) -> Response:
    """Keep what is typed so far, or throw it away."""
    name = unfinished.safe(asking.at["name"])
    if asking.method == "POST":
        if asking.one("do") == "drop":
            unfinished.drop(asking.desk, name)
            return see_other("/")
        return Response(status_code=204 if unfinished.keep(asking.desk, name, asking.sent) else 507)
    return not_here(asking)


def _wanted(asking: Asking) -> Draft | None:
    """The draft an address names."""
    name = asking.query.get("draft", "")
    return asking.desk.drafts.get(unfinished.safe(name)) if name else None


def _came_back(asking: Asking, now: Now, opened: Opened) -> Response:
    """Whatever button was pressed."""
    name = unfinished.safe(asking.one("draft"))
    do = asking.one("do", "save")
    sent: Sent = {key: said for key, said in asking.sent.items() if key not in {"token", "do", "draft"}}
    if do == "drop":
        unfinished.drop(asking.desk, name)
        return see_other(entry_page.address(opened))
    if do == "preview":
        return entry_page.preview(asking, opened, sent)
    sent, told = _with_files(asking, now, opened, sent, name)
    if do != "look":
        unfinished.keep(asking.desk, name, sent)
    if do == "draft":
        return see_other("/")
    if rows.moves(do):
        return entry_page.drawn(asking, now, opened, rows.pressed(sent, do), name)
    return _attempted(asking, now, opened, sent, Pressed(name=name, do=do, told=told))


def _attempted(asking: Asking, now: Now, opened: Opened, sent: Sent, pressed: Pressed) -> Response:
    """What would be saved: looked at, sent back, or saved."""
    try:
        attempt = attempted(asking.desk.record, now, opened, evidence.without_waiting(sent))
    except splice.NotSpliced as refused:
        return entry_page.by_hand(asking, str(refused))
    if pressed.do == "look":
        return JSONResponse(look(attempt, sent, now.today))
    if pressed.do == "save" and attempt.can_be_saved and not pressed.told:
        return _save(asking, now, attempt, sent, pressed.name)
    return entry_page.drawn(
        asking, now, opened, sent, pressed.name, attempt=attempt, file_wrongs=pressed.told
    )


def _save(asking: Asking, now: Now, attempt: Attempt, sent: Sent, name: str) -> Response:
    """Save what can be read, after asking about what she may not expect."""
    if attempt.opened.is_new and not attempt.says_something and not evidence.brought(sent):
        said = "There is nothing in it yet, so it is kept for later and counted nowhere."
        return entry_page.drawn(asking, now, attempt.opened, sent, name, said=(said,))
    agreed = {*sent.get("agreed", ())}
    waiting = [reason for reason in reasons(attempt, now) if reason.key not in agreed]
    if waiting:
        return _confirm(asking, waiting, sent, name)
    try:
        entry = save(asking.desk, now, attempt, sent, name)
    except ChangedError as changed:
        return entry_page.conflict(asking, now, attempt, changed.now, _hidden(asking, sent, name))
    except (NotSavedError, OSError) as refused:
        return entry_page.drawn(
            asking, now, attempt.opened, sent, name, attempt=attempt, whole=(why_not(refused),)
        )
    unfinished.drop(asking.desk, name)
    return see_other(f"/saved/{quoted(attempt.opened.person.id)}/{quoted(entry.id)}")


def _confirm(asking: Asking, waiting: list[Reason], sent: Sent, name: str) -> Response:
    return asking.desk.page("confirm", reasons=waiting, sent=_hidden(asking, sent, name))


def _hidden(asking: Asking, sent: Sent, name: str) -> Sent:
    """The answers as a page holds them on which something is asked first."""
    return {**sent, "token": (asking.desk.token,), "draft": (name,)}


def _broken(asking: Asking, now: Now, path: str) -> Response:
    """An entry with a mistake that no form can show: its file, at the line."""
    if not path:
        return not_here(asking)
    file = now.shown(path)
    line = next((problem.where.line for problem in now.problems(file) if problem.is_error), 1)
    return see_other(f"{source_of(file)}?line={line}")


def _with_files(
    asking: Asking, now: Now, opened: Opened, sent: Sent, name: str
) -> tuple[Sent, tuple[str, ...]]:
    """The answers with the files that were chosen, and what the guard finds in them."""
    taken = [*sent.get("evidence", ()), *listed(opened.meta.get("evidence"))]
    chosen = [evidence.waits(asking.desk, name, file, taken) for file in asking.files]
    there = evidence.waiting(asking.desk, name, (*sent.get("waiting", ()), *chosen))
    told = tuple(
        problem.said for file in chosen for problem in evidence.found_in(asking.desk, name, file, now.guard)
    )
    evidence_said = (*sent.get("evidence", ()), *chosen)
    return {**sent, "waiting": there, "evidence": tuple(dict.fromkeys(evidence_said))}, told
