"""`portfolio import` of notes: a folder, an archive, a mail, a text, what is pasted. All private, none doubled."""

from __future__ import annotations

import zipfile
from pathlib import Path

import portfolios
import pytest
from click.testing import CliRunner

from portfolio.cli import main

FILES = {
    "Waiting.md": "---\ncreated: 2026-03-02\ntags: [listening]\n---\nI counted. It began with [[The course]].\n",
    "Training/The course.md": "---\ndate: 2026-02-10\n---\nHands busy.\n\n![[slides.pdf]] [back](../Waiting.md)\n",
    "Undated.md": "Words.\n",
    "slides.pdf": "%PDF-1.7",
    ".obsidian/app.md": "---\ndate: 2026-02-10\n---\nNo note.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "vault" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "vault" / name).write_text(text)
    return portfolios.write(tmp_path, {"practitioners/rowan/profile.md": portfolios.PROFILE})


def _entries(project: Path) -> dict[str, str]:
    home = project / "content/practitioners/rowan"
    return {
        path.relative_to(home).as_posix(): path.read_text()
        for path in sorted(home.rglob("*.md"))
        if path.name != "profile.md"
    }


def test_a_folder_of_notes_becomes_entries_tied_to_each_other(run, project: Path) -> None:
    result = run(project, "import", "vault", "--yes")
    assert result.exit_code == 1  # one has no day
    assert "Undated.md: No day is named." in result.output
    assert "1 file left where it is: slides.pdf." in result.output
    written = _entries(project)
    assert [*written] == ["reflections/2026-03-waiting.md", "training/2026-02-the-course.md"]
    waiting, course = written.values()
    assert "I counted. It began with [The course](../training/2026-02-the-course.md).\n" in waiting
    assert "themes:\n  - listening\n" in waiting
    assert (
        "Hands busy.\n\n(left where it is: slides.pdf) [back](../reflections/2026-03-waiting.md)\n" in course
    )
    assert all("share: private\n" in text for text in written.values())
    assert run(project, "check").exit_code == 0
    assert {name: (project / "vault" / name).read_text() for name in FILES} == FILES


def test_a_second_time_doubles_nothing_and_new_notes_lead_to_those_there(run, project: Path) -> None:
    run(project, "import", "vault", "--yes")
    before = _entries(project)
    (project / "vault/Undated.md").write_text("---\ndate: 2026-03-03\n---\nSee [[Waiting]].\n")
    result = run(project, "import", "vault", "--yes")
    assert "1 to write, 2 already there" in result.output
    after = _entries(project)
    assert before.items() < after.items()
    assert "See [Waiting](2026-03-waiting.md)." in after["reflections/2026-03-undated.md"]


def test_an_archive_of_the_folder_is_the_same(run, project: Path) -> None:
    with zipfile.ZipFile(project / "export.zip", "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    run(project, "import", "export.zip", "--yes")
    assert len(_entries(project)) == 2


def test_a_mail_becomes_an_entry_without_its_addresses(run, project: Path) -> None:
    (project / "thanks.eml").write_text(
        "From: Hazel <hazel@example.org>\nTo: rowan@example.org\nSubject: Thank you\n"
        "Date: Mon, 02 Mar 2026 09:15:00 +0000\n\nYou waited. Write to hazel@example.org\n"
    )
    assert run(project, "import", "thanks.eml", "--yes").exit_code == 0
    ((_, text),) = _entries(project).items()
    assert "title: Thank you\ndate: 2026-03-02\n" in text
    assert "You waited." in text
    assert "example.org" not in text


PASTED = """\
Title: Listening to children
Date: 10/02/2026
Type: Workshop
Hours: 6
What I learnt: Children answer while their hands are busy.
"""


def _pasted(project: Path, text: str, *more: str):
    config = str(project / "mkdocs.yml")
    return CliRunner().invoke(main, ["import", "--paste", *more, "-f", config], input=text)


def test_what_is_pasted_from_a_form_is_understood_as_the_form(project: Path) -> None:
    assert _pasted(project, PASTED, "--yes").exit_code == 0
    ((name, text),) = _entries(project).items()
    assert name == "training/2026-02-listening-to-children.md"
    assert "method: workshop\nhours: 6\n" in text
    assert "## What I learnt\n\nChildren answer while their hands are busy.\n" in text


def test_a_table_can_be_pasted_too(project: Path) -> None:
    assert _pasted(project, "Date\tTitle\n10/02/2026\tListening\n11/02/2026\tCourt\n", "--yes").exit_code == 0
    assert len(_entries(project)) == 2


def test_pasted_words_without_a_day_are_not_written(project: Path) -> None:
    result = _pasted(project, "Today I waited.\n", "--yes")
    assert result.exit_code == 1
    assert "No day is named" in result.output
    assert not _entries(project)


def test_nothing_pasted_is_said(project: Path) -> None:
    assert "Nothing was pasted" in _pasted(project, " \n", "--yes").output


def test_nothing_is_written_unasked(run, project: Path) -> None:
    result = run(project, "import", "vault")
    assert result.exit_code == 1
    assert "2 March 2026, reflection: Waiting" in result.output
    assert not _entries(project)


def test_somebody_is_asked_for_the_day_of_one_note(run, project: Path, monkeypatch) -> None:
    monkeypatch.setattr("portfolio.cli.asking.is_terminal", lambda: True)
    monkeypatch.setattr("portfolio.cli.asking.typed", lambda _, understand, *__: understand("2/3/26"))
    monkeypatch.setattr("portfolio.cli.asking.choice", lambda *_: "yes")
    assert run(project, "import", "vault/Undated.md").exit_code == 0
    assert [*_entries(project)] == ["reflections/2026-03-undated.md"]


def test_either_a_file_or_what_is_pasted(run, project: Path) -> None:
    assert run(project, "import").exit_code == 2
    assert run(project, "import", "vault", "--paste").exit_code == 2


def test_an_interruption_leaves_nothing(run, project: Path, monkeypatch) -> None:
    from portfolio.keeping import new_files

    made = new_files.folders_made

    def stopped(folder):
        if folder.name == "training":
            raise KeyboardInterrupt
        return made(folder)

    monkeypatch.setattr(new_files, "folders_made", stopped)
    result = run(project, "import", "vault", "--yes")
    assert "Nothing was written" in result.output
    assert not _entries(project)
