"""What is said of a form while it is filled in: what is wrong, days and times in words, what would travel."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from portfolio.desk.answers import Sent
from portfolio.desk.asked import Asked
from portfolio.desk.attempt import Attempt
from portfolio.desk.placed import placed
from portfolio.desk.told import Told
from portfolio.desk.travels import travels
from portfolio.desk.typed import echo
from portfolio.desk.words import Area, areas
from portfolio.share import Share
from portfolio.writing.questions import Question


def wrongs_of(attempt: Attempt, sent: Sent) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """What is wrong by the name of its answer, and what is wrong with the entry as a whole."""
    by_name, whole = placed([*attempt.problems, *attempt.found], attempt.data, attempt.asked.questions, sent)
    # A row that is not understood is half read: what the reader says of it is no news.
    half = {name.rpartition(".")[0] for name in attempt.unclear if "." in name}
    wrongs = {
        name: tuple(problem.said for problem in some)
        for name, some in by_name.items()
        if name.rpartition(".")[0] not in half
    }
    for name, text in attempt.unclear.items():
        wrongs[name] = (text, *wrongs.get(name, ()))
    return wrongs, tuple(problem.said for problem in whole)


def travelling(attempt: Attempt) -> tuple[Told, ...]:
    """What would travel, to the furthest of those who may see the entry."""
    if attempt.entry is None or attempt.entry.share is Share.PRIVATE:
        return ()
    found = travels(attempt.would_be, attempt.path, attempt.entry.share)
    return (Told(travels=found),) if found else ()


def look(attempt: Attempt, sent: Sent, today: datetime.date) -> Mapping[str, object]:
    """The same for the script on the page."""
    wrongs, whole = wrongs_of(attempt, sent)
    echoes = {
        name: echo(question, sent[name][-1], today)
        for name, question in _named(attempt.asked, sent)
        if sent.get(name)
    }
    told = [{"heading": one.heading, "lines": one.lines} for one in travelling(attempt)]
    prompts = {area.name: " ".join(area.prompts) for area in _areas(attempt, sent)}
    return {"wrong": wrongs, "whole": whole, "echoes": echoes, "travels": told, "prompts": prompts}


def _areas(attempt: Attempt, sent: Sent) -> tuple[Area, ...]:
    """The places to write, with the questions of the model that is chosen by now."""
    model = (sent.get("model") or ("",))[-1]
    return areas(attempt.opened.kind, attempt.opened.as_written, model)


def _named(ask: Asked, sent: Sent) -> Iterator[tuple[str, Question]]:
    """Every question with the name of its answer, those of each row too."""
    for question in ask.questions:
        if question.form != "group":
            yield question.field, question
        for row in sent.get(question.field, ()) if question.form == "group" else ():
            yield from ((f"{question.field}.{row}.{part.field}", part) for part in question.parts)
