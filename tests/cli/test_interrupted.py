"""`portfolio new` in a real terminal: stopped, closed or killed, it goes on where it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal, terminal

from portfolio.keeping.drafts import Drafts

ENTER, DOWN, STOP = "\r", "\x1b[B", "\x03"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new folder without entries."""
    command = [sys.executable, "-m", "portfolio", "init", "mine", "--blank", "--no-input"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path / "mine"


def written(project: Path) -> list[str]:
    return [path.read_text() for path in project.glob("content/practitioners/me/reflections/*.md")]


def says(shown: Terminal, *answers: tuple[str, str]) -> None:
    """Answer each question once it is asked."""
    for question, keys in answers:
        shown.until(question)
        shown.types(keys)


@pytest.mark.parametrize("how", ["Ctrl-C", "the window is closed", "it is killed"])
def test_what_was_said_is_offered_next_time_however_it_ended(project: Path, how: str) -> None:
    begun = [
        ("Which day?", "31/3/26" + ENTER),
        ("A title", "Waiting" + ENTER),
        ("What set it off?", DOWN + ENTER),
    ]
    with terminal(project, "new", "reflection") as shown:
        says(shown, *begun)
        shown.until("How did it go?")
        if how == "Ctrl-C":
            shown.types(STOP)
            assert shown.ends() == 1
            assert "What you have said is kept. To go on with it: portfolio new reflection" in shown.shown
        elif how == "the window is closed":
            shown.close()
        else:
            shown.dies()
    assert written(project) == []
    with terminal(project, "new", "reflection") as shown:
        says(shown, ("in the middle of a reflection entry at", ENTER))
        shown.until("How did it go?")
        assert "Waiting" in shown.shown
        shown.types(ENTER * 30)
        assert shown.ends() == 0
    (text,) = written(project)
    assert "title: Waiting\ndate: 2026-03-31\n" in text
    assert "trigger: event\n" in text
    assert Drafts(project).all() == ()


def test_letters_typed_at_a_short_list_are_answered(project: Path) -> None:
    with terminal(project, "new") as shown:
        says(
            shown, ("What do you want to write?", "é"), ("This question takes the arrow keys.", DOWN + ENTER)
        )
        shown.until("Which day?")


def test_letters_typed_at_a_long_list_find_as_before(project: Path) -> None:
    with terminal(project, "new", "training", "--title", "A", "--date", "today") as shown:
        says(shown, ("type a few letters", "works"), ("/ works", ENTER))
        shown.until("workshop")
