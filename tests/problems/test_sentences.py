"""The sentence a form shows beside a field, for somebody who never saw a file of the record."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import replace

import pytest
from guarded import listing

from portfolio.problems import Text, Where, problem, texts

# Codes that no form meets. Every other code says something in a form.
ELSEWHERE = {
    "folders are made and named outside the forms": {
        "no-practitioners",
        "unsafe-folder",
        "folder-clash",
        "record-in-git",
    },
    "pages, frameworks and rules of one's own are written in an editor": {
        "page-clash",
        "page-link-to-nothing",
        "unknown-version",
        "unknown-earlier-standard",
        "standards-in-a-circle",
        "rules-name-twice",
        "rules-name-unknown",
    },
    "the private list is kept where no form reaches": {
        "deny-list-unreadable",
        "deny-list-inside",
        "deny-list-term",
        "deny-list-several",
    },
    "the last look is at the finished site": {"guard-output", "guard-output-unread", "share-shown"},
}
UNSAID = frozenset().union(*ELSEWHERE.values())
SAID = sorted(texts().keys() - UNSAID)

LONGEST = 200
SIGNS = set('`:!;<>[]{}=_/#"')
JARGON = re.compile(
    r"\b(yaml|front ?matter|markdown|html|keys?|values?|fields?|items?|indent(ed|ation)?|syntax|quotes?"
    r"|quotation marks?|backticks?|hyphens? and a spacestrings?|null|parsed?|invalid|errors?"
    r"|encod(ed|ing)|paths?|directory|slugs?|ids?|hash(es)?|digests?|findings?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", SAID)
def test_a_sentence_for_a_form_is_short_and_plain(code: str):
    shown = _filled(texts()[code])
    ours = re.sub("“[^”]*”", "…", shown)  # without what somebody typed
    assert not set(ours) & SIGNS
    assert not JARGON.search(ours)
    assert re.match(r"[A-Z0-9…].*[.?]\Z", ours)
    assert not set(shown) & set("`:!")
    assert len(shown) <= LONGEST
    assert 1 <= len(re.findall(r"[.?](?= |\Z)", ours)) <= 3


def test_a_day_is_said_as_one_says_it():
    first, last = datetime.date(2026, 3, 31), datetime.date(2026, 3, 1)
    found = problem("until-before-date", Where("visit.md"), date=first, until=last)
    assert found.form.startswith("The last day, 1 March 2026, comes before the first, 31 March 2026.")
    assert "2026-03-01" in found.what


def test_what_a_form_says_is_masked_as_all_else(tmp_path):
    found = problem("unknown-entry", Where("visit.md"), id="2026-02-vexley", suggestion="")
    assert "vexley" in found.form
    masked = listing(tmp_path, "Vexley").masked(found)
    assert "vexley" not in masked.form.casefold()
    assert replace(masked, softened=True).form == masked.form


def _filled(text: Text) -> str:
    """The sentence with the words of its example, its days as they come from a file."""
    return problem(
        text.code, Where("visit.md"), **{name: _day(said) for name, said in text.example.items()}
    ).form


def _day(said: str) -> str | datetime.date:
    with suppress(ValueError):
        return datetime.date.fromisoformat(said)
    return said
