"""Cases a nurse could read: a table, and what is understood of each row.

Each case in `cases/importing/*.yml` is one table of Ren Okafor, who names the frameworks nmc and swe:

- `table`: the file as CSV;
- `writes`: for each entry, in order, what it holds: fields (null: none), `kind`, `words` by heading,
  and `text`, a line among what is kept from the log;
- `left_out`, `worth_a_look`: row and column of what keeps a row out, and of what does not;
- `form`: the form its headings are those of; `asks`: the column that may not be the title.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from portfolio.frameworks import builtin
from portfolio.writing import cells, log, tablefile

TODAY = datetime.date(2026, 11, 22)
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parents[1] / "cases/importing").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
KNOWN = {"name", "table", "writes", "left_out", "worth_a_look", "form", "asks"}
PERSON = "Ren Okafor"


@pytest.mark.parametrize("case", CASES)
def test_a_table_is_understood_or_asked_about(case: dict):
    assert set(case) <= KNOWN
    table = tablefile.read(case["table"].encode()).one()
    columns = table.columns(PERSON)
    if "form" in case:
        assert columns.form.id == case["form"]
    if "asks" in case:
        assert columns.name(columns.doubted) == case["asks"]
        assert "title" in columns.missing
        return
    assert columns.missing == ()

    outcome = log.entries(table, cells.context(table, columns, builtin(), ("nmc", "swe"), PERSON), TODAY)

    assert {need.row: need.column for need in outcome.attention} == case.get("left_out", {})
    assert {note.row: note.column for note in outcome.notes} == case.get("worth_a_look", {})
    assert len(outcome.ready) == len(case["writes"])
    for ready, wanted in zip(outcome.ready, case["writes"], strict=True):
        _holds(ready.draft, wanted)


def _holds(draft, wanted):
    words = dict(draft.words)
    kept = words.pop(log.FROM_LOG, "")
    for name, value in wanted.items():
        if name == "words":
            assert words == value
        elif name == "text":
            assert value in kept.split("\n\n")
        elif name == "kind":
            assert draft.kind == value
        else:
            found = draft.fields.get(name)
            assert (list(found) if isinstance(found, tuple) else found) == value, name


def test_there_are_cases_of_every_sort():
    assert len(CASES) > 40
    assert len({case.id for case in CASES}) == len(CASES), "two cases have one name"
