"""The words of a paragraph as its reader sees them: insertions in, deletions out, fields by their result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from portfolio.writing.word import controls, symbols
from portfolio.writing.word.tree import Node
from portfolio.writing.word.values import LeftOut, Piece

_UNSEEN = frozenset(
    {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "tblPr",
        "annotationRef", "fldData", "ctrlPr", "rubyPr",
    }
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ANCHORS = frozenset({"drawing", "pict", "object"})
_NOTES = {"footnoteReference": "Footnote", "endnoteReference": "Endnote"}
PROMPTS = "Prompts of fields that nobody filled in"
HIDDEN = "Hidden words"
DRAWN = "Drawn or from another program, to be looked at in the document"


@dataclass(frozen=True)
class _Look:
    """How words look where the walk is: bold, and inside what control."""

    bold: bool = False
    fills: bool = False
    title: str = ""
    day: str = ""


@dataclass
class Runs:
    """Walks through paragraphs. `notes` holds footnotes and endnotes; `boxes` gets what text boxes hold."""

    notes: Mapping[tuple[str, str], Node]
    left_out: LeftOut
    boxes: Callable[[Node], None]
    _fields: list[bool] = field(default_factory=list)  # of each field around here: is this its result?
    _old_field: bool = False

    def pieces(self, node: Node, *, bold: bool, around: controls.Control | None = None) -> list[Piece]:
        """The words in an element; `around` is the control that the whole of it stands in."""
        look = _Look(bold, around is not None, around.title if around else "", around.day if around else "")
        return list(_joined(self._walk(node, look)))

    def _walk(self, node: Node, look: _Look) -> Iterator[Piece]:
        for one in node.inside:
            if one.tag in _UNSEEN:
                continue
            if one.tag == "r":
                yield from self._run(one, look)
            elif one.tag == "sdt":
                yield from self._control(one, look)
            elif one.tag == "AlternateContent":
                yield from self._walk(chosen(one), look)
            elif one.tag in _ANCHORS:
                self.anchored(one)
            elif one.tag == "fldChar":
                yield from self._field(one, look)
            elif all(self._fields):
                yield from self._word(one, look)

    def _run(self, run: Node, look: _Look) -> Iterator[Piece]:
        bold = run.first("rPr", "b")
        inside = replace(look, bold=run.is_on("rPr", "b")) if bold else look
        said = list(self._walk(run, inside))
        if run.is_on("rPr", "vanish") or run.is_on("rPr", "webHidden"):
            self.left_out.add(HIDDEN, "".join(piece.text for piece in said))
            return
        fonts = run.first("rPr", "rFonts")
        font = fonts.given.get("ascii", fonts.given.get("hAnsi", "")) if fonts else ""
        for piece in said:
            yield replace(piece, text=symbols.in_font(piece.text, font))

    def _word(self, one: Node, look: _Look) -> Iterator[Piece]:
        if one.tag == "t":
            yield self._piece(one.text, look)
        elif one.tag in _SIGNS:
            yield self._piece(_SIGNS[one.tag], look)
        elif one.tag == "sym":
            yield self._piece(symbols.sign(one.given.get("char", ""), one.given.get("font", "")), look)
        elif one.tag in _NOTES:
            yield from self._note(one, look)
        else:
            yield from self._walk(one, look)

    def _piece(self, text: str, look: _Look) -> Piece:
        return Piece(text, look.bold, look.fills or self._old_field, look.title)

    def _note(self, one: Node, look: _Look) -> Iterator[Piece]:
        name = _NOTES[one.tag]
        note = self.notes.get((name, one.given.get("id", "")))
        if note:
            inside = Runs({}, self.left_out, self.boxes)
            paragraphs = ["".join(p.text for p in inside._walk(each, look)) for each in note.every("p")]
            yield self._piece(f" ({name}: {' '.join(' '.join(paragraphs).split())})", look)

    def _control(self, sdt: Node, look: _Look) -> Iterator[Piece]:
        found = controls.control(sdt.first("sdtPr"))
        content = sdt.first("sdtContent")
        if found.is_contents or content is None:
            return
        if found.box:
            yield Piece(found.box, look.bold, fills=True, title=found.title)
            return
        if found.is_plain:
            yield from self._walk(content, look)
            return
        title = found.title or look.title
        said = list(_joined(self._walk(content, replace(look, fills=True, title=title))))
        words = "".join(piece.text for piece in said)
        if found.is_prompt or controls.is_prompt(words):
            self.left_out.add(PROMPTS, words)
            yield Piece("", look.bold, fills=True, title=title)
        elif found.day:
            yield Piece(controls.settled_day(words, found.day), look.bold, fills=True, title=title)
        else:
            yield from said

    def _field(self, one: Node, look: _Look) -> Iterator[Piece]:
        sort = one.given.get("fldCharType", "")
        if sort == "begin":
            data = one.first("ffData")
            shown = controls.old_field(data) if data else None
            if shown is not None and all(self._fields):
                yield Piece(shown, look.bold, fills=True, title=look.title)
            self._old_field = self._old_field or data is not None
            self._fields.append(False)
        elif sort == "separate" and self._fields:
            self._fields[-1] = True
        elif sort == "end" and self._fields:
            self._fields.pop()
            self._old_field = self._old_field and bool(self._fields)

    def anchored(self, node: Node) -> None:
        """Text boxes go to the page; pictures and charts are named."""
        for one in node.inside:
            if one.tag == "txbxContent":
                kept, self._fields = self._fields, []
                self.boxes(one)
                self._fields = kept
            elif one.tag == "AlternateContent":
                self.anchored(chosen(one))
            else:
                if one.tag in {"blip", "imagedata"}:
                    self.left_out.add(DRAWN, "a picture")
                elif one.tag in {"chart", "relIds", "OLEObject"}:
                    self.left_out.add(DRAWN, "a chart, a diagram or a file within the document")
                elif one.tag == "textpath":
                    self.left_out.add("Words drawn across the page", one.given.get("string", ""))
                self.anchored(one)


def chosen(alternatives: Node) -> Node:
    """Of the ways in which a thing is there twice, the first, and the other only where it has none."""
    return alternatives.first("Choice") or alternatives.first("Fallback") or Node("", {})


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one look as one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last and (last.bold, last.fills, last.title) == (piece.bold, piece.fills, piece.title):
            last = replace(last, text=last.text + piece.text)
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last
