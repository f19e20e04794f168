"""Words in another writing: which way they run, and in which language a screen reader should read them.

A writing tells the direction for certain, and often the language. Where it does not, as in Welsh or
Polish, the writer may say so: `{lang=cy}` behind a heading or below a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from xml.etree import ElementTree as etree  # noqa: N813 - only changed here, never read

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

EXTENSION = "portfolio.text.tongue"  # as a list of Markdown's extensions names this module
_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "summary", "blockquote"}
)
_ONE_LANGUAGE = {
    "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "LAO": "lo",
    "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa",
    "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "SINHALA": "si", "KHMER": "km",
    "MYANMAR": "my", "ETHIOPIC": "am", "DEVANAGARI": "hi", "CJK": "zh", "ARABIC": "ar", "THAANA": "dv",
}  # fmt: skip
_BY_LETTERS = (  # letters that only one language of a writing has
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2\u06c1]")),
    ("ps", re.compile("[\u069a\u0681\u06bc\u0693\u0696]")),
    ("ckb", re.compile("[\u0695\u06b5\u06ce\u06c6]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("uk", re.compile("[\u0456\u0457\u0454\u0491]", re.IGNORECASE)),
    ("ru", re.compile("[\u044b\u044d\u0451]", re.IGNORECASE)),
)
_LETTERS_OF = {"ARABIC": ("ur", "ps", "ckb", "fa"), "CJK": ("ja",), "CYRILLIC": ("uk", "ru")}


@lru_cache(maxsize=1024)
def attributes(text: str) -> Mapping[str, str]:
    """`lang` and `dir` of a text that is not in the letters of English; nothing of one that is."""
    if text.isascii():
        return {}
    found: dict[str, str] = {}
    strong = next((way for sign in text if (way := unicodedata.bidirectional(sign)) in {"L", "R", "AL"}), "L")
    if language := _language(text):
        found["lang"] = language
    if strong != "L":
        found["dir"] = "rtl"
    return found


def _language(text: str) -> str:
    """The language of the writing that most letters are of."""
    letters = [unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha()]
    if not letters:
        return ""
    writing, many = Counter(letters).most_common(1)[0]
    if many * 2 <= len(letters):
        return ""
    own = _LETTERS_OF.get(writing, ())
    by_letters = next((name for name, only in _BY_LETTERS if name in own and only.search(text)), "")
    return by_letters or _ONE_LANGUAGE.get(writing, "")


class _Tongues(Treeprocessor):
    """Says of each block of a page what its writing tells, unless its writer said it."""

    def run(self, root: etree.Element) -> None:
        for block in root.iter():
            if block.tag in _BLOCKS:
                for name, said in attributes("".join(block.itertext())).items():
                    if name not in block.attrib:
                        block.set(name, said)


class _OfWriting(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name for it
        """Look at the blocks once all else of a page is made."""
        md.treeprocessors.register(_Tongues(md), "tongue", 1)


def makeExtension(**settings: object) -> Extension:  # noqa: N802 - Markdown looks for this name
    """The extension, as Markdown asks a module for it."""
    return _OfWriting(**settings)
