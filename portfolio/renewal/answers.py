"""Copy-ready answers: a form of the regulator's, filled in its own order, as plain text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portfolio import say
from portfolio.entries import Entry, learning
from portfolio.entries.feedback import Feedback
from portfolio.entries.profile import Post
from portfolio.entries.training import Training
from portfolio.frameworks import Frameworks, builtin
from portfolio.renewal import pieces, posts
from portfolio.renewal.base import RuleSet
from portfolio.renewal.forms import Form, FormField
from portfolio.renewal.periods import DateRange
from portfolio.renewal.scene import Registrant, Scene, scene
from portfolio.renewal.timetable import NoPeriod
from portfolio.text import definitions
from portfolio.text.plain_text import plain_text

MOST_ACTIVITIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One field of a form, filled. An empty text is for the practitioner to write on the form."""

    form: Form
    field: FormField
    text: str

    @property
    def title(self) -> str:
        """What the form calls the field."""
        return self.field.title

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.text.split())

    @property
    def characters(self) -> int:
        """How many characters, spaces included."""
        return len(self.text)

    @property
    def words_max(self) -> int | None:
        """The most words the field takes."""
        return self.field.words_max

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than the field takes."""
        return self.words_max is not None and self.words > self.words_max


def answers(rule_set: RuleSet, entry: Entry, frameworks: Frameworks | None = None) -> tuple[Answer, ...]:
    """The regulator's form for an entry, filled in; nothing if the regulator has no form for it.

    Any part of the entry may go in, so pass the entry as the regulator may see it.
    """
    form = next((form for form in rule_set.forms if _is_for(form, rule_set, entry)), None)
    known = frameworks or builtin()
    return _filled(form, lambda field: _of_entry(field, entry, known)) if form else ()


def post_answers(rule_set: RuleSet, post: Post, period: DateRange) -> tuple[Answer, ...]:
    """The form for a post held in a period that ends on the day asked about."""
    form = next((form for form in rule_set.forms if form.of == "post"), None)
    if form is None or not posts.days_worked(post, period):
        return ()
    return _filled(form, lambda field: _joined(_of_post(name, post, period) for name in field.fill))


def record_answers(rule_set: RuleSet, registrant: Registrant, as_of: datetime.date) -> tuple[Answer, ...]:
    """The form for the whole record in the current period; nothing if no period is known."""
    form = next((form for form in rule_set.forms if form.of == "record"), None)
    seen = scene(rule_set, registrant, as_of)
    if form is None or isinstance(seen, NoPeriod):
        return ()
    return _filled(form, lambda field: _joined(_of_record(name, seen) for name in field.fill))


def _is_for(form: Form, rule_set: RuleSet, entry: Entry) -> bool:
    if form.of != "entry":
        return False
    if form.entries is None:
        return entry.kind in rule_set.cpd_kinds
    return pieces.chosen(entry, form.entries) == ()


def _filled(form: Form, fill: Callable[[FormField], str]) -> tuple[Answer, ...]:
    return tuple(Answer(form=form, field=field, text=fill(field)) for field in form.fields)


def _of_entry(field: FormField, entry: Entry, frameworks: Frameworks) -> str:
    given = [_ENTRY[name](entry) for name in field.fill if name in _ENTRY]
    if "standards" in field.fill:
        cited = pieces.cites(entry, field.cites) if field.cites else entry.standards
        given.append("\n".join(frameworks.title(standard) for standard in cited))
    return _joined([*given, *(_under(entry, heading) for heading in field.headings)])


def _under(entry: Entry, heading: str) -> str:
    """The words under a heading, with footnotes and links explained elsewhere in the entry."""
    words = entry.words(heading)
    lines = entry.body.split("\n")
    explained = (
        "\n".join(lines[definition.first : definition.end]) for definition in definitions.find(entry.body)
    )
    return plain_text(definitions.only_cited("\n\n".join([words, *explained]))) if words else ""


def _hours(entry: Entry) -> str:
    hours, together = learning.hours(entry), learning.hours_together(entry)
    if hours is None:
        return ""
    text = f"{say.number(hours):g} {say.word(hours, 'hour')}"
    if together is None:
        return text
    return f"{text}, {f'of them {say.number(together):g}' if together else 'none of them'} participatory"


def _who(entry: Entry) -> str:
    said = entry.from_ if isinstance(entry, Feedback) else None
    return said.replace("-", " ").capitalize() if said else ""


_ENTRY: Mapping[str, Callable[[Entry], str]] = {
    "title": lambda entry: entry.title,
    "type": lambda entry: pieces.type_of(entry).capitalize(),
    "body": lambda entry: plain_text(entry.body),
    "provider": lambda entry: (isinstance(entry, Training) and entry.provider) or "",
    "date": lambda entry: say.days(entry.date, entry.until),
    "hours": _hours,
    "who": _who,
    "medium": lambda entry: (isinstance(entry, Feedback) and entry.medium) or "",
    "evidence": lambda entry: "\n".join(entry.evidence),
}


def _of_post(name: str, post: Post, period: DateRange) -> str:
    if name == "days":
        return say.days(max(post.from_, period.start), min(post.to or period.end, period.end))
    if name == "practice-hours":
        return str(posts.practice_hours([post], period))
    return str(getattr(post, name, None) or "")


def _of_record(name: str, seen: Scene) -> str:
    if name == "statement":
        return plain_text(seen.registrant.profile.statement)
    if name == "list":
        return "\n".join(_line(entry) for entry in seen.pieces)
    if name == "activities":
        return "\n\n".join(_activity(entry) for entry in activities(seen))
    return "\n".join(f"{entry.title}: {file}" for entry in activities(seen) for file in entry.evidence)


def activities(seen: Scene) -> tuple[Entry, ...]:
    """The few pieces to write about: those marked as showcase, else the latest."""
    marked = [entry for entry in seen.pieces if entry.showcase]
    return tuple((marked or seen.pieces)[-MOST_ACTIVITIES:])


def _line(entry: Entry) -> str:
    return f"{say.days(entry.date, entry.until)}: {entry.title} ({pieces.type_of(entry)})"


def _activity(entry: Entry) -> str:
    return _joined(
        [_line(entry), *(_under(entry, heading) for heading in (*pieces.LEARNT, *pieces.DIFFERENCE))]
    )


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)
