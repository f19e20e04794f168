"""What a command loads before it says its first word: only what it needs, so that nobody waits."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.entries import KINDS
from portfolio.writing.kinds import kind_names

# Each takes longer to load than a person should wait before anything is asked or said.
SLOW = (
    "babel", "jinja2", "markdown", "markdown_it", "material", "mkdocs", "nh3", "phonenumbers", "pikepdf", "PIL",
    "pydantic", "pypdf", "sqlite3", "stdnum", "typst",
    "portfolio.audience", "portfolio.entries", "portfolio.guard.findings", "portfolio.views",
)  # fmt: skip
ASKING = ("prompt_toolkit", "questionary")

# `portfolio` with these arguments, up to its first question: then what was loaded is told on stderr.
UP_TO_A_QUESTION = """
import sys
from portfolio.__main__ import main
from portfolio.cli.asking import prompts

def told(*_):
    raise KeyboardInterrupt

prompts._asked = told
try:
    main()
finally:
    print("loaded:", *sys.modules, file=sys.__stderr__)
"""


def loaded(folder: Path, *args: str) -> frozenset[str]:
    """What is loaded when a command ends, or is about to ask."""
    ours, theirs = pty.openpty()  # somebody to ask
    try:
        done = subprocess.run(
            [sys.executable, "-c", UP_TO_A_QUESTION, *args],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "TERM": "xterm"},
        )
    finally:
        os.close(ours)
        os.close(theirs)
    said, _, modules = done.stderr.rpartition("loaded: ")
    assert said.strip() in {"", "Stopped. Nothing was written."}
    return frozenset(modules.split())


@pytest.fixture
def new_folder(tmp_path: Path, run) -> Path:
    run(tmp_path, "init", "mine", "--no-input")
    return tmp_path / "mine"


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("sign", "--help"), ("build", "--help")])
def test_help_loads_nothing_slow(tmp_path: Path, args: tuple[str, ...]):
    found = loaded(tmp_path, *args)
    assert "click" in found
    assert found & {*SLOW, *ASKING} == set()


def test_help_names_the_kinds_without_loading_one(tmp_path: Path):
    assert loaded(tmp_path, "new", "--help") & {*SLOW, *ASKING} - {"babel"} == set()


@pytest.mark.parametrize("kind", [(), ("reflection",)])
def test_the_first_question_of_new_waits_for_nothing_slow(new_folder: Path, kind: tuple[str, ...]):
    found = loaded(new_folder, "new", *kind)
    assert set(ASKING) <= found, "it was about to ask"
    assert found & set(SLOW) == set()


def test_the_names_of_the_kinds_are_those_of_the_kinds():
    assert sorted(kind_names()) == sorted(KINDS)


# Ctrl-C


STOPPED_WHILE_LOADING = """
import sys

class Stopping:
    def find_spec(self, name, *_):
        if name == sys.argv[0]:
            raise KeyboardInterrupt  # as Ctrl-C does, while this is looked for

sys.meta_path.insert(0, Stopping())
sys.argv = sys.argv[1:]
from portfolio.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "module", ["click", "portfolio.cli", "portfolio.cli.build", "mkdocs", "portfolio.site.building"]
)
def test_ctrl_c_while_it_loads_ends_it_in_silence(new_folder: Path, module: str):
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_LOADING, module, "build"],
        cwd=new_folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert not (new_folder / "builds").exists()
