"""Search without a server: a reader may open the site from a USB stick.

From `file://` a browser neither fetches the index nor starts a worker. So Material looks for the
index in a script, and a shim in the theme stands in for the worker.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from portfolio.site.inside_mkdocs import INDEX, INDEX_NAME, SCRIPTS_BEFORE

SHIM = "assets/vendor/iframe-worker.js"


def add_shim(config: MkDocsConfig) -> None:
    """Load the shim before Material's own script."""
    shims = config.extra.setdefault(SCRIPTS_BEFORE, [])
    if SHIM not in shims:
        shims.append(SHIM)


def search_from_file(site: Path) -> None:
    """Write the search index as a script too."""
    index = site / f"{INDEX}.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        (site / f"{INDEX}.js").write_text(f"var {INDEX_NAME} = {text}", encoding="utf-8")
