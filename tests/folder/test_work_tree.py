"""A record in a folder that Git may send elsewhere: refused by `init`, named by `check`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from portfolios import SETTINGS, entry

RECORD = {"practitioners/rowan/a.md": entry("Words.")}
REMOTE = '[core]\n\tbare = false\n[remote "origin"]\n\turl = somewhere\n'


def in_git(project: Path, settings: str = REMOTE) -> Path:
    (project / ".git").mkdir()
    (project / ".git/config").write_text(settings)
    return project


def test_a_record_that_is_sent_elsewhere_is_warned_of(tree: Callable, run: Callable):
    result = run(in_git(tree(RECORD)), "check")
    assert result.exit_code == 0
    assert "may send to “origin”" in result.output


def test_a_record_that_git_only_keeps_is_nobodys_business(tree: Callable, run: Callable):
    assert "record-in-git" not in run(in_git(tree(RECORD), "[core]\n"), "check").output


def test_whoever_means_it_says_so_once(tree: Callable, run: Callable):
    settings = SETTINGS + "      in_git: true\n"
    assert "record-in-git" not in run(in_git(tree(RECORD | {"./mkdocs.yml": settings})), "check").output


def test_a_work_tree_beside_another_is_one_as_well(tree: Callable, run: Callable, tmp_path: Path):
    first = in_git(tmp_path / "first" if (tmp_path / "first").mkdir() is None else tmp_path)
    (first / ".git/worktrees/second").mkdir(parents=True)
    (first / ".git/worktrees/second/commondir").write_text("../..\n")
    project = tree(RECORD)
    (project / ".git").write_text(f"gitdir: {first / '.git/worktrees/second'}\n")
    assert "may send to “origin”" in run(project, "check").output


@pytest.mark.parametrize("settings", ["\xff", "", "[remote"])
def test_settings_that_cannot_be_read_are_no_traceback(tree: Callable, run: Callable, settings: str):
    assert run(in_git(tree(RECORD), settings), "check").exit_code == 0


@pytest.mark.parametrize("below", ["", "documents/mine"])
def test_init_stays_out_of_a_folder_of_git(run: Callable, tmp_path: Path, below: str):
    in_git(tmp_path)
    (tmp_path / below).mkdir(parents=True, exist_ok=True)
    result = run(tmp_path / below, "init", "record", "--no-input")
    assert (result.exit_code, "choose a place outside it" in result.output) == (1, True)
    assert not (tmp_path / below / "record").exists()
    assert run(tmp_path / below, "init", "record", "--no-input", "--inside-git").exit_code == 0


def test_what_git_is_asked_never_runs_a_program_of_the_folder(tree: Callable, run: Callable, tmp_path: Path):
    """A repository may say which program fetches what it lacks: it is not asked to."""
    project = tree(RECORD | {"practitioners/rowan/b.md": entry("Words.", signed=[{
        "by": "Imogen", "role": "supervisor", "date": "2026-04-01", "digest": f"sha256:{'0' * 64}",
    }])})  # fmt: skip
    git = ["git", "-c", "user.name=R", "-c", "user.email=r@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], cwd=project, check=True)
    mark = tmp_path / "ran"
    program = tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {mark}\nexit 1\n")
    program.chmod(0o755)
    for name, value in {
        "core.fsmonitor": program, "diff.external": program, "core.sshCommand": program, "gpg.program": program,
        "log.showSignature": "true", "core.pager": program, "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{program}", "remote.origin.promisor": "true",
        "remote.origin.uploadpack": program, "protocol.ext.allow": "always", "protocol.allow": "always",
    }.items():  # fmt: skip
        subprocess.run(["git", "config", name, str(value)], cwd=project, check=True)
    blob = subprocess.run(
        ["git", "rev-parse", "HEAD:content/practitioners/rowan/b.md"],
        cwd=project, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    (project / ".git/objects" / blob[:2] / blob[2:]).unlink()
    run(project, "check")
    assert not mark.exists()
