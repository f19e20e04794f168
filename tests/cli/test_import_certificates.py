"""`portfolio import` of a certificate or badge: a private draft with the file beside it."""

from __future__ import annotations

import json
from pathlib import Path

import badges
import portfolios
import pytest


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "2026-03-31 First aid.pdf").write_bytes(b"%PDF-1.7 not much of one")
    (tmp_path / "My badge.png").write_bytes(badges.png(badges.ASSERTION))
    (tmp_path / "badge.json").write_text(json.dumps(badges.CREDENTIAL))
    (tmp_path / "badge.svg").write_bytes(badges.svg(badges.CREDENTIAL))
    return portfolios.write(tmp_path, {"practitioners/rowan/profile.md": portfolios.PROFILE})


def _files(project: Path) -> dict[str, bytes]:
    home = project / "content/practitioners/rowan/training"
    return {path.name: path.read_bytes() for path in sorted(home.glob("*"))}


def test_a_pdf_begins_a_draft_and_lies_beside_it(run, project: Path) -> None:
    result = run(project, "import", "2026-03-31 First aid.pdf", "--yes")
    assert result.exit_code == 0
    files = _files(project)
    assert [*files] == ["2026-03-31-first-aid.pdf", "2026-03-first-aid.md"]
    assert files["2026-03-31-first-aid.pdf"] == (project / "2026-03-31 First aid.pdf").read_bytes()
    text = files["2026-03-first-aid.md"].decode()
    assert "title: First aid\ndate: 2026-03-31\n" in text
    assert "draft: yes\n" in text
    assert "evidence:\n  - 2026-03-31-first-aid.pdf\n" in text
    assert run(project, "check").exit_code == 0


@pytest.mark.parametrize("name", ["My badge.png", "badge.json", "badge.svg"])
def test_a_badge_says_what_it_is_and_that_nobody_checked(run, project: Path, name: str) -> None:
    result = run(project, "import", name, "--yes")
    assert result.exit_code == 0
    said = "Open Badge, not verified: Safeguarding, level 2, issued by Alderbrook Learning on 31 March 2026"
    assert said in result.output
    text = _files(project)["2026-03-safeguarding-level-2.md"].decode()
    assert said in text
    assert "valid_until: 2029-03-31\n" in text
    assert "rowan@example" not in text


def test_what_does_not_travel_with_a_picture_is_said(run, project: Path) -> None:
    assert "the proof of a badge) stays with you" in run(project, "import", "My badge.png", "--yes").output
    assert "SVG" in run(project, "import", "badge.svg", "--yes").output


def test_a_second_time_doubles_nothing(run, project: Path) -> None:
    run(project, "import", "My badge.png", "--yes")
    before = _files(project)
    result = run(project, "import", "My badge.png", "--yes")
    assert "already" in result.output
    assert (result.exit_code, _files(project)) == (0, before)


def test_a_file_that_names_no_day_needs_a_look(run, project: Path) -> None:
    (project / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much of one")
    result = run(project, "import", "photo.jpg", "--yes")
    assert "Needs a look: the day is today's" in result.output
    assert "2026-11-certificate.md" in _files(project)


def test_nothing_is_written_unasked_or_half(run, project: Path, monkeypatch) -> None:
    assert run(project, "import", "My badge.png").exit_code == 1
    assert not _files(project)
    opened = Path.open

    def full(self, mode="r", *more, **how):
        if mode == "xb" and self.suffix == ".png":
            raise OSError(28, "No space left on device")
        return opened(self, mode, *more, **how)

    monkeypatch.setattr(Path, "open", full)
    result = run(project, "import", "My badge.png", "--yes")
    assert "No space left" in result.output
    assert not _files(project)
