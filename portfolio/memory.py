"""What pure functions made of frozen values, remembered from one build to the next.

Kept is what the last build used, and nothing else: the memory is as large as the record and stays so.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_BY_VALUE = frozenset({str, int, datetime.date})  # all else is told apart by which object it is


class Memory:
    """Results by function and inputs. An equal input that is another object counts as another input."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._made_before = self._made
        self._named: dict[Hashable, Any] = {}
        self._named_before = self._named

    def recall(self, work: Callable[..., T], *given: Any) -> T:
        """What `work` makes of these inputs, worked out once."""
        key = (work, *[one if type(one) in _BY_VALUE else id(one) for one in given])
        found = self._made.get(key) or self._made_before.get(key)
        if found is None:
            found = given, work(*given)  # holds the inputs, or their ids would be given to others
        self._made[key] = found
        result: T = found[1]
        return result

    def same(self, name: Hashable, value: T) -> T:
        """The value last given under this name if it is equal: then what was made of it is found again."""
        before = self._named.get(name, self._named_before.get(name))
        self._named[name] = kept = value if before is value or before != value else before
        return kept

    def named(self, name: Hashable) -> Any:
        """The value kept under a name in this build or the last; None where there is none."""
        return self._named.get(name, self._named_before.get(name))

    def sweep(self) -> None:
        """End a build: what it did not use is forgotten."""
        self._made_before, self._made = self._made, {}
        self._named_before, self._named = self._named, {}


class Forgetful(Memory):
    """Remembers nothing, for those who ask once."""

    def recall(self, work: Callable[..., T], *given: Any) -> T:
        """What `work` makes of these inputs."""
        return work(*given)

    def same(self, name: Hashable, value: T) -> T:  # noqa: ARG002
        """The value itself."""
        return value


FORGETFUL = Forgetful()
