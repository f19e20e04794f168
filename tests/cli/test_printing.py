"""Whatever a command prints: nothing in it steers a terminal, and no listed term is repeated."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import entry

from portfolio.cli import main, printing

TERMS = ("Canary Smith", "Zephyrine", "Llanarth Primary")
STEERS = "\x1b]0;taken\x07\x1b[2J\r\x9b31m\u202e\u2066"
YAML_STEERS = json.dumps(STEERS)[1:-1].replace("\\u00", "\\x")
LISTED = re.compile(r"canary\W*smith|zephyrine|llanarth\W*primary", re.IGNORECASE)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SETTINGS = """\
site_name: Canary Smith
docs_dir: content/pages
theme: {name: null, custom_dir: bare}
plugins:
  - portfolio:
      as_of: 2026-11-22
      guard: {deny_list: ../terms.txt}
"""
COMMANDS = [
    ("check",),
    ("check", "--for", "public"),
    ("check", "--format", "json"),
    ("build",),
    ("build", "--for", "public"),
    ("build", "--practitioner", "Zephyrine"),
    ("build", "--out", "content/practitioners/zephyrine/Canary Smith"),
    ("held", "Zephyrine\x1b[2J"),
    ("held", "yesterday", "--cancelled", "Canary Smith\x1b[2J"),
    ("renewal",),
    ("renewal", "--format", "json"),
    ("renewal", "--as-of", "Zephyrine\x1b[2J"),
    ("export", "json", "--out", "Zephyrine.json"),
    ("export", "csv", "--for", "supervisor", "--out", "r.csv"),
    ("export", "Canary Smith", "--out", "x"),
    ("export", "docs", "--out", "Zephyrine/docs"),
    ("pack", "--out", "Canary Smith.pdf"),
    ("pack", "--for", "public"),
    ("remind", "--out", "Canary Smith.ics"),
    ("remind", "--practitioner", "Zephyrine\x1b[2J", "--out", "r.ics"),
    ("new", "reflection", "--title", "Canary Smith said\x1b[2J", "--no-input"),
    ("new", "Zephyrine", "--no-input"),
    ("new", "training", "--date", "Zephyrine", "--no-input"),
    ("sign", "a", "--by", "Canary Smith", "--role", "Zephyrine\x1b[2J"),
    ("sign", "Canary Smith", "--by", "x", "--role", "y"),
    ("import", "Zephyrine.csv", "--yes"),
    ("import", "no Canary Smith.csv"),
    ("init", "Zephyrine", "--no-input"),
    ("init", "Canary Smith\x1b[2J", "--no-input"),
    ("explain", "Zephyrine\x1b[2J"),
    ("trust",),
    ("Canary Smith",),
    ("check", "--Zephyrine"),
]


@pytest.fixture
def project(tree: Callable) -> Path:
    """A folder with terms and escapes in every place a message may speak of."""
    me = "practitioners/zephyrine"
    words = "Canary Smith and Zephyrine at Llanarth Primary."
    project = tree(
        {
            "./mkdocs.yml": SETTINGS,
            f"{me}/profile.md": "---\nname: Canary Smith\nrole: Zephyrine's worker\n"
            "registration: {rules: social-work-england, since: 2019-01-01}\n---\n\nMe.\n",
            f"{me}/a.md": entry(words, title="Canary Smith again", share="public"),
            f"{me}/Canary Smith.md": entry(words, title="Zephyrine", date="2026-02-30"),
            f"{me}/b.md": entry(f"[to](Zephyrine{STEERS[-2:]}.pdf)\n\n# Wellbeing {{shaer=Zephyrine}}"),
            f"{me}/c.md": entry("x", kind="Zephyrine", share="Canary"),
            f"{me}/d.md": f'---\nkind: training\ntitle: "x{YAML_STEERS}"\ndate: 2026-01-02\n---\n\nWords.\n',
            f"{me}/e.md": f'---\nkind: training\n"Canary{YAML_STEERS}": 1\ntitle: Zephyrine\n---\n',
            f"{me}/f.md": f"---\nkind: training\ntitle: Zephyrine\ndate: 2026-01-02\n---\n\n{STEERS}\n",
            f"{me}/g.md": entry(
                "x", standards=["swe:Zephyrine"], follows=["Canary Smith"], themes=["Zephyrine"]
            ),
            f"{me}/h.md": entry("Words.", kind="training", title=words, date="2026-05-01", applied_in=["a"]),
            f"{me}/h{STEERS[:6]}\n  error: forged.md": "---\nkind: x\n---\n",
            "pages/Zephyrine.md": f"# Canary Smith\n\n[x](../practitioners/zephyrine/Zephyrine{STEERS[-1]}.md)\n",
            "./Zephyrine.csv": "Date,Title,Hours\nCanary Smith,Zephyrine,x\n2026-01-01,Zephyrine\x1b[2J,2\n",
        }
    )
    (project.parent / "terms.txt").write_text("\n".join(TERMS))
    assert len(list(project.rglob("*.md"))) == 12
    return project


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_a_listed_term_or_steers_the_terminal(
    project: Path, run: Callable, command: tuple[str, ...]
):
    result = run(project, *command)
    printed = result.stdout + result.stderr
    assert printed.strip(), "it says something"
    assert LISTED.findall(printed) == []
    assert STEERING.findall(printed) == []
    assert not re.search(r"(?m)^\s*error: forged", printed), "the name of a file makes no line of its own"


def test_every_command_is_looked_at():
    assert set(main.list_commands(click.Context(main))) - {"serve"} <= {command[0] for command in COMMANDS}


def test_the_caret_stands_below_the_covered_term(tree: Callable, run: Callable):
    words = "With Zephyrine I sat and then with Canary Smith."
    project = tree({"./mkdocs.yml": SETTINGS, "practitioners/rowan/a.md": entry(words, share="public")})
    (project.parent / "terms.txt").write_text("\n".join(TERMS))
    lines = run(project, "check", "--for", "public").output.splitlines()
    carets = [line.index("^") for line in lines if line.strip() == "^"]
    shown = "    With •••• I sat and then with ••••."
    assert lines.count(shown) >= 2
    assert set(carets) == {shown.index("••••"), shown.rindex("••••")}


def test_what_a_library_logs_goes_the_same_way(project: Path, capsys: pytest.CaptureFixture):
    with printing.guarded():
        printing.TERMS.belong_to(project / "mkdocs.yml")
        handler = logging.StreamHandler()
        handler.emit(logging.makeLogRecord({"msg": "Zephyrine\x1b[2J"}))
    assert capsys.readouterr().err == "••••\N{REPLACEMENT CHARACTER}[2J\n"


@pytest.mark.parametrize("written", ["x\\e[2Jy", "x\\x1by", "x\\0", "\\x9b31m", "a\\bb", "a\\Lb"])
@pytest.mark.parametrize("field", ["title: {}", "standards: [{}]", "{}: x", "peer: {{role: {}}}"])
def test_a_control_character_in_a_field_is_an_error(tree: Callable, run: Callable, field: str, written: str):
    line = field.format(f'"{written}"')
    head = "" if field.startswith("title") else "title: A day\n"
    text = f"---\nkind: reflection\ndate: 2026-01-02\n{head}{line}\n---\n\nWords.\n"
    result = run(tree({"practitioners/rowan/a.md": text}), "check")
    assert result.exit_code == 1
    assert "control-character" in result.output


@given(st.text(st.characters(codec=None), max_size=80))
def test_a_harmless_text_steers_nothing_and_loses_no_word(text: str):
    harmless = printing.harmless(text)
    assert not STEERING.search(harmless)
    assert len(harmless) == len(text)
    harmless.encode()
    plain = "".join(one for one in text if one.isprintable())
    assert [one for one in plain if one in harmless] == list(plain)
