"""Whether a folder lies in a Git work tree, and whether that is sent anywhere. Reads files, runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from portfolio.folder.places import Folder
from portfolio.problems import Problem, Where, problem

_REMOTE = re.compile(r'^\s*\[remote "(?P<name>[^"\n]+)"\]', re.MULTILINE)


def work_tree(folder: Path) -> Path | None:
    """The nearest folder, this one or one above it, that Git looks after."""
    return next((path for path in (folder, *folder.parents) if (path / ".git").exists()), None)


def check_work_tree(folder: Folder) -> Iterator[Problem]:
    """A problem if Git may send the record elsewhere, unless its owner has said that it may."""
    tree = work_tree(folder.practitioners)
    for name in remotes(tree)[:1] if tree and not folder.in_git else ():
        yield problem("record-in-git", Where(folder.shown(folder.practitioners)), remote=name)


def remotes(tree: Path) -> tuple[str, ...]:
    """The names of the places a work tree is sent to or fetched from."""
    with suppress(OSError, UnicodeDecodeError):
        return tuple(remote["name"] for remote in _REMOTE.finditer(_config(tree / ".git").read_text("utf-8")))
    return ()


def _config(git: Path) -> Path:
    """The file with a repository's settings. In a linked work tree, `.git` is a file that points to it."""
    if git.is_dir():
        return git / "config"
    named = git.read_text("utf-8").partition("gitdir:")[2].strip()
    folder = (git.parent / named).resolve()
    common = folder / "commondir"
    return ((folder / common.read_text("utf-8").strip()) if common.is_file() else folder) / "config"
