"""A paragraph that holds a label and its answer, or is a heading though no style says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio.writing.forms.labels import folded
from portfolio.writing.word import boxes
from portfolio.writing.word.asked import is_known, meanings
from portfolio.writing.word.values import Paragraph, Piece

_LABELLED = re.compile(r"([^:\n\t]{2,120}?)\s*(?::[ \t]*|\t+)(.*)", re.DOTALL)
_LONGEST_LINE = 14  # words of a line that may be a heading by being bold
_LONGEST_QUESTION = 40


def filled(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """The labels and answers of a line with fields in it; none where it is a sentence with fields."""
    pairs: list[tuple[str, str]] = []
    label = ""
    for piece in pieces:
        said = label.strip(" \t\n:")
        if not piece.fills:
            label += piece.text
            continue
        if not said and pairs and piece.title in {"", pairs[-1][0]}:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {piece.text}".strip())
        elif _is_label(label, piece.title):
            pairs.append((said or piece.title, piece.text))
        else:
            return []
        label = ""
    has_boxes = any(boxes.read(answer).answer != answer for _, answer in pairs)
    return [] if label.strip(" \t\n.") or (has_boxes and len(pairs) > 1) else pairs


def _is_label(label: str, title: str) -> bool:
    """Whether words before a field ask for it, and are no part of a sentence that goes on in it."""
    said = label.strip(" \t\n:")
    if not said:
        return bool(title)
    return is_known(said) or label.rstrip(" ").endswith((":", "?", "\t")) or folded(said) == folded(title)


def labelled(paragraph: Paragraph) -> tuple[str, str] | None:
    """A label and its answer in one line: `Date: 4 March 2026`; the label is one we know, or bold."""
    found = _LABELLED.fullmatch(paragraph.text)
    if not found or paragraph.mark:
        return None
    label = found[1].strip()
    first = next((piece for piece in paragraph.pieces if piece.text.strip()), None)
    is_bold = first is not None and first.bold and not paragraph.is_bold and len(first.text) >= len(label)
    if is_bold or is_known(label):
        return label, found[2]
    return None


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a line is a heading though no style says so: a question of a form, or short and bold."""
    text = paragraph.text
    if "\n" in text or len(text.split()) > _LONGEST_QUESTION:
        return False
    if len(text.split()) > 1 and any(name[:1].isupper() for name in meanings(text.rstrip(": "))):
        return True
    return paragraph.is_bold and len(text.split()) <= _LONGEST_LINE and not text.endswith((".", ","))
