"""Drafts: kept by a name, given back as they were, and a damaged one never stops anybody."""

from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.keeping.drafts import FOLDER, Drafts

NINE = datetime.datetime(2026, 4, 8, 9, 0, tzinfo=datetime.UTC)
WORDS = st.text(max_size=20)
VALUES = st.dictionaries(
    WORDS, WORDS | st.lists(WORDS | st.integers() | st.none() | st.booleans()), max_size=4
)


@given(values=VALUES)
def test_a_draft_comes_back_as_it_was(values: dict, tmp_path_factory: pytest.TempPathFactory) -> None:
    drafts = Drafts(tmp_path_factory.mktemp("drafts"))
    drafts.keep("new-1", values, NINE)
    draft = drafts.get("new-1")
    assert (draft.name, draft.values, draft.when) == ("new-1", values, NINE)


def test_the_newest_comes_first_and_one_can_be_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert (drafts.all(), drafts.get("new-1")) == ((), None)
    drafts.drop("new-1")
    for hour, name in enumerate(["new-2", "new-1", "new-3", "new-2"]):
        drafts.keep(name, {"hour": hour}, NINE + datetime.timedelta(hours=hour))
    assert [(draft.name, draft.values["hour"]) for draft in drafts.all()] == [
        ("new-2", 3),
        ("new-3", 2),
        ("new-1", 1),
    ]
    drafts.drop("new-3")
    assert [draft.name for draft in drafts.all()] == ["new-2", "new-1"]


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "A", "a.json", "a\n", "é", "x" * 65])
def test_a_name_that_could_be_a_path_is_refused(tmp_path: Path, name: str) -> None:
    drafts = Drafts(tmp_path)
    for use in (drafts.get, drafts.drop, lambda name: drafts.keep(name, {}, NINE)):
        with pytest.raises(ValueError):
            use(name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"null", b"\xff", b"{}", b'{"when": 1, "values": {}}', b'{"when": "x", "values": {}}',
     b'{"when": "2026-04-08T09:00:00+00:00", "values": 1}', b"[" * 100_000],
)  # fmt: skip
def test_a_damaged_draft_is_none_and_kept_aside(tmp_path: Path, damaged: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("good", {"a": 1}, NINE)
    drafts.keep("bad", {}, NINE)
    (tmp_path / FOLDER / "bad.json").write_bytes(damaged)
    assert [draft.name for draft in drafts.all()] == ["good"]
    assert drafts.get("bad") is None
    assert (tmp_path / FOLDER / "bad.damaged").read_bytes() == damaged
    drafts.keep("bad", {"a": 2}, NINE)
    assert drafts.get("bad").values == {"a": 2}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    Drafts(tmp_path).keep("new-1", {"title": "Waiting"}, NINE)
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / FOLDER / "new-1.json").stat().st_mode) == 0o600
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"
