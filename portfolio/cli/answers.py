"""`portfolio renewal --answers`: the regulator's own form, field by field, with your words to copy."""

from __future__ import annotations

from collections.abc import Iterator

import click

from portfolio import say
from portfolio.model import Practitioner, Terms
from portfolio.views.renewal.answers import Field, Sheet, sheets
from portfolio.views.renewal.state import Standing, standings


def in_order(terms: Terms, person: Practitioner) -> Iterator[str]:
    """Every form of every registration, its fields in the order of the form."""
    for standing in standings(terms, person):
        if isinstance(standing, Standing):
            for sheet in sheets(terms, person, standing, "answers"):
                yield from _sheet(standing.rule_set.title, sheet)


def _sheet(title: str, sheet: Sheet) -> Iterator[str]:
    of = f", {say.day(sheet.of.date)}" if sheet.of else ""
    yield click.style(f"{title}: {sheet.title}, {sheet.about}{of}", bold=True)
    if sheet.concerns:
        yield f"  {sheet.concerns}"
    if not sheet.shared:
        yield "  This entry is not shared with the regulator. Pasting it shares these words."
    if sheet.withheld:
        yield "  A part kept from the regulator is left out of these words."
    for field in sheet.fields:
        yield from ("", click.style(f"{field.title}{_count(field)}", underline=True), _said(field))
        yield from (f"\nNote: {note}" for note in field.notes)
    yield ""


def _said(field: Field) -> str:
    """The words of a field, or what to do where there are none. No line is broken: all can be copied."""
    if field.text:
        return field.text
    if field.by_hand:
        return (
            f"Write this on the form by hand. {field.what} It is somebody else’s own, so it is not kept here."
        )
    if field.is_missing:
        return f"There is nothing to copy here yet. {field.what}"
    return f"Nothing in the record belongs here. {field.what}"


def _count(field: Field) -> str:
    """How many words, with the most a field takes."""
    if not field.text:
        return ""
    words = f"{field.words:,} {say.word(field.words, 'word')}"
    if field.words_max is None:
        return f" ({words})"
    over = f", {field.words - field.words_max:,} too many" if field.is_too_long else ""
    return f" ({words} of at most {field.words_max:,}{over})"
