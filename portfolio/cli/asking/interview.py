"""The questions of `portfolio new`, in an order that lets a tired person stop caring early."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from portfolio import say
from portfolio.cli.asking import first
from portfolio.cli.asking.answered import Answered
from portfolio.frameworks import Frameworks
from portfolio.model import Practitioner
from portfolio.share import Share
from portfolio.writing import amounts, answers, dates, names, offers, prompts, questions, shares
from portfolio.writing.plain import one_line
from portfolio.writing.questions import Question
from portfolio.writing.text import Draft

_NOT_A_TIME = "Not understood. Type it as 6, 1h30 or 90 min, or empty the line to skip."
_NOT_MINUTES = "Not understood. Type it as 90, 90 min or 1h30, or empty the line to skip."
_NEW_THEME = "\0new"


@dataclass(frozen=True)
class Interview:
    """Who is asked, about which kind of entry, and what is known already."""

    ask: Answered
    practitioner: Practitioner
    frameworks: Frameworks
    kind: str
    today: datetime.date
    title: str = ""
    date: datetime.date | None = None

    def unasked(self) -> Draft:
        """The entry as it is written when nothing is asked."""
        date = self.date or self.today
        fields = self._first(self.title or names.default_title(self.kind, date), date)
        if any(question.field == "reviews" for question in questions.questions(self.kind)):
            fields["reviews"] = offers.carried_forward(self.practitioner, date)
        return Draft(self.kind, fields)

    def asked(self) -> Draft:
        """The entry after all questions."""
        usual = self.date or self.today
        fields = self._first(self.title or names.default_title(self.kind, usual), usual)
        asked = self._questions()
        self._own(fields, [question for question in asked if not question.later])
        later = [question for question in asked if question.later and question.applies(fields)]
        if later and self.ask.choice("A few more questions, for yourself?", _NO_YES, "no") == "yes":
            self._own(fields, later)
        sentences = {} if fields.get("status") == "cancelled" else self._sentences()
        fields |= self._threads(usual)
        fields["share"] = self.ask.choice("Who may see this entry?", _SHARES, Share.PRIVATE)
        return answers.draft(self.kind, fields, asked, sentences)

    def _first(self, title: str, date: datetime.date) -> dict[str, Any]:
        late = dates.written_late(date, self.today)
        return {"title": title, "date": date, **late, "share": str(Share.PRIVATE)}

    def _questions(self) -> tuple[Question, ...]:
        listed = questions.questions(self.kind)
        return tuple(q for q in listed if offers.asks(self.kind, q.field, self.practitioner))

    def _own(self, fields: dict[str, Any], asked: list[Question]) -> None:
        for question in asked:
            if not question.applies(fields):
                continue
            if question.field == "reviews":
                fields["reviews"] = self._reviews(fields)
            elif question.field == questions.MODEL_FIELD:
                fields["model"] = self._model(question.text)
            elif question.form == "group":
                fields[question.field] = self._group(question)
            else:
                default = question.default
                if question.field == "supervisor":
                    default = offers.last_value(self.practitioner, self.kind, question.field)
                fields[question.field] = self._one(question, default)

    def _one(self, question: Question, default: str = "") -> Any:
        match question.form:
            case "day":
                return self._day(question.text, question.ahead)
            case "yes-no":
                return self.ask.yes_or_no(question.text)
            case "choice":
                return self.ask.choice(question.text, question.choices, default)
            case "several":
                return self.ask.several(question.text, question.choices)
            case "text":
                return one_line(self.ask.text(question.text, default))
            case _:
                return self._amount(question)

    def _amount(self, question: Question) -> Any:
        if question.form == "hours":
            return self.ask.typed(question.text, amounts.hours, amounts.hours_in_words, _NOT_A_TIME)
        if question.form == "minutes":
            return self.ask.typed(question.text, amounts.minutes, _minutes_in_words, _NOT_MINUTES)
        low, high, wrong = _LIMITS[question.form]
        return self.ask.typed(question.text, lambda said: _whole(said, low, high), str, wrong)

    def _day(self, message: str, ahead: bool = False, about: str = "") -> datetime.date | None:
        return first.day(self.ask, message, self.today, ahead, about)

    def _group(self, question: Question) -> list[dict[str, Any]]:
        """The groups of a question: at most one if the question does not repeat."""
        groups: list[dict[str, Any]] = []
        while True:
            first, *rest = question.parts
            text = first.again if groups else first.text
            said = self.ask.text(text) if first.form == "text" else self._one(first)
            if not said and not (first.form == "scale" and question.parts):
                return groups
            group = {first.field: one_line(said) if isinstance(said, str) else said}
            for part in rest:
                if part.applies(group):
                    group[part.field] = self._one(part, part.default)
            groups += [group] if any(value for value in group.values()) else []
            if not question.repeat:
                return groups

    def _reviews(self, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Every open action: carried forward, or what came of it."""
        reviews = []
        day = fields["date"]
        for thread in offers.open_actions(self.practitioner, day):
            review = offers.carried(thread)
            action = review["action"]
            reviews.append(review)
            if fields.get("status") == "cancelled":
                continue
            due = f", due {dates.short(thread.action.due)}" if thread.action.due else ""
            click.echo(f"\nStill open, from {dates.short(thread.raised)}{due}:\n    {thread.action.what}")
            if self.ask.choice("What came of it?", _CAME, "open", action) == "done":
                done = f"When was it done? Enter for {dates.short(day)}"
                review["done"] = self._day(done, about=action) or day
                review["outcome"] = one_line(self.ask.text(_OUTCOME, about=action))
                review["for"] = review["for"] or self.ask.choice("What was it good for?", _FOR, about=action)
        return [*reviews, *self._goals(day, is_asked=fields.get("status") != "cancelled")]

    def _goals(self, day: datetime.date, *, is_asked: bool) -> Iterator[dict[str, Any]]:
        """Every open goal that has a name: carried forward, or what became of it."""
        for thread in offers.open_goals(self.practitioner, day):
            if not thread.goal.id:
                continue
            review = offers.carried_goal(thread)
            if is_asked:
                by = f", by {dates.short(thread.by)}" if thread.by else ""
                click.echo(f"\nA goal from {dates.short(thread.set_on)}{by}:\n    {thread.goal.what}")
                stands = self.ask.choice("Where does it stand?", _STANDS, "open", review["goal"])
                if stands != "open":
                    review["status"] = stands
                    review["outcome"] = one_line(self.ask.text(_OUTCOME, about=review["goal"]))
            yield review

    def _model(self, message: str) -> str:
        models = [(model.id, model.title) for model in prompts.models_for(self.kind)]
        return self.ask.choice(message, models) if models else ""

    def _sentences(self) -> dict[str, str]:
        return {heading: self.ask.text(message) for heading, message in questions.headings_asked(self.kind)}

    def _threads(self, date: datetime.date) -> dict[str, Any]:
        """What ties the entry to others: earlier entries, standards, themes."""
        ties: dict[str, Any] = {}
        earlier = offers.earlier(self.practitioner, date)
        if earlier and questions.asks_follows(self.kind):
            listed = [
                (entry.id, f"{dates.short(entry.date)}, {entry.kind}: {entry.title}") for entry in earlier
            ]
            ties["follows"] = self.ask.several("Did it grow from an earlier entry?", listed)
        standards = offers.standards(self.practitioner, self.frameworks, date)
        if standards:
            listed = [(name, f"{name}  {words}") for name, words in standards]
            ties["standards"] = self.ask.several("Which standards is it about?", listed)
        ties["themes"] = self._themes()
        return ties

    def _themes(self) -> list[str]:
        used = offers.themes(self.practitioner)
        picked: list[str] = []
        if used:
            picked = self.ask.several(
                "Does it belong to a theme of yours?", [*used, (_NEW_THEME, "a new theme")]
            )
        if not used or _NEW_THEME in picked:
            picked.append(
                one_line(self.ask.text("A theme of your own, in a word or two. For example listening"))
            )
        return [theme for theme in picked if theme and theme != _NEW_THEME]


_NO_YES = (("no", "no"), ("yes", "yes"))
_SHARES = tuple((str(share), f"{share}: {shares.MEANING[share]}") for share in Share)
_NOT_A_NUMBER = "Type a number, or empty the line to skip."
_LIMITS = {
    "scale": (1, 5, "Type a number from 1 to 5, or empty the line to skip."),
    "whole": (0, 10_000, _NOT_A_NUMBER),
    "number": (0, 10_000, _NOT_A_NUMBER),
}
_FOR = (("practice", "my practice with people"), ("development", "my own development"))
_OUTCOME = "What came of it? One sentence is enough"
_STANDS = (
    ("open", "still open, carry it forward"),
    ("met", "met"),
    ("partly met", "partly met"),
    ("dropped", "dropped"),
)
_CAME = (("open", "still open, carry it forward"), ("done", "it was done"))


def _minutes_in_words(number: int) -> str:
    return say.counted(number, "minute")


def _whole(said: str, low: int, high: int) -> int | None:
    return int(said) if said.isdecimal() and low <= int(said) <= high else None
