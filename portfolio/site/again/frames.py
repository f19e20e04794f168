"""What the theme puts around an entry: drawn once for all entries with the same frame, then filled.

Drawing a page of Material takes several times as long as drawing the entry in it. All entries of one
practitioner share everything around them except the slots below. Each frame is checked on the first
page drawn with it; if a theme shows anything else of a single page, every page is drawn whole.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portfolio.site.inside_mkdocs import CONTENTS, FRAME, WORDS
from portfolio.views import Page

log = get_plugin_logger("portfolio")

_SLOT = "pf5lot{}pf5lot"
_SLOTS = re.compile(_SLOT.format("(NAME|TITLE|SKIP|TOC|CONTENT|ADDRESS)"))
_APART = "\x00pf5lot\x00"  # between the pieces of one page
# Replaces Material's own frame: only what differs from entry to entry.
_PIECES = (
    f"{_APART}{{% block htmltitle %}}{{% endblock %}}"
    f'{_APART}{{% include "{CONTENTS}" %}}'
    f"{_APART}{{% block content %}}{{% endblock %}}{_APART}"
)
_FRAME = (
    '{{% extends "{}" %}}'
    f"{{{{% block htmltitle %}}}}{_SLOT.format('TITLE')}{{{{% endblock %}}}}"
    f"{{{{% block content %}}}}{_SLOT.format('CONTENT')}{{{{% endblock %}}}}"
)


class Frames:
    """The frames of one build."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig, finish: Callable[[str], str]) -> None:
        self._env, self._finish = env, finish
        self._pieces = _with(env, {FRAME: _PIECES})
        # What Material calls `lang`: the same for all pages.
        self._words = env.get_template(WORDS).make_module({"config": config})
        self._frames: dict[tuple[object, ...], list[str] | None] = {}

    def draw(self, view: Page, page: MkDocsPage, context: dict[str, Any]) -> str:
        """The finished page, the same as its own template makes it."""
        shape = view.template, view.practitioner, view.parent, view.folder.count("/"), not page.toc
        name = str(page.meta["template"])
        if shape not in self._frames:
            whole = self._whole(name, context)
            self._frames[shape] = frame = self._frame(name, page, context)
            if self._filled(frame, name, page, context) != whole:
                self._frames[shape] = None
                log.debug("More than an entry differs on %s: pages like it are drawn whole.", page.url)
            return whole
        proven = self._frames[shape]
        filled = self._filled(proven, name, page, context) if proven else None
        return self._whole(name, context) if filled is None else filled

    def _whole(self, name: str, context: dict[str, Any]) -> str:
        return self._finish(self._env.get_template(name).render(context))

    def _frame(self, name: str, page: MkDocsPage, context: dict[str, Any]) -> list[str]:
        """Everything around an entry, split at the slots: text, slot, text … text."""
        blank = copy.copy(page)
        blank.meta = {**page.meta, "title": _SLOT.format("NAME")}
        if page.toc:
            blank.toc = TableOfContents([AnchorLink("", _SLOT.format("SKIP"), 2)])
        if page.canonical_url:
            blank.canonical_url = _SLOT.format("ADDRESS")
        env = _with(self._env, {"frame.html": _FRAME.format(name), CONTENTS: _SLOT.format("TOC")})
        return _SLOTS.split(self._finish(env.get_template("frame.html").render({**context, "page": blank})))

    def _filled(self, frame: list[str], name: str, page: MkDocsPage, context: dict[str, Any]) -> str | None:
        pieces = self._pieces.get_template(name).render({**context, "lang": self._words}).split(_APART)
        if len(pieces) != 5 or any("<script" in piece for piece in pieces):  # noqa: PLR2004 - as in _PIECES
            return None
        _, title, toc, content, _ = pieces
        first = next(iter(page.toc), None)
        slots = {
            "NAME": str(page.meta["title"]),
            "TITLE": title,
            "SKIP": first.id if first else "",
            "TOC": toc,
            "CONTENT": content,
            "ADDRESS": page.canonical_url or "",
        }
        return "".join(slots[text] if number % 2 else text for number, text in enumerate(frame))


def _with(env: jinja2.Environment, templates: dict[str, str]) -> jinja2.Environment:
    """The same environment with some templates replaced by others."""
    loaders = [jinja2.DictLoader(templates), *([env.loader] if env.loader else [])]
    return env.overlay(loader=jinja2.ChoiceLoader(loaders))
