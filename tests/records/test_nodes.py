"""Where values begin and end: the same from both scanners, and just what was typed."""

from pathlib import Path

import pytest

from portfolio.records import events, frontmatter
from portfolio.records.nodes import nodes

FILES = sorted((Path(__file__).resolve().parent.parent / "cases/splicing").glob("*.md"))


def nodes_of(text):
    return nodes(text, frontmatter.read(text, ""))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_scanners_say_the_same(path, monkeypatch):
    found = nodes_of(path.read_text())
    monkeypatch.setattr(events, "quick", lambda _: None)
    assert nodes_of(path.read_text()) == found


TEXT = """---
kind: reflection  # a note
what: |
  One

  # two

# a remark
list:
- a b
- {c: "d e", f: [g]}
none:
---
"""


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("kind",), "reflection"),
        (("what",), "|\n  One\n\n  # two"),
        (("list",), '- a b\n- {c: "d e", f: [g]}'),
        (("list", 0), "a b"),
        (("list", 1), '{c: "d e", f: [g]}'),
        (("list", 1, "c"), '"d e"'),
        (("list", 1, "f"), "[g]"),
        (("none",), ""),
    ],
)
def test_a_value_is_found_as_it_is_written(path, written):
    lines = TEXT.split("\n")
    node = nodes_of(TEXT).at(path)
    (first, column), (last, end) = node.start, node.end
    found = "\n".join([*lines[first:last], lines[last][:end]])
    assert found[column:] == written


@pytest.mark.parametrize(
    "path", [("no",), ("no", "deeper"), ("list", 2), ("list", 1, "no"), ("kind", "deeper")]
)
def test_a_value_that_is_not_there_is_not_found(path):
    assert nodes_of(TEXT).at(path) is None


def test_no_fields_have_no_nodes():
    assert nodes_of("---\n# none\n---\n") is None
