"""A form as its page draws it: the questions, the answers so far, what is wrong and what is said back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from portfolio.desk.answers import Sent, rows_of
from portfolio.desk.asked import Asked, Section
from portfolio.desk.told import Told
from portfolio.desk.typed import echo
from portfolio.desk.words import Area
from portfolio.writing.questions import Question

_NOT_SAID = ("", "not said")
_OPEN_BOXES = 6
_FEW, _SHORT = 8, 60  # choices shown all at once, and the signs of each


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form of one entry, to be drawn."""

    asked: Asked
    areas: tuple[Area, ...]
    evidence: Question
    sent: Sent
    today: datetime.date
    wrongs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by the name of an answer
    whole: tuple[str, ...] = ()  # what is wrong with the entry as a whole
    travels: tuple[Told, ...] = ()
    titles: tuple[str, ...] = ()  # of earlier entries, to be found by typing

    open_boxes = _OPEN_BOXES
    more = {"follows": "Another one, by its title", "themes": "A theme of your own, in a word or two"}  # noqa: RUF012

    def all(self, name: str) -> tuple[str, ...]:
        """Every answer under a name."""
        return self.sent.get(name, ())

    def one(self, name: str) -> str:
        """A single answer."""
        return (self.sent.get(name) or ("",))[-1]

    def words(self, area: Area) -> str:
        """What stands in a place to write."""
        return self.sent[area.name][-1] if self.sent.get(area.name) else area.text

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with an answer."""
        return self.wrongs.get(name, ())

    def told_by(self, name: str) -> str:
        """The ids of what a screen reader reads with an answer."""
        wrongs = [f"wrong-{name}-{number}" for number in range(1, len(self.wrong(name)) + 1)]
        return " ".join([*wrongs, *([f"echo-{name}"] if self.echo(name) else [])])

    def echo(self, name: str) -> str:
        """A day or an amount, said back in words."""
        question = self._questions.get(_without_row(name))
        return echo(question, self.one(name), self.today) if question and self.one(name) else ""

    def choices(self, question: Question) -> tuple[tuple[str, str], ...]:
        """What a question with a few answers offers, and that none may be said."""
        scale = tuple((str(number), str(number)) for number in range(1, 6))
        yes_no = (("yes", "yes"), ("no", "no"))
        offered = {"scale": scale, "yes-no": yes_no}.get(question.form, question.choices)
        return offered if question.default else (*offered, _NOT_SAID)

    def ticked_first(self, question: Question, name: str) -> tuple[tuple[str, str], ...]:
        """What can be ticked, with what is ticked before the rest."""
        ticked = {*self.all(name)}
        return tuple(sorted(question.choices, key=lambda choice: choice[0] not in ticked))

    def only_if(self, question: Question, name: str) -> str:
        """When the question by that name makes sense, for the script that hides it.

        What a question in a row waits for stands in the same row.
        """
        if not question.only_if:
            return ""
        row = name.removesuffix(question.field)
        wanted = {row + field: sorted(values) for field, values in question.only_if.items()}
        return Markup(' data-only-if="{}"').format(json.dumps(wanted))

    def listed(self, name: str) -> tuple[str, ...]:
        """Titles that are offered while typing."""
        return self.titles if name == "follows" else ()

    def is_used(self, section: Section) -> bool:
        """Whether a folded section holds an answer, or something that is wrong."""
        names = {question.field for question in section.questions}
        return any(name.partition(".")[0] in names for name in self.wrongs) or any(
            self.is_answered(question) for question in section.questions
        )

    def is_answered(self, question: Question) -> bool:
        """Whether a question holds an answer."""
        if question.form == "group":
            return bool(rows_of(question, self.sent))
        return any(text.strip() for text in self.all(question.field))

    def is_opened(self, question: Question) -> bool:
        """Whether somebody has asked for another row of a group, or something in it is wrong."""
        rows = [row for row in self.all(question.field) if row]
        return len(rows) > 1 or any(name.startswith(f"{question.field}.") for name in self.wrongs)

    def is_short(self, question: Question) -> bool:
        """Whether the choices fit on the page beside each other's labels."""
        return len(question.choices) <= _FEW and all(len(words) <= _SHORT for _, words in question.choices)

    @property
    def count_wrong(self) -> int:
        """How many things are wrong."""
        return len([*self.all_wrong])

    @property
    def all_wrong(self) -> Iterator[tuple[str, str]]:
        """Everything that is wrong, by the name of its answer; with no name what is wrong with the whole."""
        yield from (("", text) for text in self.whole)
        yield from ((name, text) for name, texts in self.wrongs.items() for text in texts)

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        own = {question.field: question for question in self.asked.questions}
        parts = {
            f"{question.field}.{part.field}": part for question in own.values() for part in question.parts
        }
        return own | parts


def _without_row(name: str) -> str:
    """`actions.0.due` → `actions.due`."""
    group, _, rest = name.partition(".")
    return f"{group}.{rest.partition('.')[2]}" if rest else name
