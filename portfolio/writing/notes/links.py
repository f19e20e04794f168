"""Links between notes → links between entries. A file is named as left where it is, and never taken."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio.text import links
from portfolio.text.links import Link, address_of
from portfolio.writing.notes.note import Note, name_of
from portfolio.writing.plain import as_markdown, one_line

_WIKI = re.compile(r"(!?)\[\[([^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_OWN = ("dayone", ":/", "joplin:", "obsidian:", "file:", "attachment:", "evernote:", "logseq:")


@dataclass(frozen=True)
class Targets:
    """Where the notes of one import went: the file of an entry, by the path and by the names of its note."""

    by_path: Mapping[str, str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, went: Iterable[tuple[Note, str]]) -> Targets:
        """From each note and the file it went to."""
        by_path: dict[str, str] = {}
        by_name: dict[str, str] = {}
        for note, file in went:
            by_path[note.path] = file
            for name in (name_of(note.path), note.title, *note.aliases):
                by_name.setdefault(_folded(name), file)
        return cls(by_path, by_name)

    def named(self, name: str) -> str:
        """The file of the note that a name in double brackets means."""
        path = next((self.by_path[name + end] for end in ("", ".md") if name + end in self.by_path), "")
        return path or self.by_name.get(_folded(name_of(f"{name}.md")), "")


def settled(note: Note, here: str, targets: Targets) -> str:
    """The words of a note with each link led to an entry, or said as a file that was left."""
    wiki = _WIKI.finditer(links.blank_code(note.body))
    edits = [(found.start(), found.end(), _wiki(found, here, targets)) for found in wiki]
    for link in links.find(note.body):
        new = _link(link, note, here, targets)
        if new is not None:
            edits.append((link.start, link.end, new))
    done, parts = 0, []
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= done:  # else inside something already replaced
            parts += [note.body[done:start], new]
            done = end
    return "".join([*parts, note.body[done:]])


def _wiki(found: re.Match[str], here: str, targets: Targets) -> str:
    name = one_line(found[2])
    words = as_markdown(one_line(found[3] or name))
    if file := targets.named(name):
        return f"[{words}]({_relative(file, here)})"
    is_file = found[1] or (posixpath.splitext(name)[1] and " " not in posixpath.splitext(name)[1])
    return _left(name) if is_file else words


def _link(link: Link, note: Note, here: str, targets: Targets) -> str | None:
    """A link of Markdown: to an imported note, to a file that was left, or anywhere else as it is."""
    target = link.target.strip().strip("<>")
    if link.form not in {"inline", "image"}:
        return None
    if target.casefold().startswith(_OWN):
        return _left(link.label or "a file")
    if not link.path:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(note.path), link.path))
    file = targets.by_path.get(path) or targets.by_path.get(f"{path}.md", "")
    if file:
        return f"[{link.label}]({_relative(file, here)})"
    name = posixpath.basename(link.path)
    return _left(name) if link.form == "image" else f"{link.label} {_left(name)}".strip()


def _relative(file: str, here: str) -> str:
    return address_of(posixpath.relpath(file, posixpath.dirname(here) or "."))


def _left(name: str) -> str:
    return f"(left where it is: {as_markdown(one_line(name)) or 'a file'})"


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
