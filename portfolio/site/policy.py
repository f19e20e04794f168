"""A Content-Security-Policy for every page: nothing runs and nothing is fetched but the site's own.

Inline scripts run by their hash, and only the theme's own get one: they are recognised from its
templates, so whatever a person, an entry or another plugin put into a page does not run.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path

_HEAD = re.compile(r"<head>", re.IGNORECASE)
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SRC = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"""type\s*=\s*["']?application/(ld\+)?json""", re.IGNORECASE)
_HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FILLED = r"""[^<>"'`;()]*"""  # what a template may print into a script: never code

# Frames: only the one without an address in which search runs from file://.
_REST = (
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)


def with_policy(html: str, theme: tuple[str, ...]) -> str:
    """A page with its policy as the first thing in its head; `theme` are the theme's folders."""
    known = theme_scripts(theme)
    hashes = sorted({_hash(code) for code in _scripts(html) if known.fullmatch(_bare(code))})
    sources = " ".join(["'self'", *hashes])
    policy = f"default-src 'none'; script-src {sources}; {_REST}"
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n    {tag}", html, count=1)


def letting_run(page: bytes, script: bytes) -> bytes:
    """A page whose policy allows one script more, as a preview's, by which a page is loaded anew."""
    source = f"script-src 'self' {_hash(script.decode())}".encode()
    return page.replace(b"script-src 'self'", source, 1)


def protect_the_rest(site: Path, written: AbstractSet[str], theme: tuple[str, ...]) -> None:
    """Give a policy to pages that another plugin made past MkDocs."""
    for path in site.rglob("*.html"):
        if path.is_file() and path.relative_to(site).as_posix() not in written:
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            path.write_text(with_policy(text, theme), encoding="utf-8", errors="surrogateescape")


@lru_cache(maxsize=8)
def theme_scripts(theme: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the inline scripts in the theme's templates, ignoring white space."""
    patterns = {
        _FILLED.join(re.escape(_bare(piece)) for piece in _HOLE.split(code))
        for path in _templates(theme)
        for code in _scripts(path.read_text(encoding="utf-8", errors="replace"))
    }
    return re.compile("|".join(sorted(patterns)) or r"(?!)")


def _templates(theme: Iterable[str]) -> Iterator[Path]:
    for top in theme:
        for folder, names, files in os.walk(top):
            names[:] = [name for name in names if not name.startswith(".") and name != "assets"]
            yield from (Path(folder) / name for name in files if name.endswith(".html"))


def _scripts(html: str) -> set[str]:
    return {
        script["code"]
        for script in _INLINE.finditer(html)
        if script["code"].strip()
        and not _SRC.search(script["attributes"])
        and not _DATA.search(script["attributes"])
    }


def _bare(code: str) -> str:
    """Code without white space, which a plugin may have changed."""
    return re.sub(r"\s+", "", code)


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode(errors="surrogateescape")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
