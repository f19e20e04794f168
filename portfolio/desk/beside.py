"""The preview beside the desk: ways to it on every page, and what is wrong where an entry is not shown.

All of it is put in while a page is sent, so that no file of a build knows of a desk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.desk.addresses import form_of, source_of
from portfolio.desk.record import Now, Record
from portfolio.desk.templates import draw
from portfolio.entries.base import url_of
from portfolio.folder.one_file import bytes_of
from portfolio.problems import Problem
from portfolio.records.frontmatter import decode

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_AN_ENTRY = re.compile(r"/([^/]+/entries/[^/]+)(?:/(?:index\.html)?)?\Z")
_SAID = re.compile(r"""^(id|title):[ \t]*["']?(.+?)["']?[ \t]*$""", re.MULTILINE)
# Above the header of our pages, and below the link that skips it; on any other page at the top.
_PLACES = re.compile(rb'(?=<header class="md-header)'), re.compile(rb"<body[^>]*>", re.IGNORECASE)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Beside:
    """A private preview and its record; without a `desk`, which is a port, it is only for reading."""

    record: Record
    desk: int | None
    _forms: dict[str, str] = field(default_factory=dict)  # by the address of the page

    def around(self, answer: WSGIApplication) -> WSGIApplication:
        """The preview, with all that is put in."""

        def asked(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            said: list[tuple[str, list[tuple[str, str]]]] = []
            body = answer(request, lambda status, headers, *_: said.append((status, headers)))  # type: ignore[arg-type] # nothing is written past the answer
            status, headers = said[-1]
            if not dict(headers).get("Content-Type", "").startswith("text/html"):
                start(status, headers)
                return body
            page = b"".join(body)
            if hasattr(body, "close"):
                body.close()
            path = request["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            page, policy = self._page(path, request["HTTP_HOST"], page, is_missing=status.startswith("404"))
            kept = [(name, value) for name, value in headers if name != "Content-Length"]
            start(status, [*kept, *policy, ("Content-Length", str(len(page)))])
            return [page]

        return asked

    def _page(
        self, path: str, host: str, page: bytes, is_missing: bool
    ) -> tuple[bytes, list[tuple[str, str]]]:
        """A page as it is sent, and its policy if it is one of ours."""
        to_desk = f"http://{host.rpartition(':')[0]}:{self.desk}" if self.desk else ""
        found = _AN_ENTRY.search(path)
        address = f"{found[1]}/" if found else ""
        if address and is_missing and (files := [*_not_shown(self.record.now(), address)]):
            drawn = draw("not_shown", files=files, to_desk=to_desk)
            return drawn.encode(), [("Content-Security-Policy", _POLICY)]
        if to_desk:
            page = _with_links(page, to_desk, self._form(address) if address and not is_missing else "")
        return page, []

    def _form(self, address: str) -> str:
        """Where the entry of an address is edited; the folder is read only for an address that is new."""
        if address not in self._forms:
            self._forms.update((entry.url, form_of(entry)) for entry in self.record.now().entries)
        return self._forms.get(address, "")


@dataclass(frozen=True)
class NotShown:
    """A file that is left out of the site because of what is wrong in it."""

    name: str  # as messages name it
    title: str
    problems: tuple[Problem, ...]
    source: str  # its address at the desk


def _not_shown(now: Now, address: str) -> Iterator[NotShown]:
    """The files with an error whose page would have an address."""
    top = now.folder.practitioners
    for name in dict.fromkeys(p.where.file for p in now.reading.problems if p.is_error):
        path = Path(os.path.normpath(now.folder.project / name))
        if path.suffix.lower() != ".md" or not path.is_relative_to(top) or path.resolve() != path:
            continue  # no entry, or a link that may lead anywhere
        below, said = path.relative_to(top), _said(path, name)
        if address in {url_of(below.parts[0], one) for one in (path.stem, said.get("id")) if one}:
            title, source = said.get("title", path.name), source_of(below.as_posix())
            yield NotShown(name, title, now.problems(name), source)


def _said(path: Path, name: str) -> dict[str, str]:
    """The id and title a file gives itself, as far as they can be told."""
    data = bytes_of(str(path), name)
    text = decode(data, name) if isinstance(data, bytes) else data
    return dict(_SAID.findall(text.partition("\n---")[0])) if isinstance(text, str) else {}


def _with_links(page: bytes, to_desk: str, edit: str) -> bytes:
    """A page with its ways to the desk where a keyboard comes soon."""
    bar = draw("ways_to_desk", to_desk=to_desk, edit=edit).encode()
    place = next((found for pattern in _PLACES if (found := pattern.search(page))), None)
    at = place.end() if place else 0
    return page[:at] + bar + page[at:]
