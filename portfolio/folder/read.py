"""A folder on disk → a Portfolio and everything wrong in it, in one run."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from portfolio.entries import Entry, Profile
from portfolio.entries.reading import Location
from portfolio.folder import one_file, own, places, together
from portfolio.folder.one_file import PROFILE, OfFile, OneFile
from portfolio.folder.places import Folder, without_steering
from portfolio.folder.signed import check_sign_offs, with_sign_off
from portfolio.folder.signed_before import earlier
from portfolio.folder.together import Together
from portfolio.folder.work_tree import check_work_tree
from portfolio.frameworks import Frameworks
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.problems import Problem, Where, in_order, problem
from portfolio.renewal import RuleSets, profile_mistakes
from portfolio.text.certainty import Renderer
from portfolio.text.slug import slug

__all__ = ["Folder", "Reading", "read"]

ALMOST_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".md.txt")
_RESERVED_FOLDERS = {"assets", "search", "stylesheets", "javascripts", "team", "guide"}


Unsaved = Mapping[str, bytes]  # by the path of an entry or profile
NOTHING_UNSAVED: Unsaved = MappingProxyType({})


@dataclass(frozen=True)
class Reading:
    """What reading a folder gave: the portfolio without broken entries, and all problems."""

    portfolio: Portfolio
    problems: tuple[Problem, ...]
    entries: int  # files read as entries, broken ones too


@dataclass
class _Person:
    """What one practitioner's files have given so far."""

    id: str
    profile: Profile
    files: dict[str, OneFile] = field(default_factory=dict)  # by path
    entries: list[Entry] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    parts: list[Entry] = field(default_factory=list)  # of entries that are wrong somewhere
    understood: Profile | None = None  # as much of a profile that is
    problems: list[Problem] = field(default_factory=list)

    def where(self, entry: Entry | Profile, *path: str | int) -> Where:
        """The place of a key of one entry, or of the profile."""
        file = self.files.get(entry.path)
        return file.front.where(*path) if file else Where(entry.path)


def read(  # noqa: PLR0913 - the last two are for those who read again
    folder: Folder,
    as_of: datetime.date,
    renderer: Renderer | None = None,
    only: str | None = None,
    *,
    of_file: OfFile = one_file.from_disk,
    memory: Memory = FORGETFUL,
    unsaved: Unsaved = NOTHING_UNSAVED,
) -> Reading:
    """Read every practitioner below a folder, or `only` one.

    `of_file` reads one file; a caller that remembers the last reading gives its own, and its `memory`.
    What is `unsaved` stands in the place of what is on the disk.
    """
    problems: list[Problem] = []
    frameworks = own.frameworks(folder, problems)
    rule_sets = own.rule_sets(folder, frameworks, problems)
    frameworks, rule_sets = memory.same("frameworks", frameworks), memory.same("rule sets", rule_sets)
    practitioners: list[Practitioner] = []
    count = 0
    for path in _practitioner_folders(folder, problems):
        if only in (None, path.name):
            person = _practitioner(folder, path, renderer, of_file, unsaved)
            person.problems += _checked(folder, person, frameworks, as_of, memory)
            person.problems += _renewal(person, rule_sets, as_of)
            person.entries = [
                with_sign_off(entry, folder, earlier, unsaved.get(entry.path)) for entry in person.entries
            ]
            person.problems += _sign_offs(person)
            bad = {p.where.file for p in person.problems if p.is_error}
            good = [e for e in person.entries if person.files[e.path].front.file not in bad]
            practitioners.append(Practitioner.of(person.id, person.profile, good))
            problems += person.problems
            count += len(person.entries) + len(person.broken)
    problems += places.in_pages(folder)
    problems += check_work_tree(folder)
    ordered = in_order(problems)
    portfolio = Portfolio(
        practitioners=tuple(practitioners),
        terms=memory.same("terms", Terms(as_of=as_of, frameworks=frameworks, rule_sets=rule_sets)),
        problems=ordered,
    )
    return Reading(portfolio, ordered, count)


def all_files(folder: Folder, only: str | None = None) -> Iterator[tuple[str, str, Location]]:
    """Every file that `read` would read: its path, how messages name it, and where it lies."""
    for path in _practitioner_folders(folder, []):
        if only in (None, path.name):
            yield from _files(path, folder, [])


def _practitioner_folders(folder: Folder, problems: list[Problem]) -> Iterator[Path]:
    root = folder.practitioners
    where = Where(folder.shown(root))
    folders = sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    folders = [path for path in folders if not path.name.startswith((".", "_"))]
    if not folders:
        problems.append(problem("no-practitioners", where))
    seen: dict[str, Path] = {}
    for path in folders:
        shown = folder.shown(path)
        if slug(path.name) != path.name or path.name.casefold() in _RESERVED_FOLDERS:
            problems.append(problem("unsafe-folder", Where(shown), name=path.name))
        elif (twin := seen.setdefault(path.name.casefold(), path)) != path:
            problems.append(problem("folder-clash", Where(shown), other=folder.shown(twin)))
        elif path.is_symlink():
            problems.append(problem("symlink", Where(shown)))
        else:
            yield path


