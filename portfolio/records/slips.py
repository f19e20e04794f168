"""What phones and editors make of the signs around the fields, read as it was meant where that is certain.

A phone writes one long dash for three hyphens, an editor an empty first line, a web page a space that
is none. A text is looked at here only after it could not be read as typed, so nothing that reads by
itself is ever read in another way. Words are not touched: only fences, and the signs that line up fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.problems import signs

_DASHES = "\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d-"
_SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = re.compile(f"[{signs.UNSEEN}]")
_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LIKE_FENCE = re.compile(rf"(?!-\Z)[{_DASHES}]+|\\---|[*_]{{3,}}|(?:[-*_] ){{2,}}[-*_]")
_WITH_WORD = re.compile(r"-{3,} ?(?:ya?ml|json)", re.IGNORECASE)
_CODE = re.compile(r"(`{3,}|~{3,}) ?(?:ya?ml|json)?", re.IGNORECASE)
_FIELD = re.compile(r"\W*[^\W\d][\w-]*\s*[:\ufe55\uff1a\u2236](?!//)")  # what would be lost below a fence
_KEY = re.compile(
    rf"(?P<before>[{_SPACES}]*)(?P<bullet>[\u2022\u2023\u2043\u2219\u25aa\u25ab\u25a0\u25a1\u25cb\u25cf\u25e6"
    rf"\u00b7\u2212*{_DASHES}][{_SPACES}]+)?(?:(?P<key>[^\W\d][\w-]*)(?P<colon>[{_SPACES}]*"
    rf"(?:[:\ufe55](?=[{_SPACES}]|\Z)|[\uff1a\u2236\ufe13]))(?P<gap>[{_SPACES}]*))?"
)
_LONG_TEXT = re.compile(r"[|>][-+\d]*\s*(?:#.*)?\Z")


@dataclass(frozen=True, slots=True)
class Slip:
    """One line as it is written and as it is read; `new` is None where it is passed over."""

    line: int
    old: str
    new: str | None
    sign: str = ""  # the sign that made the difference, by its name


@dataclass(frozen=True, slots=True)
class Meant:
    """The lines of a text as they were meant; the fields begin below line `start`, counted from 0."""

    lines: list[str]
    start: int
    slips: tuple[Slip, ...]


def meant(lines: list[str]) -> Iterator[Meant]:
    """What the lines of a file may have been meant to be; the most certain first."""
    start = next((number for number, line in enumerate(lines) if _seen(line)), None)
    if start is None:
        return
    first = lines[start]
    code = _CODE.fullmatch(_seen(first))
    opens = code or _FENCE.fullmatch(first) or _is_like(first) or _WITH_WORD.fullmatch(_seen(first))
    if not opens:
        return
    ends = [_code_end(lines, start, code[1])] if code else [_end(lines, start), _like_end(lines, start)]
    for end in dict.fromkeys(ends):
        if end is not None:
            yield from _with(lines, start, end)


def ends_fields(line: str) -> bool:
    """Whether a line ends the fields, or looks as if it did."""
    return bool(_CLOSING.fullmatch(line)) or _is_like(line)


def almost_closed(lines: list[str]) -> int | None:
    """The line, from 0, that seems to end the fields, although more of them follow."""
    return next((number for number, line in enumerate(lines) if number and _is_like(line)), None)


def without(lines: list[str], slips: tuple[Slip, ...]) -> list[str]:
    """The lines with what is mended in them, and without what is passed over."""
    by_line = {slip.line - 1: slip.new for slip in slips}
    mended = (by_line.get(number, line) for number, line in enumerate(lines))
    return [line for line in mended if line is not None]


def _with(lines: list[str], start: int, end: int) -> Iterator[Meant]:
    fences = [Slip(number + 1, lines[number], None) for number in range(start)]
    fences += [_fence(lines, number) for number in (start, end) if not _CLOSING.fullmatch(lines[number])]
    inside = [*_inside(lines, start + 1, end)]
    for slips in (fences, [*fences, *inside] if inside else []):
        if slips:
            changed = {slip.line - 1: slip.new or "" for slip in slips}
            yield Meant([changed.get(n, line) for n, line in enumerate(lines)], start, tuple(slips))


def _fence(lines: list[str], number: int) -> Slip:
    line = lines[number]
    odd = next((sign for sign in line if sign not in "-*_`~\\ \t" and not sign.isalpha()), "")
    return Slip(number + 1, line, "---", signs.named(odd) if odd else "")


def _end(lines: list[str], start: int) -> int | None:
    return next((n for n in range(start + 1, len(lines)) if _CLOSING.fullmatch(lines[n])), None)


def _like_end(lines: list[str], start: int) -> int | None:
    """The first line that looks like a fence, unless fields follow it, which would be read as words."""
    for number in range(start + 1, len(lines)):
        if _is_like(lines[number]) or _CLOSING.fullmatch(lines[number]):
            return None if _fields_follow(lines, number) else number
    return None


def _fields_follow(lines: list[str], number: int) -> bool:
    below = lines[number + 1 :]
    until = next((n for n, line in enumerate(below) if _CLOSING.fullmatch(line)), None)
    if until is None:
        below = [line for line in below if line.strip()][:1]
    return any(_FIELD.match(line) for line in below[:until])


def _code_end(lines: list[str], start: int, marks: str) -> int | None:
    return next((n for n in range(start + 1, len(lines)) if lines[n].strip() == marks), None)


def _inside(lines: list[str], first: int, end: int) -> Iterator[Slip]:
    """The lines of the fields in which a sign is not what it looks like; long texts are left alone."""
    deeper: int | None = None
    for number in range(first, end):
        line = lines[number]
        depth = len(line) - len(line.lstrip())
        if deeper is not None and (depth > deeper or not line.strip()):
            continue
        deeper = depth if _LONG_TEXT.search(line) else None
        new = _lined_up(line)
        if new != line:
            odd = next((a for a, b in zip(line, new, strict=False) if a != b), line[-1:])
            yield Slip(number + 1, line, new, signs.named(odd))


def _lined_up(line: str) -> str:
    """A line with plain signs before its words: spaces, the hyphen of a list, a colon with its space."""
    begins = len(line) - len(line.lstrip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
    line = line[begins:]
    found = _KEY.match(line)
    if not found or not found[0]:
        return line
    rest = line[found.end() :]
    before = re.sub(rf"[{_SPACES}]", " ", found["before"].replace("\t", "  "))
    bullet = "- " if found["bullet"] else ""
    key = f"{found['key']}:{' ' if rest else ''}" if found["key"] else ""
    if found["key"] and found["colon"].strip(" ") == ":" and not _odd(found["gap"]):
        key = found["key"] + found["colon"] + found["gap"]
    return f"{before}{bullet}{key}{rest}"


def _odd(gap: str) -> bool:
    return bool(gap.strip(" "))


def _is_like(line: str) -> bool:
    return bool(_LIKE_FENCE.fullmatch(_seen(line))) and not _FENCE.fullmatch(line)


def _seen(line: str) -> str:
    """A line without what nobody sees around and in it."""
    return _UNSEEN.sub("", line).strip()
