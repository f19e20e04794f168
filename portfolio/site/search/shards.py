"""The files that search loads: which words, texts and pages lie in which, and how they read.

All are scripts that call one function with plain data, since a folder has nobody to ask for data.
Words and texts are in small files, so that a search loads those it needs; a page is known by its
number, so that a change to one page leaves the files of the others alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from portfolio.site.search.postings import PageWords

FOLDER = "search"
TOGETHER = 8  # pages whose texts share a file

_PAIRED_FROM = "\u0e00"  # from here on scripts have many letters: a file holds sixteen of them

Words = dict[str, list[int]]  # each word, and where: four times the number of a page, and the place there


def shard_of(word: str) -> str:
    """The name of the file with a word: its first two letters, as far as they make a name."""
    if word[0] >= _PAIRED_FROM:
        return f"_{ord(word[0]) >> 4:x}"
    return "".join(one if one.isascii() and one.isalnum() else f"_{ord(one):x}" for one in word[:2])


def places(page: PageWords, number: int) -> dict[str, int]:
    """Where each word of a page stands: 3 in its title, 2 in a heading, 1 in its text."""
    return {word: number * 4 + 3 - level for level, words in enumerate(page.words) for word in words.split()}


def texts_of(page: PageWords) -> list[Any]:
    """A page's tags and sections, as its file of texts has them."""
    return [list(page.tags), [[one.anchor, one.title, one.text] for one in page.sections]]


def head_of(page: PageWords) -> list[Any]:
    """What the list of all pages says of one."""
    return [page.address, page.title, page.rank, page.boost]


def words_name(shard: str) -> str:
    """The name of a file of words."""
    return f"words/{shard}"


def texts_name(number: int) -> str:
    """The name of the file with the texts of a page."""
    return f"texts/{number // TOGETHER}"


def script(name: str, data: object) -> bytes:
    """A file that hands over its data. It reads as it stands: the guard looks through it too."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'found("{name}",{text})\n'.encode("utf-8", errors="replace")


def words_script(shard: str, words: Mapping[str, Sequence[int]]) -> bytes:
    """The file of some words, in order."""
    return script(words_name(shard), [[word, words[word]] for word in sorted(words)])


def pages_script(heads: Sequence[object], shards: Iterable[str]) -> bytes:
    """The file that is loaded first: all pages, and which files of words there are."""
    return script("pages", {"words": sorted(shards), "pages": heads})


def path(site: Path, name: str) -> Path:
    """Where a file lies in a site."""
    return site / FOLDER / f"{name}.js"


def data_in(site: Path, name: str) -> Any:
    """What a file hands over, read back."""
    text = path(site, name).read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])
