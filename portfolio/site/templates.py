"""Our theme folder, and what our templates may call."""

from __future__ import annotations

import datetime
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from portfolio.site.pages import TEMPLATES

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """`theme/`: inside an installed package, else beside the package in a checkout."""
    installed = _PACKAGE / "theme"
    return installed if installed.is_dir() else _PACKAGE.parent / "theme"


def add_theme(config: MkDocsConfig) -> None:
    """Our templates come after the user's own and before Material's."""
    folder = str(theme_folder())
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    style = "assets/portfolio.css"
    if style not in config.extra_css:
        config.extra_css.insert(0, style)


def prepare(env: jinja2.Environment) -> None:
    """Escape whatever our templates print; Material's own templates stay as they are."""
    env.autoescape = lambda name: bool(name) and str(name).startswith(TEMPLATES)
    env.filters["portfolio_date"] = _day
    env.filters["portfolio_month"] = _month


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _month(day: str) -> str:
    year, month = day.split("-")
    return f"{datetime.date(int(year), int(month), 1):%B}"
