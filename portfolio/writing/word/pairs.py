"""The text of a document → what it asks and what was answered, in order, and the logs in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portfolio.writing import table_days, tables
from portfolio.writing.tables import Row
from portfolio.writing.word import boxes, grids
from portfolio.writing.word.asked import Asked, asks_for_words, is_known, without_explanation
from portfolio.writing.word.grids import is_log, rows_below, stand_above
from portfolio.writing.word.labelled import filled, is_heading, labelled
from portfolio.writing.word.values import TITLE, Block, Cell, Grid, LeftOut, Paragraph

_BOLD_LEVEL = 8
_LONGEST_TITLE = 14  # words
_LINE_TO_FILL = re.compile(r"[\s_.…-]*")
_UNTICKED = "Choices that were not ticked"
_EXPLAINED = "Explanations beside labels"


@dataclass
class Read:
    """What has been read: the title, what was asked and answered, and the rows of each log."""

    left_out: LeftOut
    title: str = ""
    asked: list[Asked] = field(default_factory=list)
    logs: list[list[Row]] = field(default_factory=list)
    _now: Asked | None = None  # what the next words belong to
    _after_log: bool = False

    def add(self, blocks: Iterable[Block]) -> None:
        """Read on."""
        for block in blocks:
            if isinstance(block, Grid):
                self._grid(block)
            elif block.text or any(piece.fills for piece in block.pieces):
                self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        self._after_log = False
        if paragraph.level == TITLE or (paragraph.level and not self.title and not self.asked):
            self.title = f"{self.title} {text}".strip() if paragraph.level == TITLE else text
            self._now = None
        elif paragraph.level:
            self._ask(text, paragraph.level)
        elif pairs := filled(paragraph.pieces):
            last = self.asked[-1] if self.asked else None
            for label, answer in pairs:
                if last and not last.level and label == last.label == paragraph.pieces[0].title:
                    last.lines.append(self._ticked(answer))  # a control of several paragraphs
                else:
                    self._pair(label, answer)
        elif pair := labelled(paragraph):
            self._pair(*pair)
        elif paragraph.is_bold and self._may_be_title(paragraph):
            self.title = text
        elif is_heading(paragraph):
            self._ask(text.rstrip(": "), _BOLD_LEVEL)
        else:
            self._say(paragraph.line)

    def _ask(self, label: str, level: int = 0) -> Asked:
        self._now = Asked(self._label(label), [], level)
        self.asked.append(self._now)
        return self._now

    def _pair(self, label: str, answer: str) -> None:
        label, answer = self._label(label), answer.strip()
        before = self._now
        made = self._ask(label)
        made.lines.append(self._ticked(answer))
        if answer and not asks_for_words(label):
            self._now = before  # a day or a number ends where it ends

    def _label(self, text: str) -> str:
        label, explanation = without_explanation(text.strip().rstrip(":").strip())
        self.left_out.add(_EXPLAINED, explanation)
        return " ".join(label.split())

    def _say(self, line: str) -> None:
        if self._now is None:
            self._ask("")
        if self._now is not None:
            self._now.lines.append(self._ticked(line))

    def _say_apart(self, line: str) -> None:
        """A line that is no part of a day, a title or a number above it."""
        if self._now and is_known(self._now.label) and not asks_for_words(self._now.label):
            self._now = None
        self._say(line)

    def _ticked(self, answer: str) -> str:
        if _LINE_TO_FILL.fullmatch(answer):
            return ""
        ticks = boxes.read(answer)
        for choice in ticks.unticked:
            self.left_out.add(_UNTICKED, choice)
        return ticks.answer

    def _grid(self, grid: Grid) -> None:
        rows, explained = grids.headed(grid)
        if self._goes_on(rows):
            log = self.logs[-1]
            log += [Row(log[-1].number + at, self._each_ticked(row.cells)) for at, row in enumerate(rows, 1)]
        elif is_log(grid, rows):
            for explanation in explained:
                self.left_out.add(_EXPLAINED, explanation)
            self.logs.append(
                [Row(row.number, self._each_ticked(row.cells)) for row in rows_below(grid, rows)]
            )
            self._after_log = True
        else:
            self._after_log = False
            self._form(grid)

    def _goes_on(self, rows: Sequence[Row]) -> bool:
        """Whether a table goes on with a log that another one right above began."""
        if not self._after_log or not rows or tables.heading(rows) is not None:
            return False
        at = tables.heading(self.logs[-1]) or 0
        headings = self.logs[-1][at].cells
        return len(rows[0].cells) == len(headings) and any(
            table_days.stretch(cell) is not None for cell in rows[0].cells if cell.strip()
        )

    def _each_ticked(self, cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._ticked(cell) for cell in cells)

    def _form(self, grid: Grid) -> None:
        rows = [[cell for cell in row if cell is not None] for row in grid.rows]
        at = 0
        while at < len(rows):
            row = rows[at]
            below = rows[at + 1] if at + 1 < len(rows) else []
            alike = grids.rows_alike(row, rows[at + 1 :])
            if len(alike) > 1:
                self._small_table(row, alike)
            elif stand_above(row, below):
                for label, answer in zip(row, below, strict=True):
                    self._pair(label.text, answer.text)
                alike = [below]
            else:
                self._form_row(row, is_last=not below)
            at += 1 + len(alike)
        self._now = None

    def _small_table(self, labels: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            self._say_apart(_with_labels(labels, row))
        for label, *below in zip(labels, *rows, strict=True):
            if not any(cell.text for cell in below):
                self.asked.append(Asked(self._label(label.text)))

    def _form_row(self, row: Sequence[Cell], *, is_last: bool) -> None:
        said = [cell for cell in row if cell.text]
        sort = grids.sort_of(row)
        if sort == "wide":
            self._only_cell(row[0], is_last=is_last)
        elif sort == "pair":
            self._pair_of_cells(row[0], row[1])
        elif sort == "pairs":
            self._pairs(row)
        elif sort == "ticked":
            self._say_apart(f"{row[0].text} {row[1].text}")
        elif sort == "line":
            self._say_apart(" | ".join(" ".join(cell.text.split()) for cell in said))
        elif sort == "more":
            self._more(said)
        else:
            for cell in said:
                self._only_cell(cell, is_last=True)

    def _pairs(self, row: Sequence[Cell]) -> None:
        for label, answer in zip(row[::2], row[1::2], strict=True):
            if label.text or answer.text:
                self._pair(label.text, answer.text)

    def _more(self, said: Sequence[Cell]) -> None:
        """Cells without a label beside them: fields with titles, or more of the answer above."""
        for cell in said:
            if grids.only_fields(cell):
                self.add(cell.blocks)
            else:
                self._say(cell.text)

    def _may_be_title(self, paragraph: Paragraph) -> bool:
        is_first = not self.title and not self.asked
        is_short = len(paragraph.text.split()) <= _LONGEST_TITLE and not paragraph.text.endswith(
            (".", "?", ":")
        )
        return is_first and is_short and not is_known(paragraph.text) and not labelled(paragraph)

    def _pair_of_cells(self, label: Cell, answer: Cell) -> None:
        made = Asked(self._label(label.text))
        self.asked.append(made)
        self._now = made
        made.lines.append(self._ticked(answer.text))

    def _only_cell(self, cell: Cell, *, is_last: bool) -> None:
        """A cell as wide as the table: a question, an answer, both, or a small page of its own."""
        said = [block for block in cell.blocks if isinstance(block, Grid) or block.text or block.pieces]
        first = said[0] if said else None
        is_label = isinstance(first, Paragraph) and (
            is_known(first.text) or first.is_bold or bool(first.level) or first.text.endswith((":", "?"))
        )
        if isinstance(first, Paragraph) and len(said) == 1 and not is_last and self._may_be_title(first):
            self.title = first.text
        elif isinstance(first, Paragraph) and len(said) == 1 and is_label and not labelled(first):
            if not filled(first.pieces):
                self._ask(first.text.rstrip(": "), 0)
            else:
                self.add(said)
        elif isinstance(first, Paragraph) and is_label and len(said) > 1 and not labelled(first):
            self._ask(first.text.rstrip(": "), 0)
            self.add(said[1:])
        else:
            self.add(said)


def _with_labels(labels: Sequence[Cell], row: Sequence[Cell]) -> str:
    """A row of a small table in one line: `Action: call the school; who: me`."""
    said = [
        (label.text.strip(" :\n"), " ".join(cell.text.split()))
        for label, cell in zip(labels, row, strict=True)
    ]
    return "; ".join(f"{' '.join(label.split())}: {words}" for label, words in said if words)
