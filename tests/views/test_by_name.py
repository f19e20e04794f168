"""What a page is made of: values built by the names of their fields, from one practitioner."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import walk_packages
from typing import get_type_hints

import pytest
from swapped import pages, swapped

import portfolio.views
from portfolio.model import Practitioner, Terms
from portfolio.views import VIEWS


def values(name: str) -> dict[str, type]:
    """Every dataclass defined in a package."""
    package = import_module(name)
    modules = [import_module(found.name) for found in walk_packages(package.__path__, f"{name}.")]
    return {
        f"{module.__name__}.{key}": value
        for module in modules
        for key, value in vars(module).items()
        if dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    }


def is_by_name(value: type) -> bool:
    return all(field.kw_only for field in dataclasses.fields(value))


def can_be_mixed_up(value: type) -> bool:
    types = [str(field.type) for field in dataclasses.fields(value)]
    return len(types) >= 3 or any(one == other for one, other in pairwise(types))


def test_every_value_of_a_page_is_built_by_name():
    found = values("portfolio.views")
    assert len(found) > 70
    assert [name for name, value in found.items() if not is_by_name(value)] == []


@pytest.mark.parametrize(("package", "least"), [("outputs", 2), ("renewal", 10), ("model", 8)])
def test_what_pages_are_made_from_is_built_by_name_where_it_could_be_mixed_up(package: str, least: int):
    found = {k: v for k, v in values(f"portfolio.{package}").items() if can_be_mixed_up(v)}
    assert len(found) >= least
    assert [name for name, value in found.items() if not is_by_name(value)] == []


def test_the_order_of_two_fields_of_one_type_changes_no_page():
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("swapped.py"))],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["pairs"] > 80
    before = pages()
    assert len(before) > 200
    assert {folder for folder in before if told["pages"].get(folder) != before[folder]} == set()
    assert set(told["pages"]) == set(before)


def test_a_value_built_by_place_would_be_told_apart():
    class Span:
        first: str
        last: str
        years: int

    assert swapped(Span) == 1
    built = dataclasses.dataclass(Span)("2023", "2026", 4)
    assert dataclasses.asdict(built) == {"first": "2026", "last": "2023", "years": 4}


def test_a_view_sees_the_terms_and_one_practitioner():
    assert len(VIEWS) >= 9
    for view in VIEWS:
        seen = get_type_hints(view.pages)
        assert seen.pop("return")
        assert list(seen.values()) == [Terms, Practitioner], view.name


def test_only_the_front_page_and_the_team_know_of_everybody():
    names = [found.name for found in walk_packages(portfolio.views.__path__, "portfolio.views.")]
    assert len(names) > 30
    assert {name for name in names if "Portfolio" in vars(import_module(name))} == {
        "portfolio.views.front",
        "portfolio.views.team",
        "portfolio.views.portfolio_json",
        "portfolio.views.renewal.answers",  # which makes one of a single person, to ask what is visible
    }
