"""What the pack says about entries: the chosen ones in full, a list of all, files and sign-offs."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from portfolio import say
from portfolio.entries import KINDS, Entry
from portfolio.entries.signing import sign_offs, status
from portfolio.model import Portfolio, Practitioner
from portfolio.model.effects import ME
from portfolio.outputs.evidence import Read
from portfolio.outputs.images import picture
from portfolio.outputs.pack_mentions import by, full_label, label, mention
from portfolio.outputs.told import Said, Told, standard, told
from portfolio.outputs.tree import ImageOf, tree
from portfolio.outputs.tree_blocks import Node
from portfolio.views.entry.facts import begun

MOST_ATTACHED = 20_000_000  # bytes of evidence inside one pack: what a mail can carry
_KINDS_OF_FILE = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "txt": "text/plain", "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}  # fmt: skip


@dataclass(kw_only=True)
class Files:
    """The files the template may open, by the names it uses; pictures are redrawn first."""

    read: Read
    named: dict[str, bytes] = field(default_factory=dict)
    _pictures: dict[str, str | None] = field(default_factory=dict)

    def pictures_of(self, own: Iterable[str]) -> ImageOf:
        """Finds the name of a picture among the files handed over with a text; any other has none."""
        there = frozenset(own)
        return lambda path: self.picture(path) if path in there else None

    def picture(self, path: str) -> str | None:
        """The name of a redrawn picture, without what a camera noted; None where it cannot be drawn."""
        if path not in self._pictures:
            data = self.read(path)
            drawn = picture(data) if data else None
            name = f"picture-{len(self._pictures)}.{drawn[1]}" if drawn else None
            if drawn and name:
                self.named[name] = drawn[0]
            self._pictures[path] = name
        return self._pictures[path]


def chosen(practitioner: Practitioner) -> tuple[Entry, ...]:
    """Showcase pieces, oldest first."""
    return tuple(entry for entry in practitioner.entries if entry.showcase)


def in_full(
    portfolio: Portfolio,
    practitioner: Practitioner,
    links: Mapping[str, str],
    files: Files,
    record: Practitioner,
) -> Iterator[dict[str, Any]]:
    """The showcase pieces in full. What they look back at may stand elsewhere in the record."""
    for entry in chosen(practitioner):
        body = tree(entry.body, entry.path, links.get, files.pictures_of(entry.files))
        yield {
            "label": full_label(entry),
            "title": entry.title,
            **_told(told(entry, portfolio, record)),
            "body": in_order(body, 3),
            "withheld": entry.withheld,
            "files": [posixpath.basename(path) for path in entry.files if files.read(path) is not None],
            "signed": list(_signed(entry)),
            "from": [mention(practitioner.by_id[id_]) for id_ in practitioner.origins[entry.id]],
            "to": [mention(practitioner.by_id[id_]) for id_ in practitioner.arrows[entry.id]],
            "noticed": _noticed(entry, practitioner),
        }


def listed(practitioner: Practitioner) -> list[dict[str, Any]]:
    """Every entry by year, oldest first."""
    full = {entry.id for entry in chosen(practitioner)}
    return [
        {"year": str(year), "entries": [_row(entry, entry.id in full) for entry in entries]}
        for year, entries in groupby(practitioner.entries, key=lambda entry: entry.date.year)
    ]


def evidence(practitioner: Practitioner, files: Files) -> Iterator[dict[str, Any]]:
    """Every file handed over, with its SHA-256; attached until the pack is as big as an e-mail may be."""
    room, number = MOST_ATTACHED, 0
    for entry in practitioner.entries:
        for path in entry.files:
            data = files.read(path)
            if data is None:
                continue
            number += 1
            name = f"{number:03}-{posixpath.basename(path)}"
            fits = len(data) <= room
            if fits:
                room -= len(data)
                files.named[f"evidence-{number}"] = data
            yield {
                "name": name,
                "of": mention(entry),
                "size": _size(len(data)),
                "sha256": hashlib.sha256(data).hexdigest(),
                "file": f"evidence-{number}" if fits else None,
                "mime": _KINDS_OF_FILE.get(path.rpartition(".")[2].casefold(), "application/octet-stream"),
            }


def signatures(practitioner: Practitioner) -> list[dict[str, Any]]:
    """Every sign-off, oldest first."""
    return [
        {"of": mention(entry), **sign_off} for entry in practitioner.entries for sign_off in _signed(entry)
    ]


def in_order(nodes: Iterable[Node], top: int) -> list[Node]:
    """A tree whose headings begin at level `top` and skip none, as a tagged document needs."""
    ordered: list[Node] = []
    above: list[int] = []
    for node in nodes:
        if isinstance(node, dict) and node["t"] == "h":
            while above and above[-1] >= node["level"]:
                above.pop()
            above.append(node["level"])
            ordered.append({**node, "level": top + len(above) - 1})
        else:
            ordered.append(node)
    return ordered


def _noticed(entry: Entry, practitioner: Practitioner) -> list[dict[str, str]]:
    """Who else says what came of an entry, besides those who answer it directly."""
    told = practitioner.arrows[entry.id]
    others = dict.fromkeys(
        effect.said_in for effect in practitioner.effects_of.get(entry.id, ()) if effect.by != ME
    )
    return [mention(practitioner.by_id[id_]) for id_ in others if id_ not in told]


def _told(details: Told) -> dict[str, Any]:
    return {
        "facts": _pairs(said for said in details.facts if said.text),
        "groups": [
            {"title": group.title, "items": [_pairs(item) for item in group.items]}
            for group in details.groups
        ],
    }


def _pairs(said: Iterable[Said]) -> list[list[str]]:
    return [[item.label, item.text] for item in said]


def _signed(entry: Entry) -> Iterator[dict[str, Any]]:
    for signature, standing in sign_offs(entry):
        by = signature.role if signature.by == signature.role else f"{signature.by}, {signature.role}"
        changed = f": {say.all_of(map(str, standing.changed))}" if standing.changed else ""
        yield {"by": by, "date": say.day(signature.date), "status": f"{status(standing)}{changed}"}


def named(portfolio: Portfolio, practitioner: Practitioner) -> list[dict[str, Any]]:
    """Every standard cited, with its title on the entry's day, and the entries that cite it."""
    cited: dict[str, list[Entry]] = {}
    for entry in practitioner.entries:
        for name in dict.fromkeys(entry.standards):
            cited.setdefault(standard(name, entry, portfolio), []).append(entry)
    return [
        {"title": title, "entries": [mention(entry) for entry in cited[title]]}
        for title in sorted(cited, key=_natural)
    ]


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdigit() else (10**9, p) for p in re.split(r"(\d+)", name)]


def _row(entry: Entry, full: bool) -> dict[str, Any]:
    return {
        "label": label(entry),
        "full": full_label(entry) if full else None,
        "date": say.days(entry.date, entry.until),
        "kind": KINDS[entry.kind].kind_title,
        "by": begun(by(entry)),
        "title": entry.title,
        "withheld": entry.withheld,
    }


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"  # noqa: PLR2004
