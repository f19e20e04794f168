"""How a text is folded for search: the same here and in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from portfolio.site.search.folding import words_in
from portfolio.site.search.shards import shard_of

ROOT = Path(__file__).resolve().parents[3]
CASES = yaml.safe_load((ROOT / "tests/cases/search/folding.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_is_found_by_its_words(case: dict[str, Any]):
    assert words_in(case["text"]) == set(case["found"])


@pytest.mark.parametrize(
    ("word", "shard"),
    [("kettle", "ke"), ("k", "k"), ("a&e", "a_26"), ("οδοσ", "_3bf_3b4"), ("倾听", "_503"), ("4.2", "4_2e")],
)
def test_a_word_lies_in_the_file_of_its_first_letters(word: str, shard: str):
    assert shard_of(word) == shard
