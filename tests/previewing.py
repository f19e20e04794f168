"""A preview in this process, rebuilt as often as a test asks."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import portfolios
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from portfolio.memory import Memory
from portfolio.site.kept import FOLDER
from portfolio.site.plugin import PortfolioPlugin

FOLLOWED: Counter[str] = Counter()  # rebuilds without MkDocs, by audience


@dataclass
class Preview:
    """As `mkdocs serve` does: without MkDocs where that can be, else one plugin and a configuration read anew."""

    project: Path
    audience: str
    out: Path
    plugin: PortfolioPlugin | None = None  # one for all rebuilds

    def load(self) -> MkDocsConfig:
        settings = yaml.safe_load((self.project / "mkdocs.yml").read_text())
        for plugin in settings["plugins"]:
            if isinstance(plugin, dict) and "portfolio" in plugin:
                plugin["portfolio"] = {**(plugin["portfolio"] or {}), "audience": self.audience}
        path = str(self.project / "mkdocs.yml")
        return load_config(path, site_dir=str(self.out), plugins=settings["plugins"])

    def __call__(self) -> portfolios.Site:
        """Rebuilt after whatever was changed."""
        if self.plugin.follow():
            FOLLOWED[self.audience] += 1
            return portfolios.Site(self.out, None, (), portfolios.files_in(self.out))
        return self.whole()

    def whole(self) -> portfolios.Site:
        """Rebuilt by MkDocs."""
        loaded = self.load()
        mkdocs_build(loaded, serve_url="http://127.0.0.1:8000/")
        return portfolios.Site(self.out, None, tuple(loaded.watch), portfolios.files_in(self.out))

    def from_nothing(self) -> portfolios.Site:
        """Rebuilt by MkDocs, with nothing remembered and no site to begin with."""
        plugin = self.plugin
        plugin.memory, plugin.kept, plugin.built = Memory(), None, None
        plugin.known.clear()
        shutil.rmtree(self.project / FOLDER, ignore_errors=True)
        for path in self.out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self.whole()


@contextmanager
def preview(project: Path, audience: str = "private") -> Iterator[Preview]:
    """Rebuild as often as asked."""
    out = project / "preview/mkdocs_x"
    out.mkdir(parents=True)
    begun = Preview(project, audience, out)
    config = begun.load()
    begun.plugin = config.plugins["portfolio"]
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        yield begun
    finally:
        config.plugins.on_shutdown()
