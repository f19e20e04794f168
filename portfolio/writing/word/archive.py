"""A Word file taken apart: the parts that hold words, read into memory and never written anywhere."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio.writing.tables import UnreadableError
from portfolio.writing.word import tree
from portfolio.writing.word.tree import Node

MOST_UNPACKED = 60_000_000  # bytes
_MOST_PARTS = 5_000
_USUAL = "word/document.xml"
_MAIN = "/officeDocument"
DAMAGED = (
    "This Word document is damaged and cannot be read. Open it in Word or LibreOffice, save it again as "
    ".docx, and import that."
)
_LOCKED = "This Word document is locked. Open it with its password, save it without one, and import that."
_TOO_MUCH = "This Word document holds far more than a form or a log. Copy those into one of their own."
_IS_LOCKED = 0x1


@dataclass(frozen=True)
class Archive:
    """What the parts of XML hold, by their names."""

    texts: Mapping[str, bytes]

    @cached_property
    def main(self) -> str:
        """The name of the part with the text itself."""
        for kind, target, _ in self._related("_rels/.rels", ""):
            if kind.endswith(_MAIN) and target in self.texts:
                return target
        return _USUAL

    @cached_property
    def related(self) -> Mapping[str, tuple[str, str]]:
        """What the main part refers to: by its id there, the kind and the name of the other part."""
        folder, name = posixpath.split(self.main)
        related = self._related(f"{folder}/_rels/{name}.rels", folder)
        return {id_: (kind.rpartition("/")[2], target) for kind, target, id_ in related}

    def of_kind(self, kind: str) -> Node | None:
        """The part of a kind that the main part refers to."""
        found = next((target for one, target in self.related.values() if one == kind), "")
        return self.part(found or f"{posixpath.dirname(self.main)}/{kind}.xml")

    def part(self, name: str) -> Node | None:
        """A part as XML; None where there is none. Raises UnreadableError."""
        if name not in self.texts:
            return None
        try:
            return tree.read(self.texts[name])
        except tree.RefusedError:
            raise UnreadableError(_TOO_MUCH) from None
        except Exception:  # noqa: BLE001 - whatever is broken in it, it is no XML
            raise UnreadableError(DAMAGED) from None

    def _related(self, rels: str, folder: str) -> list[tuple[str, str, str]]:
        found = self.part(rels)
        listed = [one.given for one in found.inside] if found else []
        return [
            (
                one.get("Type", ""),
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
                one.get("Id", ""),
            )
            for one in listed
        ]


def read(data: bytes) -> Archive:
    """The parts of a file. Raises UnreadableError with a sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return Archive(_texts(archive))
    except (UnreadableError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 - a broken archive raises all sorts
        raise UnreadableError(DAMAGED) from None


def _texts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > _MOST_PARTS:
        raise UnreadableError(_TOO_MUCH)
    texts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for one in members:
        if not one.filename.endswith((".xml", ".rels")) or "/theme/" in one.filename:
            continue
        if one.flag_bits & _IS_LOCKED:
            raise UnreadableError(_LOCKED)
        with archive.open(one) as part:
            texts[one.filename] = part.read(left + 1)  # what a part says of its own size may be a lie
        left -= len(texts[one.filename])
        if left < 0:
            raise UnreadableError(_TOO_MUCH)
    return texts
