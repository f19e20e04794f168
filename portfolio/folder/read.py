"""A folder on disk → a Portfolio and everything wrong in it, in one run."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.entries import Entry, Profile
from portfolio.entries.reading import Source
from portfolio.folder import copies, one_file, own, places, signed, work_tree
from portfolio.folder.one_file import PROFILE, OfFile, OneFile
from portfolio.folder.places import Folder
from portfolio.folder.signed import with_sign_off
from portfolio.folder.signed_before import earlier
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
class _Found:
    """What one practitioner's folder gave, while it is being read."""

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

    `of_file` says what one file gives, for callers that remember it from the last time.
    """
    problems: list[Problem] = []
    frameworks, rule_sets = own.frameworks(folder, problems), own.rule_sets(folder, problems)
    practitioners: list[Practitioner] = []
    count = 0
    for path in _practitioner_folders(folder, problems):
        if only in (None, path.name):
            found = _practitioner(folder, path, renderer, of_file)
            found.problems += _checked(folder, found, frameworks, as_of)
            found.problems += _renewal(found, rule_sets, as_of)
            found.entries = [with_sign_off(entry, folder, earlier) for entry in found.entries]
            found.problems += _sign_offs(found)
            bad = {p.where.file for p in found.problems if p.is_error}
            good = [e for e in found.entries if found.files[e.path].file not in bad]
            good.sort(key=lambda entry: (entry.date, entry.id))
            practitioners.append(Practitioner(id=found.id, profile=found.profile, entries=tuple(good)))
            problems += found.problems
            count += len(found.entries) + len(found.broken)
    problems += places.in_pages(folder)
    problems += work_tree.check(folder)
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
    found = sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    found = [path for path in found if not path.name.startswith((".", "_"))]
    if not found:
        problems.append(problem("no-practitioners", where))
    seen: dict[str, Path] = {}
    for path in found:
        shown = folder.shown(path)
        if slug(path.name) != path.name or path.name.casefold() in _RESERVED_FOLDERS:
            problems.append(problem("unsafe-folder", Where(shown), name=path.name))
        elif (twin := seen.setdefault(path.name.casefold(), path)) != path:
            problems.append(problem("folder-clash", Where(shown), other=folder.shown(twin)))
        elif path.is_symlink():
            problems.append(problem("symlink", Where(shown)))
        else:
            yield path


def _practitioner(folder: Folder, path: Path, renderer: Renderer | None, of_file: OfFile) -> _Found:
    found = _Found(path.name, Profile(name=path.name, role="practitioner", path=f"{path.name}/{PROFILE}"))
    if not (path / PROFILE).is_file():
        found.problems.append(problem("no-profile", Where(folder.shown(path / PROFILE))))
    for file, shown, source in _files(path, folder, found.problems):
        data = _bytes(file, shown, found.problems)
        one = OneFile(shown, source.stem, ()) if data is None else of_file(data, shown, source, renderer)
        found.problems += one.problems
        if one.places:
            found.files[source.path] = one
        if one_file.is_profile(source):
            found.profile = one.profile or found.profile
        elif one.entry:
            found.entries.append(one.entry)
        else:
            found.broken.add(one.name)
    return found


def _files(path: Path, folder: Folder, problems: list[Problem]) -> Iterator[tuple[Path, str, Source]]:
    """Markdown files below a folder, in order; what looks like one but is none is a problem."""
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
                yield file, where.file, Source(path.name, unicodedata.normalize("NFC", f"{below}/{name}"))
            elif almost := next((end for end in _ALMOST_MARKDOWN if name.casefold().endswith(end)), ""):
                problems.append(problem("not-read", where, suffix=almost))


def _bytes(file: Path, shown: str, problems: list[Problem]) -> bytes | None:
    """What stands in a file, unless it is too large or cannot be read."""
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
    folder: Folder, found: _Found, frameworks: Frameworks, as_of: datetime.date
) -> Iterable[Problem]:
    clashes = list(copies.check(found.entries, found.where, lambda entry: found.files[entry.path].file))
    twins = {p.where.file for p in clashes}
    entries = [entry for entry in found.entries if found.files[entry.path].file not in twins]
    entries.sort(key=lambda entry: (entry.date, entry.id))
    broken = frozenset(found.broken | {e.id for e in found.entries})
    yield from clashes
    yield from references.mistakes(entries, found.profile, frameworks, found.where, broken)
    yield from references.ahead(entries, as_of, found.where)
    yield from unlikely.days((*entries, found.profile), as_of, found.where)
    for name in set(found.profile.frameworks) - set(frameworks.by_id):
        where = found.files[found.profile.path].where("frameworks")
        day = datetime.date.min
        yield problem("unknown-standard", where, standard=name, why=frameworks.why_not(name, day))
    for path, one in found.files.items():
        yield from places.in_body(folder, path, one.links)
        if one.profile:
            yield from one.held_back
    for entry in entries:
        yield from places.evidence(folder, entry, found.where)
        yield from found.files[entry.path].held_back


def _sign_offs(found: _Found) -> Iterator[Problem]:
    for entry in found.entries:
        if entry.signed:
            yield from signed.check(entry, found.where)


def _renewal(found: _Found, rule_sets: RuleSets, as_of: datetime.date) -> Iterator[Problem]:
    one = found.files.get(found.profile.path)
    if one is not None:
        yield from (said.at(one.where) for said in profile_mistakes(found.profile, rule_sets, as_of))
