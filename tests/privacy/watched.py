"""A small portfolio full of canaries, and what of it stands anywhere in a folder that was built."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path
from urllib.parse import unquote

import canaries
from canaries import NEVER, ORDER, Cage, Canary

BIRD = re.compile(r"kanari\d{4,5}q")
HOME = "practitioners/rowan"


def cage(*kinds: str) -> Cage:
    """Rowan with an entry of each kind for each audience, and one with fields held back; Imogen, who
    shares nothing; and open pages that say nothing of hidden entries."""
    found = Cage()
    found.post = found.word("profile, posts, id", "supervisor")
    canaries._profile(found, HOME)
    for kind in kinds or ("supervision", "reflection"):
        for share in ORDER:
            canaries.entry(found, kind, share, f"{share} {kind}")
        limits = {"ratings": "public", "stress": "regulator", "themes": "private", "evidence": "supervisor"}
        canaries.entry(found, kind, "public", f"limited {kind}", limits)
    canaries._alone(found)
    for dropping in ("{}.bak", "~${}.docx", ".{}.md", "_{}.md", "{}.txt"):
        word = found.word(f"{dropping}, name", NEVER)
        found.files[f"{HOME}/{dropping.format(word)}"] = found.word(f"{dropping}, inside", NEVER)
    for reach, codes in found.standards.items():
        standards = ", ".join(f"{{code: {code}, title: Standard {code}}}" for code in codes)
        title = found.word(f"framework cited for {reach}, title", reach)
        found.files[f"frameworks/{reach}.yml"] = (
            f"{{id: own-{reach}, title: {title}, owner: Rowan, "
            f"versions: [{{version: '1', from: 2000-01-01, source: ours, standards: [{standards}]}}]}}"
        )
    word = found.word("open page", "public")
    found.files["pages/about.md"] = f"---\ntags: [openness]\n---\n\n# About\n\nOpen words {word}.\n"
    return found


def linked(found: Cage) -> Cage:
    """The same, and an entry and an open page that speak of hidden entries in every way there is."""
    canaries._links(found, HOME)
    return found


@dataclass(frozen=True)
class Left:
    """What stands in a folder: how much of it was read, and every canary in it with its file."""

    files: int
    size: int
    text: str
    birds: Mapping[str, str]

    def hidden(self, cage: Cage, audience: str | None) -> list[str]:
        """The canaries an audience may not see, or with None nobody, that are there all the same."""
        return [
            f"{one.place} ({one.word}, for {one.reach}) in {self.birds.get(one.word, '?')}"
            for one in cage.canaries
            if not (audience and one.may_be_seen_by(audience)) and self.holds(one)
        ]

    def shown(self, cage: Cage, audience: str) -> int:
        """How many canaries are there that may be."""
        return sum(one.may_be_seen_by(audience) and self.holds(one) for one in cage.canaries)

    def holds(self, one: Canary) -> bool:
        return one.word in (self.birds if BIRD.fullmatch(one.word) else self.text)


def left_in(folder: Path) -> Left:
    """Read every byte of a folder, unpacked and decoded, and the names of files and folders."""
    pieces, birds, size, files = [], {}, 0, 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        readings = [name]
        if path.is_file():
            content = path.read_bytes()
            files, size = files + 1, size + len(content)
            readings += readings_of(content)
        for text in readings:
            pieces.append(text)
            birds |= dict.fromkeys(BIRD.findall(text), name)
    return Left(files, size, "\n".join(pieces), birds)


def readings_of(content: bytes) -> Iterator[str]:
    """A file's text as it is, unpacked, and with escapes of JSON, HTML and addresses undone."""
    if content[:2] == b"\x1f\x8b":
        yield from readings_of(gzip.decompress(content))
        return
    if content[:1] == b"\x78":
        with suppress(zlib.error):
            yield from readings_of(zlib.decompress(content))
    text = content.decode("utf-8", errors="replace").casefold()
    yield text
    once = unquote(html.unescape(text))
    if once != text:
        yield once
    with suppress(ValueError):
        yield json.dumps(json.loads(content.removeprefix(b"var __index = ")), ensure_ascii=False).casefold()
    for packed in re.findall(rb"base64,([A-Za-z0-9+/]+=*)", content):
        with suppress(ValueError):
            yield from readings_of(base64.b64decode(packed))
    if b"\0" in content:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield content.decode(encoding, errors="replace").casefold()


def covering(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A few orders in which any three names stand in each of their six orders: greedy, always the same."""

    def triples(order: tuple[str, ...]) -> set[tuple[str, ...]]:
        return set(combinations(order, 3))

    every = list(permutations(names))
    wanted = {triple for order in every for triple in triples(order)}
    found: list[tuple[str, ...]] = []
    while wanted:
        best = max(every, key=lambda order: len(wanted & triples(order)))
        found.append(best)
        wanted -= triples(best)
    return found


__all__ = ["HOME", "Left", "cage", "covering", "left_in", "linked", "readings_of"]
