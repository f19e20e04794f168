"""`portfolio.json` is written as Python's own encoder writes it, letter by letter."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from portfolio.views.portfolio_json import _text

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DATA = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)


@given(DATA)
def test_the_text_is_that_of_the_encoder_with_one_space_a_level(value: object) -> None:
    assert _text(value) == json.dumps(value, ensure_ascii=False, indent=1)