def _practitioner(
    folder: Folder, path: Path, renderer: Renderer | None, of_file: OfFile, unsaved: Unsaved
) -> _Person:
    person = _Person(path.name, Profile(name=path.name, role="practitioner", path=f"{path.name}/{PROFILE}"))
    if not (path / PROFILE).is_file() and person.profile.path not in unsaved:
        person.problems.append(problem("no-profile", Where(folder.shown(path / PROFILE))))
    there = {
        location.path: (file, shown, location)
        for file, shown, location in _files(path, folder, person.problems)
    }
    new = (
        Location(path.name, one) for one in unsaved if one.startswith(f"{path.name}/") and one not in there
    )
    there |= {one.path: ("", folder.shown(folder.at(one.path)), one) for one in new}
    for file, shown, location in there.values():
        if location.path in unsaved:
            contents = one_file.read(unsaved[location.path], shown, location, renderer)
        else:
            contents = of_file(file, shown, location, renderer)
        person.problems += contents.problems
        if contents.front.places:
            person.files[location.path] = contents
        if one_file.is_profile(location):
            person.profile = contents.profile or person.profile
            person.understood = contents.part if isinstance(contents.part, Profile) else None
        elif contents.entry:
            person.entries.append(contents.entry)
        else:
            person.broken.add(contents.name)
            person.parts += [contents.part] if isinstance(contents.part, Entry) else []
    return person


def _files(path: Path, folder: Folder, problems: list[Problem]) -> Iterator[tuple[str, str, Location]]:
    """Markdown files below a folder, in order. A file that only looks like Markdown is a problem."""
    for base, names, files in os.walk(path):
        here = Path(base)
        below, shown = here.relative_to(folder.practitioners).as_posix(), folder.shown(here)
        names[:] = sorted(n for n in names if not n.startswith((".", "_")))
        for name in list(names):
            if (here / name).is_symlink():
                problems.append(problem("symlink", Where(folder.shown(here / name))))
                names.remove(name)
        for name in sorted(files):
            file = os.path.join(base, name)  # noqa: PTH118 - a Path for each file of a record takes long
            where = Where(f"{shown}/{without_steering(name)}")
            stem, suffix = os.path.splitext(name)  # noqa: PTH122
            suffix = suffix.casefold()
            if name.startswith(".") and suffix == ".icloud":
                problems.append(problem("not-downloaded", where, name=stem[1:]))
            if name.startswith((".", "_", "~$")):
                continue
            if os.path.islink(file):  # noqa: PTH114
                problems.append(problem("symlink", where))
            elif suffix == ".md":
                yield file, where.file, Location(path.name, unicodedata.normalize("NFC", f"{below}/{name}"))
            elif almost := next((end for end in ALMOST_MARKDOWN if name.casefold().endswith(end)), ""):
                problems.append(problem("not-read", where, suffix=almost))


def _checked(
    folder: Folder, person: _Person, frameworks: Frameworks, as_of: datetime.date, memory: Memory
) -> Iterator[Problem]:
    """What can only be told once all of a person's files are read."""
    paths = [entry.path for entry in (*person.entries, *person.parts)]
    paths += [person.profile.path] if person.profile.path in person.files else []
    record = Together(
        tuple(memory.same(("alone", e.path), memory.recall(_facts, e)) for e in person.entries),
        person.understood or person.profile,
        tuple(memory.same(("front", path), person.files[path].front) for path in paths),
        frozenset(person.broken),
        tuple(person.parts),
    )
    record = memory.same(("together", person.id), record)
    yield from memory.recall(together.mistakes, record, frameworks, as_of)
    for path, file in person.files.items():
        yield from places.in_body(folder, path, file.links)
        yield from file.held_back
    for entry in (*person.entries, *person.parts):
        yield from places.evidence(folder, entry, person.where)


def _facts(entry: Entry) -> Entry:
    return entry.facts


def _sign_offs(person: _Person) -> Iterator[Problem]:
    for entry in person.entries:
        if entry.signed:
            yield from check_sign_offs(entry, person.where)


def _renewal(person: _Person, rule_sets: RuleSets, as_of: datetime.date) -> Iterator[Problem]:
    file = person.files.get(person.profile.path)
    if file is not None:
        found = profile_mistakes(person.understood or person.profile, rule_sets, as_of)
        yield from (finding.at(file.front.where) for finding in found)
