"""A Content-Security-Policy for every page: nothing runs and nothing is fetched but the site's own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Set as AbstractSet
from pathlib import Path

_HEAD = re.compile(r"<head>", re.IGNORECASE)
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_SRC = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"""type\s*=\s*["']?application/(ld\+)?json""", re.IGNORECASE)

# Frames: only the one without an address in which search runs from file://.
_REST = (
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)


def with_policy(html: str, written: str = "") -> str:
    """A page with its policy as the first thing in its head.

    The theme's own inline scripts run by their hash. `written` is the part of the page that
    somebody wrote: a script in there gets no hash, so no browser runs it.
    """
    hashes = sorted({_hash(code) for code in _scripts(html) - _scripts(written)})
    sources = " ".join(["'self'", *hashes])
    policy = f"default-src 'none'; script-src {sources}; {_REST}"
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n    {tag}", html, count=1)


def protect_the_rest(site: Path, written: AbstractSet[str]) -> None:
    """Give a policy to pages that another plugin made past MkDocs; their own scripts do not run."""
    for path in site.rglob("*.html"):
        if path.relative_to(site).as_posix() not in written:
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            if "Content-Security-Policy" not in text:
                path.write_text(with_policy(text, text), encoding="utf-8", errors="surrogateescape")


def _scripts(html: str) -> set[str]:
    return {
        found["code"]
        for found in _INLINE.finditer(html)
        if not _SRC.search(found["attributes"]) and not _DATA.search(found["attributes"])
    }


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
