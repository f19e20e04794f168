"""The body of a document → its paragraphs and tables in order, with merged cells and moved rows settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portfolio.writing.word import controls
from portfolio.writing.word.controls import Control
from portfolio.writing.word.looks import Marks, Styles, outline
from portfolio.writing.word.runs import DRAWN, PROMPTS, Runs, chosen
from portfolio.writing.word.tree import Node
from portfolio.writing.word.values import Block, Cell, Grid, LeftOut, Paragraph, Piece

_GONE = frozenset({"del", "moveFrom"})
_MOST_COLUMNS = 63  # as in Word


@dataclass
class Blocks:
    """Reads what stands in a body, a cell, a header or a text box."""

    styles: Styles
    marks: Marks
    notes: Mapping[tuple[str, str], Node]
    left_out: LeftOut
    _boxes: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._runs = Runs(self.notes, self.left_out, self._box)

    def read(self, node: Node) -> tuple[Block, ...]:
        """All blocks in an element."""
        blocks: list[Block] = []
        begun: list[Piece] = []  # a paragraph whose end was deleted goes on in the next
        for block, is_open in self._read(node, None):
            if isinstance(block, Paragraph):
                pieces = (*begun, *block.pieces)
                begun = list(pieces) if is_open else []
                if not is_open:
                    blocks.append(Paragraph(pieces, block.level, block.mark))
            else:
                blocks.append(block)
            boxes, self._boxes = self._boxes, []
            blocks += boxes
        return (*blocks, *((Paragraph(tuple(begun)),) if begun else ()))

    def _read(self, node: Node, around: Control | None) -> Iterator[tuple[Block, bool]]:
        for one in node.inside:
            if one.tag == "p":
                yield self._paragraph(one, around), one.first("pPr", "rPr", "del") is not None
            elif one.tag == "tbl":
                yield Grid(tuple(self._rows(one))), False
            elif one.tag == "sdt":
                yield from self._control(one, around)
            elif one.tag == "AlternateContent":
                yield from self._read(chosen(one), around)
            elif one.tag == "altChunk":
                self.left_out.add(DRAWN, "another document within it")
            elif one.tag not in _GONE:
                yield from self._read(one, around)

    def _control(self, sdt: Node, around: Control | None) -> Iterator[tuple[Block, bool]]:
        found = controls.control(sdt.first("sdtPr"))
        content = sdt.first("sdtContent")
        if content is None:
            return
        holds_others = any(True for tag in ("sdt", "tbl") for _ in content.every(tag))
        is_frame = holds_others or found.is_plain
        inside = list(self._read(content, around if is_frame else self._titled(found, around)))
        if found.is_contents:
            self.left_out.add("A table of contents", _words(inside))
        elif found.is_prompt and not is_frame:
            self.left_out.add(PROMPTS, _words(inside))
            yield Paragraph((Piece("", fills=True, title=found.title),)), False
        else:
            yield from inside

    def _titled(self, found: Control, around: Control | None) -> Control | None:
        return found if found.title or found.day else around

    def _paragraph(self, node: Node, around: Control | None) -> Paragraph:
        properties = node.first("pPr")
        named = properties.first("pStyle") if properties else None
        style = self.styles.of(named.val if named else "Normal")
        own = outline(properties)
        pieces = self._runs.pieces(node, bold=bool(style.bold), around=around)
        if around and around.day and len(pieces) == 1:
            pieces = [Piece(controls.settled_day(pieces[0].text, around.day), fills=True, title=around.title)]
        numbering = (properties.first("numPr") if properties else None) or style.list_
        has_words = any(piece.text.strip() for piece in pieces)
        mark = self.marks.next(numbering) if numbering and has_words else ""
        level = own if own is not None else style.level or 0
        return Paragraph(tuple(pieces), level, "" if level else mark)

    def _rows(self, node: Node) -> Iterator[tuple[Cell | None, ...]]:
        for one in node.inside:
            if one.tag == "tr":
                if one.first("trPr", "del") is None:
                    yield tuple(self._cells(one))
            elif one.tag == "sdt":
                yield from self._rows(one.first("sdtContent") or Node("", {}))
            elif one.tag not in _GONE and not one.tag.startswith("tbl"):
                yield from self._rows(one)

    def _cells(self, row: Node) -> Iterator[Cell | None]:
        before = row.first("trPr", "gridBefore")
        yield from [Cell()] * (_count(before) if before else 0)
        for cell, title in _cells(row, None):
            properties = cell.first("tcPr")
            blocks = Blocks(self.styles, self.marks, self.notes, self.left_out)
            around = Node("", {}, [cell])
            read = blocks.read_in(around, title)
            down = properties.first("vMerge") if properties else None
            aside = properties.first("hMerge") if properties else None
            if aside and aside.val != "restart":
                yield None
                continue
            if properties and properties.first("cellDel"):
                read = ()
            yield Cell(read, down is not None and down.val != "restart")
            span = properties.first("gridSpan") if properties else None
            yield from [None] * (_count(span) - 1 if span else 0)

    def read_in(self, node: Node, around: Control | None) -> tuple[Block, ...]:
        """All blocks in an element that stands in a control."""
        if around is None:
            return self.read(node)
        return tuple(block for block, _ in self._read(node, around)) + tuple(self._boxes)

    def _box(self, content: Node) -> None:
        boxes = Blocks(self.styles, self.marks, self.notes, self.left_out)
        self._boxes += boxes.read(content)


def _cells(row: Node, around: Control | None) -> Iterator[tuple[Node, Control | None]]:
    for one in row.inside:
        if one.tag == "tc":
            yield one, around
        elif one.tag == "sdt":
            found = controls.control(one.first("sdtPr"))
            content = one.first("sdtContent") or Node("", {})
            yield from _cells(content, found if not found.box else None)
        elif one.tag not in _GONE and one.tag not in {"trPr", "tblPrEx"}:
            yield from _cells(one, around)


def _count(node: Node) -> int:
    return min(int(node.val), _MOST_COLUMNS) if node.val.isdecimal() and len(node.val) < len("123456") else 1


def _words(inside: list[tuple[Block, bool]]) -> str:
    return " ".join(block.text for block, _ in inside if isinstance(block, Paragraph))
