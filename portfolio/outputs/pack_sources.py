"""The sources of a pack: named by whose page they are where they count, with their addresses at the end."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio import say
from portfolio.outputs.tree_blocks import Node
from portfolio.views.renewal.source import RuleSource


class Sources:
    """Addresses as they come up, each with a number of its own."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def cited(self, source: RuleSource) -> dict[str, object]:
        """A source as a requirement gives it: names that lead to their addresses, and when it was read."""
        whose = f" ({source.whose})" if source.whose else ""
        read = f", read {say.day(source.read)}" if source.read else ""
        return {
            "words": list(self._words(source)),
            "read": f"{whose}{read}.",
            "verified": source.verified,
        }

    def listed(self) -> list[dict[str, str]]:
        """Every address by its number, with its name."""
        return [
            {"label": _label(number), "name": name, "address": address}
            for number, (address, name) in enumerate(self._names.items(), 1)
        ]

    def _words(self, source: RuleSource) -> Iterator[Node]:
        for words, address in source.pieces:
            if not address:
                yield words
                continue
            self._names.setdefault(address, words)
            number = list(self._names).index(address) + 1
            yield {"t": "link", "to": f"#{_label(number)}", "c": [f"{words} [{number}]"]}


def _label(number: int) -> str:
    return f"source-{number}"
