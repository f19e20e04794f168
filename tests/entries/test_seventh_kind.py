"""A seventh kind of entry is one file, and everything else follows."""

from __future__ import annotations

import csv
import datetime
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import portfolios
import pypdf
import pytest
from portfolios import MATERIAL, entry

import portfolio
from portfolio import say
from portfolio.site.tools import theme_folder

MENTORING = '''\
"""Mentoring: helping someone else to learn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from portfolio.entries.base import Entry
from portfolio.entries.headings import Heading
from portfolio.entries.agreed import Actions, Decisions, Goals, Reviews
from portfolio.entries.details import ChangedMind, Covers, Feel, Period
from portfolio.records.declared import Field
from portfolio.records.fields import SEVERAL, TABLE, Day, Detail, Number, Scale, Text, Texts, Whole, YesNo
from portfolio.share import Share


class Room(Detail):
    """Where we met."""

    what: Text = Field(description="What.", examples=["a kitchen"])
    since: Day | None = Field(None, description="Since when.", examples=["2026-01-01"])
    noise: Scale | None = Field(None, description="How loud.", examples=[2], label="Loudness")
    because: Text | None = Field(None, description="Why there.", examples=["quiet"], share=Share.PRIVATE)


class Mentoring(Entry, kind="mentoring"):
    """A session in which I helped a colleague to learn."""

    mentee: Text | None = Field(None, description="A role.", examples=["a student"])
    topics: Texts = Field((), description="What about.", examples=[["silence"]])
    first_met: Day | None = Field(None, description="Since when.", examples=["2026-01-01"], label="First met")
    days: Annotated[tuple[Day, ...], SEVERAL] = Field((), description="On which days.", examples=[["2026-01-01"]])
    trust: Scale | None = Field(None, description="How much trust.", examples=[4], label="Trust between us")
    meetings: Whole | None = Field(None, description="How many.", examples=[7], unit="meetings so far")
    miles: Number | None = Field(None, description="How far.", examples=[2.5])
    agreed: YesNo | None = Field(None, description="Did they agree?", examples=["yes"], label="Agreed to it")
    form: Literal["walk", "talk-aloud"] | None = Field(
        None, description="How.", examples=["walk"], words={"talk-aloud": "Thinking aloudq"}
    )
    ways: Annotated[tuple[Literal["show-meq", "tell-meq"], ...], SEVERAL] = Field(
        (), description="In which ways.", examples=[["show-meq"]]
    )
    marks: Annotated[Mapping[str, Scale], TABLE] = Field({}, description="Marks.", examples=[{"a": 3}])
    span: Period | None = Field(None, description="Over which time.")
    hopes: Goals = Field((), description="What we hope for.", label="Our hopes")
    goals: Texts = Field((), description="In words only.", examples=[["one"]])
    steps: Actions = Field((), description="What is next.", label="Next steps")
    looks: Reviews = Field((), description="Looked at again.")
    choices: Decisions = Field((), description="What we chose.")
    turn: ChangedMind | None = Field(None, description="A turn.")
    people: Covers = Field((), description="Whom we spoke of.")
    felt: Feel | None = Field(None, description="How it felt.")
    rooms: Annotated[tuple[Room, ...], SEVERAL] = Field((), description="Where.")
    feel: Text | None = Field(None, description="Open here, private elsewhere.", examples=["warm"])
    doubt: Text | None = Field(None, description="My doubts.", examples=["many"], share=Share.PRIVATE)
    fears: Goals = Field((), description="What I fear.", share=Share.PRIVATE)
    fee: Text | None = Field(None, description="What it cost.", examples=["nothing"], share=Share.SUPERVISOR)
    secret: Text | None = Field(None, description="Mine.", examples=["x"], share=Share.PRIVATE, fixed=True)

    headings = (
        Heading("What I passed on", "And what I learnt by it."),
        Heading("My own shadow", "What it touched in me.", share=Share.PRIVATE),
        Heading("Between the two of us", "What we said.", share=Share.SUPERVISOR),
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

# Every value of an entry of that kind, as its page, the table and the pack tell it.
FIELDS = {
    "mentee": "menteeq",
    "topics": ["co-topicq", "secondq"],
    "first_met": "2031-01-02",
    "days": ["2031-02-03", "2031-02-04"],
    "trust": 2,
    "meetings": 1234,
    "miles": 77.25,
    "agreed": "yes",
    "form": "talk-aloud",
    "ways": ["show-meq", "tell-meq"],
    "marks": {"markq": 3},
    "span": {"from": "2031-03-01", "to": "2031-03-09"},
    "hopes": [{"what": "hopeq", "by": "2031-04-05", "status": "statusq"}],
    "goals": ["goalq", "aimq"],
    "steps": [{"id": "s1", "what": "stepq", "who": "whoq", "due": "2031-05-06", "outcome": "outcomeq"}],
    "looks": [{"action": "a#s1", "done": "2031-06-07", "outcome": "lookedq"}],
    "choices": [{"what": "choiceq", "why": "whyq", "escalated": {"to": "managerq", "answer": "answerq"}}],
    "turn": {"from": "beforeq", "to": "afterq", "because": "becauseq"},
    "people": [{"code": "codeq", "worry": 5}],
    "felt": {"stay": 1},
    "rooms": [{"what": "roomq", "since": "2031-07-08", "noise": 3, "because": "quietq"}],
    "feel": "warmq",
}
PRIVATE = {"doubt": "doubtq", "fears": [{"what": "fearq"}], "secret": "secretq"}
TOLD = [
    "menteeq", "co-topicq", "secondq", "2 January 2031", "3 February 2031", "4 February 2031", "Trust between us",
    "2 of 5", "1234 meetings so far", "77.25", "Agreed to it", "Thinking aloudq", "show meq", "tell meq", "markq 3",
    "1 March 2031", "9 March 2031", "Our hopes", "hopeq", "5 April 2031", "statusq", "goalq", "aimq", "Next steps",
    "stepq", "whoq", "6 May 2031", "outcomeq", "7 June 2031", "lookedq", "choiceq", "whyq", "managerq", "answerq",
    "beforeq", "afterq", "becauseq", "codeq", "5 of 5", "It makes me want to stay", "1 of 5", "roomq", "8 July 2031",
    "Loudness", "3 of 5", "warmq",
]  # fmt: skip
STAYS = ["doubtq", "fearq", "secretq", "quietq", "shadowq", "otherq"]  # words only the practitioner may see
BETWEEN = ["feeq", "betweenq"]  # words for the supervisor at most

FILES = {
    "./mkdocs.yml": MATERIAL,
    "practitioners/rowan/a.md": entry(
        "## What I passed on\n\nLess than I wanted.\n\n## Wellbeing\n\nHidden words.\n\n"
        "## My own shadow\n\nshadowq\n\n## Between the two of us\n\nbetweenq",
        kind="mentoring",
        title="Letting her find it",
        share="public",
        showcase={"for": ["swe:4.2"], "because": "It shows it."},
        fee="feeq",
        **FIELDS,
        **PRIVATE,
    ),
    # A heading one kind limits is limited in any other.
    "practitioners/rowan/b.md": entry("Open words.\n\n## My own shadow\n\notherq", share="public"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with one file more."""
    root = tmp_path_factory.mktemp("package")
    ignored = shutil.ignore_patterns("__pycache__", "theme")
    shutil.copytree(Path(portfolio.__file__).parent, root / "portfolio", ignore=ignored)
    shutil.copytree(theme_folder(), root / "theme")
    (root / "portfolio/entries/mentoring.py").write_text(MENTORING)
    return root


@pytest.fixture
def portfolio_with_seven(package: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    return partial(_run, package)


def _run(package: Path, project: Path, *args: str) -> subprocess.CompletedProcess[str]:
    if args[0] != "trust":
        _run(package, project, "trust", "--yes")
    own = {
        "PYTHONPATH": str(package),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_CONFIG_HOME": str(package / "own"),
    }
    return subprocess.run(
        [sys.executable, "-c", "from portfolio.cli import main; main()", *args],
        cwd=project,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )


def _leaves(value: object) -> Iterator[str]:
    """The words and numbers of a value, as they were typed."""
    if isinstance(value, dict):
        value = [*value.values(), *(key for key in value if key == "markq")]
    for one in value if isinstance(value, list) else ():
        yield from _leaves(one)
    if not isinstance(value, list):
        yield str(value)


def test_a_new_kind_is_checked_and_built(tree: Callable, portfolio_with_seven: Callable):
    project = tree(FILES)
    checked = portfolio_with_seven(project, "check")
    assert (checked.returncode, checked.stdout) == (0, "2 entries read: nothing wrong.\n"), checked.stderr
    built = portfolio_with_seven(project, "build", "--for", "public")
    assert built.returncode == 0, built.stderr
    record = json.loads((project / "builds/public/portfolio.json").read_text())
    assert record["practitioners"][0]["entries"][0]["kind"] == "mentoring"
    page = (project / "builds/public/rowan/entries/a/index.html").read_text()
    assert "Less than I wanted." in page
    assert "Mentoring" in page
    assert "Hidden words." not in page


def test_it_has_a_mark_a_colour_and_a_place_in_the_filter(tree: Callable, portfolio_with_seven: Callable):
    project = tree(FILES)
    assert portfolio_with_seven(project, "build", "--for", "public").returncode == 0
    site = project / "builds/public"
    timeline = (site / "rowan/timeline/index.html").read_text()
    assert re.search(r'<svg class="pf-mark pf-mark--\w+ pf-kind--mentoring".*? d="M', timeline)
    assert 'class="pf-only-mentoring"' in timeline
    sheet = (site / "assets/portfolio.css").read_text()
    assert re.search(r"pf-kind--mentoring,[^}]*--pf-kind: oklch\(", sheet)
    assert ".pf-only-mentoring:checked" in sheet


@pytest.fixture(scope="module")
def outputs(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """Everything an audience is handed: the site, the table, the data and the pack, made once for each."""
    project = portfolios.write(tmp_path_factory.mktemp("seven") / "project", FILES)

    @cache
    def made(audience: str) -> dict[str, bytes]:
        out = project / "builds" / audience
        for args in (
            ("build", "--out", out),
            ("export", "csv", "--out", out / "a.csv"),
            ("export", "json", "--out", out / "a.json"),
            ("pack", "--practitioner", "rowan", "--as-of", "2031-12-31", "--out", out / "a.pdf"),
        ):
            ran = _run(package, project, *map(str, args), "--for", audience)
            assert ran.returncode == 0, ran.stderr + ran.stdout
        found = portfolios.files_in(out)
        pages = pypdf.PdfReader(io.BytesIO(found["a.pdf"])).pages
        return found | {"a.pdf": " ".join(page.extract_text() for page in pages).encode()}

    return made


def _squeezed(text: bytes) -> str:
    """A text without markup, spaces and capitals: a page and a pack break lines where they like."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", " ", text.decode())).split()).casefold()


def _day(typed: str) -> str:
    """A day typed as `2031-01-02`, as the table tells it; else what was typed."""
    return say.day(datetime.date.fromisoformat(typed)) if re.fullmatch(r"2031-\d\d-\d\d", typed) else typed


@pytest.mark.parametrize("name", ["rowan/entries/a/index.html", "a.pdf"])
def test_every_value_of_a_new_kind_is_told(outputs: Callable, name: str):
    found = _squeezed(outputs("private")[name])
    lost = [words for words in (*TOLD, *STAYS[:-1], *BETWEEN) if _squeezed(words.encode()) not in found]
    assert lost == []


def test_every_value_of_a_new_kind_is_exported(outputs: Callable):
    (_, row, _) = csv.reader(outputs("private")["a.csv"].decode("utf-8-sig").splitlines())
    typed = [one for value in (FIELDS | PRIVATE).values() for one in _leaves(value)]
    assert len(typed) > 40
    table = " ".join(row).replace(",", "")
    lost = [one for one in typed if one not in table and _day(one) not in table]
    assert lost == []


@pytest.mark.parametrize(("audience", "hidden"), [("supervisor", STAYS), ("public", [*STAYS, *BETWEEN])])
def test_what_is_declared_private_is_in_no_byte_of_a_shared_output(
    outputs: Callable, audience: str, hidden: list[str]
):
    files = outputs(audience)
    assert {"search/search_index.json", "a.csv", "a.json", "a.pdf", "portfolio.json"} <= set(files)
    escaped = {
        (word, name)
        for name, content in files.items()
        for text in portfolios.decoded(content)
        for word in hidden
        if word in text.casefold()
    }
    assert escaped == set()
    page = _squeezed(files["rowan/entries/a/index.html"])
    assert [words for words in TOLD if _squeezed(words.encode()) not in page] == []


def test_its_mistakes_are_named_and_its_name_is_suggested(tree: Callable, portfolio_with_seven: Callable):
    files = {
        "practitioners/rowan/a.md": entry(kind="mentorin"),
        "practitioners/rowan/b.md": entry(kind="mentoring", mentea="a student"),
    }
    said = portfolio_with_seven(tree(files), "check").stdout
    assert "Did you mean “mentoring”?" in said
    assert "Did you mean “mentee”?" in said


def test_it_is_asked_about_by_the_type_and_share_of_its_fields(package: Path, tmp_path: Path):
    program = """
import json
from portfolio.writing.questions import headings_asked, questions
print(json.dumps([{q.field: [q.form, q.text, len(q.parts)] for q in questions("mentoring")}, headings_asked("mentoring")]))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=True,
    )
    asked, headings = json.loads(ran.stdout)
    assert asked["doubt"] == ["text", "My doubts? Private.", 0]
    assert asked["feel"] == ["text", "Open here, private elsewhere?", 0]
    assert asked["fee"][1] == "What it cost? Goes no further than the supervisor."
    assert asked["secret"][1] == "Mine? Never leaves your record."
    assert (asked["topics"][0], asked["days"][0], asked["ways"][0]) == ("text", "day", "several")
    assert (asked["hopes"][0], asked["rooms"][2]) == ("group", 4)
    assert "marks" not in asked, "pairs can only be written in the file"
    assert dict(headings)["My own shadow"] == "What it touched in me. Private."


def test_its_fields_are_listed_for_whoever_audits(package: Path, tmp_path: Path):
    program = "from portfolio.reference.travels import travels; print(travels())"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=True,
    )
    for row in (
        "| `doubt` | Mentoring | private | yes |",
        "| `rooms.because` | Mentoring | private | no |",
        "| `secret` | Mentoring | stays with you | no |",
        "| `fee` | Mentoring | no further than the supervisor | yes |",
        "| `## My own shadow` | Mentoring | private |",
        "| `feel` | Supervision | private | yes |",
    ):
        assert row in ran.stdout
    assert "| `feel` | Mentoring" not in ran.stdout


def test_without_the_file_the_kind_is_unknown(tree: Callable, run: Callable):
    result = run(tree(FILES), "check")
    assert result.exit_code == 1
    assert "unknown-kind" in result.output
