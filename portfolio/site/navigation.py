"""What the menu of a page holds: the same number of lines, however many people a site has.

MkDocs and other plugins know one navigation with everything. Drawn in every page, it would make every
page grow with every person. So the pages of one person show that person's views, and all others the
people: by name if they are few, else by the page that lists them.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from portfolio.model import Portfolio
from portfolio.site.addresses import uri
from portfolio.views import Page
from portfolio.views.shared.base import practitioners_by_name

A_FEW = 5  # people named in the menu of the pages they share


@dataclass(frozen=True)
class Menus:
    """The navigation of each person's pages, and that of the pages they share."""

    shared: Navigation
    own: Mapping[str, Navigation] = field(default_factory=dict)

    def of(self, page: Page | None) -> Navigation:
        """The navigation to draw in a page; None is one written by hand."""
        return self.own.get(page.practitioner, self.shared) if page else self.shared


def add_to_navigation(whole: Navigation, portfolio: Portfolio, pages: Iterable[Page], files: Files) -> Menus:
    """Put the views after the user's own navigation, and each entry below its view."""
    pages = tuple(pages)
    built = {page.folder: _built(page, files) for page in pages}
    front = built.get("")
    if front and not any(page.is_homepage for page in whole.pages):
        whole.items.insert(0, front)
        whole.pages.insert(0, front)
        whole.homepage = front
    written = _with(whole, [])
    team = [
        shared
        for page in pages
        if page.folder and page.in_nav and not page.practitioner and (shared := built[page.folder])
    ]
    sections = _sections(portfolio, pages, built)
    everything = _with(written, [*sections.values(), *team])
    whole.items, whole.pages = everything.items, everything.pages
    for page in pages:
        child, parent = built[page.folder], built.get(page.parent)
        if child and parent and page.parent:
            child.parent = parent.parent
    own = {id_: _with(written, [section, *team]) for id_, section in sections.items()}
    people = [*sections.values()] if len(sections) == 1 else _by_name(portfolio)
    return Menus(_with(written, [*people, *team]), own)


def _sections(
    portfolio: Portfolio, pages: Iterable[Page], built: Mapping[str, MkDocsPage | None]
) -> dict[str, Section]:
    """Each person's views, by the person."""
    sections = {one.id: Section(html.escape(one.profile.name), []) for one in portfolio.practitioners}
    for page in pages:
        if page.in_nav and page.practitioner and (child := built[page.folder]):
            child.parent = sections[page.practitioner]
            child.parent.children.append(child)
    return sections


def _by_name(portfolio: Portfolio) -> list[Link]:
    """A link to each person, unless they are so many that the page that lists them serves better."""
    people = practitioners_by_name(portfolio.practitioners)
    if len(people) > A_FEW:
        return []
    return [Link(html.escape(person.profile.name), f"{person.id}/index.html") for person in people]


def _with(navigation: Navigation, more: Iterable[Section | Link | MkDocsPage]) -> Navigation:
    """A navigation with more at its end."""
    more = tuple(more)
    pages = [page for item in more for page in (item.children or [item]) if isinstance(page, MkDocsPage)]
    longer = Navigation([*navigation.items, *more], [*navigation.pages, *pages])
    longer.homepage = navigation.homepage
    return longer


def _built(page: Page, files: Files) -> MkDocsPage | None:
    file = files.get_file_from_path(uri(page))
    return file.page if file else None
