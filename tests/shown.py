"""The blocks of code that the documents show, for tests and for `new.py` to take them from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Block:
    """One block of code on a page; `<!-- file: NAME -->` before it says which file it is."""

    page: Path
    line: int
    language: str
    text: str
    file: str


def blocks(page: Path) -> list[Block]:
    """Every block of a page, from the top."""
    shown, open_, text, file = [], None, [], ""
    for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
        fence = re.match(r"```(.*)", line)
        if fence and open_ is None:
            open_, text = (number, fence[1].strip()), []
        elif fence and open_:
            shown.append(Block(page, open_[0], open_[1], "\n".join(text) + "\n", file))
            open_, file = None, ""
        elif open_:
            text.append(line)
        elif line.strip():
            marker = re.fullmatch(r"<!-- file: (\S+) -->", line)
            file = marker[1] if marker else ""
    assert open_ is None, f"{page.name}: a block is not closed"
    return shown


def recipes() -> dict[str, str]:
    """The files that the four recipes of CONTRIBUTING write, by their paths."""
    return {block.file: block.text for block in blocks(ROOT / "CONTRIBUTING.md") if block.file}
