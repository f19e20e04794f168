"""A label as it is compared with others, and how well it fits a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NUMBERED = re.compile(r"^\s*(?:question |q)?\d{1,2}\s*[.):]\s*", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:required|optional|if any|if known|if applicable|max[^()]*|up to [^()]*)\)", re.IGNORECASE
)
_PLURAL = re.compile(r"\((e?s)\)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_SPELT = {
    "learned": "learnt",
    "organization": "organisation",
    "organizer": "organiser",
    "practise": "practice",
}
_LONGEST = 300
_A_SENTENCE = 4  # words; a label that goes on after so many of a name still asks the same
_RUN_TOGETHER = 8  # letters; `coursename`, `timecompleted`


@lru_cache(maxsize=4096)
def folded(label: str) -> tuple[str, ...]:
    """The words of a label: small letters, no numbering, one spelling. Empty for what is no label."""
    text = unicodedata.normalize("NFKC", label[: _LONGEST + 1])
    if len(text) > _LONGEST:
        return ()
    text = _ASIDE.sub(" ", _NUMBERED.sub("", _CAMEL.sub(" ", text)))
    text = _PLURAL.sub(r"\1", text).casefold().replace("'", "").replace("’", "")
    return tuple(_SPELT.get(word, word) for word in _WORDS.findall(text))


def is_called(label: str, name: str) -> bool:
    """Whether a label is a name: the whole phrase, a sentence that begins with it, or run together."""
    return Names((name,)).rank(label) is not None


class Names:
    """Some names for one thing, the most usual first, and the words that may stand beside them."""

    def __init__(self, names: Sequence[str], beside: Collection[str] = ()) -> None:
        """Names as people write them; words beside them change nothing."""
        self.names = tuple(names)
        self._folded = tuple(map(folded, names))
        self._joined = {"".join(name): at for at, name in enumerate(self._folded)}
        self._begin = tuple((at, name) for at, name in enumerate(self._folded) if len(name) >= _A_SENTENCE)
        self._words = frozenset(beside).union(*self._folded)
        self._beside = frozenset(beside)

    def rank(self, label: str) -> tuple[int, int, int] | None:
        """How well the names fit a label, the least first; None where none does.

        First is how: the whole phrase, or with words beside it that change nothing. A label with any
        other word in it is another thing: *Impact score* is no impact.
        """
        words = folded(label)
        if not words:
            return None
        if words in self._folded:
            return 0, self._folded.index(words), 0
        if len(words) == 1 and len(words[0]) >= _RUN_TOGETHER and words[0] in self._joined:
            return 0, self._joined[words[0]], 0
        for at, name in self._begin:
            if words[: len(name)] == name:
                return 0, at, 0
        return self._beside_words(words) if self._words.issuperset(words) else None

    def _beside_words(self, words: tuple[str, ...]) -> tuple[int, int, int] | None:
        fits = [
            (len(words) - len(name), at)
            for at, name in enumerate(self._folded)
            if set(name) <= set(words) and all(word in name or word in self._beside for word in words)
        ]
        return (1, min(fits)[1], min(fits)[0]) if fits else None
