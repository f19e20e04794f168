"""`portfolio check --mend`: what is certain is shown, asked about, written, and the old text kept."""

from __future__ import annotations

from pathlib import Path

import portfolios
import pytest
from terminal import terminal

SLIPS = "—\nKind: reflection\ntitle:\u00a0My day\ndate: 31/03/2026\nShare: supervisor\n—\n\nI listened.\n"

MKDOCS = (
    "site_name: Mine\ndocs_dir: content/pages\ntheme: {name: material, font: false}\nplugins: [portfolio]\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"profile.md": portfolios.PROFILE, "visit.md": SLIPS}
    project = portfolios.write(
        tmp_path, {f"practitioners/rowan/{name}": text for name, text in files.items()}
    )
    (project / "mkdocs.yml").write_text(MKDOCS)  # with nothing that would run
    return project


def visit(project: Path) -> str:
    return (project / "content/practitioners/rowan/visit.md").read_text()


def test_without_a_terminal_it_shows_and_writes_nothing(run, project: Path):
    result = run(project, "check", "--mend")
    assert "is  Kind: reflection" in result.output
    assert "kind: reflection" in result.output
    assert "without its no-break space (U+00A0)" in result.output
    assert result.exit_code == 1
    assert visit(project) == SLIPS


def test_with_yes_it_writes_all_but_what_shares_and_keeps_the_old_text(run, project: Path):
    result = run(project, "check", "--mend", "--yes")
    assert "Mended: 1 file." in result.output
    assert visit(project) == (
        "---\nkind: reflection\ntitle: My day\ndate: 2026-03-31\nShare: supervisor\n---\n\nI listened.\n"
    )
    (kept,) = (project / ".portfolio-history/content/practitioners/rowan/visit.md").iterdir()
    assert kept.read_text() == SLIPS
    again = run(project, "check", "--mend", "--yes")
    assert "Nothing here can be mended" in again.output


def test_a_check_says_that_it_could_be_mended(run, project: Path):
    assert "portfolio check --mend" in run(project, "check").output.rsplit("\n\n", 1)[-1]


def test_mending_is_not_for_programs(run, project: Path):
    assert run(project, "check", "--mend", "--format", "json").exit_code == 2


def test_in_a_terminal_each_file_is_asked_about_and_sharing_is_said(project: Path):
    with terminal(project, "check", "--mend") as shown:
        shown.until("travels: supervisor")
        shown.until("Write it so?")
        shown.types("\x1b[B\r")
        shown.until("Mended: 1 file.")
        assert shown.ends() == 0
    assert "\nshare: supervisor\n" in visit(project)


def test_no_leaves_the_file(project: Path):
    with terminal(project, "check", "--mend") as shown:
        shown.until("Write it so?")
        shown.types("\r")
        shown.ends()
    assert visit(project) == SLIPS
