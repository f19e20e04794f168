"""Our own worker in place of Material's, behind Material's dialog.

Material's worker builds its index anew on every page, which takes seconds with a long record. Ours
answers the same messages from files made at build time.
"""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from portfolio.site.inside_mkdocs import INDEX, INDEX_NAME, LUNR, SCRIPTS_BEFORE, WORKERS

SHIM = "assets/vendor/iframe-worker.js"
OURS = "assets/search.js"
# Material asks for an index before it asks the worker. It needs no more of it than this.
_NO_INDEX = {"config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": [], "fields": {}}, "docs": []}


def add_shim(config: MkDocsConfig) -> None:
    """Load the shim before Material's own script."""
    shims = config.extra.setdefault(SCRIPTS_BEFORE, [])
    if SHIM not in shims:
        shims.append(SHIM)


def put_worker(site: Path) -> bool:
    """Put our worker where Material looks for its own; whether there is any."""
    theirs = sorted(site.glob(WORKERS))
    for path in theirs:
        path.write_bytes((site / OURS).read_bytes())
        path.with_name(f"{path.name}.map").unlink(missing_ok=True)
    for path in sorted(site.glob(LUNR), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if theirs:
        text = json.dumps(_NO_INDEX, separators=(",", ":"))
        (site / f"{INDEX}.json").write_text(text, encoding="utf-8")
        (site / f"{INDEX}.js").write_text(f"var {INDEX_NAME} = {text}", encoding="utf-8")
    return bool(theirs)
