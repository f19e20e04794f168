"""Every change of mind someone tells, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model import Practitioner
from portfolio.views.shared.base import Mention, mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A mind changed: from, to, because."""

    from_: str
    to: str
    because: str
    entry: Mention


def minds_changed(practitioner: Practitioner) -> tuple[Changed, ...]:
    """Every change of mind, oldest first."""
    return tuple(
        Changed(from_=mind.from_, to=mind.to, because=mind.because, entry=mention(practitioner.by_id[id_]))
        for id_, minds in practitioner.minds.items()
        for mind in minds
    )
