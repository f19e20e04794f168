"""What the file of a picture holds besides the picture.

Only what every picture needs is passed over, so that whatever a camera or program wrote into it is
seen, of whatever kind it is.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from portfolio.guard.archives import RefusedError

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")
_SHOWN = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
    | {b"hIST", b"tIME", b"cICP", b"acTL", b"fcTL", b"fdAT"}
    | {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
)
_PACKED = {b"zTXt": 2, b"iCCP": 2, b"iTXt": 5}  # words packed behind a name, and the bytes between
_BADGES = (b"openbadges", b"openbadgecredential")
_NAMED = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}  # parts of a JPEG that say only how it is to be drawn
_SCAN, _END = 0xDA, 0xD9
_LARGEST = 5_000_000  # bytes that a note unpacks to
_BEHIND = "it holds something behind the end of a picture"


def is_picture(data: bytes) -> bool:
    """Whether this begins like a picture that can be looked into."""
    return data.startswith(_STARTS) and (data[:4] != b"RIFF" or data[8:12] == b"WEBP")


def notes(data: bytes) -> tuple[bytes, ...]:
    """Everything in a picture's file that is no picture. Raises RefusedError for what cannot be read."""
    try:
        if data.startswith(b"\x89PNG"):
            return tuple(_in_png(data))
        if data.startswith(b"\xff\xd8"):
            return tuple(_in_jpeg(data))
        if data.startswith(b"RIFF"):
            return tuple(_in_webp(data))
        return tuple(_in_gif(data))
    except (struct.error, IndexError, ValueError):
        raise RefusedError("it holds a damaged picture") from None


def is_badge(data: bytes) -> bool:
    """Whether the proof of an Open Badge is baked into a picture."""
    with suppress(RefusedError):
        return data.startswith(b"\x89PNG") and any(note.startswith(_BADGES) for note in notes(data))
    return False


def _in_png(data: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IEND":
            break
        if kind not in _SHOWN:
            yield _words(kind, content)
    if at != len(data) or length:
        raise RefusedError(_BEHIND)


def _words(kind: bytes, content: bytes) -> bytes:
    """What a note says, unpacked where it is packed."""
    name, _, rest = content.partition(b"\0")
    with suppress(zlib.error):
        if kind in _PACKED:
            for start in (rest[1:], rest[2:].split(b"\0", 2)[-1]):
                if start[:1] == b"\x78":
                    return name + b"\n" + zlib.decompressobj().decompress(start, _LARGEST)
    return content


def _in_jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        if data[at] != 0xFF:  # noqa: PLR2004 - begins every part of a JPEG
            raise RefusedError(_BEHIND)
        kind = data[at + 1]
        if kind == _END:
            break
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        content = data[at + 4 : at + 2 + length]
        usual = content.startswith(_NAMED.get(kind, b"\1\2\3"))
        if (kind == 0xFE or 0xE0 <= kind <= 0xEF) and not (usual and length < 20):  # noqa: PLR2004
            yield content
        at += 2 + length
        if kind == _SCAN:
            at = _after_scan(data, at)
    if data[at + 2 :].strip(b"\0"):
        raise RefusedError(_BEHIND)


def _after_scan(data: bytes, at: int) -> int:
    """Where the points of a JPEG end: at a mark that is no zero and no restart."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] == 0xFF:  # noqa: PLR2004 - fills up
            at += 1
        elif data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004
            return at
        else:
            at += 2


def _in_webp(data: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack("<I", data[4:8])
    at = 12
    while at < min(len(data), size + 8):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind not in _SHOWN:
            yield data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if at != len(data):
        raise RefusedError(_BEHIND)


def _in_gif(data: bytes) -> Iterator[bytes]:
    file = io.BytesIO(data)

    def table(flags: int) -> None:
        if flags & 0x80:
            file.read(3 << ((flags & 7) + 1))

    def blocks() -> bytes:
        found = b""
        while size := file.read(1)[0]:
            found += file.read(size)
        return found

    table(file.read(13)[10])
    while (mark := file.read(1)) != b";":
        if mark == b",":
            table(file.read(9)[8])
            file.read(1)
            blocks()
        elif mark == b"!":
            label, content = file.read(1), blocks()
            loops = content.startswith((b"NETSCAPE2.0", b"ANIMEXTS1.0")) and len(content) < 15  # noqa: PLR2004
            if label != b"\xf9" and not loops:
                yield content
        else:
            raise RefusedError(_BEHIND)
    if file.read():
        raise RefusedError(_BEHIND)
