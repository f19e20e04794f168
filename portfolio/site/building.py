"""A whole build with MkDocs, for the command line."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from portfolio.model import Portfolio
from portfolio.problems import Problem, in_order
from portfolio.site.config import PortfolioConfig, Project, project
from portfolio.site.opening import SetupError, refuse_unusable
from portfolio.site.pages import clashes
from portfolio.site.plugin import PortfolioPlugin

PLUGIN = "portfolio"
_ANOTHER = "The plugin named portfolio in mkdocs.yml is another one."


@dataclass(frozen=True)
class Built:
    """What a build made, and from what."""

    folder: Path
    full: Portfolio
    shown: Portfolio
    plugin: PortfolioPlugin


@dataclass(frozen=True)
class Setup:
    """A mkdocs.yml and what the command line adds to it."""

    config_file: Path
    audience: str | None = None
    practitioner: str | None = None

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.config_file.resolve().parent

    def load(self, **changes: Any) -> MkDocsConfig:
        """MkDocs' configuration with the command line's choices in it."""
        refuse_unusable(self.config_file)
        try:
            with quiet() as messages:
                return load_config(str(self.config_file), plugins=self.plugins(), **changes)
        except (Abort, ConfigurationError) as error:
            raise SetupError(sentence([*messages, str(error)])) from None

    def project(self) -> Project:
        """Where things lie, who it is for, and as of which day."""
        config = self.load()
        try:
            return project(settings_in(config), config)
        except ValueError as error:
            raise SetupError(str(error)) from None

    def plugins(self) -> list[Any]:
        """The plugins of mkdocs.yml, ours with the audience and practitioner asked for."""
        try:
            with self.config_file.open("rb") as file:
                raw = yaml_load(file)
        except Exception as error:  # noqa: BLE001 - YAML has many ways to fail
            raise SetupError(f"{self.config_file} cannot be read: {error}") from None
        if not isinstance(raw, Mapping):
            raise SetupError(f"{self.config_file} holds no settings. `portfolio init` writes one that works.")
        listed = raw.get("plugins") or []
        if isinstance(listed, Mapping):
            listed = [{name: settings} for name, settings in listed.items()]
        plugins = [_name_and_settings(plugin) for plugin in listed]
        if PLUGIN not in dict(plugins):
            raise SetupError(f"{self.config_file} does not list `portfolio` under `plugins:`.")
        chosen = {"audience": self.audience, "practitioner": self.practitioner}
        more = {key: value for key, value in chosen.items() if value is not None}
        return [{name: {**given, **(more if name == PLUGIN else {})}} for name, given in plugins]


def settings_in(config: MkDocsConfig) -> PortfolioConfig:
    """What stands under `portfolio:`."""
    settings = config.plugins[PLUGIN].config
    if not isinstance(settings, PortfolioConfig):
        raise SetupError(_ANOTHER)
    return settings


def problems(project: Project) -> tuple[Problem, ...]:
    """Every problem of every file, and of pages that would clash."""
    return in_order([*project.problems, *clashes(project.pages, project.folder)])


def build(setup: Setup, project: Project, out: Path) -> Built:
    """Build the site into `out`. Raises SetupError where MkDocs stops."""
    with quiet() as messages:
        config = setup.load(site_dir=str(out))
        try:
            plugin = config.plugins[PLUGIN]
            if not isinstance(plugin, PortfolioPlugin):
                raise SetupError(_ANOTHER)
            plugin.given = project  # read once, for the problems and for the site
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build.build(config)
            finally:
                config.plugins.on_shutdown()
                plugin.given = None  # MkDocs keeps the plugin for the next build in this process
        except Abort as error:
            raise SetupError(sentence([*messages, str(error)])) from None
        except OSError as error:  # a full disk, a folder that may not be written
            place = error.filename or out
            raise SetupError(f"The site could not be written: {error.strerror} ({place}).") from None
    return Built(out, project.reading.portfolio, project.shown, plugin)


def _name_and_settings(plugin: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(plugin, dict):
        name, settings = next(iter(plugin.items()))
        return str(name), dict(settings or {})
    return str(plugin), {}


@contextmanager
def quiet() -> Iterator[list[str]]:
    """Collect what MkDocs logs as a warning or worse instead of printing it."""
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler, propagate = Collect(logging.WARNING), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def sentence(messages: list[str]) -> str:
    """What MkDocs said as it stopped."""
    kept = [m.strip() for m in dict.fromkeys(messages) if m.strip() and "Aborted with" not in m]
    return "\n".join(kept) or "MkDocs stopped without saying why."
