"""Where links and evidence lead: to a file of the portfolio, or they are a problem."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portfolio.audience.own_files import is_another_s
from portfolio.entries import Entry
from portfolio.entries.limits import heading_limits
from portfolio.folder.aside import is_ours
from portfolio.problems import Problem, Where, did_you_mean, problem
from portfolio.records import frontmatter
from portfolio.share import Share
from portfolio.text import definitions, links
from portfolio.text.hidden import without_hidden
from portfolio.text.parts import Part, shares

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # in the name of a file, these could forge a line


@dataclass(frozen=True)
class Folder:
    """Where things lie: practitioners and pages, and the project that messages name files from."""

    practitioners: Path
    pages: Path
    project: Path
    in_git: bool = False  # whether its owner said that Git may keep and send the record

    @property
    def frameworks(self) -> Path:
        """The user's own frameworks, beside the practitioners."""
        return self.practitioners.parent / "frameworks"

    @property
    def rules(self) -> Path:
        """The user's own rule sets, beside the practitioners."""
        return self.practitioners.parent / "rules"

    def at(self, path: str) -> Path:
        """Where a file below the practitioners lies, whichever form of Unicode its name has on this disk."""
        return _as_on_disk(self.practitioners / path, self.practitioners)

    def resolved(self, target: Path) -> Path:
        """Where a file really is, if no link leads to it. The two folders may be links themselves."""
        for root in (self.practitioners, self.pages):
            if target.is_relative_to(root):
                return root.resolve() / target.relative_to(root)
        return target

    def shown(self, path: Path) -> str:
        """A path as messages show it."""
        return without_steering(os.path.relpath(path, self.project).replace(os.sep, "/"))


def without_steering(name: str) -> str:
    """A name as messages show it: without signs that steer a terminal."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", name)


def evidence(folder: Folder, entry: Entry, place: Callable[..., Where]) -> Iterator[Problem]:
    """Evidence that is not there, or not inside the portfolio."""
    for number, name in enumerate(entry.evidence):
        where = place(entry, "evidence", number)
        if name.casefold().endswith(".md"):
            yield problem("evidence-is-an-entry", where, target=name, called=_called(name))
        else:
            yield from _existing(folder, entry.path, name, where)


def in_body(folder: Folder, path: str, named: Iterable[tuple[str, Where]]) -> Iterator[Problem]:
    """Links in the body of an entry or profile that lead nowhere; `named` is what each names, and where."""
    for name, where in named:
        yield from _existing(folder, path, name, where)


def links_of(record: frontmatter.Record) -> Iterator[tuple[links.Link, Where]]:
    """Links to files in the body of a record."""
    return _links(record.body, record.file, record.body_line)


def in_pages(folder: Folder) -> Iterator[Problem]:
    """Links from hand-written pages to entries that are not there."""
    for page in sorted(folder.pages.rglob("*.md")) if folder.pages.is_dir() else ():
        if is_ours(page.relative_to(folder.pages)):
            continue
        text = page.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
        for link, where in _links(without_hidden(text), folder.shown(page), 1):
            target = _as_on_disk(Path(os.path.normpath(page.parent / link.path)), folder.project)
            if target.is_relative_to(folder.practitioners) and not target.is_file():
                yield problem("page-link-to-nothing", where, target=link.path)


def travelling(parts: tuple[Part, ...], reach: Share, file: str) -> Iterator[Problem]:
    """Headings and footnotes that cannot travel as far as they seem to; `reach` is the share of the file."""
    pairs = list(zip(parts, shares(parts, heading_limits()), strict=True))
    defined = {
        (definition.form, definition.name.casefold()): (part, share)
        for part, share in pairs
        for definition in definitions.find(part.text)
    }
    for part, share in pairs:
        where = Where(file, part.line)
        if part.share and part.share.rank > share.rank:
            yield problem("heading-wider", where, heading=part.heading, share=share)
        for form, name in sorted(definitions.cited(part.text) & set(defined)) if defined else ():
            home, limit = defined[form, name]
            if limit.rank < share.rank and limit.rank < reach.rank:
                what, mark = ("Footnote", "^") if form == "footnote" else ("Link", "")
                yield problem(
                    "footnote-cut-off", where, what=what, name=name, mark=f"[{mark}{name}]:",
                    heading=home.heading,
                )  # fmt: skip


def _links(body: str, file: str, first_line: int) -> Iterator[tuple[links.Link, Where]]:
    for link in links.find(body):
        if link.path:
            line = first_line + body.count("\n", 0, link.at)
            yield link, Where(file, line, link.at - body.rfind("\n", 0, link.at))


def _existing(folder: Folder, path: str, name: str, where: Where) -> Iterator[Problem]:
    target = Path(os.path.normpath(folder.practitioners / Path(path).parent / name))
    target = _as_on_disk(target, folder.project)
    inside = target.is_relative_to(folder.practitioners) or target.is_relative_to(folder.pages)
    if not inside or Path(name).is_absolute():
        yield problem("link-outside", where, target=name, called=_called(name))
    elif not target.is_file():
        names = [p.name for p in target.parent.glob("*") if p.is_file()]
        near = did_you_mean(target.name, names)
        yield problem("link-to-nothing", where, target=name, called=_called(name), near=near)
    elif target.resolve() != folder.resolved(target):
        yield problem("symlink", where)
    elif is_another_s(name, path):
        yield problem("file-of-another", where, target=name, called=_called(name))


def _called(target: str) -> str:
    """The name of a file without the folders that lead to it."""
    return re.split(r"[/\\]", target.rstrip("/\\"))[-1] or target


def _as_on_disk(target: Path, root: Path) -> Path:
    """A path spelt as the disk spells it, if a file below `root` has the same letters in another form."""
    if target.exists() or not target.is_relative_to(root) or str(target).isascii():
        return target
    path = root
    for name in target.relative_to(root).parts:
        there = path / name
        if not there.exists() and path.is_dir():
            wanted = unicodedata.normalize("NFC", name)
            same = (child for child in path.iterdir() if unicodedata.normalize("NFC", child.name) == wanted)
            there = next(same, there)
        path = there
    return path
