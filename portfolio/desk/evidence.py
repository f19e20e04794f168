"""Files chosen in a form: they wait beside the drafts, and move beside the entry when it is saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from portfolio.desk.answering import Desk, File
from portfolio.desk.answers import Sent
from portfolio.guard.settings import Guard
from portfolio.guard.travelling import in_upload
from portfolio.keeping import beside
from portfolio.keeping.drafts import FOLDER
from portfolio.keeping.files import put_new
from portfolio.keeping.private_folder import one_at_a_time
from portfolio.problems import Problem


def without_waiting(sent: Sent) -> Sent:
    """The answers without the files that wait, for a look at what would be saved."""
    waits_still = {*sent.get("waiting", ())}
    return {**sent, "evidence": tuple(name for name in sent.get("evidence", ()) if name not in waits_still)}


def brought(sent: Sent) -> bool:
    """Whether a file that waits is to belong to the entry."""
    return not {*sent.get("waiting", ())}.isdisjoint(sent.get("evidence", ()))


def waits(desk: Desk, draft: str, file: File, taken: Iterable[str]) -> str:
    """Put a chosen file aside, under a name that every computer takes and no other evidence has."""
    folder, named = _folder(desk, draft), beside.named(file.name)
    with one_at_a_time(folder.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
        others = {name.casefold() for name in taken} - {path.name.casefold() for path in folder.iterdir()}
        name = next(
            name
            for name in beside.numbered(named)
            if name not in others and beside.is_free(folder / name, file.data)
        )
        if not (folder / name).exists():
            put_new(folder / name, file.data)
    return name


def waiting(desk: Desk, draft: str, names: Iterable[str]) -> tuple[str, ...]:
    """The files among these names that do wait."""
    folder = _folder(desk, draft)
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return tuple(name for name in names if name in there)


def found_in(desk: Desk, draft: str, name: str, guard: Guard) -> tuple[Problem, ...]:
    """What the guard finds in a file that waits."""
    return in_upload(name, (_folder(desk, draft) / name).read_bytes(), guard)


def move_beside(desk: Desk, draft: str, names: Iterable[str], home: Path) -> dict[str, str]:
    """Put the files that wait beside their entry; the name each got, by the name it waited under."""
    home.mkdir(parents=True, exist_ok=True)
    moved = {}
    for name in names:
        data = (_folder(desk, draft) / name).read_bytes()
        free = beside.free(home, name, data).name
        if not (home / free).exists():
            put_new(home / free, data)
        moved[name] = free
    return moved


def drop(desk: Desk, draft: str) -> None:
    """Forget the files that wait."""
    shutil.rmtree(_folder(desk, draft), ignore_errors=True)


def _folder(desk: Desk, draft: str) -> Path:
    return desk.record.folder.project / FOLDER / f"{draft}-files"
