"""The names of the kinds of entry, read from their files without loading one of them.

The first question of `portfolio new` needs no more, and loading the kinds takes longer than asking it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import portfolio


@cache
def kind_names() -> tuple[str, ...]:
    """The names of all kinds, those that most people write first."""
    files = sorted((Path(portfolio.__file__).parent / "entries").glob("*.py"))
    names = [name for file in files for name in _named_in(file.read_text(encoding="utf-8"))]
    usual = [name for name in ("training", "reflection", "supervision") if name in names]
    return (*usual, *(name for name in names if name not in usual))


def _named_in(text: str) -> Iterator[str]:
    """`reflection`, from `class Reflection(Entry, kind="reflection")`."""
    for node in ast.parse(text).body if 'kind="' in text else ():
        for said in node.keywords if isinstance(node, ast.ClassDef) else ():
            if said.arg == "kind" and isinstance(said.value, ast.Constant):
                yield str(said.value.value)
