"""An office file taken apart: its parts, with every byte of the file accounted for.

A ZIP file has room for more than its parts: before, between and behind them, in comments, in what
pads them, and behind the end of what is packed. Office programs leave all of that empty.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from portfolio.guard.looked import LARGEST

MOST_PARTS = 5_000
_LOCAL = struct.Struct("<4sHHHHHIIIHH")  # what stands before each part
_END = struct.Struct("<4sHHHHIIH")  # what stands at the end of the file
_CENTRAL = 46  # bytes of an entry in the list of parts, without its words
_LOCKED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_DESCRIBED = 0x8  # sizes stand behind the part
_DESCRIPTIONS = (12, 16, 20, 24)
# Extra fields and the most bytes each may have: times, owners and room for large sizes.
_EXTRA = {0x0001: 28, 0x5455: 13, 0x5855: 12, 0x7875: 15, 0x000A: 36, 0xCAFE: 0}
_PADDING = 0xA220  # what Office leaves free for a part to grow: zeros
_MORE = "it holds something between or behind its parts"


class RefusedError(Exception):
    """Carries out why a file cannot be looked through; never leaves `guard`."""


def parts(data: bytes) -> Mapping[str, bytes]:
    """Every part of an office file by its name. Raises RefusedError where there could be more."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.header_offset)
        comment, start = archive.comment, archive.start_dir
    if len(members) > MOST_PARTS:
        raise RefusedError("it has too many parts")
    names = [member.filename for member in members]
    if comment or len(set(names)) != len(names):
        raise RefusedError(_MORE)
    _list_of_parts(data, members, start)
    found: dict[str, bytes] = {}
    left = LARGEST
    for member, end in zip(members, [*(one.header_offset for one in members[1:]), start], strict=True):
        found[member.filename] = _unpacked(member, _packed(data, member, end), left)
        left -= len(found[member.filename])
    if members and members[0].header_offset:
        raise RefusedError(_MORE)
    return found


def _list_of_parts(data: bytes, members: list[zipfile.ZipInfo], start: int) -> None:
    """The list at the end of the file holds the parts, is where it says, and nothing else."""
    fields = _END.unpack(data[-_END.size :])
    size, offset = fields[5], fields[6]
    told = sum(_CENTRAL + len(_raw_name(one)) + len(one.extra) for one in members)
    if fields[0] != b"PK\x05\x06" or start != offset or start + size + _END.size != len(data):
        raise RefusedError(_MORE)
    if told != size or any(one.comment or "\0" in one.orig_filename for one in members):
        raise RefusedError(_MORE)
    for one in members:
        _only_usual(one.extra)


def _packed(data: bytes, member: zipfile.ZipInfo, end: int) -> bytes:
    """A part as it is packed, which must reach as far as the next one."""
    if member.flag_bits & _LOCKED:
        raise RefusedError("it is locked with a password")
    at = member.header_offset
    fields = _LOCAL.unpack(data[at : at + _LOCAL.size])
    name = data[at + _LOCAL.size :][: fields[9]]
    extra = data[at + _LOCAL.size + fields[9] :][: fields[10]]
    begin = at + _LOCAL.size + fields[9] + fields[10]
    rest = end - begin - member.compress_size
    plain = rest == 0 or (member.flag_bits & _DESCRIBED and rest in _DESCRIPTIONS)
    if fields[0] != b"PK\x03\x04" or name != _raw_name(member) or not plain:
        raise RefusedError(_MORE)
    if rest and struct.pack("<I", member.CRC) not in data[begin + member.compress_size : end][:8]:
        raise RefusedError(_MORE)
    _only_usual(extra)
    return data[begin : begin + member.compress_size]


def _unpacked(member: zipfile.ZipInfo, packed: bytes, most: int) -> bytes:
    if member.compress_type == zipfile.ZIP_STORED:
        found, whole = packed, True
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        opened = zlib.decompressobj(-zlib.MAX_WBITS)
        found = opened.decompress(packed, most + 1)
        if len(found) > most:
            raise RefusedError("it unpacks to more than 50 MB")
        whole = opened.eof and not opened.unused_data
    else:
        raise RefusedError("it is packed in a way that no office program uses")
    if len(found) > most:
        raise RefusedError("it unpacks to more than 50 MB")
    if not whole or len(found) != member.file_size or zlib.crc32(found) != member.CRC:
        raise RefusedError(_MORE)
    return found


def _raw_name(member: zipfile.ZipInfo) -> bytes:
    return member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437")


def _only_usual(extra: bytes) -> None:
    for number, content in _fields(extra):
        padding = number == _PADDING and not any(content[4:])
        if not padding and len(content) > _EXTRA.get(number, -1):
            raise RefusedError(_MORE)


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    while extra:
        if len(extra) < 4:  # noqa: PLR2004 - a number and a length
            raise RefusedError(_MORE)
        number, length = struct.unpack("<HH", extra[:4])
        if length > len(extra) - 4:
            raise RefusedError(_MORE)
        yield number, extra[4 : 4 + length]
        extra = extra[4 + length :]
