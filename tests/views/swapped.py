"""The sample's pages, each as a digest of its values by name; run alone, with neighbouring fields swapped.

In every frozen value of ours, two fields of one type that stand beside each other change places before
Python reads the definition. Where a value is built by names, nothing on any page can change.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portfolio.views.", "portfolio.outputs.", "portfolio.renewal.", "portfolio.model.")


def swapped(cls: type) -> int:
    """Let neighbours of one type change places in a definition; how many pairs did."""
    names = list(cls.__annotations__)
    pairs = 0
    place = 0
    while place + 1 < len(names):
        one, other = names[place : place + 2]
        if cls.__annotations__[one] == cls.__annotations__[other] and hasattr(cls, one) == hasattr(
            cls, other
        ):
            names[place : place + 2] = other, one
            pairs += 1
            place += 1
        place += 1
    cls.__annotations__ = {name: cls.__annotations__[name] for name in names}
    return pairs


def pages() -> dict[str, str]:
    """Address of every page of the sample → a digest of what it holds."""
    from portfolio.folder.places import Folder
    from portfolio.folder.read import read
    from portfolio.views import all_pages

    folder = Folder(ROOT / "content/practitioners", ROOT / "content/pages", ROOT)
    record = read(folder, datetime.date(2026, 11, 22)).portfolio
    return {page.folder: _digest(page) for page in all_pages(record)}


def _digest(page: object) -> str:
    return hashlib.sha256(repr(_by_name(page)).encode()).hexdigest()


def _by_name(value: object) -> object:
    """A value whatever the order of its fields."""
    if dataclasses.is_dataclass(value):
        names = sorted(field.name for field in dataclasses.fields(value))
        return {name: _by_name(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: _by_name(value[key]) for key in sorted(value)}
    return [_by_name(one) for one in value] if isinstance(value, tuple | list) else repr(value)


def main() -> None:
    """Print the pages made by definitions in another order, and how many pairs changed places."""
    plain = dataclasses.dataclass
    pairs = 0

    def dataclass(cls: type | None = None, /, **given: Any) -> Any:
        def made(cls: type) -> type:
            nonlocal pairs
            if cls.__module__.startswith(PACKAGES) and not given.get("order"):  # order is what it says
                pairs += swapped(cls)
            return plain(cls, **given)

        return made if cls is None else made(cls)

    dataclasses.dataclass = dataclass
    print(json.dumps({"pages": pages(), "pairs": pairs}))  # noqa: T201


if __name__ == "__main__":
    main()
