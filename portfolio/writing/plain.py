"""Words from a cell or a prompt → Markdown that shows them exactly as they are.

A cell may hold anything: a formula, a line of hyphens, HTML, `{share=public}`. None of it may
become a heading, a comment, a link or a limit, so whatever Markdown could read as more than text
is written as an entity or with a backslash. Every line is its own paragraph.
"""

from __future__ import annotations

import re

_ENTITIES = {"&": "&amp;", "<": "&lt;", "[": "&#91;", "{": "&#123;"}
_ENTITY = re.compile(r"&(?=#?\w+;)|[<\[{]")
_ESCAPED = re.compile(r"([\\`*]|(?<![^\W_])_|_(?![^\W_])|!(?=\[))")
_FIRST = re.compile(r"([#>+-]|!(?=!)|\d+(?=[.)]))")
_FIRST_ENTITY = re.compile(r"[:~?]|=+\Z")
# What our link finder reads as an HTML attribute, anywhere in a line.
_ATTRIBUTE = re.compile(r"\b(href|src|srcset|data|poster|action|cite|background)(\s*)=", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# What a reader of our headings would take for a word on sharing.
_SHARE = re.compile(r"\b(sh?ar?e?\w*\s*)([=:])", re.IGNORECASE)
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Text without invisible control characters, with plain line ends, stripped."""
    return _CONTROL.sub("", _BREAK.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Text as one line with single spaces."""
    return " ".join(clean(text).split())


def as_markdown(text: str) -> str:
    """Text as Markdown that renders as that text."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n\n".join(_line(line) for line in lines if line)


def shortened(text: str, longest: int) -> str:
    """Text, cut after a word with an ellipsis if it is too long."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _line(line: str) -> str:
    line = _ESCAPED.sub(r"\\\1", line)
    line = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], line)
    line = _ATTRIBUTE.sub(r"\1\2&#61;", line)
    line = _SHARE.sub(lambda said: f"{said[1]}&#{ord(said[2])};", line)
    if mark := _FIRST.match(line):
        digits = mark[0].isdigit()
        return f"{mark[0]}\\{line[mark.end() :]}" if digits else f"\\{line}"
    if _FIRST_ENTITY.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return line
