"""Which pages are drawn anew, and which the last build's files may stand for."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator

import click

from portfolio.site.closing import Closing
from portfolio.site.config import Project
from portfolio.site.cores import ENOUGH
from portfolio.site.drawing import Drawing, Drawn, OurPage
from portfolio.site.recipe import Recipes, digest
from portfolio.views import Page


class Redrawing:
    """The pages of one build against those of the last one for the same reader."""

    def __init__(self, project: Project, closing: Closing, drawing: Drawing) -> None:
        self._kept, self._closing, self._drawing = project.kept, closing, drawing
        self._shelf = f"pages for {project.audience}"
        # A longer list of names must be looked for in every page.
        around = digest(drawing.surroundings(), project.guard.deny_list.terms)
        self._book = Recipes(around, project.shown)
        self._recipes: dict[str, str] = {}

    def draw(self, pages: Iterable[tuple[Page, OurPage]]) -> dict[str, Drawn]:
        """See that every page is as it must be; by address, in the order given."""
        pages = tuple(pages)
        found = {page.file.src_uri: self._same(view, page) for view, page in pages}
        self._closing.leave({one.file: one.digest for one in found.values() if one})
        changed = [both for both in pages if found[both[1].file.src_uri] is None]
        new = {one.uri: one for one in _counted(self._drawing.draw_all(changed), len(changed))}
        return {uri: one or new[uri] for uri, one in found.items()}

    def keep(self, drawn: Iterable[Drawn], named: Collection[str]) -> None:
        """Remember what was drawn, but for files the guard named: they are looked at anew each time."""
        shelf = self._kept.shelf(self._shelf)
        good = {one.uri: (self._recipes[one.uri], one) for one in drawn if one.file not in named}
        new = {uri: both for uri, both in good.items() if shelf.get(uri) != both}
        self._kept.keep(self._shelf, new, gone=[uri for uri in shelf if uri not in good])

    def _same(self, view: Page, page: OurPage) -> Drawn | None:
        """The page as it was drawn before, if it would be the same now and its file still is."""
        uri = page.file.src_uri
        self._recipes[uri] = self._book.of(view, page.body)
        made_from, drawn = self._kept.shelf(self._shelf).get(uri, ("", None))
        if made_from != self._recipes[uri] or not isinstance(drawn, Drawn):
            return None
        return drawn if self._closing.standing(page.file.dest_uri) == drawn.digest else None


def _counted(drawn: Iterable[Drawn], total: int) -> Iterator[Drawn]:
    """Show how far it is, to somebody who waits at a terminal."""
    if total < ENOUGH or not sys.stderr.isatty():
        yield from drawn
        return
    label = f"Drawing {total:,} pages"
    with click.progressbar(drawn, length=total, label=label, show_pos=True, file=sys.stderr) as counted:
        yield from counted
