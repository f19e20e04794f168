"""Which entries count: not a draft, not an example, and none in which nothing is written."""

from __future__ import annotations

from typing import Any

import in_memory
import pytest
import yaml
from portfolios import entry as text_of

from portfolio.entries import KINDS, Entry
from portfolio.entries.reading import Location, read_entry
from portfolio.entries.unfinished import is_unfinished, why_unfinished
from portfolio.records.frontmatter import Record, read
from portfolio.writing.text import Draft, entry_text

EMPTY = {
    "nothing": "",
    "space and new lines": " \n\t\n \n",
    "headings": "# My day\n\n## What I learnt\n\n### And more\n",
    "a comment": "<!-- About the work, and about myself in it. -->\n",
    "a comment of several lines": "## What I learnt\n\n<!--\nWhat was new?\n\n## Not a heading\n-->\n",
    "marks without a word": "## What I learnt\n\n- \n\n---\n\n…\n",
}
COUNTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a word": ("reflection", {}, "Tired."),
    "a word before the headings": ("feedback", {}, "Thanks.\n\n## What I did with it\n"),
    "a word under a heading of her own": ("review", {}, "## Winter\n\nLong."),
    "a change of mind": (
        "reflection",
        {"changed_mind": {"from": "No", "to": "Yes", "because": "She spoke"}},
        "",
    ),
    "what weighed on her": ("reflection", {"stress": {"themes": ["court"]}}, ""),
    "a rating": ("review", {"ratings": {"swe:4.2": 3}}, ""),
    "a file": ("observation", {"evidence": ["report.pdf"]}, ""),
    "a talk": ("review", {"type": "reflective-discussion", "peer": {"role": "a colleague"}}, ""),
    "a goal": ("review", {"goals": [{"what": "Lead a meeting"}]}, ""),
    "a declaration": ("review", {"type": "declaration", "declares": ["health"]}, ""),
    "an action that is done": ("review", {"reviews": [{"action": "s#a1", "done": "2026-01-01"}]}, ""),
    "hours": ("training", {"hours": 6}, ""),
    "who gave it": ("training", {"provider": "our team"}, ""),
    "not learnt with others": ("training", {"participatory": "no"}, ""),
    "a certificate": ("training", {"evidence": ["certificate.pdf"]}, ""),
    "minutes": ("supervision", {"minutes": 60}, ""),
    "held": ("supervision", {"status": "held"}, ""),
    "cancelled": ("supervision", {"status": "cancelled", "cancelled_because": "duty"}, ""),
    "not interrupted": ("supervision", {"interrupted": "no"}, ""),
    "a decision": ("supervision", {"decisions": [{"what": "Wait"}]}, ""),
}
BLANK: dict[str, tuple[str, dict[str, Any]]] = {
    "a title and a day": ("reflection", {}),
    "what it is about": ("reflection", {"standards": ["swe:4.2"], "themes": ["rest"], "follows": ["a"]}),
    "how it went": ("reflection", {"trigger": "event", "went": "well", "model": "gibbs"}),
    "whose feedback": ("feedback", {"from": "child", "medium": "spoken", "consent": "yes"}),
    "who watched": ("observation", {"observer": "practice educator", "setting": "home visit"}),
    "a stretch of time": ("review", {"type": "appraisal", "period": {"from": "2025-01-01", "to": "2025-12-31"}}),
    "an action that is carried on": ("supervision", {"reviews": [{"action": "s#a1", "for": "practice"}]}),
    "a goal that is carried on": ("review", {"reviews": [{"goal": "r#g1"}]}),
    "a day to come": ("supervision", {}),
    "a day of training": ("training", {}),
}  # fmt: skip


def made(kind: str, fields: dict[str, Any], body: str) -> Entry:
    return in_memory.entry("a", "2026-03-01", kind, body, **{k: v for k, v in fields.items() if k != "from"})


@pytest.mark.parametrize("name", COUNTS)
def test_it_counts(name: str) -> None:
    kind, fields, body = COUNTS[name]
    assert why_unfinished(made(kind, fields, body)) == ""


@pytest.mark.parametrize("name", BLANK)
def test_nothing_is_written_yet(name: str) -> None:
    kind, fields = BLANK[name]
    assert why_unfinished(made(kind, fields, "## What I learnt\n\n")) == "nothing written yet"


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_and_a_template_count_nowhere_yet(kind: str) -> None:
    text = entry_text(Draft(kind, {"title": "New", "date": in_memory.AS_OF, "share": "private"}))
    assert why_unfinished(from_text(text)) == "nothing written yet"


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_counts(kind: str) -> None:
    assert not is_unfinished(from_text(KINDS[kind].example))


@pytest.mark.parametrize("body", EMPTY.values(), ids=EMPTY)
def test_what_is_not_a_word(body: str) -> None:
    assert is_unfinished(from_text(text_of(body)))


@pytest.mark.parametrize("typed", ["yes", "true", "True", "YES", '"yes"'])
@pytest.mark.parametrize(("field", "why"), [("draft", "a draft"), ("example", "an example")])
def test_a_mark_stands_above_all_that_is_written(field: str, why: str, typed: str) -> None:
    assert why_unfinished(from_text(marked(f"{field}: {typed}"))) == why


@pytest.mark.parametrize("line", ["Draft: yes", "DRAFT: Yes", "draft :  yes"])
def test_a_capital_or_a_space_takes_nothing_from_a_mark(line: str) -> None:
    assert why_unfinished(from_text(marked(line))) == "a draft"


@pytest.mark.parametrize("line", ["draft: no", "draft: false", "draft:", "example: no"])
def test_no_mark_and_an_empty_one_leave_it_counting(line: str) -> None:
    assert not is_unfinished(from_text(marked(line)))


@pytest.mark.parametrize("line", ["draft: perhaps", "draft: [yes]", "example: 1", "drafts: yes"])
def test_a_mark_that_is_not_clear_is_an_error_and_shows_nothing(line: str) -> None:
    record = read(marked(line), "a.md")
    assert isinstance(record, Record)
    found, problems = read_entry(record, Location("rowan", "rowan/a.md"))
    assert found is None
    assert any(problem.is_error for problem in problems)


def test_the_reason_is_known_without_the_words() -> None:
    for kind, fields, body in COUNTS.values():
        assert not is_unfinished(made(kind, fields, body).facts)
    assert why_unfinished(from_text(text_of("")).facts) == "nothing written yet"


def marked(line: str) -> str:
    return text_of("Words.", share="public").replace("share:", f"{line}\nshare:")


def from_text(text: str) -> Entry:
    record = read(text, "a.md")
    assert isinstance(record, Record), record
    found, problems = read_entry(record, Location("rowan", "rowan/a.md"))
    assert found is not None, problems
    return found


def test_the_texts_here_are_front_matter() -> None:
    assert yaml.safe_load(marked("draft: yes").split("---")[1])["draft"] is True
