"""Days, amounts and lists in plain English, said in one place for messages and pages alike."""

from __future__ import annotations

import datetime
import re

import pytest
from shown import ROOT

from portfolio import say


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0 entries"), (1, "1 entry"), (1.0, "1 entry"), (1.5, "1.5 entries"), (21, "21 entries")],
)
def test_only_one_takes_the_singular(amount: float, said: str):
    assert say.counted(amount, "entry", "entries") == said


def test_a_plural_in_s_need_not_be_given():
    assert say.counted(1, "hour") == "1 hour"
    assert say.counted(7.7 + 27.3, "hour") == "35 hours"
    assert say.more(1, "piece") == "1 more piece"
    assert say.more(2000, "entry", "entries") == "2,000 more entries"


@pytest.mark.parametrize(
    ("words", "together", "choice"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
        (["{0}", "{", "%s"], "{0}, { and %s", "{0}, { or %s"),
    ],
)
def test_a_list_ends_as_one_says_it(words: list[str], together: str, choice: str):
    assert say.all_of(iter(words)) == together
    assert say.one_of(iter(words)) == choice


def test_a_day_is_said_in_full():
    november = datetime.date(2026, 11, 3)
    assert say.day(november) == "3 November 2026"
    assert say.month(november) == "November"
    assert say.days(november, None) == say.days(november, november) == "3 November 2026"
    assert say.days(november, datetime.date(2027, 1, 31)) == "3 November 2026 to 31 January 2027"


def test_a_day_of_which_only_the_month_is_told_is_not_taken_for_the_first_of_it():
    first = datetime.date(2026, 11, 1)
    assert (say.day(first), say.day(say.Month.of(first))) == ("1 November 2026", "November 2026")


# `"entry" if count == 1 else "entries"`, `"" if count == 1 else "s"`, `{% if count != 1 %}s{% endif %}`.
BY_HAND = re.compile(r"""['"](\w\w)[\w ]*['"] if [^'"]+ == -?1 else ['"]\1|1 else ['"]e?s['"]|1 %}s\b""")


@pytest.mark.parametrize(
    "typed", ["'reply' if n == 1 else 'replies'", "'' if n == 1 else 's'", "{% if n != 1 %}s{% endif %}"]
)
def test_a_plural_written_by_hand_is_seen(typed: str):
    assert BY_HAND.search(typed)


def test_no_plural_is_written_by_hand():
    sources = [*(ROOT / "portfolio").rglob("*.py"), *(ROOT / "theme").rglob("*.html")]
    assert len(sources) > 200
    assert [path.name for path in sources if BY_HAND.search(path.read_text(encoding="utf-8"))] == []
