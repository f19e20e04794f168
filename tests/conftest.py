"""What every test may ask for."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import settings

os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ.pop("SOURCE_DATE_EPOCH", None)

import browser
import lanes
import portfolios

from portfolio.cli import main
from portfolio.records import events

ROOT = Path(__file__).resolve().parent.parent

# Tests say what is true, not how quickly; the same examples every time.
settings.register_profile("default", max_examples=40, deadline=None, derandomize=True, database=None)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a person may ask of the tests."""
    parser.addoption("--update-expected", action="store_true", help="write tests/expected anew")


@pytest.fixture(scope="session")
def sample_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sample, built for its practitioners and for a supervisor: a `Built` for each."""
    from portfolio.site.building import Setup, build

    project = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copy(ROOT / "mkdocs.yml", project)
    setups = {audience: Setup(project / "mkdocs.yml", audience) for audience in ("private", "supervisor")}
    return {
        audience: build(setup, setup.project(), project / "builds" / audience)
        for audience, setup in setups.items()
    }


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Tell the lanes apart."""
    lanes.mark(items)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser, started once; without one a named skip, on CI a failure."""
    yield from browser.started()


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Mapping[str, str | bytes] | str], Path]:
    """Write a project; see `portfolios.write`."""
    return lambda files: portfolios.write(tmp_path / "project", files)


@pytest.fixture
def build() -> Callable[..., portfolios.Site]:
    """Build a project that should build; `portfolios.build` where it should not."""

    def built(*args: object, **options: object) -> portfolios.Site:
        site = portfolios.build(*args, **options)
        assert site.error is None, site.said
        return site

    return built


@pytest.fixture(params=["with libyaml", "without libyaml"])
def scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What YAML is read by: a test that asks for it runs twice, and must find the same both times."""
    if request.param == "without libyaml":
        monkeypatch.setattr(events, "_LIBYAML", None)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML is installed without libyaml")
    return request.param


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a `portfolio` command in a project's folder. A traceback is a failure, never an answer."""

    def ran(project: Path, *args: str) -> Result:
        monkeypatch.chdir(project)
        result = CliRunner().invoke(main, args)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return ran


@pytest.fixture(autouse=True)
def _own_programs_may_run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The templates and hooks that tests write are known; `asks_first` is for tests of the question itself."""
    if not request.node.get_closest_marker("asks_first"):
        monkeypatch.setattr("portfolio.site.programs.Brought.is_agreed", True)


@pytest.fixture
def expect_warning() -> list[str]:
    """Parts of the warnings a test provokes: append to it. Each must be heard."""
    return []


@pytest.fixture(autouse=True)
def _no_other_warning(caplog: pytest.LogCaptureFixture, expect_warning: list[str]) -> Iterator[None]:
    """Anything logged as a warning or worse is expected, part of a failed build, or a failure."""
    portfolios.ANSWERED.clear()
    yield
    heard = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    unexpected = [
        m
        for m in heard
        if m not in portfolios.ANSWERED and not any(re.search(part, m) for part in expect_warning)
    ]
    assert not unexpected, "logged without being expected:\n" + "\n".join(unexpected)
    silent = [part for part in expect_warning if not any(re.search(part, m) for m in heard)]
    assert not silent, f"expected to be logged, and was not: {silent}"
