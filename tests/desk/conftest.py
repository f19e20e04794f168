"""What the tests of the desk share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from forms import Desk


@pytest.fixture
def at(tree: Callable[[Mapping[str, str | bytes] | str], Any]) -> Callable[..., Desk]:
    """The desk of a project made of these files; `rowan/visit.md` lies below the practitioners."""

    def desk(files: Mapping[str, str | bytes], **options: Any) -> Desk:
        named = {
            name if name.startswith(("./", "pages/")) else f"practitioners/{name}": text
            for name, text in files.items()
        }
        return Desk(tree(named), **options)

    return desk
