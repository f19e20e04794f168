"""A folder on disk → a Portfolio and everything wrong in it, in one run."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.entries import Entry, Profile
from portfolio.entries.reading import Location
from portfolio.folder import one_file, own, places
from portfolio.folder.copies import check_copies
from portfolio.folder.one_file import PROFILE, OfFile, OneFile
from portfolio.folder.places import Folder
from portfolio.folder.signed import check_sign_offs, with_sign_off
from portfolio.folder.signed_before import earlier
from portfolio.folder.work_tree import check_work_tree
from portfolio.frameworks import Frameworks
from portfolio.model import Portfolio, Practitioner, Terms, references, unlikely
from portfolio.problems import Problem, Where, in_order, problem
from portfolio.records import frontmatter
from portfolio.renewal import RuleSets, profile_mistakes
from portfolio.text.certainty import Renderer
from portfolio.text.slug import slug

__all__ = ["Folder", "Reading", "read"]

_ALMOST_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".md.txt")
_RESERVED_FOLDERS = {"assets", "search", "stylesheets", "javascripts", "team", "guide"}


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
    problems: list[Problem] = field(default_factory=list)

    def where(self, entry: Entry | Profile, *path: str | int) -> Where:
        """The place of a key of one entry, or of the profile."""
        file = self.files.get(entry.path)
        return file.where(*path) if file else Where(entry.path)


def read(
    folder: Folder,
    as_of: datetime.date,
    renderer: Renderer | None = None,
    only: str | None = None,
    of_file: OfFile = one_file.read,
) -> Reading:
    """Read every practitioner below a folder, or `only` one.

    `of_file` reads one file; a caller that remembers the last reading gives its own.
    """
    problems: list[Problem] = []
    frameworks, rule_sets = own.frameworks(folder, problems), own.rule_sets(folder, problems)
    practitioners: list[Practitioner] = []
    count = 0
    for path in _practitioner_folders(folder, problems):
        if only in (None, path.name):
            person = _practitioner(folder, path, renderer, of_file)
            person.problems += _checked(folder, person, frameworks, as_of)
            person.problems += _renewal(person, rule_sets, as_of)
            person.entries = [with_sign_off(entry, folder, earlier) for entry in person.entries]
            person.problems += _sign_offs(person)
            bad = {p.where.file for p in person.problems if p.is_error}
            good = [e for e in person.entries if person.files[e.path].file not in bad]
            good.sort(key=lambda entry: (entry.date, entry.id))
            practitioners.append(Practitioner(id=person.id, profile=person.profile, entries=tuple(good)))
            problems += person.problems
            count += len(person.entries) + len(person.broken)
    problems += places.in_pages(folder)
    problems += check_work_tree(folder)
    ordered = in_order(problems)
    portfolio = Portfolio(
        practitioners=tuple(practitioners),
        terms=Terms(as_of=as_of, frameworks=frameworks, rule_sets=rule_sets),
        problems=ordered,
    )
    return Reading(portfolio, ordered, count)


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


def _practitioner(folder: Folder, path: Path, renderer: Renderer | None, of_file: OfFile) -> _Person:
    person = _Person(path.name, Profile(name=path.name, role="practitioner", path=f"{path.name}/{PROFILE}"))
    if not (path / PROFILE).is_file():
        person.problems.append(problem("no-profile", Where(folder.shown(path / PROFILE))))
    for file, shown, location in _files(path, folder, person.problems):
        data = _bytes(file, shown, person.problems)
        contents = (
            OneFile(shown, location.stem, ()) if data is None else of_file(data, shown, location, renderer)
        )
        person.problems += contents.problems
        if contents.places:
            person.files[location.path] = contents
        if one_file.is_profile(location):
            person.profile = contents.profile or person.profile
        elif contents.entry:
            person.entries.append(contents.entry)
        else:
            person.broken.add(contents.name)
    return person


def _files(path: Path, folder: Folder, problems: list[Problem]) -> Iterator[tuple[Path, str, Location]]:
    """Markdown files below a folder, in order. A file that only looks like Markdown is a problem."""
    for base, names, files in os.walk(path):
        here = Path(base)
        below = here.relative_to(folder.practitioners).as_posix()
        names[:] = sorted(n for n in names if not n.startswith((".", "_")))
        for name in list(names):
            if (here / name).is_symlink():
                problems.append(problem("symlink", Where(folder.shown(here / name))))
                names.remove(name)
        for name in sorted(files):
            file = here / name
            suffix = file.suffix.casefold()
            where = Where(folder.shown(file))
            if name.startswith(".") and suffix == ".icloud":
                problems.append(problem("not-downloaded", where, name=file.stem[1:]))
            if name.startswith((".", "_", "~$")):
                continue
            if file.is_symlink():
                problems.append(problem("symlink", where))
            elif suffix == ".md":
                yield file, where.file, Location(path.name, unicodedata.normalize("NFC", f"{below}/{name}"))
            elif almost := next((end for end in _ALMOST_MARKDOWN if name.casefold().endswith(end)), ""):
                problems.append(problem("not-read", where, suffix=almost))


def _bytes(file: Path, shown: str, problems: list[Problem]) -> bytes | None:
    """What is in a file; a problem and None if it is too large or cannot be read."""
    try:
        size = file.stat().st_size
        if size <= frontmatter.MAX_FILE:
            return file.read_bytes()
    except OSError as error:
        problems.append(problem("cannot-read", Where(shown), why=error.strerror or "unknown"))
    else:
        limit = frontmatter.MAX_FILE // 1000
        problems.append(problem("file-too-large", Where(shown), size=size // 1000, limit=limit))
    return None


def _checked(
    folder: Folder, person: _Person, frameworks: Frameworks, as_of: datetime.date
) -> Iterable[Problem]:
    """What can only be told once all of a person's files are read.

    Copies are left out of the other checks: nobody could say which of the two files a link means.
    """
    clashes = list(check_copies(person.entries, person.where, lambda entry: person.files[entry.path].file))
    twins = {p.where.file for p in clashes}
    entries = [entry for entry in person.entries if person.files[entry.path].file not in twins]
    entries.sort(key=lambda entry: (entry.date, entry.id))
    broken = frozenset(person.broken | {e.id for e in person.entries})
    yield from clashes
    yield from references.mistakes(entries, person.profile, frameworks, person.where, broken)
    yield from references.ahead(entries, as_of, person.where)
    yield from unlikely.days((*entries, person.profile), as_of, person.where)
    for name in set(person.profile.frameworks) - set(frameworks.by_id):
        where = person.files[person.profile.path].where("frameworks")
        day = datetime.date.min
        yield problem("unknown-standard", where, standard=name, why=frameworks.why_not(name, day))
    for path, file in person.files.items():
        yield from places.in_body(folder, path, file.links)
        if file.profile:
            yield from file.held_back
    for entry in entries:
        yield from places.evidence(folder, entry, person.where)
        yield from person.files[entry.path].held_back


def _sign_offs(person: _Person) -> Iterator[Problem]:
    for entry in person.entries:
        if entry.signed:
            yield from check_sign_offs(entry, person.where)


def _renewal(person: _Person, rule_sets: RuleSets, as_of: datetime.date) -> Iterator[Problem]:
    file = person.files.get(person.profile.path)
    if file is not None:
        yield from (finding.at(file.where) for finding in profile_mistakes(person.profile, rule_sets, as_of))
