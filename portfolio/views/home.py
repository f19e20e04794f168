"""Home: who this is, and how their practice changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.entries import KINDS
from portfolio.model import Portfolio, Practitioner
from portfolio.views.base import Mention, Page, Span, View, mentions, span

LATEST = 5


@dataclass(frozen=True)
class Home:
    """What the home page shows."""

    name: str
    role: str
    span: Span
    counts: tuple[tuple[str, int], ...]  # kind → how many entries
    latest: tuple[Mention, ...]


def home_page(portfolio: Portfolio, practitioner: Practitioner) -> Page:
    """The home page of one practitioner."""
    profile = practitioner.profile
    counted = Counter(entry.kind for entry in practitioner.entries)
    data = Home(
        profile.name,
        profile.role,
        span(practitioner.entries),
        tuple((KINDS[kind].kind_title, counted[kind]) for kind in KINDS if counted[kind]),
        mentions(reversed(practitioner.entries[-LATEST:])),
    )
    return Page(
        f"{practitioner.id}/",
        profile.name if len(portfolio.practitioners) > 1 else "Home",
        "home.html",
        data,
        practitioner=practitioner.id,
        whose=profile.name,
        body=profile.statement,
        source=profile.path,
    )


def _pages(portfolio: Portfolio, practitioner: Practitioner) -> Iterator[Page]:
    yield home_page(portfolio, practitioner)


VIEW = View("home", 0, _pages)
