"""Whose entry it is: the one practitioner of a folder, or the one chosen among several."""

from __future__ import annotations

from collections.abc import Sequence

import click

from portfolio.cli import asking, options
from portfolio.model import Practitioner


def whose(people: Sequence[Practitioner], said: str | None, asks: bool) -> Practitioner:
    """The practitioner meant. Stops with a sentence where nobody can tell."""
    by_id = {one.id: one for one in people}
    if said is not None:
        return by_id[said]
    if len(people) == 1:
        return people[0]
    if not people:
        options.stop("There is nobody in this folder yet. Make a new one with `portfolio init`.")
    if not asks:
        raise click.UsageError(
            f"There are several practitioners. Add --practitioner with one of: {', '.join(by_id)}."
        )
    try:
        names = [(one.id, one.profile.name) for one in people]
        return by_id[asking.choice("Whose entry is it?", names, people[0].id)]
    except KeyboardInterrupt:
        options.stop("\nStopped. Nothing was written.")
