"""A preview follows its files: after the first build it redraws what changed, without MkDocs.

Only entries may have changed, and the site must keep its pages, menus and files; anything else is a
whole build. The guard looks through what is drawn before any of it can be seen.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from portfolio.folder.aside import OURS
from portfolio.site import search
from portfolio.site.addresses import Addresses, uri
from portfolio.site.again import Drawing, OurPage
from portfolio.site.closing import last_look
from portfolio.site.config import Project
from portfolio.site.drawn import Drawn
from portfolio.site.pages import front_matter, markdown_of
from portfolio.site.reporting import report, stop
from portfolio.site.staging import stamp_of
from portfolio.views import Page
from portfolio.views.entry.page import file_names
from portfolio.views.portfolio_json import portfolio_json

Stamps = frozenset[tuple[str, tuple[int, ...]]]


@dataclass(frozen=True)
class Built:
    """The last state of a preview, and all that draws it."""

    project: Project
    pages: Mapping[str, Page]  # by address
    drawn: Mapping[str, Drawn]
    drawing: Drawing
    files: Files
    addresses: Addresses
    around: Stamps  # files that are no entries, as they were before it was built
    made_from: str  # the settings and programs, at the end of the build


def around(config: MkDocsConfig, project: Project) -> Stamps:
    """The state of every file a site is made from, but for the entries."""
    folder = project.folder
    tops = [config.docs_dir, config.theme.custom_dir, config.config_file_path, *config.watch]
    tops += [str(folder.frameworks), str(folder.rules), str(folder.practitioners)]
    entries = f"{folder.practitioners}{os.sep}"
    return frozenset((str(path), stamp_of(path)) for path in _files({*filter(None, tops)}, entries))


def _files(tops: Iterable[str], entries: str) -> Iterator[Path]:
    for top in tops:
        if Path(top).is_file():
            yield Path(top)
        for base, folders, names in os.walk(top):
            folders[:] = [name for name in folders if not name.startswith(OURS)]
            inside = f"{base}{os.sep}".startswith(entries)
            for name in names:
                if name.startswith(OURS) or (inside and name.endswith(".md")):
                    continue
                if (path := Path(base, name)).exists():
                    yield path


def followed(before: Built, now: Project, config: MkDocsConfig) -> Built | None:
    """Bring a preview up to date; nothing is done where only a whole build can do it."""
    if around(config, now) != before.around or now.settings != before.made_from:
        return None
    now = replace(now, settings=before.project.settings)
    pages = {uri(page): page for page in now.pages}
    if not _keeps_its_shape(before, now, pages) or stop(now.problems, goes_on=True):
        return None
    changed = {at: page for at, page in pages.items() if _says_something_else(before, now, at, page)}
    if any(at not in before.drawn for at in changed):  # one that MkDocs draws itself
        return None
    before.drawing.show(now.shown)
    site = Path(config.site_dir)
    with tempfile.TemporaryDirectory(prefix=f".portfolio-{site.name}-", dir=site.parent) as made:
        aside = Path(made)
        drawn = {at: _drawn(before, now, page, aside) for at, page in changed.items()}
        if any(_leads_elsewhere(before.drawn[at], one) for at, one in drawn.items()):
            return None
        if now.facts is not before.project.facts:
            (aside / "portfolio.json").write_text(portfolio_json(now.facts, now.memory), encoding="utf-8")
        last_look(aside, now)
        _move_in(aside, site)
    search.follow(site, ((before.drawn[at].found, one.found) for at, one in drawn.items()))
    report(now.problems, now.audience, goes_on=True)
    now.keep_reading()
    now.memory.sweep()
    return replace(before, project=now, pages=pages, drawn={**before.drawn, **drawn})


def _keeps_its_shape(before: Built, now: Project, pages: Mapping[str, Page]) -> bool:
    """Whether the site has the same pages, menus and files, and is made for the same people and day."""
    then = before.project
    if (then.audience, then.as_of, then.guard, then.only) != (now.audience, now.as_of, now.guard, now.only):
        return False
    if then.shown.problems != now.shown.problems or pages.keys() != before.pages.keys():
        return False
    return all(
        page is before.pages[at] or _shape(page) == _shape(before.pages[at]) for at, page in pages.items()
    )


def _shape(page: Page) -> tuple[object, ...]:
    title = page.title if page.in_nav else ""
    return (
        title,
        page.in_nav,
        page.parent,
        page.practitioner,
        page.whose,
        page.template,
        page.source,
        page.files,
    )


def _says_something_else(before: Built, now: Project, at: str, page: Page) -> bool:
    """Whether a page or its words are no longer those that were drawn; never one that is written by hand."""
    if not before.files.src_uris[at].generated_by:
        return False
    then, entry = before.project.shown.by_path.get(page.source), now.shown.by_path.get(page.source)
    if then is not entry and then and entry and then.body != entry.body:
        return True
    return page is not before.pages[at] and page != before.pages[at]


def _drawn(before: Built, now: Project, view: Page, aside: Path) -> Drawn:
    page = before.files.src_uris[uri(view)].page
    if not isinstance(page, OurPage):
        raise TypeError(f"{uri(view)} is not drawn by us.")
    names = {
        path: name
        for path, name in file_names(view.files).items()
        if view.folder + name in before.files.src_uris
    }
    page.tell(markdown_of(view, now.shown, before.addresses, names), front_matter(view))
    return before.drawing.draw(view, page, aside)


def _leads_elsewhere(before: Drawn, now: Drawn) -> bool:
    """Whether a page has other anchors or links, or MkDocs has something else to say of it."""
    found = before.anchors, before.links, before.said, before.found is None
    return found != (now.anchors, now.links, now.said, now.found is None)


def _move_in(aside: Path, site: Path) -> None:
    for path in sorted(aside.rglob("*")):
        if path.is_file():
            path.replace(site / path.relative_to(aside))
