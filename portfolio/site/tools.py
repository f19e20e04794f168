"""The programs a site is made with, as a digest: another version may make other pages."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from portfolio.site.staging import stamp_of

PACKAGE = Path(__file__).resolve().parents[1]


def theme_folder() -> Path:
    """`theme/`: inside an installed package, else beside the package in a checkout."""
    installed = PACKAGE / "theme"
    return installed if installed.is_dir() else PACKAGE.parent / "theme"


def made_from(settings: str, file: str, data: bytes) -> str:
    """A digest of all that decides what a file gives: `settings` is one of everything but its bytes."""
    return hashlib.sha256(b"\0".join((settings.encode(), file.encode(), data))).hexdigest()


@cache
def tools() -> str:
    """The programs a page is made with: Python, every installed package, and this one's own files."""
    own = sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".yml"})
    theme = sorted(path for path in theme_folder().rglob("*") if path.is_file())
    installed = {path.name for folder in sys.path for path in Path(folder or ".").glob("*.dist-info")}
    states = [(str(path), stamp_of(path)[:2]) for path in (*own, *theme)]
    return hashlib.sha256(repr((sys.version, sorted(installed), states)).encode()).hexdigest()
