"""A preview in this process, rebuilt as often as a test asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import portfolios
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config


@contextmanager
def preview(project: Path, audience: str = "private") -> Iterator[Callable[[], portfolios.Site]]:
    """Rebuild as often as asked, as `mkdocs serve` does: one plugin, a configuration read anew."""
    out = project / "preview/mkdocs_x"
    out.mkdir(parents=True)
    settings = yaml.safe_load((project / "mkdocs.yml").read_text())
    settings["plugins"][0]["portfolio"]["audience"] = audience
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings))

    def load():
        return load_config(str(project / "mkdocs.yml"), site_dir=str(out))

    def rebuilt() -> portfolios.Site:
        config = load()
        mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
        return portfolios.Site(out, None, tuple(config.watch), portfolios.files_in(out))

    config = load()
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        yield rebuilt
    finally:
        config.plugins.on_shutdown()
