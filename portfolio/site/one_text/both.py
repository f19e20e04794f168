"""The text of before and of now, taken the same short way from its file to what stands on its page."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from types import SimpleNamespace
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from portfolio.audience.visible import visible
from portfolio.entries import Entry, Profile
from portfolio.frameworks import Frameworks
from portfolio.guard import names, pieces
from portfolio.guard.findings import check
from portfolio.guard.record import Private
from portfolio.guard.settings import Guard
from portfolio.memory import Forgetful
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.problems import Problem
from portfolio.renewal import RuleSets
from portfolio.site import inside_mkdocs
from portfolio.site.addresses import Addresses
from portfolio.site.one_text.last_build import LastBuild
from portfolio.site.readable import plain_contents, readable
from portfolio.site.search import PageWords, found_on
from portfolio.site.search.postings import ENTRY
from portfolio.text.safe_html import clean

T = TypeVar("T")

_ID = re.compile(r"""\bid=["']?([^"'\s>]+)""")
_LINKS = "portfolio_links"
_OF_NAMES = {"guard-name", "guard-initials"}
_RAW = re.compile(r"<[A-Za-z!/?][^>\n]*")


class _Known(Forgetful):
    """Knows what of all other entries decides how one is shown, and remembers nothing else."""

    def __init__(self, last: LastBuild, entry: Entry) -> None:
        around = last.around
        self._known: dict[Hashable, Any] = {
            "scope": around.scope,
            ("there", entry.practitioner): around.there.get(entry.practitioner),
            ("private", entry.path): around.private.get(entry.path, Private()),
        }
        self.asked: set[Hashable] = set()

    def same(self, name: Hashable, value: T) -> T:
        self.asked.add(name)
        found: T = self._known.get(name, value)
        return found


@dataclass(frozen=True)
class OneText:
    """One entry, and what an audience sees of it."""

    entry: Entry
    profile: Profile
    last: LastBuild

    @cached_property
    def _memory(self) -> _Known:
        return _Known(self.last, self.entry)

    @cached_property
    def _full(self) -> Portfolio:
        """The record as if it held this entry alone: what is said of the others is known already."""
        person = Practitioner.of(self.entry.practitioner, self.profile, (self.entry,))
        nothing = Terms(as_of=self.last.settings.as_of, frameworks=Frameworks({}), rule_sets=RuleSets({}))
        return Portfolio(practitioners=(person,), terms=nothing)

    @cached_property
    def _shown(self) -> Portfolio:
        return visible(self._full, self.last.settings.audience, self._memory)

    @cached_property
    def shown(self) -> Entry | None:
        """The entry as the audience sees it; nothing if it does not."""
        shown = self._shown.by_path.get(self.entry.path)
        known = {"scope", ("there", self.entry.practitioner)} <= self._memory.asked
        return shown if known else None

    def findings(self, guard: Guard) -> Iterable[Problem]:
        """What the guard has to say of it; whether a name is met elsewhere is not known here."""
        folder = self.last.settings.folder
        file = folder.shown(folder.at(self.entry.path))
        found = check(self._full, self._shown, folder, guard, self._memory)
        names = {"guard-name", "guard-initials"}
        return [
            one
            for one in found
            if one.where.file in {file, guard.deny_list.masked(file)} and one.code not in names
        ]

    @cached_property
    def names(self) -> frozenset[str]:
        """What looks like a name in what is shown."""
        said = pieces.of_entry(self.shown) if self.shown else ()
        return frozenset(name for *_, name in names.find(said, frozenset()))

    def drawn(self, converter: markdown.Markdown, beside: Container[str]) -> Content:
        """What stands on its page; `beside` are all files of the site."""
        if self.shown is None:
            raise LookupError(self.entry.path)
        page, settings = _Page(self.shown.url, self.shown.path), self.last.settings
        beside_it: dict[str, str] = {}
        if self.shown.files:
            from portfolio.views.entry.page import file_names  # views take long to load

            named = file_names(self.shown.files).items()
            beside_it = {path: name for path, name in named if page.folder + name in beside}
        addresses = Addresses(settings.folder, dict(self.last.around.addresses))
        text, short_forms = self._explained(addresses.in_entry(page, self.shown.body, beside_it))
        html, toc, links = _converted(converter, text)
        searched = SimpleNamespace(
            content=html, toc=toc, url=f"{page.folder}index.html", title=self.shown.title,
            meta={"title": escape(self.shown.title)},
        )  # fmt: skip
        cut = inside_mkdocs.cut_for_search(searched, settings.search) if settings.search else ()
        raw = tuple(_RAW.findall(text))
        shape = str(toc), tuple(_ID.findall(html)), links, raw, short_forms
        return Content(readable(html), found_on(cut, ENTRY), shape)

    def _explained(self, text: str) -> tuple[str, object]:
        """A text with its short forms explained, and those that stand beside it."""
        shown = self.shown.body if self.shown else ""
        if "*[" not in shown and not any(one in text for one in self.last.settings.short_forms):
            return text, ()
        from portfolio.views.shared.acronyms import acronyms_in, with_acronyms

        return with_acronyms(text), acronyms_in(shown)


@dataclass(frozen=True)
class _Page:
    folder: str
    source: str


@dataclass(frozen=True)
class Content:
    """The words of a page, and what search finds there. `shape` is what all else on the site may know."""

    html: str
    found: PageWords | None
    shape: tuple[object, ...]


def converter_of(last: LastBuild) -> markdown.Markdown:
    """Markdown as the site has it."""
    extensions, given = last.settings.extensions, last.settings.extension_settings
    converter = markdown.Markdown(extensions=[*extensions], extension_configs={**given})
    converter.treeprocessors.register(_Links(converter), _LINKS, 0)
    return converter


def _converted(converter: markdown.Markdown, text: str) -> tuple[str, Any, frozenset[str]]:
    """A text as safe HTML, its table of contents, and what it leads to."""
    converter.reset()
    html = clean(converter.convert(text))
    toc = inside_mkdocs.contents_list(getattr(converter, "toc_tokens", []))
    plain_contents(toc)
    links = converter.treeprocessors[_LINKS]
    return html, toc, frozenset(links.seen) if isinstance(links, _Links) else frozenset()


class _Links(Treeprocessor):
    """Turns links to pages into links to their files, as MkDocs does."""

    def run(self, root: Element) -> None:
        self.seen: set[str] = set()
        for one in root.iter():
            key = {"a": "href", "img": "src"}.get(one.tag, "")
            if url := one.get(key):
                self.seen.add(url)
                path, sign, anchor = url.partition("#")
                if path.endswith(".md") and ":" not in path:
                    one.set(key, f"{path.removesuffix('.md')}.html{sign}{anchor}")
