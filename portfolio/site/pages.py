"""Pages as plain values → MkDocs files."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from portfolio.entries import KINDS
from portfolio.folder.places import Folder
from portfolio.guard import evidence
from portfolio.guard.carried import carried
from portfolio.model import Portfolio
from portfolio.problems import Problem, Where, problem
from portfolio.site.addresses import Addresses, uri
from portfolio.site.again import OurPage
from portfolio.site.config import Project
from portfolio.site.styles import STYLE_SHEET, style_sheet
from portfolio.site.templates import TEMPLATES
from portfolio.site.tools import theme_folder
from portfolio.views import Page
from portfolio.views.entry.page import file_names
from portfolio.views.portfolio_json import portfolio_json
from portfolio.views.shared.acronyms import with_acronyms


def words_of(page: Page, portfolio: Portfolio) -> str:
    """What a page shows as text: the words of its entry, or its own."""
    entry = portfolio.by_path.get(page.source)
    return entry.body if entry else page.body


def markdown_of(page: Page, portfolio: Portfolio, addresses: Addresses, names: dict[str, str]) -> str:
    """The same with links to addresses and short forms explained; `names` are the files beside it."""
    words = words_of(page, portfolio)
    body = addresses.in_entry(page, words, names) if words else ""
    return with_acronyms(body) if not page.in_nav else body


def files_of(
    project: Project, pages: Iterable[Page], addresses: Addresses, config: MkDocsConfig, drawn: bool
) -> Iterator[File]:
    """Everything the plugin adds: pages, the evidence that travels with them, style sheet, `portfolio.json`.

    Pages that are `drawn` by the plugin itself are not read or rendered by MkDocs.
    """
    placed = set(_listed(config.nav))
    for page in sorted(pages, key=uri):  # so that no edit of an entry moves another's place in the sitemap
        files = dict(_evidence(page, addresses.folder, config))
        names = {path: file.src_uri.rpartition("/")[2] for path, file in files.items()}
        body = markdown_of(page, project.shown, addresses, names)
        if drawn and uri(page) not in placed:
            file = File.generated(config, uri(page), content="")
            OurPage(file, config, body, front_matter(page))
        else:
            content = f"---\n{json.dumps(front_matter(page))}\n---\n\n{body}"
            file = File.generated(config, uri(page), content=content)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        yield file
        yield from files.values()
    yield File.generated(config, STYLE_SHEET, content=style_sheet(theme_folder(), KINDS))
    yield File.generated(config, "portfolio.json", content=portfolio_json(project.facts, project.memory))


def _evidence(page: Page, folder: Folder, config: MkDocsConfig) -> Iterator[tuple[str, File]]:
    """Files that travel with a page: pictures without what the camera added, nothing that could run.

    The guard has already named what is left out here.
    """
    for name, beside in file_names(page.files).items():
        path, address = folder.at(name), page.folder + beside
        data = carried(path)
        if data is not None and evidence.suffix_of(name) in evidence.PICTURES:
            yield name, File.generated(config, address, content=data)
        elif data is not None:
            yield name, File.generated(config, address, abs_src_path=str(path))


def front_matter(page: Page) -> dict[str, Any]:
    """Front matter for every page, so that nothing at the start of a body is ever read as such."""
    return {
        "title": html.escape(page.title),
        "template": f"{TEMPLATES}{page.template}",
        "render_macros": False,  # braces in an entry are text, even with the macros plugin
    }


def _listed(nav: Any) -> Iterator[str]:
    """Pages the user put into the navigation. MkDocs gives them the title written there."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _listed(item)


def clashes(pages: Iterable[Page], folder: Folder) -> Iterator[Problem]:
    """Hand-written pages and files with the same address as one of ours."""
    ours = {"portfolio.json": "portfolio.json"}
    for page in pages:
        if page.folder:  # a hand-written front page takes the place of ours
            address = f"{page.folder}index.html"
            names = ("index.md", "README.md", "index.html")
            ours |= {page.folder + name: address for name in names}
        ours |= {page.folder + name: page.folder + name for name in file_names(page.files).values()}
    for name, address in ours.items():
        if (path := folder.pages / name).is_file():
            yield problem("page-clash", Where(folder.shown(path)), uri=address)


def add(files: Files, generated: Iterable[File]) -> None:
    """Add generated files. The user's own front page and style sheet stay."""
    own = {file.dest_uri for file in files if file.dest_uri in {"index.html", STYLE_SHEET}}
    for file in generated:
        if file.dest_uri not in own:
            files.append(file)
