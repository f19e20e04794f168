"""Views: a Portfolio for one audience → pages as plain values. Nothing here knows MkDocs.

================  ==============================================================
`front`           the front page of a site
`team`            what each of several people needs next
`home`            “How I have changed”
`timeline`        every entry and every job, by year
`evolution`       what changed, per theme and standard
`chains`          from training to what came of it
`standards`       every standard of a framework, and the entries about it
`supervision`     rhythm, balance, what was agreed and what it changed
`year`            a registration year, a post, the last twelve months: each on one page
`renewal`         what a regulator asks, and answers to copy
`entry`           one page per entry
`shared`          what several pages are made of
`portfolio_json`  the record and its analyses as data
`worked_out`      those analyses
================  ==============================================================

A view is a module with a `VIEW`, or a folder whose `page` has one. Being here registers it;
`all_pages` is what the site asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, all_facts
from portfolio.views.front import front_page
from portfolio.views.shared.base import Page, View
from portfolio.views.team import team_pages

_MODULES = (import_module(info.name) for info in walk_packages(__path__, f"{__name__}."))
VIEWS: tuple[View, ...] = tuple(
    sorted((module.VIEW for module in _MODULES if hasattr(module, "VIEW")), key=lambda view: view.order)
)


def all_pages(portfolio: Portfolio, memory: Memory = FORGETFUL) -> Iterator[Page]:
    """Every page of a site, the front page first. A view is not asked again about the same facts."""
    facts = all_facts(portfolio, memory)
    pages = [
        page
        for one, known in zip(portfolio.practitioners, facts.practitioners, strict=True)
        for view in VIEWS
        for page in view.of(facts.terms, view.given(facts.terms, one, known, memory), memory)
    ]
    yield memory.recall(front_page, facts, pages[0] if len(facts.practitioners) == 1 else None)
    yield from memory.recall(team_pages, facts)
    yield from pages


__all__ = ["VIEWS", "Page", "View", "all_pages"]
