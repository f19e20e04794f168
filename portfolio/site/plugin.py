"""The plugin: MkDocs' events, each a call or three."""

from __future__ import annotations

import gc
import html
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from portfolio.memory import Memory
from portfolio.problems import in_order
from portfolio.share import Share
from portfolio.site import again, drawn, kept, pages, previews, readable, search
from portfolio.site.addresses import Addresses, addresses, uri
from portfolio.site.closing import Closing
from portfolio.site.config import PortfolioConfig, Project, ensure_extensions, project
from portfolio.site.cores import SELDOM, clear_up
from portfolio.site.fence import fenced_in
from portfolio.site.following import Built, around, followed
from portfolio.site.navigation import add_to_navigation
from portfolio.site.policy import protect_the_rest, with_policy
from portfolio.site.reporting import report
from portfolio.site.safety import drop_stray_files, refuse
from portfolio.site.templates import add_theme, prepare_all
from portfolio.text.safe_html import clean
from portfolio.views import Page

log = get_plugin_logger("portfolio")

Command = Literal["build", "gh-deploy", "serve"]


class PortfolioPlugin(BasePlugin[PortfolioConfig]):
    """Adds what one audience may see of the practitioners' entries to a MkDocs site.

    It has `on_startup`, so MkDocs keeps one instance for all rebuilds of a preview: all state but the
    command and the preview's lock is set anew in `on_config`.
    """

    command: Command = "build"
    dirty = False

    def __init__(self) -> None:
        self.closing: Closing | None = None
        self.given: Project | None = None  # a project that our own command has read already
        self.kept: kept.Kept | None = None
        self.known: again.Known = {}
        self.memory = Memory()
        self.built: Built | None = None  # what a preview shows, if it may follow its files
        self.preview: tuple[Path, FileLock] | None = None

    def on_startup(self, *, command: Command, dirty: bool) -> None:
        """Remember what MkDocs was asked to do."""
        self.command, self.dirty = command, dirty

    @event_priority(100)  # first: if anything fails from here on, nothing is left, not even an old site
    def _redirect(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.command == "serve" and self.preview is None:
            previews.clean_dead(Path(config.site_dir).parent)
            self.preview = Path(config.site_dir), previews.hold(Path(config.site_dir))
        gc.set_threshold(*SELDOM)
        self.closing = Closing(config, preview=self.command == "serve")
        return config

    @event_priority(-100)  # last, so that whatever another plugin changes is checked here
    def _read(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the folder and decide who may see what."""
        try:
            memory = self.memory if self.command == "serve" else None
            self.project: Project = self.given or project(self.config, config, self.kept, memory)
            self.given, self.kept = None, self.project.kept
        except ValueError as error:
            raise PluginError(str(error)) from None
        refuse(config, self.project.folder, self.project.audience, self.command, self.dirty)
        previews.watch(config, self.project.folder)
        self.mkdocs, self.built = config, None
        self.around = around(config, self.project) if self.command == "serve" else frozenset()
        add_theme(config)
        search.add_shim(config)
        ensure_extensions(config)
        config.use_directory_urls = False
        self.pages: dict[str, Page] = {uri(p): p for p in self.project.pages}
        self.addresses: Addresses = addresses(self.project.folder, self.pages.values())
        self.theme = tuple(str(folder) for folder in config.theme.dirs)
        self.written: set[str] = set()  # pages that have their policy
        self.drawn: dict[str, drawn.Drawn] = {}
        self.cleaned: dict[str, str] = {}  # a page's text before any other plugin has seen it
        prepare_all(config, self.project.shown)
        clashes = pages.clashes(self.pages.values(), self.project.folder)
        report(in_order([*self.project.problems, *clashes]), self.project.audience, self._goes_on)
        return config

    on_config = CombinedEvent(_redirect, _read)

    def on_serve(self, server: Any, *, builder: Any, **_: Any) -> Any:
        """Fence a preview in, and let it follow its files without MkDocs where it can."""
        from portfolio.site.watching import hearing_at_once  # a build needs no server

        server.builder = lambda: None if self.follow() else builder()
        return fenced_in(hearing_at_once(server))

    def follow(self) -> bool:
        """Bring a preview up to date without MkDocs; nothing is done where that cannot be."""
        if self.built is None:
            return False
        now = project(self.config, self.mkdocs, self.kept, self.memory)
        self.built = followed(self.built, now, self.mkdocs)
        return self.built is not None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what this audience may see, and take out files that were not meant to be published."""
        for dropped in drop_stray_files(files, self.project.folder, config.theme.custom_dir):
            log.info(dropped)
        if looking := again.looks_at_pages(config):
            log.info("MkDocs draws every page itself, because %s may look at it.", ", ".join(looking))
        self.files = files
        ours, drawn = self.pages.values(), not looking
        pages.add(files, pages.files_of(self.project, ours, self.addresses, config, drawn=drawn))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Put the views into the navigation."""
        self.menus = add_to_navigation(nav, self.project.shown, self.pages.values(), files)
        return nav

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:  # noqa: ARG002
        """Give every page the day of the build, so that the same files give the same bytes."""
        page.update_date = self.project.as_of.isoformat()
        return page

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Turn links from hand-written pages to entries into addresses."""
        if self._is_ours(page):
            return markdown
        if "<" in str(page.meta.get("title", "")):
            page.meta["title"] = html.escape(str(page.meta["title"]), quote=False)  # Material does not
        return self.addresses.in_page(markdown, page.file.src_uri)

    @event_priority(100)  # first: another plugin may keep the text for a page of its own
    def _clean_first(self, content: str, /, *, page: MkDocsPage, **_: Any) -> str:
        if self._is_ours(page):
            self.cleaned[page.file.src_uri] = content = clean(content)
        return content

    @event_priority(-100)  # last, so that what other plugins put into the text is cleaned too
    def _clean_last(self, content: str, /, *, page: MkDocsPage, **_: Any) -> str:
        if not self._is_ours(page):
            return content
        readable.plain_contents(page.toc)
        return content if self.cleaned.pop(page.file.src_uri, None) == content else clean(content)

    on_page_content = CombinedEvent(_clean_first, _clean_last)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw our pages, now that everything a page shows is known."""
        if self.closing:
            self.drawing = again.Drawing(config, files, self.menus, env, self.project.shown)
            names = self.project.guard.deny_list.terms
            self.redrawing = again.Redrawing(
                self.drawing, self.project.kept, self.closing.staging, self.known, names
            )
            ours = ((view, files.get_file_from_path(uri)) for uri, view in self.pages.items())
            self.drawn = self.redrawing.draw(
                (view, file.page) for view, file in ours if file and isinstance(file.page, again.OurPage)
            )
            self.drawing.settle(self.drawn.values())
            self.written |= {drawn.file for drawn in self.drawn.values()}
        return env

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, **_: Any) -> TemplateContext:
        """Hand each page its values."""
        if page.file.src_uri in self.drawn:
            return context
        view = self.pages[page.file.src_uri] if self._is_ours(page) else None
        return {**context, "portfolio": self.project.shown, "view": view, "nav": self.menus.of(view)}  # type: ignore[typeddict-unknown-key]

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Give what is nobody's page, such as 404, the navigation of the pages people share."""
        return {**context, "nav": self.menus.shared}

    @event_priority(-100)  # last: the policy knows the scripts that are really there
    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Ship a Content-Security-Policy with every page."""
        self.written.add(page.file.dest_uri)
        return with_policy(output, self.theme)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Give the page for addresses that do not exist its policy too."""
        if not template_name.endswith(".html"):
            return output_content
        self.written.add(template_name)
        return with_policy(output_content, self.theme)

    @event_priority(-100)  # last, when every other plugin has written its files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """A preview shows the new site now; a build waits until MkDocs is done with it."""
        site = Path(config.site_dir)
        search.make(config, site, (one.found for one in self.drawn.values()), self.pages.values())
        protect_the_rest(site, self.written, self.theme)
        self.project.kept.say(log.info)
        if self.closing:
            self.closing.finish(self.project, self._remember)
        if self.command == "serve":
            self._begin_to_follow()
            clear_up()

    def _begin_to_follow(self) -> None:
        self.memory.sweep()
        if self.drawn and self.drawing.knows_its_frame:
            drawn = self.drawn, self.drawing, self.files, self.addresses
            made = again.made_from(self.mkdocs)  # with what plugins have added
            self.built = Built(self.project, self.pages, *drawn, self.around, made)

    def _remember(self, named: frozenset[str]) -> None:
        self.project.keep_reading()
        self.redrawing.keep(self.drawn.values(), named)

    def on_build_error(self, **_: Any) -> None:
        """Leave nothing of this build."""
        if self.closing:
            self.closing.discard()
            self.closing = None

    @event_priority(-100)  # last: an error in another plugin's shutdown must not leave a site
    def on_shutdown(self) -> None:
        """Swap the finished site in, unless anything went wrong on the way."""
        closing, self.closing = self.closing, None
        if closing:
            closing.end()
        if self.preview is not None:
            previews.release(*self.preview)
            self.preview = None

    def _is_ours(self, page: MkDocsPage) -> bool:
        return bool(page.file.generated_by) and page.file.src_uri in self.pages

    @property
    def _goes_on(self) -> bool:
        """Whether to build without the entries that have an error: in a private build and a preview."""
        return self.project.audience is Share.PRIVATE or self.command == "serve"
