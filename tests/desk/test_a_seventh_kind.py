"""A seventh kind of entry is one file, and has its form at once: every type of field shown, saved, read back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import portfolio

KIND = '''\
"""Mentoring: helping someone else to learn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from portfolio.entries.base import Entry
from portfolio.entries.agreed import Actions, Goals
from portfolio.entries.details import ChangedMind, Period
from portfolio.entries.headings import Heading
from portfolio.records.declared import Field
from portfolio.records.fields import SEVERAL, TABLE, Day, Detail, Number, Scale, Text, Texts, Whole, YesNo
from portfolio.share import Share


class Room(Detail):
    """Where we met."""

    what: Text = Field(description="What.", examples=["a kitchen"])
    since: Day | None = Field(None, description="Since when.", examples=["2026-01-01"])
    noise: Scale | None = Field(None, description="How loud.", examples=[2], label="Loudness")


class Mentoring(Entry, kind="mentoring"):
    """A session in which I helped a colleague to learn."""

    mentee: Text | None = Field(None, description="A role.", examples=["a student"])
    topics: Texts = Field((), description="What about.", examples=[["silence"]])
    first_met: Day | None = Field(None, description="Since when.", examples=["2026-01-01"], label="First met")
    trust: Scale | None = Field(None, description="How much trust.", examples=[4], label="Trust between us")
    meetings: Whole | None = Field(None, description="How many.", examples=[7], unit="meetings so far")
    miles: Number | None = Field(None, description="How far.", examples=[2.5])
    agreed: YesNo | None = Field(None, description="Did they agree?", examples=["yes"], label="Agreed to it")
    form: Literal["walk", "talk-aloud"] | None = Field(None, description="How.", examples=["walk"])
    ways: Annotated[tuple[Literal["show", "tell"], ...], SEVERAL] = Field(
        (), description="In which ways.", examples=[["show"]]
    )
    marks: Annotated[Mapping[str, Scale], TABLE] = Field({}, description="Marks.", examples=[{"a": 3}])
    days: Annotated[tuple[Day, ...], SEVERAL] = Field((), description="Which days.", examples=[["2026-01-01"]])
    span: Period | None = Field(None, description="Over which time.")
    hopes: Goals = Field((), description="What we hope for.", label="Our hopes")
    steps: Actions = Field((), description="What is next.", label="Next steps")
    turn: ChangedMind | None = Field(None, description="A turn.")
    rooms: Annotated[tuple[Room, ...], SEVERAL] = Field((), description="Where.")
    doubt: Text | None = Field(None, description="My doubts.", examples=["many"], share=Share.PRIVATE)

    headings = (
        Heading("What I passed on", "And what I learnt by it."),
        Heading("My own shadow", "What it touched in me.", share=Share.PRIVATE),
    )

    example = """\\
---
kind: mentoring
title: Letting her find it herself
date: 2026-05-20
mentee: a student
---

## What I passed on

Less than I wanted to.
"""
'''

TYPED = {
    "title": "Letting her find it",
    "date": "20 May 2026",
    "mentee": "a student",
    "topics": "silence\nrecords",
    "first_met": "1/1/26",
    "trust": "4",
    "meetings": "7",
    "miles": "2.5",
    "agreed": "yes",
    "form": "talk-aloud",
    "span.n0.from": "1/3/26",
    "span.n0.to": "9/3/26",
    "hopes.n0.what": "To wait longer",
    "hopes.n0.by": "5/4/27",
    "steps.n0.what": "Shadow a visit",
    "steps.n0.due": "6/5/27",
    "turn.n0.from": "Telling",
    "turn.n0.to": "Asking",
    "turn.n0.because": "She asked me to",
    "rooms.n0.what": "a kitchen",
    "rooms.n0.since": "8/7/25",
    "rooms.n0.noise": "3",
    "doubt": "many",
    "words.What I passed on": "Less than I wanted.",
    "words.My own shadow": "My own first year.",
}
READ_BACK = {
    "mentee": "a student", "topics": ["silence", "records"], "first_met": "2026-01-01", "trust": "4", "meetings": "7",
    "miles": "2.5", "agreed": "yes", "form": "talk-aloud", "ways": ["show", "tell"],
    "span": {"from": "2026-03-01", "to": "2026-03-09"}, "hopes": [{"id": "h1", "what": "To wait longer", "by": "2027-04-05"}],
    "turn": {"from": "Telling", "to": "Asking", "because": "She asked me to"},
    "rooms": [{"what": "a kitchen", "since": "2025-07-08", "noise": "3"}], "doubt": "many",
    "days": ["2026-01-02", "2026-01-03"],
}  # fmt: skip

PROGRAM = """
import json, sys
from pathlib import Path
import portfolios
from forms import Desk
from portfolio.records import frontmatter

typed = json.loads(sys.stdin.read())
desk = Desk(portfolios.write(Path(sys.argv[1]), {"practitioners/rowan/profile.md": portfolios.PROFILE}))
start = desk.get('/')
assert '/write/rowan/mentoring' in start.links.values(), start.links
form = desk.write('mentoring')
page = form.answered(typed).ticked("ways", "show", "tell").save()
assert page.title == "Saved", (page.title, page.all_wrong)
(name,) = [name for name in desk.files() if "2026-05" in name]
first = desk.files()[name]
again = desk.form(page.links["Change it again"]).save()
record = frontmatter.read(first.decode(), name)
print(json.dumps({
    "said": page.title, "wrong": page.all_wrong, "asked": form.page.words, "meta": record.meta, "body": record.body,
    "untouched": again.title == "Saved" and desk.files()[name] == first,
}, default=dict))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with one file more."""
    root = tmp_path_factory.mktemp("package")
    ignored = shutil.ignore_patterns("__pycache__", "theme")
    shutil.copytree(Path(portfolio.__file__).parent, root / "portfolio", ignore=ignored)
    (root / "portfolio/entries/mentoring.py").write_text(KIND)
    return root


def test_every_field_is_asked_saved_and_read_back(package: Path, tmp_path: Path) -> None:
    here = Path(__file__).resolve().parent
    path = os.pathsep.join(map(str, (package, here, here.parent)))
    typed = TYPED | {"days": "2/1/26\n3 January 2026"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "project")],
        cwd=tmp_path,
        input=json.dumps(typed),
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["said"], found["wrong"]) == ("Saved", {})
    for name, value in READ_BACK.items():
        assert found["meta"].get(name) == value, name
    assert [(one["id"], one["what"], one["due"]) for one in found["meta"]["steps"]] == [
        ("s1", "Shadow a visit", "2027-05-06")
    ]
    assert "Less than I wanted." in found["body"]
    assert "My own first year." in found["body"]
    assert "My doubts? Private." in found["asked"]
    assert found["untouched"]
