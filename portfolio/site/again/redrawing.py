"""Which pages are drawn anew, and for which the last build's files will do."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import click

from portfolio.site.again.drawing import Drawing, OurPage
from portfolio.site.again.recipe import Known, Recipes, digest
from portfolio.site.cores import ENOUGH, spread
from portfolio.site.drawn import Drawn
from portfolio.site.kept import Kept
from portfolio.site.staging import Staging
from portfolio.views import Page

T = TypeVar("T")


class Redrawing:
    """The pages of one build, compared with those of the last build for the same audience."""

    def __init__(
        self, drawing: Drawing, kept: Kept, staging: Staging, known: Known, looked_for: object
    ) -> None:
        """`looked_for` holds the names that may not leave. After a change to it, every page is drawn anew."""
        self._drawing, self._kept, self._staging = drawing, kept, staging
        self._shelf = f"pages for {drawing.portfolio.terms.audience}"
        self._book = Recipes(digest(drawing.surroundings(), looked_for), drawing.portfolio, known)
        self._recipes: dict[str, str] = {}
        self._known = known

    def draw(self, pages: Iterable[tuple[Page, OurPage]]) -> dict[str, Drawn]:
        """Make sure every page is as it must be; returns them by address, in the order given."""
        pages = tuple(pages)
        results = {page.file.src_uri: self._same(view, page) for view, page in pages}
        self._staging.leave({result.file: result.digest for result in results.values() if result})
        changed = [both for both in pages if results[both[1].file.src_uri] is None]
        for recipe, drawn in _counted(self._anew(changed), len(changed)):
            self._recipes[drawn.uri], results[drawn.uri] = recipe, drawn
        return {uri: result for uri, result in results.items() if result}

    def keep(self, drawn: Iterable[Drawn], named: Collection[str]) -> None:
        """Remember what was drawn, except files the guard has named: those are looked at every time."""
        shelf = self._kept.shelf(self._shelf)
        good = {
            result.uri: (
                self._recipes[result.uri],
                replace(result, stamp=self._staging.in_place(result.file, result.stamp)),
            )
            for result in drawn
            if result.file not in named
        }
        new = {uri: both for uri, both in good.items() if shelf.get(uri) != both}
        self._kept.keep(self._shelf, new, gone=[uri for uri in shelf if uri not in good])
        self._known.clear()  # or a long preview would remember all its builds
        self._known |= self._book.known

    def _same(self, view: Page, page: OurPage) -> Drawn | None:
        """The page as it was drawn before, if it would be the same now and its file is unchanged."""
        made_from, drawn = self._kept.shelf(self._shelf).get(page.file.src_uri, ("", None))
        if not isinstance(drawn, Drawn) or not self._staging.stands(drawn.file, drawn.digest, drawn.stamp):
            return None
        recipe = self._recipes[page.file.src_uri] = self._recipe(view, page)
        return drawn if made_from == recipe else None

    def _anew(self, pages: Sequence[tuple[Page, OurPage]]) -> Iterator[tuple[str, Drawn]]:
        """Draw pages, one of each sort first: what a sort shares is then made once for all processes."""
        sorts = {(view.template, view.practitioner): number for number, (view, _) in enumerate(pages)}
        first = set(sorts.values())
        yield from (self._one(pages[number]) for number in first)
        yield from spread(self._one, [both for number, both in enumerate(pages) if number not in first])

    def _recipe(self, view: Page, page: OurPage) -> str:
        return self._book.of(view, page.body, self._drawing.around(view))

    def _one(self, both: tuple[Page, OurPage]) -> tuple[str, Drawn]:
        view, page = both
        return self._recipe(view, page), self._drawing.draw(view, page, self._staging.folder)


def _counted(drawn: Iterable[T], total: int) -> Iterator[T]:
    """Show the progress to somebody who is waiting at a terminal."""
    if total < ENOUGH or not sys.stderr.isatty():
        yield from drawn
        return
    label = f"Drawing {total:,} pages"
    with click.progressbar(drawn, length=total, label=label, show_pos=True, file=sys.stderr) as counted:
        yield from counted
