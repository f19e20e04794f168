"""Everything we use of MkDocs and Material that neither promises to keep. It is all here and nowhere else.

A test checks each piece against the installed version, so that an update of theirs fails there first,
with a sentence that says what is missing. The rest of `portfolio.site` uses only what they document.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import markdown
from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver

# Material's templates that ours replace, and what must be in them.
FRAME = "base.html"
CONTENTS = "partials/toc.html"
WORDS = "partials/language.html"
SEARCH_DIALOG = 'data-md-component="search" role="dialog"'
FAVICON = "assets/images/favicon.png"

# How Material finds its index if a page was opened from a file: by a script that names it.
SCRIPTS_BEFORE = "polyfills"  # under `extra:` in mkdocs.yml, loaded before its own
INDEX = "search/search_index"  # as .json, and as .js
INDEX_NAME = "__index"
# Material's search worker, for which ours stands in, and what only that one needs.
WORKERS = "assets/javascripts/workers/search.*.min.js"
LUNR = "assets/javascripts/lunr/**/*"

PREVIEWS = "mkdocs_*"  # the folders of previews, among the temporary ones

Anchors = frozenset[str]
Link = tuple[str, str, str]  # address of a page, anchor there, link as written

_BUILD_LOG = "mkdocs.commands.build"
_SKIPPED = "Page skipped: "

contents_list = get_toc
page_context = get_context  # what MkDocs hands to a page's template


def setting_names(settings: Config) -> set[str]:
    """The names that some settings may have."""
    return {name for name, _ in settings._schema}  # noqa: SLF001


def methods_of_plugins(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Each event that something listens to, and the plugin that listens; hooks are called just that."""
    origins = config.plugins._event_origins  # noqa: SLF001
    for event, methods in config.plugins.events.items():
        for method in methods:
            yield event, origins.get(method, "a hook")


def prepare_every_environment(config: MkDocsConfig, prepare: Callable[[jinja2.Environment], None]) -> None:
    """Prepare every environment the theme makes, whichever plugin asks for it."""
    make = config.theme.get_env

    def prepared() -> jinja2.Environment:
        env = make()
        prepare(env)
        return env

    config.theme.get_env = prepared  # type: ignore[method-assign]


def convert(converter: markdown.Markdown, page: Page, text: str, config: MkDocsConfig, files: Files) -> None:
    """Set all that `Page.render` sets: content, contents list, anchors and links to anchors."""
    converter.reset()
    raw, title = _RawHTMLPreprocessor(), _ExtractTitleTreeprocessor()
    anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
    paths = _RelativePathTreeprocessor(page.file, files, config)
    for processor in (raw, anchors, paths, title):
        processor._register(converter)  # noqa: SLF001 - replaces that of the last page
    page.content = converter.convert(text)
    page.toc = get_toc(getattr(converter, "toc_tokens", []))
    page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
    page.links_to_anchors = paths.links_to_anchors


def anchors_of(page: Page) -> tuple[Anchors, tuple[Link, ...]]:
    """The anchors of a page that was converted, and its links to those of others."""
    links = (page.links_to_anchors or {}).items()
    targets = ((file.src_uri, anchor, link) for file, anchors in links for anchor, link in anchors.items())
    return frozenset(page.present_anchor_ids or ()), tuple(targets)


def tell_anchors(page: Page, anchors: Anchors, links: Iterable[Link], files: Files) -> None:
    """Give a page back what `anchors_of` took from it, for MkDocs to look for links that lead nowhere."""
    page.present_anchor_ids = set(anchors)
    page.links_to_anchors = {}
    for uri, anchor, link in links:
        if target := files.get_file_from_path(uri):
            page.links_to_anchors.setdefault(target, {})[anchor] = link


def say_nothing_of_skipped_pages() -> None:
    """Keep MkDocs from saying that it skipped each page that was drawn before."""
    logging.getLogger(_BUILD_LOG).addFilter(_not_skipped)


def _not_skipped(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(_SKIPPED)


def watch_with(server: LiveReloadServer, observer: BaseObserver) -> None:
    """Let another observer tell a preview of changes to all that it watches so far, and from now on."""
    watched = [*server._watched_paths]  # noqa: SLF001
    server._watched_paths.clear()  # noqa: SLF001
    server.observer = observer  # type: ignore[assignment] # any will do
    for path in watched:
        server.watch(path)


def let_reloading_run(server: LiveReloadServer, allowed: Callable[[bytes, bytes], bytes]) -> None:
    """Have `allowed` the script that a preview puts at the end of a page, given the page and the script."""
    put_in: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001

    def put_in_and_allowed(content: bytes, epoch: int) -> bytes:
        page = put_in(content, epoch)
        script = page[page.rindex(b"<script>") :].removeprefix(b"<script>").partition(b"</script>")[0]
        return allowed(page, script)

    server._inject_js_into_html = put_in_and_allowed  # type: ignore[method-assign] # noqa: SLF001


def cut_for_search(page: Any, settings: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """What search finds on a page with `content`, `toc`, `url`, `title` and `meta`, as Material cuts it."""
    index = SearchIndex(**settings)
    index.add_entry_from_context(page)
    return tuple(index.entries)


class Search:
    """Material's search, if the site has it, and a worker of which ours can take the place."""

    def __init__(self, config: MkDocsConfig) -> None:
        has_worker = any(True for folder in config.theme.dirs for _ in Path(folder).glob(WORKERS))
        self._plugins = {
            name: plugin
            for name, plugin in config.plugins.items()
            if has_worker and isinstance(plugin, SearchPlugin)
        }
        self._plugin = next(iter(self._plugins.values()), None)

    @property
    def names(self) -> frozenset[str]:
        """What the plugin is called in this site."""
        return frozenset(self._plugins)

    def found_on(self, page: Page) -> tuple[Mapping[str, Any], ...]:
        """What search finds on a page, as Material itself cuts it."""
        if not self._plugin or not self._plugin.config.enabled:
            return ()
        return cut_for_search(page, self._plugin.config)

    @property
    def settings(self) -> dict[str, Any]:
        """What decides how a page is cut; empty where there is no search."""
        return dict(self._plugin.config) if self.is_on and self._plugin else {}

    def entries(self) -> dict[str, list[Mapping[str, Any]]]:
        """What search found on the pages that MkDocs drew, by the address of the page."""
        pages: dict[str, list[Mapping[str, Any]]] = {}
        if self._plugin and self._plugin.config.enabled:  # else it has no index
            for entry in self._plugin.search_index.entries:
                pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
        return pages

    @property
    def is_on(self) -> bool:
        """Whether the site has a search."""
        return bool(self._plugin and self._plugin.config.enabled)
