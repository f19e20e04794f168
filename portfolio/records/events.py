"""The events of a YAML text, the same on every machine.

PyYAML has two scanners, its own and libyaml where that is installed, and they do not agree on every
text. What one of them refuses is refused here. PyYAML's own decides; libyaml, twenty times as fast,
is asked first only where both are known to agree, and never why a text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

_LIBYAML = getattr(yaml, "CSafeLoader", None)
_ONLY_LIBYAML_READS = re.compile(  # and texts like them
    r"\t"
    r"|[|>][-+\d]*#"  # a note that touches the mark of a text
    r"|\A[^\[{]*[\[{](?s:.)*\?"  # a question mark inside brackets
)
_HALF_A_LETTER = re.compile(r"[\ud800-\udfff]")
_GLUED = re.compile(r"\s*:[,\[\]{}]")


class UnreadableError(Exception):
    """A text that is not YAML, with the line and column to mend, counted from 0."""

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column


def quick(text: str) -> list[yaml.Event] | None:
    """The events from libyaml; None if it is missing, refuses the text, or might be alone in reading it."""
    if _LIBYAML is None or _ONLY_LIBYAML_READS.search(text):
        return None
    try:
        return list(iter(_LIBYAML(text).get_event, None))
    except yaml.YAMLError:
        return None


def sure(text: str) -> Iterator[yaml.Event]:
    """The events from PyYAML's own scanner, one at a time: a text nested too deep is not read on."""
    loader = yaml.SafeLoader(text)
    brackets = 0  # that are open
    try:
        for event in iter(loader.get_event, None):
            if isinstance(event, yaml.ScalarEvent):
                _refuse_what_libyaml_refuses(event, text, brackets > 0)
            elif isinstance(event, yaml.CollectionStartEvent):
                brackets += bool(brackets or event.flow_style)
            elif isinstance(event, yaml.CollectionEndEvent):
                brackets -= bool(brackets)
            yield event
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(*_to_mend(error)) from None
    except (ValueError, OverflowError):  # a number too large for what it stands for, as in "\UFFFFFFFF"
        raise UnreadableError(loader.line, loader.column) from None


def _refuse_what_libyaml_refuses(event: yaml.ScalarEvent, text: str, in_brackets: bool) -> None:
    """Half a letter; a name in brackets whose colon touches what follows; a text that begins with a tab."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # never: events that come from text know their place
        return
    if _HALF_A_LETTER.search(event.value):  # written as an escape: "\ud800"
        raise UnreadableError(start.line, start.column)
    if in_brackets and event.style in (None, "") and event.value and _GLUED.match(text, end.index):
        raise UnreadableError(end.line, end.column)
    if event.style in ("|", ">") and event.value.lstrip("\n").startswith("\t"):
        before = text[: text.index("\t", start.index)]
        raise UnreadableError(before.count("\n"), len(before) - before.rfind("\n") - 1)


_BEGUN = ("while scanning a simple key", "while scanning a quoted", "while scanning a double-quoted",
          "while scanning a single-quoted")  # fmt: skip


def _to_mend(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Where to point: at the start of a field or quotation left unfinished, else where reading stopped."""
    begun = str(error.context).startswith(_BEGUN)  # the line before is the one to mend
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)
