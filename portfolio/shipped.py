"""The product's own YAML files: texts, frameworks, rules. A user's file goes through `frontmatter`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where present: ten times faster


def one(package: str, name: str) -> Any:
    """One YAML file that lies in a package."""
    return yaml.load(files(package).joinpath(name).read_bytes(), Loader=_LOADER)  # noqa: S506


def every(package: str) -> Iterator[Any]:
    """Every YAML file that lies in a package, by name."""
    names = sorted(path.name for path in files(package).iterdir() if path.name.endswith(".yml"))
    return (one(package, name) for name in names)
