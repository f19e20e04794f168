"""Answers to copy: the regulator's own form, filled from the record, field by field.

What is put in is what the regulator may see of an entry. An entry that counts but is not shared is
filled in as if it were, so that only the deliberate act of pasting shares it; a part kept from the
regulator stays out.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio import say
from portfolio.audience.visible import visible
from portfolio.entries import Entry
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.renewal import Answer, DateRange, Registrant, answers, post_answers, record_answers
from portfolio.renewal.forms import Concerns
from portfolio.share import Share
from portfolio.views.renewal.source import RuleSource, rule_source
from portfolio.views.renewal.state import Standing
from portfolio.views.shared.base import Mention, mention

_LEADS = re.compile(r"\]\(|\]:|\]\[|<|\.md\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field to copy, with its word counts. The practitioner writes what is empty."""

    id: str  # where it stands on the page
    title: str
    what: str
    text: str
    words: int
    characters: int
    words_max: int | None
    is_too_long: bool
    by_hand: bool = False  # somebody else's details
    is_missing: bool = False  # the record could say it, and does not
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form filled from one entry, one post or the whole record."""

    title: str
    about: str
    of: Mention | None
    fields: tuple[Field, ...]
    shared: bool = True  # with the regulator
    withheld: bool = False  # a part kept from the regulator was left out
    concerns: str = ""  # whom it concerns, and from when that means the practitioner
    source: RuleSource | None = None  # of that


def sheets(terms: Terms, practitioner: Practitioner, standing: Standing, key: str) -> tuple[Sheet, ...]:
    """Every form for one registration, filled from the record, its entries and its posts.

    Entries that count towards the most requirements come first, then showcase pieces, then the newest.
    """
    shown = _as_the_regulator_sees(terms, practitioner, standing)
    forms = [*_of_record(shown, standing), *_of_entries(terms, practitioner, shown, standing)]
    forms += _of_posts(shown, standing)
    return tuple(
        dataclasses.replace(sheet, fields=tuple(_numbered(sheet.fields, f"{key}-{number}")))
        for number, sheet in enumerate(forms, 1)
    )


def _as_the_regulator_sees(terms: Terms, practitioner: Practitioner, standing: Standing) -> Practitioner:
    """The practitioner's period as the regulator would see it if every entry that counts were shared.

    Answers must never copy what the regulator could not read, so they are filled from this view. Older
    entries are kept only where a link might lead to one of them.
    """
    ids = frozenset(standing.readiness.evidence)
    profile = practitioner.profile
    within = tuple(entry for entry in practitioner.entries if entry.date in standing.readiness.period)
    if not profile.share.reaches(Share.REGULATOR):
        profile = profile.model_copy(update={"share": Share.REGULATOR})
    raised = dataclasses.replace(
        practitioner,
        profile=profile,
        entries=tuple(
            entry.model_copy(update={"share": Share.REGULATOR})
            if entry.id in ids and not entry.share.reaches(Share.REGULATOR)
            else entry
            for entry in (_all_known(practitioner, within) if leads_on(practitioner, (standing,)) else within)
        ),
    )
    alone = Portfolio(practitioners=(raised,), terms=terms)
    people = visible(alone, Share.REGULATOR).practitioners
    return people[0] if people else dataclasses.replace(raised, entries=())


def leads_on(practitioner: Practitioner, current: Iterable[Standing]) -> bool:
    """Whether a link in the words of a current period might lead to any entry."""
    periods = [standing.readiness.period for standing in current]
    within = (entry for entry in practitioner.entries if any(entry.date in period for period in periods))
    texts = (practitioner.profile.statement, *(entry.body for entry in within))
    return any(_LEADS.search(text) for text in texts)


def _all_known(practitioner: Practitioner, within: Iterable[Entry]) -> Iterator[Entry]:
    """Every entry: those of other periods without words, to know where a link may lead."""
    words = {entry.id: entry for entry in within}
    return (words.get(entry.id) or entry.with_parts(()) for entry in practitioner.entries)


def _of_entries(
    terms: Terms, practitioner: Practitioner, shown: Practitioner, standing: Standing
) -> Iterator[Sheet]:
    readiness = standing.readiness
    counts = Counter(id_ for line in standing.lines for id_ in dict.fromkeys(line.met.evidence))
    there = [entry for entry in shown.entries if entry.date in readiness.period and entry.id in counts]
    there.sort(key=lambda entry: entry.date, reverse=True)
    there.sort(key=lambda entry: (-counts[entry.id], not entry.showcase))
    for entry in there:
        filled = answers(standing.rule_set, entry, terms.frameworks)
        if filled:
            own = practitioner.by_id[entry.id]
            yield _sheet(filled, entry.title, mention(entry), own.share.reaches(Share.REGULATOR), entry)


def _of_posts(shown: Practitioner, standing: Standing) -> Iterator[Sheet]:
    readiness = standing.readiness
    so_far = DateRange(start=readiness.period.start, end=min(readiness.period.end, readiness.as_of))
    for post in shown.profile.posts:
        filled = post_answers(standing.rule_set, post, so_far)
        if filled:
            yield _sheet(filled, post.role, None)


def _of_record(shown: Practitioner, standing: Standing) -> Iterator[Sheet]:
    registrant = Registrant(profile=shown.profile, registration=standing.registration, entries=shown.entries)
    filled = record_answers(standing.rule_set, registrant, standing.readiness.as_of)
    if filled:
        sheet = _sheet(filled, "the whole record", None)
        concerns = filled[0].form.concerns
        if concerns:
            source = rule_source(
                standing.rule_set, concerns.source, concerns.source_kind, concerns.read, concerns.verified
            )
            sheet = dataclasses.replace(sheet, concerns=_concerns(concerns, standing), source=source)
        yield sheet


def _concerns(concerns: Concerns, standing: Standing) -> str:
    """Whom a form concerns, and from which day on that means the practitioner."""
    registered = standing.registration.since
    if registered is None:
        when = "Write the day you registered as `since`, and this page says from when that includes you."
    else:
        day = concerns.since(registered)
        later = day > standing.readiness.as_of
        when = f"That includes you from {say.day(day)} on." if later else "That includes you."
    return " ".join(filter(None, [concerns.what, when, concerns.note]))


def _sheet(
    filled: tuple[Answer, ...],
    about: str,
    of: Mention | None,
    shared: bool = True,
    entry: Entry | None = None,
) -> Sheet:
    fields = tuple(
        Field(
            id="",
            title=answer.title,
            what=answer.field.what,
            text=answer.text,
            words=answer.words,
            characters=answer.characters,
            words_max=answer.words_max,
            is_too_long=answer.is_too_long,
            by_hand=answer.field.by_hand,
            is_missing=not answer.text and bool(answer.field.fill or answer.field.headings),
            notes=answer.notes,
        )
        for answer in filled
    )
    return Sheet(
        title=filled[0].form.title,
        about=about,
        of=of,
        fields=fields,
        shared=shared,
        withheld=bool(entry and entry.withheld),
    )


def _numbered(fields: Iterable[Field], key: str) -> Iterator[Field]:
    for number, field in enumerate(fields, 1):
        yield dataclasses.replace(field, id=f"answer-{key}-{number}")
