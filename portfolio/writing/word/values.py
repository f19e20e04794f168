"""What a document is once it is read: paragraphs and tables, in order, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

TITLE = -1  # the level of a document's own title


@dataclass(frozen=True)
class Piece:
    """Words of one look. In a content control or form field they fill in what its `title` asks."""

    text: str
    bold: bool = False
    fills: bool = False
    title: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `level` is that of a heading, 0 for none; `mark` what a list puts before it."""

    pieces: tuple[Piece, ...]
    level: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def line(self) -> str:
        """Its words with the mark of its list."""
        return f"{self.mark} {self.text}".strip() if self.text else ""

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        said = [piece for piece in self.pieces if piece.text.strip()]
        return bool(said) and all(piece.bold for piece in said)


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `goes_on` where it is the lower part of one that began above."""

    blocks: tuple[Block, ...] = ()
    goes_on: bool = False

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(lines(self.blocks))

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        said = [one for one in self.blocks if not isinstance(one, Paragraph) or one.text]
        return bool(said) and all(isinstance(one, Paragraph) and (one.is_bold or one.level) for one in said)


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells by column. None is a column that the cell to its left reaches over."""

    rows: tuple[tuple[Cell | None, ...], ...]


Block = Paragraph | Grid


@dataclass
class LeftOut:
    """What a reader sees in a document and no entry will hold, by why."""

    said: dict[str, list[str]] = field(default_factory=dict)

    def add(self, why: str, words: str) -> None:
        """Some words, once for each time they are seen."""
        if words.strip():
            self.said.setdefault(why, []).append(" ".join(words.split()))

    def sentences(self) -> tuple[str, ...]:
        """A line for each reason."""
        return tuple(f"{why}: {'; '.join(words)}" for why, words in self.said.items())


@dataclass(frozen=True)
class Document:
    """A document: its text, and what stands at the top and bottom of its pages."""

    blocks: tuple[Block, ...]
    around: tuple[Block, ...]
    left_out: LeftOut


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines of some blocks; a row of a table is one line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.line:
                yield block.line
        else:
            for row in block.rows:
                said = [" ".join(cell.text.split()) for cell in row if cell]
                if any(said):
                    yield " | ".join(one for one in said if one)
