"""The one way out to the terminal: what is printed cannot steer it, nor repeat a term of the private list.

File names and field values may hold characters that move the cursor, hide a line or turn the
direction of writing, and a message may quote the very word that must not be repeated. Both are
dealt with here, once, for every command and for whatever a library prints.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from portfolio.guard.deny_list import DenyList

REPLACED = "\N{REPLACEMENT CHARACTER}"
_COLOURS = re.compile("(\x1b\\[(?:0|1|31|33)m)")  # what we write ourselves, where a terminal shows it
# Control characters except newline and tab, characters that turn the direction, and lone surrogates.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """A text with nothing in it that could steer a terminal."""
    return _STEERING.sub(REPLACED, text)


@dataclass
class Terms:
    """The private list, read the first time something is printed."""

    config_file: Path | None = None
    _list: DenyList | None = field(default=None, repr=False)

    def masked(self, text: str) -> str:
        """A text with every listed term covered."""
        if self._list is None:
            self._list = _read(self.config_file)
        if not self._list or not self._list.hits_in_name(text):
            return text
        # Line by line, so that a term covers no more than its line; then as a whole, for a term that
        # runs over the end of a line.
        return self._list.masked("\n".join(map(self._list.masked, text.split("\n"))))

    def belong_to(self, config_file: Path) -> None:
        """Use the list that a mkdocs.yml names."""
        if config_file != self.config_file:
            self.config_file, self._list = config_file, None


TERMS = Terms()


def _read(config_file: Path | None) -> DenyList:
    from portfolio.guard.deny_list import read
    from portfolio.site.programs import list_named_in

    place = list_named_in(config_file) if config_file else None
    project = (config_file or Path("mkdocs.yml")).absolute().parent
    return read(place, project)[0]


class _Printed(io.TextIOBase):
    """A stream that passes on only what is harmless and not listed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text. Bytes are refused, so that nothing gets past."""
        if not isinstance(text, str):
            raise TypeError("only text is printed")
        pieces = _COLOURS.split(text) if self._stream.isatty() else [text]
        cleaned = (
            piece if number % 2 else TERMS.masked(harmless(piece)) for number, piece in enumerate(pieces)
        )
        self._stream.write("".join(cleaned))
        return len(text)

    def flush(self) -> None:
        """Write out what is waiting."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether it goes to a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The number of the file behind it."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Always."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """How characters become bytes."""
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """What becomes of characters that cannot."""
        return self._stream.errors


@contextmanager
def guarded() -> Iterator[None]:
    """Send everything printed meanwhile through here."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Printed(out), _Printed(err)
    TERMS.config_file = None
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


@contextmanager
def asking() -> Iterator[None]:
    """Let a question draw on the terminal directly. Its words must already be `harmless`."""
    through = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (
        stream._stream if isinstance(stream, _Printed) else stream  # noqa: SLF001 - our own
        for stream in through
    )
    try:
        yield
    finally:
        sys.stdout, sys.stderr = through
