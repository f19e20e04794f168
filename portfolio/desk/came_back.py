"""The entry a form that came back speaks of, though another program may have broken or removed it since."""

from __future__ import annotations

from dataclasses import replace

from portfolio.desk.attempt import Opened
from portfolio.desk.record import Now
from portfolio.entries import KINDS
from portfolio.folder.read import all_files
from portfolio.keeping import new_files
from portfolio.model import Practitioner
from portfolio.text.slug import slug
from portfolio.writing import names


def broken_file(now: Now, person: Practitioner, id_: str) -> str:
    """The path of a file whose entry has a mistake; empty if there is none."""
    read = {entry.path for entry in person.with_drafts}
    places = (location for _, _, location in all_files(now.folder, person.id))
    return next((one.path for one in places if one.stem == id_ and one.path not in read), "")


def came_back(now: Now, person: Practitioner, id_: str, data: bytes) -> Opened | None:
    """An entry as it was opened, `data` being the text that came back with its form."""
    entry = person.named(id_)
    opened = Opened(person=person, kind="", path=f"{person.id}/{id_}", data=data)
    kind = str(opened.meta.get("kind") or (entry.kind if entry else ""))
    if kind not in KINDS:
        return None
    path = entry.path if entry else broken_file(now, person, id_) or _anew(now, person, kind, id_)
    return replace(opened, kind=kind, id=id_, path=path)


def _anew(now: Now, person: Practitioner, kind: str, id_: str) -> str:
    """Where a removed entry would be written again, under its old name if no other file has it."""
    home = now.folder.practitioners / person.id
    stem = id_ if slug(id_) == id_ else kind
    stem = names.free_stem(stem, new_files.taken(home))
    return f"{person.id}/{names.folder_for(kind, person.with_drafts)}/{stem}.md"
