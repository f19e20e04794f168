"""Standards that go on from earlier ones: what they name has to be there, and time runs one way."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from portfolios import entry, folder_of, write

from portfolio.folder.read import read
from portfolio.frameworks import builtin, continuing


def framework(id: str, continues: str = "", more: str = "") -> str:  # noqa: A002
    """A framework with one standard; on line 9 it may say what it goes on from."""
    line = f"\n        continues: {continues}" if continues else ""
    return f"""\
id: {id}
title: What our team stands for
owner: our team
versions:
  - version: "1"
    source: our team day{more}
    standards:
      - {{code: "1", title: We listen}}
      - code: "2"{line}
        title: We come back
"""


def said(root: Path, entries: dict[str, str] | None = None, **files: str) -> list[tuple[str, str, int]]:
    named = {f"frameworks/{name}.yml": text for name, text in files.items()}
    named |= {f"practitioners/rowan/{name}.md": text for name, text in (entries or {"a": entry()}).items()}
    reading = read(folder_of(write(root, named)), datetime.date(2028, 1, 1))
    return [(p.code, Path(p.where.file).name, p.where.line) for p in reading.problems]


@pytest.mark.parametrize("continues", ["", '["pqs:1"]', '"pqs:1"', '["pqs:1", "swe:4.2"]', '["team:1"]'])
def test_a_standard_may_go_on_from_one_that_is_there(continues: str, tmp_path: Path):
    assert said(tmp_path, team=framework("team", continues)) == []


@pytest.mark.parametrize("continues", ['["pqs:99"]', '["kss:1"]', '["pqs"]', '["team:3"]', '["1"]'])
def test_one_that_is_not_there_is_named_with_its_line(continues: str, tmp_path: Path):
    assert said(tmp_path, team=framework("team", continues)) == [("unknown-earlier-standard", "team.yml", 10)]


def test_the_message_names_what_was_likely_meant(tmp_path: Path):
    files = {"frameworks/team.yml": framework("team", '["psq:1"]'), "practitioners/rowan/a.md": entry()}
    (problem,) = read(folder_of(write(tmp_path, files)), datetime.date(2028, 1, 1)).problems
    assert "“psq:1”" in problem.what
    assert "Did you mean “pqs”?" in problem.fix


@pytest.mark.parametrize(
    ("files", "places"),
    [
        ({"team": framework("team", '["team:2"]')}, [("team.yml", 10)]),
        (
            {"team": framework("team", '["crew:2"]'), "crew": framework("crew", '["team:2"]')},
            [("crew.yml", 10), ("team.yml", 10)],
        ),
    ],
    ids=["itself", "by way of another"],
)
def test_a_circle_is_named_where_it_stands(files: dict, places: list, tmp_path: Path):
    assert said(tmp_path, **files) == [("standards-in-a-circle", *place) for place in places]


def test_no_built_in_framework_claims_a_link_that_nobody_published():
    """Where an owner publishes a mapping, name its source here with the links."""
    assert continuing.changes(builtin().by_id.values()) == ()


def test_rating_a_code_that_nobody_published_is_a_warning_with_its_line(tmp_path: Path):
    text = entry(date="2027-05-04", standards=["ecs:A"], ratings={"ecs:A": 3})
    assert said(tmp_path, {"a": text}) == [("provisional-standard", "a.md", 6)]


def test_rating_by_a_framework_not_yet_in_force_is_an_error_that_names_its_days(tmp_path: Path):
    text = entry(date="2027-03-31", ratings={"ecs:A": 3})
    assert said(tmp_path, {"a": text}) == [("unknown-standard", "a.md", 5)]


def test_a_framework_of_ones_own_may_say_that_its_codes_are_provisional(tmp_path: Path):
    files = {"team": framework("team", more="\n    provisional: yes")}
    assert said(tmp_path, {"a": entry(ratings={"team:1": 3})}, **files) == [
        ("provisional-standard", "a.md", 5)
    ]
    assert said(tmp_path / "b", {"a": entry(standards=["team:1"])}, **files) == []
