"""Shares and headings drawn at random, and how far the words below a heading may travel at most."""

from __future__ import annotations

from hypothesis import strategies as st
from portfolios import AUDIENCES

WORDS = st.sampled_from(["Debate", "Self and stress", "Well-being", "Impact on me", "Learning needs"])
SHARES = st.sampled_from(AUDIENCES)
PARTS = st.tuples(st.integers(1, 4), WORDS, st.none() | SHARES)
LIMITS = {"debate": "public", "learning needs": "public", "impact on me": "supervisor"}


def least(*shares: str) -> str:
    """The narrowest of some shares."""
    return min(shares, key=AUDIENCES.index)
