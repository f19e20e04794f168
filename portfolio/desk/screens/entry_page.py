"""The page of an entry's form, and the pages it leads to instead of being saved."""

from __future__ import annotations

from starlette.responses import Response

from portfolio.desk import asked, rows, unfinished, words
from portfolio.desk.about_me import KIND
from portfolio.desk.addresses import entry_of, new_of, profile_of
from portfolio.desk.answering import Asking, opened_as
from portfolio.desk.answers import Sent
from portfolio.desk.attempt import Attempt, Opened, questions_of
from portfolio.desk.form import Form
from portfolio.desk.line_ends import as_shown
from portfolio.desk.look import travelling, wrongs_of
from portfolio.desk.record import Now
from portfolio.desk.saving import GONE
from portfolio.desk.screens.both_texts import both_texts
from portfolio.entries import KINDS
from portfolio.keeping.drafts import Draft
from portfolio.text.certainty import usual
from portfolio.text.safe_html import clean


def drawn(  # noqa: PLR0913 - what a page may have to say besides its answers
    asking: Asking,
    now: Now,
    opened: Opened,
    sent: Sent,
    draft: str,
    *,
    kept: Draft | None = None,
    attempt: Attempt | None = None,
    file_wrongs: tuple[str, ...] = (),
    whole: tuple[str, ...] = (),
    said: tuple[str, ...] = (),
) -> Response:
    """The form with the answers so far."""
    ask = attempt.asked if attempt else questions_of(opened, now, sent)
    model = (sent.get("model") or ("",))[-1]
    wrongs, more = wrongs_of(attempt, sent) if attempt else ({}, ())
    if file_wrongs:
        wrongs = {**wrongs, "file": file_wrongs}
    form = Form(
        asked=ask,
        areas=words.areas(opened.kind, opened.as_written, model),
        evidence=asked.evidence(opened.meta, sent.get("waiting", ())),
        sent=rows.with_a_row(ask.questions, _with_evidence(sent, opened)),
        today=now.today,
        wrongs=wrongs,
        whole=(*whole, *more),
        travels=travelling(attempt) if attempt else (),
        titles=tuple(entry.title for entry in reversed(opened.person.entries)),
    )
    title = f"New {KINDS[opened.kind].kind_title.casefold()}" if opened.is_new else "Change this entry"
    return asking.desk.page(
        "entry",
        422 if form.count_wrong else 200,
        title=title,
        form=form,
        draft=draft,
        address=address(opened),
        waiting=kept and {"name": kept.name, "when": unfinished.when(kept, now.today)},
        opened=opened_as(opened.data),
        said=said,
        file="" if opened.is_new else now.shown(opened.path),
    )


def conflict(asking: Asking, now: Now, attempt: Attempt, there: bytes | None, hidden: Sent) -> Response:
    """Both texts, where another program has changed the file meanwhile; yours, where it was removed."""
    if there is None:
        return asking.desk.page("gone", 409, yours=as_shown(attempt.data), sent={**hidden, "agreed": (GONE,)})
    file, back = now.shown(attempt.path), address(attempt.opened)
    return both_texts(asking.desk, file, there, attempt.data, what="entry", back=back)


def by_hand(asking: Asking, why: str) -> Response:
    """Where only the file itself can be edited."""
    words = (why, "What you typed is kept. Open the file itself to make this change.")
    return asking.desk.page("said", 422, title="This one is easier by hand", words=words)


def preview(asking: Asking, opened: Opened, sent: Sent) -> Response:
    """How the words will look."""
    areas = words.areas(opened.kind, opened.as_written, (sent.get("model") or ("",))[-1])
    parts = [
        (area.heading, clean(usual().render(sent[area.name][-1])))
        for area in areas
        if sent.get(area.name) and sent[area.name][-1].strip()
    ]
    return asking.desk.page("preview", parts=parts)


def address(opened: Opened) -> str:
    """Where the form of an entry or profile is."""
    person = opened.person.id
    if opened.kind == KIND:
        return profile_of(person)
    return new_of(person, opened.kind) if opened.is_new else entry_of(person, opened.id)


def _with_evidence(sent: Sent, opened: Opened) -> Sent:
    """The answers with every file ticked that the entry has, where the form has not said otherwise."""
    if "evidence" in sent:
        return sent
    return {**sent, "evidence": tuple(name for name, _ in asked.evidence(opened.meta, ()).choices)}
