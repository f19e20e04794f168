"""Bytes changed anywhere: what a broken download or an old disk makes of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

Change = tuple[float, int, bytes]  # how far in, how many bytes go, what comes instead


def changes(pieces: Sequence[bytes], most: int) -> st.SearchStrategy[list[Change]]:
    """A few changes, of which some put in one of these pieces."""
    put = st.one_of(st.sampled_from(pieces), st.binary(max_size=8))
    return st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), put), max_size=most)


def mutated(data: bytes, changed: Iterable[Change]) -> bytes:
    """The bytes with these changes, one after another."""
    for where, cut, put in changed:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    return data
