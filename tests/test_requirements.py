"""What is installed here is written down to the last package, with its hash, and fits `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from shown import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["project"]["optional-dependencies"]["dev"]
BUILD = PROJECT["dependency-groups"]["build"]


@dataclass(frozen=True)
class Pinned:
    """One package of a file: a version, the machines it is for, and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


def pinned(name: str) -> dict[str, list[Pinned]]:
    """The packages of a file, each once or once for each kind of machine."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    lines = re.sub(r"(?m)^\s*#.*\n", "", text).replace("\\\n", " ").splitlines()
    found: dict[str, list[Pinned]] = {}
    for line in lines:
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        read = Pinned(Requirement(requirement), tuple(hashes))
        found.setdefault(canonicalize_name(read.requirement.name), []).append(read)
    return found


FILES = {"run.txt": RUN + BUILD, "dev.txt": RUN + BUILD + DEV}


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_one_version_and_its_hashes(name: str):
    packages = pinned(name)
    assert len(packages) > 40
    for some in packages.values():
        for one in some:
            assert one.version
            assert one.hashes, one.requirement
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in one.hashes)


@pytest.mark.parametrize(("name", "wanted"), FILES.items(), ids=FILES)
def test_what_the_project_names_is_pinned_within_its_bounds(name: str, wanted: list[str]):
    packages = pinned(name)
    for text in wanted:
        requirement = Requirement(text)
        some = packages.get(canonicalize_name(requirement.name))
        assert some, f"{text} is not in {name}: run make constraints"
        assert all(requirement.specifier.contains(one.version) for one in some), f"{text}: make constraints"


def test_developers_have_the_versions_that_users_have():
    run, dev = pinned("run.txt"), pinned("dev.txt")
    assert {name: dev[name] for name in run} == run


def test_what_builds_the_project_is_pinned_with_it():
    named = {Requirement(text).name: Requirement(text).specifier for text in BUILD}
    for text in PROJECT["build-system"]["requires"]:
        assert named[Requirement(text).name] == Requirement(text).specifier


@pytest.mark.parametrize("name", FILES)
def test_no_file_says_from_where_a_package_comes(name: str):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^-", text), "an option that holds for one machine"


@pytest.mark.parametrize("text", RUN + DEV + BUILD)
def test_every_package_named_has_a_lowest_version(text: str):
    assert any(one.operator in {">=", "=="} for one in Requirement(text).specifier)
