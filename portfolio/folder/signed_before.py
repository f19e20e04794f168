"""The text that was signed, if git still has it."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from portfolio.entries.as_meant import read_bytes
from portfolio.entries.signing import Form, form_of
from portfolio.problems import Problem

_SECONDS = 10
_MOST = 200  # versions of one file looked at
# A repository's own settings can name programs for git to run. None of them may run here.
_GIT = (
    "git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "protocol.allow=never", "-c", "diff.external=", "-c", "log.showSignature=false",
)  # fmt: skip

# Nor may git fetch what is missing: whatever is said above, settings could name a program for that.
_NO_NETWORK = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def earlier(file: Path, digest: str) -> Form | None:
    """The canonical form of the version of a file that has this digest."""
    root = _asked(file.parent, "rev-parse", "--show-toplevel")
    if root is None:
        return None
    for commit in _commits(file):
        form = _form(file, commit)
        if form and form.digest == digest:
            return form
    return None


def _commits(file: Path) -> Iterator[str]:
    listed = _asked(file.parent, "log", f"-{_MOST}", "--format=%H", "--", file.name)
    yield from (listed or b"").decode("ascii", "ignore").split()


def _form(file: Path, commit: str) -> Form | None:
    data = _blob(file, commit)
    record = read_bytes(data, "") if data is not None else None
    if record is None or isinstance(record, Problem):
        return None

    def hash_of(name: str) -> str | None:
        blob = _blob(file.parent / name, commit, file.parent)
        return hashlib.sha256(blob).hexdigest() if blob is not None else None

    return form_of(record, hash_of)


def _blob(file: Path, commit: str, of: Path | None = None) -> bytes | None:
    folder = of or file.parent
    path = Path(os.path.relpath(file, folder)).as_posix()
    return _asked(folder, "show", "--no-textconv", f"{commit}:./{path}")


def _asked(folder: Path, *command: str) -> bytes | None:
    """What git answers; None if there is no git, no repository or no answer in time."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, a commit's name and a path
            [*_GIT, *command],
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, **_NO_NETWORK},
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None
