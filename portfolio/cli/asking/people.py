"""Whose entry it is: the one practitioner of a folder, or the one chosen among several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from portfolio.cli import asking, options

if TYPE_CHECKING:
    from portfolio.model import Practitioner


def whose(people: Sequence[Practitioner], said: str | None, asks: bool) -> Practitioner:
    """The practitioner who was meant. Stops with a sentence if that is not clear."""
    by_id = {person.id: person for person in people}
    if said in by_id:
        return by_id[said]
    if len(people) == 1:
        return people[0]
    if not people:
        options.stop("There is nobody in this folder yet. Make a new one with `portfolio init`.")
    if not asks:
        raise click.UsageError(
            f"There are several practitioners. Add --practitioner with one of: {', '.join(by_id)}."
        )
    names = [(person.id, person.profile.name) for person in people]
    return by_id[asking.choice("Whose entry is it?", names, people[0].id)]
