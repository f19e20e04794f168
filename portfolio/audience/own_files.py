"""Files travel from the folder of the practitioner who names them, and from no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from portfolio.entries import Entry
from portfolio.text import links
from portfolio.text.parts import Part

PRIVATE_FILE = "a private file"


def is_another_s(name: str, source: str) -> bool:
    """Whether a file named in `source` lies in the folder of another practitioner."""
    path = links.resolve(name, source) if name else ""
    elsewhere = not path or path.startswith("../") or path.casefold().endswith(".md") or "/" not in path
    return not elsewhere and path.partition("/")[0] != source.partition("/")[0]


def for_others(entry: Entry) -> Entry:
    """An entry without the files of another practitioner, and without the sums of what was signed."""
    own = entry.path.partition("/")[0]
    changes: dict[str, Any] = {
        "evidence": tuple(name for name in entry.evidence if not is_another_s(name, entry.path)),
        "files": tuple(name for name in entry.files if name.partition("/")[0] == own),
        "sign_off": tuple(dataclasses.replace(one, digest="") for one in entry.sign_off),
    }
    entry = entry.with_parts(only_own(entry.parts, entry.path))
    changed = {name: value for name, value in changes.items() if value != getattr(entry, name)}
    return entry.model_copy(update=changed) if changed else entry


def only_own(parts: Iterable[Part], source: str) -> tuple[Part, ...]:
    """Parts in which links to another's files say only that a file is private."""
    parts = tuple(parts)

    def hidden(link: links.Link) -> bool:
        return is_another_s(link.path, source)

    names = links.hidden_names("\n".join(part.text for part in parts), hidden)

    def closed(text: str) -> str:
        return links.replace_named(links.hide(text, hidden, PRIVATE_FILE), names, PRIVATE_FILE)

    return tuple(
        dataclasses.replace(part, title=closed(part.title), text=closed(part.text))
        if links.may_link(part.title + part.text)
        else part
        for part in parts
    )


def files_named(path: str, parts: Iterable[Part], evidence: Iterable[str] = ()) -> tuple[str, ...]:
    """Files named by a field or part that is there, as paths like the entry's own."""
    named = [*evidence, *(link.path for part in parts for link in links.find(part.markdown))]
    found = (links.resolve(name, path) for name in named if name)
    return tuple(
        dict.fromkeys(
            file for file in found if not file.startswith("../") and not file.casefold().endswith(".md")
        )
    )
