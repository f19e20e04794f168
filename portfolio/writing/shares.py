"""The four words of sharing in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.share import Share

MEANING: Mapping[str, str] = {
    Share.PRIVATE: "only you",
    Share.SUPERVISOR: "you, and your supervisor when you hand it over",
    Share.REGULATOR: "the same, and whoever renews your registration",
    Share.PUBLIC: "anyone you show it to",
}


def choices() -> tuple[tuple[str, str], ...]:
    """Every share, and what it means: `Private: only you`."""
    return tuple((str(share), _words(share)) for share in Share)


def sentence(share: str) -> str:
    """A share and what it means, as a sentence."""
    return f"{_words(share)}."


def _words(share: str) -> str:
    return f"{share.capitalize()}: {MEANING[share]}"
