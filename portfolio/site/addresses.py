"""Links between entries and pages: from paths in the user's folder to addresses in this site."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from portfolio.audience.unlinking import PRIVATE_ENTRY
from portfolio.folder.places import Folder
from portfolio.text import links
from portfolio.text.everyday import as_drawn

if TYPE_CHECKING:  # a build after one edited text loads no view
    from portfolio.views import Page


class Placed(Protocol):
    """A page, as far as links on it depend on it."""

    @property
    def folder(self) -> str:
        """Its place below the site's root."""

    @property
    def source(self) -> str:
        """The file from which its links are seen."""


def uri(page: Placed) -> str:
    """The address of a page among MkDocs' sources."""
    return f"{page.folder}index.md"


@dataclass(frozen=True)
class Addresses:
    """Which of the user's files became which file of the site."""

    folder: Folder
    by_path: dict[str, str]  # path below the practitioners → MkDocs source address

    def in_entry(self, page: Placed, words: str, names: dict[str, str]) -> str:
        """The words of a page as they are drawn, their links turned to addresses.

        `names` are the files beside it.
        """

        def target(link: links.Link) -> str | None:
            if not link.path:
                return None
            path = links.resolve(link.path, page.source)
            if path in names:
                return links.address_of(names[path]) + link.anchor
            address = self.by_path.get(path) or self._page(self.folder.practitioners / path)
            if address is None:
                return "#"
            return _to(address, uri(page), link)

        return as_drawn(links.retarget(words, target))

    def in_page(self, text: str, uri: str) -> str:
        """A hand-written page, its links into the practitioners' folder turned to addresses."""
        home = self.folder.pages / posixpath.dirname(uri)

        def path_of(link: links.Link) -> str | None:
            if not link.path:
                return None
            path = Path(os.path.normpath(home / link.path))
            if not path.is_relative_to(self.folder.practitioners):
                return None
            return path.relative_to(self.folder.practitioners).as_posix()

        def hidden(link: links.Link) -> bool:
            path = path_of(link)
            return path is not None and path not in self.by_path

        names = links.hidden_names(text, hidden)
        text = links.replace_named(links.hide(text, hidden, PRIVATE_ENTRY), names, PRIVATE_ENTRY)

        def target(link: links.Link) -> str | None:
            path = path_of(link)
            return None if path is None else _to(self.by_path[path], uri, link)

        return links.retarget(text, target)

    def _page(self, path: Path) -> str | None:
        path = Path(os.path.normpath(path))
        if path.is_relative_to(self.folder.pages) and path.is_file():
            return path.relative_to(self.folder.pages).as_posix()
        return None


def addresses(folder: Folder, pages: Iterable[Page]) -> Addresses:
    """The addresses of all pages that come from a file."""
    return Addresses(folder, {page.source: uri(page) for page in pages if page.source and page.folder})


def _to(address: str, seen_from: str, link: links.Link) -> str:
    """A link as MkDocs wants it: it resolves links in Markdown to `.md`, but leaves those in HTML alone."""
    if link.form in {"element", "tag", "raw"}:
        address = address.removesuffix(".md") + ".html"
    return posixpath.relpath(address, posixpath.dirname(seen_from) or ".") + link.anchor
