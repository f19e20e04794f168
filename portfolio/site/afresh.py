"""The folder of a mkdocs.yml as it is whenever somebody asks: quick, where little has changed."""

from __future__ import annotations

from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig

from portfolio.folder.places import Folder
from portfolio.folder.read import NOTHING_UNSAVED, Reading, Unsaved
from portfolio.guard.settings import Guard
from portfolio.memory import Memory
from portfolio.site.building import settings_in
from portfolio.site.config import Project, project
from portfolio.site.opening import SetupError


class Afresh:
    """A project read again and again, with the settings it began with and memories of its own.

    Given the settings of a preview, it finds again what the preview has read.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config, self._settings = config, settings_in(config)
        # Two, or what is on the disk and what is unsaved would each drive the other out.
        self._memory, self._unsaved = Memory(), Memory()
        self._last: Project | None = None

    @property
    def folder(self) -> Folder:
        """Where things lie."""
        return self._now().folder

    def reading(self, unsaved: Unsaved = NOTHING_UNSAVED) -> Reading:
        """The record and everything wrong in it, as it would be with what is unsaved."""
        self._last = self._now()
        memory = self._unsaved if unsaved else self._memory
        found = replace(self._last, memory=memory).read(unsaved)
        memory.sweep()
        return found

    def guard(self) -> Guard:
        """What the guard looks for."""
        return (self._last or self._now()).guard

    def _now(self) -> Project:
        kept = self._last.kept if self._last else None
        try:
            return project(self._settings, self._config, kept, self._memory)
        except ValueError as error:
            raise SetupError(str(error)) from None
