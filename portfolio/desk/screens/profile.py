"""Whose record it is: the form of a profile."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from portfolio.desk import rows, words
from portfolio.desk.about_me import KIND
from portfolio.desk.answering import Asking, not_here, opened_as, see_other
from portfolio.desk.answers import Sent, shown
from portfolio.desk.asked import evidence
from portfolio.desk.attempt import Attempt, Opened, attempted, questions_of
from portfolio.desk.form import Form
from portfolio.desk.look import wrongs_of
from portfolio.desk.record import Now
from portfolio.desk.saving import GONE, why_not
from portfolio.desk.screens import entry_page
from portfolio.keeping.files import digest, put, put_new
from portfolio.keeping.refused import ChangedError, NotSavedError
from portfolio.writing import splice


def screen(asking: Asking) -> Response:
    """The form, and what happens when it comes back."""
    now = asking.desk.record.now()
    person = now.person(asking.at["person"])
    if person is None:
        return not_here(asking)
    path = now.folder.at(person.profile.path)
    data = path.read_bytes() if path.is_file() else b""
    opened = Opened(person=person, kind=KIND, path=person.profile.path, data=data)
    if asking.method != "POST":
        sent = shown(questions_of(opened, now, {}).questions, opened.meta)
        return _drawn(asking, now, opened, sent)
    opened = replace(opened, data=asking.opened)
    sent = {key: values for key, values in asking.sent.items() if key not in {"token", "do"}}
    do = asking.one("do", "save")
    if do != "save":
        return _drawn(asking, now, opened, rows.pressed(sent, do))
    return _saved(asking, now, opened, sent)


def _saved(asking: Asking, now: Now, opened: Opened, sent: Sent) -> Response:
    """The profile written, or the form again with what is wrong."""
    path = now.folder.at(opened.path)
    try:
        attempt = attempted(asking.desk.record, now, opened, sent)
    except splice.NotSpliced as refused:
        return entry_page.by_hand(asking, str(refused))
    if not attempt.can_be_saved:
        return _drawn(asking, now, opened, sent, attempt)
    try:
        if opened.data and GONE not in sent.get("agreed", ()):
            put(path, attempt.data, digest(opened.data), asking.desk.history)
        else:
            put_new(path, attempt.data)
    except (ChangedError, FileExistsError):
        there = path.read_bytes() if path.is_file() else None
        return entry_page.conflict(asking, now, attempt, there, {**sent, "token": (asking.desk.token,)})
    except (NotSavedError, OSError) as refused:
        return _drawn(asking, now, opened, sent, attempt, (why_not(refused),))
    return see_other("/")


def _drawn(  # noqa: PLR0913, PLR0917 - what a page may have to say besides its answers
    asking: Asking,
    now: Now,
    opened: Opened,
    sent: Sent,
    attempt: Attempt | None = None,
    refused: tuple[str, ...] = (),
) -> Response:
    ask = attempt.asked if attempt else questions_of(opened, now, sent)
    wrongs, whole = wrongs_of(attempt, sent) if attempt else ({}, ())
    form = Form(
        asked=ask,
        areas=words.areas(KIND, opened.as_written),
        evidence=evidence({}, ()),
        sent=rows.with_a_row(ask.questions, sent),
        today=now.today,
        wrongs=wrongs,
        whole=(*refused, *whole),
    )
    opened_text = opened_as(opened.data)
    status = 422 if form.count_wrong else 200
    return asking.desk.page("profile", status, form=form, opened=opened_text, file=now.shown(opened.path))
