"""Our pages drawn outside MkDocs' own loop: the same bytes, in less time.

Used only if no other plugin looks at single pages (`looks_at_pages`). MkDocs then knows our pages by
address, title and anchors, and finds nothing left to render or write.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from portfolio.model import Portfolio
from portfolio.site import inside_mkdocs
from portfolio.site.again.converter import Converter
from portfolio.site.again.frames import Frames
from portfolio.site.again.recipe import around, surroundings
from portfolio.site.drawn import Drawn
from portfolio.site.navigation import Menus
from portfolio.site.policy import with_policy
from portfolio.site.readable import plain_contents
from portfolio.site.search import found_on, rank_of
from portfolio.site.staging import stamp_of
from portfolio.text.safe_html import clean
from portfolio.views import Page

NOTHING = "portfolio/nothing.html"  # an empty template: MkDocs writes no file

log = get_plugin_logger("portfolio")
_HARMLESS = {"startup", "shutdown", "serve", "config", "pre_build", "build_error"}


class OurPage(MkDocsPage):
    """A page that MkDocs neither reads nor renders: `Drawing` does that once everything else is known."""

    def __init__(self, file: File, config: MkDocsConfig, body: str, meta: dict[str, Any]) -> None:
        super().__init__(None, file, config)
        self.tell(body, meta)

    def tell(self, body: str, meta: dict[str, Any]) -> None:
        """Take what the page is to say, at first or from now on."""
        self.body = body
        self._given = self.meta = meta

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Take the text that the plugin made."""
        self.markdown, self.meta = "", self._given

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Leave it to `Drawing`."""
        self.content = ""


def looks_at_pages(config: MkDocsConfig) -> tuple[str, ...]:
    """Plugins and hooks, other than ours and search, that look at pages while they are made."""
    seen = {name for event, name in inside_mkdocs.methods_of_plugins(config) if event not in _HARMLESS}
    return tuple(sorted(seen - {"portfolio"} - inside_mkdocs.Search(config).names))


class Drawing:
    """Draws the pages of one build."""

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        menus: Menus,
        env: jinja2.Environment,
        portfolio: Portfolio,
    ) -> None:
        self._config, self._files, self._menus, self._env = config, files, menus, env
        self.portfolio = portfolio
        self._theme = tuple(str(folder) for folder in config.theme.dirs)
        self._doc_files = files.documentation_pages()
        self._converter = Converter(config, files)
        self._frames = Frames(env, config, self._finish) if _has_known_frame(config) else None
        self._search = inside_mkdocs.Search(config)
        self._around: dict[str, str] = {}  # by person

    @property
    def knows_its_frame(self) -> bool:
        """Whether nothing on a page but its own values and words differs from those like it."""
        return self._frames is not None

    def draw(self, view: Page, page: OurPage, site: Path) -> Drawn:
        """Write one page below a folder."""
        with _listening() as said:
            self._converter.convert(page, page.body)
        page.content = clean(page.content or "")
        plain_contents(page.toc)
        found = found_on(self._search.found_on(page), rank_of(view))
        page.active = True
        context: dict[str, Any] = {
            **inside_mkdocs.page_context(self._menus.of(view), self._doc_files, self._config, page),
            "portfolio": self.portfolio,
            "view": view,
        }
        if view.in_nav or self._frames is None:
            html = self._finish(self._env.get_template(str(page.meta["template"])).render(context))
        else:
            html = self._frames.draw(view, page, context)
        page.active = False
        path = site / page.file.dest_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        data = html.encode("utf-8", errors="xmlcharrefreplace")
        path.write_bytes(data)
        anchors, links = inside_mkdocs.anchors_of(page)
        page.content, page.toc = "", TableOfContents([])
        return Drawn(
            page.file.src_uri,
            page.file.dest_uri,
            hashlib.sha256(data).hexdigest(),
            stamp_of(path),
            found,
            anchors,
            links,
            tuple(said),
        )

    def show(self, portfolio: Portfolio) -> None:
        """Draw what is known now from here on."""
        self.portfolio = self._env.globals["portfolio"] = portfolio

    def settle(self, drawn: Iterable[Drawn]) -> None:
        """Tell MkDocs of the pages that are written."""
        for result in drawn:
            for name, level, text in result.said:
                logging.getLogger(name).log(level, text)
            file = self._files.get_file_from_path(result.uri)
            page = file.page if file else None
            if page is not None:
                inside_mkdocs.tell_anchors(page, result.anchors, result.links, self._files)
                page.meta["template"] = NOTHING
                page.meta["search"] = {"exclude": True}
        inside_mkdocs.say_nothing_of_skipped_pages()

    def surroundings(self) -> str:
        """A digest of everything the pages have in common."""
        return surroundings(
            self._config,
            self._files,
            self.portfolio,
            made_by=(*self._converter.processors, *self._config.plugins.values()),
        )

    def around(self, view: Page) -> str:
        """A digest of what a page shows of others: its menu, and the people where it is nobody's own."""
        if view.practitioner not in self._around:
            self._around[view.practitioner] = around(self._menus.of(view), self.portfolio, view.practitioner)
        return self._around[view.practitioner]

    def _finish(self, html: str) -> str:
        return with_policy(html, self._theme)


def _has_known_frame(config: MkDocsConfig) -> bool:
    """Whether everything around an entry is Material's. A user's own template may show anything there."""
    own = config.theme.custom_dir
    if own and any(Path(own).rglob("*.html")):
        log.info("Every page is drawn whole, because your theme folder has templates of its own.")
        return False
    return bool(config.theme.name == "material")


@contextmanager
def _listening() -> Iterator[list[tuple[str, int, str]]]:
    """Collect what MkDocs logs about a page, to log it later: the page may be drawn in another process."""
    said: list[tuple[str, int, str]] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append((record.name, record.levelno, record.getMessage()))

    logger = logging.getLogger("mkdocs")
    handlers, propagate, level = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [Collect()], False
    logger.setLevel(
        logging.INFO
    )  # in a quiet build too: a later build may use the page again and not be quiet
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)
