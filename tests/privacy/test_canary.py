"""Nothing leaves that was not meant to: a canary in every place, every byte of every build."""

from __future__ import annotations

import calendar
import datetime
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import canaries
import portfolios
import pytest
from canaries import NEVER, Cage
from portfolios import AUDIENCES, MATERIAL, Site

from portfolio.entries import KINDS

CANARY = re.compile(r"kanari\d+q|\d{4}-\d{2}-\d{2}|73[12]\d{4}|7,3[12]\d,\d{3}")
LONG_DAY = re.compile(r"\b\d{1,2} (?:" + "|".join(calendar.month_name[1:]).casefold() + r") 20\d{2}\b")

# The parts of a body, in which every word is printed.
PART = re.compile(r", (a part|a private part|a part for the \w+|self and stress|well-being|impact on me), ")


@pytest.fixture(scope="module")
def cage() -> Cage:
    return canaries.portfolio()


@pytest.fixture(scope="module")
def sites(cage: Cage, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    project = portfolios.write(tmp_path_factory.mktemp("canary"), {**cage.files, "./mkdocs.yml": MATERIAL})
    sites = {audience: portfolios.build(project, audience) for audience in AUDIENCES}
    for site in sites.values():
        assert site.error is None, site.said
    return sites


@pytest.fixture(scope="module")
def found(sites: dict[str, Site]) -> dict[str, set[str]]:
    """Per audience every canary that was written: in names and contents, unpacked and decoded."""
    return {
        audience: {
            word
            for content in (*map(str.encode, site.files), *site.files.values())
            for text in portfolios.decoded(content)
            for word in _caught(text.casefold())
        }
        for audience, site in sites.items()
    }


def _caught(text: str) -> Iterator[str]:
    yield from (word.replace(",", "") for word in CANARY.findall(text))
    for written in LONG_DAY.findall(text):
        yield datetime.datetime.strptime(written, "%d %B %Y").date().isoformat()  # noqa: DTZ007


def test_there_is_a_canary_in_every_place(cage: Cage):
    places = Counter(canaries.kinds_of_places(cage.canaries))
    for kind, model in KINDS.items():
        for name in model.written():
            assert f"\n{name}:" in "".join(
                text for text in cage.files.values() if isinstance(text, str) and f"kind: {kind}\n" in text
            ), f"no {kind} has {name}"
    assert len(cage.canaries) > 2_000
    assert places["a private part, table cell"] == len(KINDS) * 5 + 1  # and the profile
    assert len({canary.word for canary in cage.canaries}) == len(cage.canaries)
    assert all(CANARY.fullmatch(canary.word) for canary in cage.canaries)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_byte_holds_what_its_readers_may_not_see(cage: Cage, found: dict[str, set[str]], audience: str):
    hidden = [canary for canary in cage.canaries if not canary.may_be_seen_by(audience)]
    assert len(hidden) > 100
    escaped = [f"{c.place} ({c.word}), for {c.reach}" for c in hidden if c.word in found[audience]]
    assert not escaped, f"{len(escaped)} canaries escaped to {audience}"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_its_readers_may_see_is_there(cage: Cage, found: dict[str, set[str]], audience: str):
    in_a_body = [
        canary
        for canary in cage.canaries
        if canary.may_be_seen_by(audience)
        and (PART.search(canary.place) or canary.place.endswith((", title", ", last text", ", id")))
        and not canary.place.startswith(("link to a hidden", "hidden ", "profile, posts", "profile, themes"))
        and not canary.place.endswith(("link name", "details of the file"))  # nobody prints these
    ]
    assert len(in_a_body) > 200
    missing = [
        f"{canary.place} ({canary.word})" for canary in in_a_body if canary.word not in found[audience]
    ]
    assert not missing, f"{len(missing)} canaries are lost to {audience}"


def test_search_finds_what_is_there_and_nothing_else(cage: Cage, sites: dict[str, Site]):
    by_place = {canary.place: canary.word for canary in cage.canaries}
    for folder in ("words", "texts"):
        files = [name for name in sites["public"].files if name.startswith(f"search/{folder}/")]
        found = "".join(map(sites["public"].page, files))
        assert by_place["public training, a part, table cell"] in found, folder
        assert by_place["public training, a private part, table cell"] not in found, folder


def test_a_day_is_found_however_it_is_written():
    assert set(_caught('<time datetime="2020-03-01">1 march 2020</time> kanari0001q-kanari0002q')) == {
        "2020-03-01",
        "kanari0001q",
        "kanari0002q",
    }


def test_what_never_travels_is_marked_so(cage: Cage):
    assert {c.place.rpartition(", ")[2] for c in cage.canaries if c.reach == NEVER} >= {
        "comment",
        "comment of its own",
    }


def test_a_hidden_word_is_found_where_it_is_only_packed_or_encoded(tmp_path: Path):
    site = Site(
        tmp_path, files={"a.gz": gzip.compress(b"kanari"), "b.json": b'{"a": "k\\u0061nari"}', "c": b""}
    )
    assert site.holding("kanari") == {"a.gz", "b.json"}
