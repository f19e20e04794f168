"""Views: a Portfolio for one audience → pages as plain values. Nothing here knows MkDocs.

A view is one file with a `VIEW`. Being in this package registers it; `all_pages` is what the site
asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from portfolio.model import Portfolio
from portfolio.views.base import Page, View
from portfolio.views.front import front_page
from portfolio.views.team import team_pages

_MODULES = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
VIEWS: tuple[View, ...] = tuple(
    sorted((module.VIEW for module in _MODULES if hasattr(module, "VIEW")), key=lambda view: view.order)
)


def all_pages(portfolio: Portfolio) -> Iterator[Page]:
    """Every page of a site, the front page first."""
    yield front_page(portfolio)
    yield from team_pages(portfolio)
    for practitioner in portfolio.practitioners:
        for view in VIEWS:
            yield from view.pages(portfolio, practitioner)


__all__ = ["VIEWS", "Page", "View", "all_pages"]
