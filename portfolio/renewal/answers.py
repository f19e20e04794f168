"""Copy-ready answers: a form of the regulator's, filled in its own order, as plain text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from portfolio import say
from portfolio.entries import Entry, learning
from portfolio.entries.feedback import Feedback
from portfolio.entries.profile import Post
from portfolio.entries.training import Training
from portfolio.frameworks import Frameworks, builtin
from portfolio.renewal import pieces, plain, posts, statement
from portfolio.renewal.base import RuleSet
from portfolio.renewal.forms import Form, FormField
from portfolio.renewal.periods import DateRange
from portfolio.renewal.scene import Registrant, Scene, scene
from portfolio.renewal.timetable import NoPeriod
from portfolio.text.plain_text import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One field of a form, filled. An empty text is for the practitioner to write on the form."""

    form: Form
    field: FormField
    text: str
    notes: tuple[str, ...] = ()

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
    return _filled(form, lambda field: plain.joined(_of_post(name, post, period) for name in field.fill))


def record_answers(rule_set: RuleSet, registrant: Registrant, as_of: datetime.date) -> tuple[Answer, ...]:
    """The form for the whole record in the current period; nothing if no period is known."""
    form = next((form for form in rule_set.forms if form.of == "record"), None)
    seen = scene(rule_set, registrant, as_of)
    if form is None or isinstance(seen, NoPeriod):
        return ()
    draft = _drafted(form, seen)
    filled = _filled(form, lambda field: plain.joined(_of_record(name, seen, draft) for name in field.fill))
    return tuple(
        replace(answer, notes=draft.notes) if _is_drafted(answer.field) else answer for answer in filled
    )


def _is_for(form: Form, rule_set: RuleSet, entry: Entry) -> bool:
    if form.of != "entry":
        return False
    if form.entries is None:
        return entry.kind in rule_set.cpd_kinds
    return pieces.chosen(entry, form.entries) == ()


def _filled(form: Form, fill: Callable[[FormField], str]) -> tuple[Answer, ...]:
    """A form filled. What is somebody else's own is never put in, whatever the rules say."""
    return tuple(
        Answer(form=form, field=field, text="" if field.by_hand else fill(field)) for field in form.fields
    )


def _of_entry(field: FormField, entry: Entry, frameworks: Frameworks) -> str:
    given = [_ENTRY[name](entry) for name in field.fill if name in _ENTRY]
    if "standards" in field.fill:
        cited = pieces.cites(entry, field.cites) if field.cites else entry.standards
        given.append("\n".join(frameworks.title(standard) for standard in cited))
    return plain.joined([*given, plain.under_any(entry, field.headings)])


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


def _is_drafted(field: FormField) -> bool:
    return "activities" in field.fill


def _drafted(form: Form, seen: Scene) -> statement.Draft:
    """The statement the form asks for; where it asks for none, no words and every piece."""
    asked = next(filter(_is_drafted, form.fields), None)
    return statement.draft(asked, seen) if asked else statement.Draft(text="", pieces=seen.pieces)


def _of_record(name: str, seen: Scene, draft: statement.Draft) -> str:
    if name == "posts":
        return "\n".join(_held(post, seen) for post in _newest_first(seen))
    if name == "statement":
        return plain_text(seen.registrant.profile.statement)
    if name == "list":
        return "\n".join(plain.line(entry) for entry in seen.pieces)
    if name == "activities":
        return draft.text
    return "\n".join(f"{entry.title}: {file}" for entry in draft.pieces for file in entry.evidence)


def _newest_first(seen: Scene) -> list[Post]:
    """The posts held in the period so far."""
    held = (post for post in seen.registrant.profile.posts if posts.days_worked(post, seen.so_far))
    return sorted(held, key=lambda post: post.from_, reverse=True)


def _held(post: Post, seen: Scene) -> str:
    """A post in one line: `Staff nurse, an NHS trust, children's ward, since 2 September 2024`."""
    ended = post.to is not None and post.to <= seen.as_of
    when = say.days(post.from_, post.to) if ended else f"since {say.day(post.from_)}"
    said = ", ".join(filter(None, [post.role, post.employer, post.setting, when]))
    return f"{said[:1].upper()}{said[1:]}."
