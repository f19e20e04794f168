"""The words of an Open Badge inside a picture, a drawing or a text. Nothing is fetched."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from portfolio.guard import picture_notes
from portfolio.guard.archives import RefusedError

_MOST = 1_000_000
_LONGEST_ADDRESS = 2_000
_NAMES = (b"openbadges", b"openbadgecredential")
_IN_DRAWING = re.compile(
    r"<(openbadges:(?:assertion|credential))\b([^>]{0,5000})(?:/>|>(.*?)</\1\s*>)", re.DOTALL | re.IGNORECASE
)
_VERIFY = re.compile(r"""\bverify\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CDATA = re.compile(r"\A\s*<!\[CDATA\[(.*?)\]\]>\s*\Z", re.DOTALL)
_SIGNED = re.compile(r"[\w-]{4,}\.([\w-]{4,})\.[\w-]*")


def said(data: bytes) -> Iterator[dict[str, Any] | str]:
    """What a badge says, as data, or only the address at which it says so."""
    for text in _texts(data):
        yield from _read(text.strip())


def _texts(data: bytes) -> Iterator[str]:
    """The texts in a file that may be a badge."""
    if data.startswith(b"\x89PNG"):
        with suppress(RefusedError):
            for note in picture_notes.notes(data):
                if note.startswith(_NAMES):
                    packed = b"\n" in note and b"\0" not in note
                    yield (note.partition(b"\n")[2] if packed else note.rpartition(b"\0")[2]).decode(
                        "utf-8", "replace"
                    )
        return
    if len(data) > _MOST:
        return
    text = data.decode("utf-8-sig", "replace")
    at = text.lower().find("<openbadges:")
    if found := _IN_DRAWING.match(text, at) if at >= 0 else None:
        cdata = _CDATA.match(found[3] or "")
        inside = cdata[1] if cdata else html.unescape(found[3] or "")
        verify = _VERIFY.search(found[2])
        yield inside if inside.strip() else html.unescape(verify[1] or verify[2] or "") if verify else ""
    if text.lstrip().startswith("{") or _SIGNED.fullmatch(text.strip()):
        yield text


def _read(text: str) -> Iterator[dict[str, Any] | str]:
    """Data written out, data signed, or an address."""
    if len(text) > _MOST:
        return
    if signed := _SIGNED.fullmatch(text):
        with suppress(ValueError):
            text = base64.urlsafe_b64decode(signed[1] + "=" * (-len(signed[1]) % 4)).decode(
                "utf-8", "replace"
            )
    if (
        text.startswith(("https://", "http://"))
        and len(text) <= _LONGEST_ADDRESS
        and not re.search(r"\s", text)
    ):
        yield text
        return
    with suppress(ValueError, RecursionError):
        data = json.loads(text)
        if isinstance(data, dict):
            yield data
