"""How a build ends: looked through a last time, then swapped in; or gone without a trace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger

from portfolio.guard.findings import letting_through
from portfolio.guard.output import digests, scan_output
from portfolio.guard.share_shown import shares_shown
from portfolio.problems import Problem
from portfolio.share import Share
from portfolio.site.config import Project
from portfolio.site.ownership import NotOursError
from portfolio.site.staging import Staging

log = get_plugin_logger("portfolio")


class Closing:
    """One build from the moment its folder is redirected aside until it is swapped in or gone.

    MkDocs may stop in many ways (a plugin's error, strict mode, Ctrl-C), and not all of them tell
    a plugin. So a site is swapped in only if it was seen to be finished and nothing is in flight.
    """

    def __init__(self, config: MkDocsConfig, preview: bool) -> None:
        self._config = config
        self._project: Project | None = None
        self._then: Callable[[frozenset[str]], None] = lambda _: None
        self._preview = preview
        self._finished = False
        try:
            self.staging = Staging(Path(config.site_dir), preview=preview)
        except NotOursError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self.staging.folder)

    def finish(self, project: Project, then: Callable[[frozenset[str]], None]) -> None:
        """Every page is written. A preview shows them now; a build waits until MkDocs is done.

        Once they are in place, `then` is called with the files the guard had something to say of.
        """
        self._project, self._then = project, then
        self._finished = True
        if self._preview:
            self._commit()

    def end(self) -> None:
        """MkDocs is done: swap the site in, unless anything went wrong on the way."""
        if self._finished and sys.exc_info()[0] is None:
            self._commit()
        else:
            self.discard()

    def discard(self) -> None:
        """Leave nothing of this build."""
        self._finished = False
        self.staging.discard()
        self._config.site_dir = str(self.staging.target)

    def _commit(self) -> None:
        if not self.staging.is_open or self._project is None:
            return
        found = last_look(self.staging.folder, self._project, self._config.theme.dirs)
        if any(one.is_error for one in found) and not self._preview:
            self.discard()
            raise Abort("Nothing is built: words that should stay would have left.")
        try:
            self.staging.commit(self._project.audience)
        except (NotOursError, OSError) as error:
            self.discard()
            raise Abort(str(error)) from error
        self._config.site_dir = str(self.staging.target)
        self._then(frozenset(one.where.file for one in found))


def last_look(folder: Path, project: Project, theme: Iterable[str] = ()) -> tuple[Problem, ...]:
    """What should not be in finished files; the theme's own among them are known by their digest."""
    found: list[Problem] = []
    if project.audience is not Share.PRIVATE:
        found += shares_shown(folder)
    if project.guard.deny_list:
        known = digests(Path(top) / "assets" for top in theme)
        full, shown = project.reading.portfolio, project.shown
        guard = letting_through(full, shown, project.folder, project.guard, project.memory)
        found += scan_output(folder, guard, known)
    for one in found:
        write = log.error if one.is_error else log.warning
        write(f"{one.where.file}: {one.what} {one.fix} [{one.code}]")
    return tuple(found)
