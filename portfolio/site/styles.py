"""Our style sheets, joined into the one that every page loads.

One small file is one request for the whole site. A page that loaded only the parts it needs would
ask for several, and the next page for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from portfolio.entries import Entry

STYLE_SHEET = "assets/portfolio.css"
FOLDER = "portfolio/styles"  # in the theme; its files are not published as they are
OF_KINDS = "kinds"  # written once for each kind, with its $kind and $hue

# Later parts overrule earlier ones: what pages share, all others, then paper and the reader's settings.
FIRST = ("colours", "material", "text", "parts", "then_now", "paths", OF_KINDS, "frame", "charts")
LAST = ("print", "settings")


def style_sheet(theme: Path, kinds: Mapping[str, type[Entry]]) -> str:
    """All parts in their order."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((theme / FOLDER).glob("*.css"))}
    template = Template(texts[OF_KINDS])
    texts[OF_KINDS] = "".join(
        template.substitute(kind=name, hue=kind.kind_hue) for name, kind in kinds.items()
    )
    between = (part for part in texts if part not in {*FIRST, *LAST})
    return "\n".join(texts[part] for part in (*FIRST, *between, *LAST))
