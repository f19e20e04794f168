"""The files of search: written whole, or only those that one changed page concerns."""

from __future__ import annotations

import shutil
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portfolio.site.search import shards
from portfolio.site.search.postings import PageWords


def write(site: Path, pages: Iterable[PageWords]) -> None:
    """Write everything anew. A page has its number from its place among `pages`."""
    for folder in ("words", "texts"):
        shutil.rmtree(site / shards.FOLDER / folder, ignore_errors=True)
        (site / shards.FOLDER / folder).mkdir(parents=True)
    words: shards.Words = defaultdict(list)
    heads: list[Any] = []
    together: list[Any] = []
    for number, page in enumerate(pages):
        for word, place in shards.places(page, number).items():
            words[word].append(place)
        heads.append(shards.head_of(page))
        together.append(shards.texts_of(page))
        if len(together) == shards.TOGETHER:
            _put(site, shards.texts_name(number), together)
            together.clear()
    if together:
        _put(site, shards.texts_name(len(heads) - 1), together)
    by_shard: dict[str, shards.Words] = defaultdict(dict)
    for word, found in words.items():
        by_shard[shards.shard_of(word)][word] = found
    for shard, some in by_shard.items():
        shards.path(site, shards.words_name(shard)).write_bytes(shards.words_script(shard, some))
    shards.path(site, "pages").write_bytes(shards.pages_script(heads, by_shard))


def update(
    site: Path, number: int, before: PageWords, after: PageWords, into: Path | None = None
) -> frozenset[str]:
    """Write what changed with one page, to the same bytes as `write` would. Returns the files concerned.

    They are written `into` another folder, if one is given; then a file that is not there must go.
    """
    into = into or site
    touched: set[str] = set()
    if shards.texts_of(before) != shards.texts_of(after):
        name = shards.texts_name(number)
        together = shards.data_in(site, name)
        together[number % shards.TOGETHER] = shards.texts_of(after)
        _put(into, name, together)
        touched.add(name)
    had, has = shards.places(before, number), shards.places(after, number)
    changed: dict[str, set[str]] = defaultdict(set)
    for word, _ in had.items() ^ has.items():
        changed[shards.shard_of(word)].add(word)
    come: set[str] = set()
    gone: set[str] = set()
    for shard, moved in changed.items():
        path = shards.path(site, shards.words_name(shard))
        words: shards.Words = {}
        if path.is_file():
            words |= shards.data_in(site, shards.words_name(shard))
        else:
            come.add(shard)
        for word in moved:
            _move(words, word, had.get(word), has.get(word))
        if words:
            _write(into, shards.words_name(shard), shards.words_script(shard, words))
        else:
            if into == site:
                path.unlink()
            gone.add(shard)
        touched.add(shards.words_name(shard))
    if come or gone or shards.head_of(before) != shards.head_of(after):
        known = shards.data_in(site, "pages")
        known["pages"][number] = shards.head_of(after)
        listed = (set(known["words"]) | come) - gone
        _write(into, "pages", shards.pages_script(known["pages"], listed))
        touched.add("pages")
    return frozenset(f"{shards.FOLDER}/{name}.js" for name in touched)


def follow(
    site: Path, changes: Iterable[tuple[PageWords | None, PageWords | None]], into: Path | None = None
) -> frozenset[str]:
    """Bring the files up to date with some pages, before and after; nothing if the site has no search.

    With `into`, for one page alone: see `update`.
    """
    touched: frozenset[str] = frozenset()
    if shards.path(site, "pages").is_file():
        numbers = {head[0]: number for number, head in enumerate(shards.data_in(site, "pages")["pages"])}
        for before, after in changes:
            if before and after and before != after:
                touched |= update(site, numbers[before.address], before, after, into)
    return touched


def _move(words: shards.Words, word: str, old: int | None, new: int | None) -> None:
    """Take one place of a word out, and put another in."""
    found = words.setdefault(word, [])
    if old is not None:
        found.remove(old)
    if new is not None:
        insort(found, new)
    if not found:
        del words[word]


def _put(site: Path, name: str, data: object) -> None:
    _write(site, name, shards.script(name, data))


def _write(site: Path, name: str, data: bytes) -> None:
    path = shards.path(site, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
