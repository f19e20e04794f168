"""`portfolio new` in a real terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal, terminal

ENTER, DOWN = "\r", "\x1b[B"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new folder without entries."""
    command = [sys.executable, "-m", "portfolio", "init", "mine", "--blank", "--no-input"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path / "mine"


def says(shown: Terminal, *answers: tuple[str, str]) -> None:
    """Answer each question once it is asked."""
    for question, keys in answers:
        shown.until(question)
        shown.types(keys)


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
