"""What the reader makes of a text by each of the two scanners of PyYAML."""

from __future__ import annotations

from unittest import mock

import yaml

from portfolio.problems import Problem
from portfolio.records import events
from portfolio.records.frontmatter import Record, read


def with_libyaml(text: str) -> Record | Problem:
    """What is said where libyaml is installed."""
    return read(text, "visit.md")


def without(text: str) -> Record | Problem:
    """What is said where it is not."""
    with mock.patch.object(events, "_LIBYAML", None):
        return read(text, "visit.md")


def refusing(block: str) -> list[str]:
    """The scanners that, asked alone, cannot read the fields."""
    refused = []
    for scanner in (yaml.SafeLoader, yaml.CSafeLoader):
        try:
            list(iter(scanner(block).get_event, None))
        except (yaml.YAMLError, ValueError, OverflowError):
            refused.append(scanner.__name__)
    return refused
