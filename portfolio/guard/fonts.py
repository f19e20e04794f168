"""Fonts inside a document: the words in them, where a font is all they are.

Word masks the first bytes of a font by a key that stands in the document.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from portfolio.guard.archives import RefusedError

_SIGNS = (b"\0\1\0\0", b"OTTO", b"true")
_MASKED = 32
_GAP = 4  # bytes that round a table off
_TABLE = struct.Struct(">4sIII")
_NAME = struct.Struct(">HHHHHH")


def unmasked(data: bytes, keys: Iterable[str]) -> bytes:
    """A font as it was before it was masked; as it is where no key fits."""
    for key in keys:
        digits = bytes.fromhex("".join(one for one in key if one.isalnum()))[::-1]
        masked = zip(data[:_MASKED], digits * 2, strict=False)
        plain = bytes(one ^ other for one, other in masked)
        if plain.startswith(_SIGNS):
            return plain + data[_MASKED:]
    return data


def words(data: bytes) -> str:
    """The names a font gives itself. Raises RefusedError for what is not a font from end to end."""
    try:
        if not data.startswith(_SIGNS):
            raise RefusedError("it holds a part that is no text, picture or font")
        (count,) = struct.unpack(">H", data[4:6])
        tables = [_TABLE.unpack_from(data, 12 + 16 * number) for number in range(count)]
        reached = 12 + 16 * count
        for _, _, start, length in sorted(tables, key=lambda table: table[2]):
            if start > reached + _GAP:
                raise RefusedError("it holds something behind the end of a font")
            reached = max(reached, start + length)
        if len(data) > reached + _GAP:
            raise RefusedError("it holds something behind the end of a font")
        return "\n".join(
            text for kind, _, start, _ in tables if kind == b"name" for text in _names(data, start)
        )
    except (struct.error, ValueError):
        raise RefusedError("it holds a damaged font") from None


def _names(data: bytes, start: int) -> Iterable[str]:
    _, count, strings = struct.unpack_from(">HHH", data, start)
    for number in range(count):
        platform, _, _, _, length, offset = _NAME.unpack_from(data, start + 6 + 12 * number)
        raw = data[start + strings + offset :][:length]
        yield raw.decode("latin-1" if platform == 1 else "utf-16-be", "replace")
