"""A name as a folder in an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_LONGEST = 90  # bytes of a folder name, so that the whole path stays below what Windows takes
_NOT_IN_SLUG = re.compile(r"[^\w.]+")  # one hyphen for several


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Letters, digits, dots and hyphens of a name; everything else becomes a hyphen.

    A long one is cut and ends in a digest of the whole, since no system takes a name of any length.
    """
    name = _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", text)).strip("-.") or "entry"
    if len(name.encode()) <= _LONGEST:
        return name
    cut = name.encode()[: _LONGEST - 9].decode("utf-8", "ignore").rstrip("-.")
    return f"{cut}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
