"""What a text says once its escapes and its markup are undone.

A reader sees `Jo&shy;hn`, `Jo%68n` and `<b>Jo</b>hn` as the same name. Short terms are looked for
in the words and values of a page only: `max-width` and `<mark>` are not people. Long ones are
looked for in everything.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

_ROUNDS = 3  # escapes within escapes
_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CODE = re.compile(r"(<[sS]((?i:cript|tyle))\b[^>]*>)(.*?)(?=</[sS]\2)", re.DOTALL)
_CLASS = re.compile(r"""class=("[^"]*"|'[^']*')""")
_STYLE = re.compile(r"""style=("[^"]*"|'[^']*')""")
_PROPERTY = re.compile(r"[\w-]+\s*:")
_VALUE = re.compile(r"""=(?<!class=)(?<!style=)\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+)""")
_THEMES = ("md-", "pf-")  # how Material and our own theme begin their classes
_QUOTED = re.compile(
    r"""'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|/\*.*?\*/|(?<![:\\])//[^\n]*|url\([^)]*\)""",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")


@dataclass(frozen=True, repr=False)
class Reading:
    """One way to read a file: its words, and anything in it, code included."""

    words: str
    anything: str


def of_text(text: str) -> tuple[str, ...]:
    """A text as it is, and with its escapes undone step by step, with and without its tags."""
    found = [text]
    for _ in range(_ROUNDS):
        further = _unescaped(unquote(html.unescape(found[-1])))
        if further == found[-1]:
            break
        found.append(further)
    return tuple(dict.fromkeys([*found, *(without_tags(one) for one in found if "<" in one)]))


def of_page(text: str) -> tuple[Reading, ...]:
    """A page of HTML or XML."""
    asides: list[str] = []

    def aside(found: re.Match[str]) -> str:
        asides.append(found[1])
        return " "

    def code(found: re.Match[str]) -> str:
        asides.append(_unescaped(_quoted(found[3])))
        return found[1]

    page = text.replace("<![CDATA[", " ").replace("]]>", " ")
    if "<!--" in page:
        page = _COMMENT.sub(aside, page)
    page = _CODE.sub(code, page)
    values = _VALUE.findall(page)
    if "style=" in page:
        values += [_PROPERTY.sub(" ", one) for one in set(_STYLE.findall(page))]
    values += [one for some in set(_CLASS.findall(page)) for one in _classes(some)]
    words = "\n".join([_TAG.sub(" ", page), *values, *asides])
    return _in_steps(Reading(words, text))


def of_json(text: str) -> tuple[Reading, ...]:
    """A file of JSON: every name and value in it. Read as code where it is no JSON after all."""
    try:
        words = "\n".join(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return of_code(text)
    return _in_steps(Reading(words, text))


def of_code(text: str) -> tuple[Reading, ...]:
    """A style sheet or script: what stands in quotes and comments are its words."""
    words = _unescaped(_quoted(text))
    return _in_steps(Reading(words, text))


def of_plain(text: str) -> tuple[Reading, ...]:
    """Any other text."""
    return tuple(Reading(one, one) for one in of_text(text))


def without_tags(text: str) -> str:
    """A text without its tags and comments; where they stood, a word may go on."""
    return _TAG.sub(" ", _COMMENT.sub(" ", text))


def _in_steps(reading: Reading) -> tuple[Reading, ...]:
    """A reading with HTML escapes undone, and with addresses decoded too where that differs."""
    plain = Reading(_without_escaped_tags(reading.words), _plain(reading.anything))
    if not _PERCENT.search(plain.words) and not _PERCENT.search(plain.anything):
        return (plain,)
    return plain, Reading(_without_escaped_tags(unquote(plain.words)), _plain(unquote(plain.anything)))


def _without_escaped_tags(words: str) -> str:
    """Words with escapes undone; where that shows new tags, also without them."""
    found = _plain(words)
    return f"{found}\n{without_tags(found)}" if "<" in found else found


def _plain(text: str) -> str:
    for _ in range(_ROUNDS):
        if "&" not in text:
            break
        further = html.unescape(text)
        if further == text:
            break
        text = further
    return text


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves written apart
    return text.replace("\\n", "\n").replace("\\t", " ")


def _quoted(code: str) -> str:
    return "\n".join(_QUOTED.findall(code))


def _classes(values: str) -> Iterator[str]:
    return (one for one in values.strip("\"'").split() if not one.startswith(_THEMES))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)
