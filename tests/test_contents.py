"""Each package's contents page, and the guide's list of layers, against the code as it stands."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import portfolio

PACKAGE = Path(portfolio.__file__).parent
ROOT = PACKAGE.parent
FOLDERS = sorted(path.parent for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE / "theme")
# What a module has that registers itself by being there, so that adding one touches one file.
REGISTERS = re.compile(r"(?m)^(?:class \w+\(Entry, kind=|VIEW = |def command\()")


def listed(folder: Path) -> list[str]:
    """The names in the table of a package's docstring."""
    name = ".".join(folder.relative_to(ROOT).parts)
    table = re.search(r"(?ms)^=+  =+\n(.*)^=+  =+$", import_module(name).__doc__ or "")
    assert table, f"{name} has no contents page"
    return [found for row in table[1].splitlines() for found in re.findall(r"`([\w.]+)`", row.split("  ")[0])]


def modules(folder: Path) -> dict[str, bool]:
    """Modules and packages of a folder, and whether each registers itself."""
    files = [path for path in folder.glob("*.py") if not path.stem.startswith("__")]
    found = {path.stem: bool(REGISTERS.search(path.read_text(encoding="utf-8"))) for path in files}
    below = [path.parent for path in folder.glob("*/__init__.py") if path.parent.name != "theme"]
    return found | {path.name: (path / "page.py").is_file() for path in below}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_the_contents_page_of_a_package_names_its_modules(folder: Path):
    there, named = modules(folder), listed(folder)
    assert named, "the table is empty"
    assert len(named) == len(set(named)), "named twice"
    assert set(named) - set(there) == set(), "named, and not there"
    missing = {name for name, registers in there.items() if not registers} - set(named)
    assert missing == set(), "there, and not named"


def test_the_packages_were_looked_at():
    assert len(FOLDERS) > 15


def test_the_guide_lists_the_layers_that_are_checked():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    checked = [{name.strip() for name in re.split(r"[|:]", layer)} for layer in layers]
    guide = (ROOT / "content/pages/guide/how-it-works.md").read_text(encoding="utf-8")
    block = re.search(r"(?ms)^## Layers$.*?^```text\n(.*?)^```", guide)
    assert block
    shown = [{name.strip() for name in re.split(r"  +", row)[0].split(",")} for row in block[1].splitlines()]
    assert shown == checked
    assert {name for layer in checked for name in layer} == set(modules(PACKAGE)) - {"__main__"}
