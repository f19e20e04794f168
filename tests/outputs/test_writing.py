"""Nothing half-written is left, and nothing of anybody else's is touched."""

from __future__ import annotations

import logging
import re

import handed
import pikepdf
import portfolios
import pytest

from portfolio.outputs import pack, writing

SHARED = portfolios.entry("Words.", share="public", title="A shared day")


def files(project):
    return {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}


def test_a_pack_is_written_for_each_person_of_whom_something_is_shared(run, tree):
    project = tree({
        "practitioners/rowan/a.md": SHARED,
        "practitioners/tobias/a.md": portfolios.entry("Words."),
    })  # fmt: skip
    result = run(project, "pack", "--for", "public")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (project / "builds").iterdir()} == {"rowan-public.pdf"}
    assert run(project, "pack").exit_code == 0
    assert {path.name for path in (project / "builds").glob("*-private.pdf")} == {
        "rowan-private.pdf", "tobias-private.pdf",
    }  # fmt: skip
    result = run(project, "pack", "--out", "all.pdf")
    assert (result.exit_code, "--practitioner" in result.output) == (2, True)
    assert run(project, "pack", "--for", "public", "--practitioner", "tobias").exit_code == 1
    assert run(project, "pack", "--practitioner", "nobody").exit_code == 1


def test_the_day_asked_for_is_the_day_of_the_pack(run, tree):
    project = tree({"practitioners/rowan/a.md": SHARED})
    assert run(project, "pack", "--as-of", "2026-06-01", "--out", "p.pdf").exit_code == 0
    assert "Seen from 1 June 2026" in handed.text_of((project / "p.pdf").read_bytes())


def test_a_mistake_stops_a_shared_pack_and_removes_the_older_one(run, tree):
    project = tree({"practitioners/rowan/a.md": SHARED})
    assert run(project, "pack", "--for", "public").exit_code == 0
    assert run(project, "pack", "--for", "public", "--out", "p.pdf", "--lock").exit_code == 0
    before = files(project)
    (project / "content/practitioners/rowan/b.md").write_text(portfolios.entry("x", shaer="public"))
    for more in ((), ("--out", "p.pdf")):
        result = run(project, "pack", "--for", "public", *more)
        assert result.exit_code == 1
        assert "Nothing is written for public" in result.output
    assert before - files(project) == {"builds/rowan-public.pdf", "p.pdf"}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (pack.PackError("It cannot be drawn."), 1),
        (OSError("The disk is full."), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_a_failure_while_drawing_leaves_no_pack_of_a_shared_audience(run, tree, monkeypatch, error, code):
    project = tree({"practitioners/rowan/a.md": SHARED})
    run(project, "pack", "--for", "public", "--out", "p.pdf")
    run(project, "pack", "--out", "mine.pdf")
    before = files(project)

    def fail(*_):
        raise error

    monkeypatch.setattr(pack, "as_pdf", fail)
    assert run(project, "pack", "--for", "public", "--out", "p.pdf").exit_code == code
    assert run(project, "pack", "--out", "mine.pdf").exit_code == code
    assert before - files(project) == {"p.pdf"}
    assert files(project) <= before


def test_a_failure_while_writing_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("before")
    monkeypatch.setattr(writing.os, "fsync", lambda _: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        writing.written(target, b"after")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_a_pdf_that_is_not_ours_stays(run, tree):
    project = tree({"practitioners/rowan/a.md": SHARED, "./thesis.pdf": b"%PDF-1.7 mine"})
    result = run(project, "pack", "--out", "thesis.pdf")
    assert (result.exit_code, (project / "thesis.pdf").read_bytes()) == (1, b"%PDF-1.7 mine")
    (project / "link.pdf").symlink_to(project / "elsewhere.pdf")
    assert run(project, "pack", "--out", "link.pdf").exit_code == 1
    assert run(project, "pack", "--out", "content/pages/p.pdf").exit_code == 1
    assert not (project / "content/pages/p.pdf").exists()


def test_a_private_pack_is_for_its_owner_only(run, tree):
    project = tree({"practitioners/rowan/a.md": SHARED})
    run(project, "pack")
    assert (project / "builds/rowan-private.pdf").stat().st_mode & 0o077 == 0


def test_the_passphrase_is_shown_once_and_kept_nowhere(run, tree, caplog):
    project = tree({"practitioners/rowan/a.md": SHARED})
    with caplog.at_level(logging.DEBUG):
        result = run(project, "pack", "--lock", "--out", "p.pdf")
    [phrase] = re.findall(r"Passphrase: (\S+)", result.output)
    assert result.output.count(phrase) == 1
    assert phrase not in caplog.text
    for path in (path for path in project.rglob("*") if path.is_file()):
        assert phrase.encode() not in path.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(project / "p.pdf")
    pikepdf.open(project / "p.pdf", password=phrase).close()
    again = run(project, "pack", "--lock", "--out", "p.pdf").output
    assert phrase not in again


def test_what_stays_unsaid_is_told_before_anything_is_written(run, tree):
    project = tree({
        "practitioners/rowan/course.md": portfolios.entry(
            "Words.", kind="training", title="A course", share="public", date="2026-01-01", applied_in=["a"]
        ),
        "practitioners/rowan/a.md": portfolios.entry("Words."),
    })  # fmt: skip
    result = run(project, "pack", "--for", "public")
    assert "Left unsaid: Rowan Fernleigh: “A course” was applied" in result.output
    assert result.output.index("Left unsaid") < result.output.index("Packed")
    assert "Left out, 1 entry: private." in result.output
