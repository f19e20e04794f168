"""A framework of the user's own: what it says it replaced has to be there."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from portfolios import entry, folder_of, write

from portfolio.folder.read import Reading, read


def framework(id: str = "team", replaces: str = "", newest: str = "2026") -> str:  # noqa: A002
    """Two versions of a framework; the newer one says, on line 13, what it replaced."""
    line = f"\n    replaces: {replaces}" if replaces else ""
    return f"""\
id: {id}
title: What our team stands for
owner: our team
versions:
  - version: "2024"
    from: 2024-01-01
    to: 2026-03-31
    source: our team day
    standards: [{{code: "1", title: We listen}}]
  - version: "{newest}"
    from: 2026-04-01
    source: our team day{line}
    standards: [{{code: "1", title: We listen first}}]
"""


def reading(root: Path, **files: str) -> Reading:
    named = {f"frameworks/{name}.yml": text for name, text in files.items()}
    project = write(root, named | {"practitioners/rowan/visit.md": entry("Words.", standards=["team:1"])})
    return read(folder_of(project), datetime.date(2026, 11, 22))


def said(root: Path, **files: str) -> list[tuple[str, str, int | None]]:
    return [(p.code, p.where.file, p.where.line) for p in reading(root, **files).problems]


@pytest.mark.parametrize("replaces", ["", '"2024"', "2024", "swe", "pqs"])
def test_a_version_may_replace_another_version_or_another_framework(replaces: str, tmp_path: Path):
    assert said(tmp_path, team=framework(replaces=replaces)) == []


@pytest.mark.parametrize(
    ("replaces", "why"),
    [
        ('"2042"', "no such version"),
        ("sew", "no such framework"),
        ("SWE", "names are in small letters"),
        ("swe:1.1", "a standard is no framework"),
        ('"2019"', "a version of another framework"),
        ('"2026"', "itself"),
        ("team", "the framework it belongs to"),
    ],
)
def test_what_a_version_replaced_has_to_be_there(replaces: str, why: str, tmp_path: Path):
    assert said(tmp_path, team=framework(replaces=replaces)) == [
        ("unknown-version", "content/frameworks/team.yml", 13)
    ], why


def test_the_message_names_what_was_likely_meant(tmp_path: Path):
    (problem,) = reading(tmp_path, team=framework(replaces='"2042"')).problems
    assert "“2042”" in problem.what
    assert "Did you mean “2024”?" in problem.fix
    assert "swe" in problem.fix


def test_one_framework_of_ones_own_may_replace_another(tmp_path: Path):
    assert said(tmp_path, a=framework("team", replaces="crew"), b=framework("crew")) == []


def test_the_rest_of_a_framework_can_still_be_cited(tmp_path: Path):
    found = reading(tmp_path, team=framework(replaces="sew"))
    assert [one.code for one in found.problems] == ["unknown-version"]
    assert found.portfolio.terms.frameworks.by_id["team"].versions[1].version == "2026"


@pytest.mark.parametrize("broken", [framework("crew", newest="2026").replace("owner", "onwer"), "{"])
def test_a_file_that_cannot_be_read_is_the_only_thing_named(broken: str, tmp_path: Path):
    found = said(tmp_path, team=framework(replaces="crew"), crew=broken)
    assert found
    assert {file for _, file, _ in found} == {"content/frameworks/crew.yml"}, found
