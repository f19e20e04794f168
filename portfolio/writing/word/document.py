"""The bytes of a .docx → its text as its reader sees it, and what stands around its pages."""

from __future__ import annotations

from portfolio.writing.tables import UnreadableError
from portfolio.writing.word import archive
from portfolio.writing.word.blocks import Blocks
from portfolio.writing.word.looks import Marks, Styles
from portfolio.writing.word.tree import Node
from portfolio.writing.word.values import Block, Document, LeftOut

_NOTES = (("footnotes", "footnote", "Footnote"), ("endnotes", "endnote", "Endnote"))
_AROUND = frozenset({"header", "footer"})


def read(data: bytes) -> Document:
    """A document. Raises UnreadableError with a sentence that says why it cannot be read."""
    try:
        return _read(archive.read(data))
    except RecursionError:
        raise UnreadableError(archive.DAMAGED) from None


def _read(parts: archive.Archive) -> Document:
    root = parts.part(parts.main)
    body = root.first("body") if root else None
    if body is None:
        raise UnreadableError(archive.DAMAGED)
    left_out = LeftOut()
    blocks = Blocks(
        Styles(parts.of_kind("styles")), Marks(parts.of_kind("numbering")), _notes(parts), left_out
    )
    read = blocks.read(body)
    around: list[Block] = []
    for target in dict.fromkeys(name for kind, name in parts.related.values() if kind in _AROUND):
        page = parts.part(target)
        around += blocks.read(page) if page else ()
    comments = parts.of_kind("comments")
    if comments:
        left_out.add("Comments in the margin", _said(comments))
    return Document(read, tuple(around), left_out)


def _notes(parts: archive.Archive) -> dict[tuple[str, str], Node]:
    notes: dict[tuple[str, str], Node] = {}
    for kind, tag, name in _NOTES:
        part = parts.of_kind(kind)
        for one in part.inside if part else []:
            if one.tag == tag:
                notes[name, one.given.get("id", "")] = one
    return notes


def _said(comments: Node) -> str:
    return "; ".join("".join(t.text for t in one.every("t")) for one in comments.inside)
