"""What to write instead of a line that YAML cannot read."""

from __future__ import annotations

import re

_CLOSING = {"[": "]", "{": "}"}
_GLUED = re.compile(r"\s*[\w-]+:\S")
_BULLET = re.compile(r"\s*[•·–—*]")
_ASKS = re.compile(r"\?\s*[,\]}]")
_BACKSLASH = re.compile(r'"[^"]*\\[^"\\]')
_SHOWN = 30  # letters of a text that are repeated


def hint(line: str, before: str) -> str:
    """What is most often wrong with a line that YAML cannot read."""
    if "\t" in line:
        return _of_tab(line)
    if _ASKS.search(line) and re.search(r"[\[{]", before + line):
        return 'Put text that holds a question mark in quotes, as in: themes: ["What now?"].'
    if "\N{NO-BREAK SPACE}" in line:
        return "A space here was pasted and is none. Delete it and type it again."
    if _BACKSLASH.search(line):
        return 'Write two backslashes where you mean one, as in: title: "notes\\\\today".'
    _, colon, value = line.partition(": ")
    return _of_value(value.strip()) or _of_line(line, before, bool(colon))


def _of_tab(line: str) -> str:
    if "\t" not in line.lstrip():
        return "Use spaces, not a tab, at the start of the line."
    if "\t" not in line.rstrip():
        return "Delete the tab at the end of the line."
    return "Use spaces, not a tab, on this line."


def _of_value(value: str) -> str:
    mark = value[:1]
    shown = value[:_SHOWN]
    if mark and (mark in "@`%&*!|>" or value.startswith(("- ", "? "))):
        return f'Put the text in quotes, as in: title: "{shown}".'
    if (
        mark in _CLOSING
        and value.count(mark) == value.count(_CLOSING[mark])
        and not re.search("[\"']", value)
    ):
        return f"Put the text in quotes, as in: title: '{shown}'."
    if mark in {"'", '"'} and value.count(mark) > 1:
        inner = value.strip("'") if mark == "'" else value
        around = '"' if mark == "'" else "'"
        if around in inner:
            return "Leave out the quotation marks at the start and the end, or inside."
        return f"Put the whole text in other quotes, as in: title: {around}{inner}{around}."
    if mark not in {"'", '"', "[", "{"} and ": " in value:
        return (
            'Put text that holds a colon in quotes, as in: title: "Court: first hearing". '
            "They must be straight."
        )
    return ""


def _of_line(line: str, before: str, colon: bool) -> str:
    if before.count('"') % 2 or line.count('"') % 2 or (colon and line.partition(": ")[2].startswith("'")):
        return "A quotation mark is opened and not closed, on this line or the one before."
    if _GLUED.match(line) or (_GLUED.match(before) and not colon):
        return "Leave a space after the colon, as in: title: My day."
    if _BULLET.match(line):
        return "Begin each line of a list with a hyphen and a space, as in: - listening."
    return "Write one field a line: a name, a colon, a space and the text, as in: title: My day."
