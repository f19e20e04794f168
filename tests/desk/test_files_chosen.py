"""Files chosen in a form: looked at at once, kept waiting, and put beside the entry when it is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import entry

FILES = {
    "rowan/training/t.md": entry(id="t", kind="training", evidence=["old.txt", "note.txt"]),
    "rowan/training/old.txt": "Old.",
    "rowan/training/note.txt": "A note of before.",
}
TEXT = "practitioners/rowan/training/t.md"


def chosen(desk, name: str, data: bytes = b"words", **texts: str):
    return desk.entry("t").typed(**texts).press("Add the file", {name: data})


def test_it_waits_until_the_entry_is_saved(at: Callable) -> None:
    desk = at(FILES)
    before = desk.files()
    page = chosen(desk, "Certificate.PDF", b"%PDF-1.4 words", title="Typed")
    assert page.form["title"] == ["Typed"]
    assert "certificate.pdf" in page.form["evidence"]
    assert desk.files() == before
    saved = page.form.save()
    assert saved.title == "Saved", saved.all_wrong
    assert desk.files()["practitioners/rowan/training/certificate.pdf"] == b"%PDF-1.4 words"
    assert 'evidence: ["old.txt", "note.txt", certificate.pdf]' in desk.files()[TEXT].decode()
    assert desk.aside("drafts") == {}


def test_it_comes_with_the_form_when_save_is_pressed_at_once(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry("t").press("Save", {"a b.txt": b"words"})
    assert page.title == "Saved"
    assert desk.files()["practitioners/rowan/training/a-b.txt"] == b"words"


def test_it_never_takes_the_place_of_another_file(at: Callable) -> None:
    desk = at(FILES)
    page = chosen(desk, "note.txt", b"Another note.")
    assert page.form.save().title == "Saved"
    assert desk.files()["practitioners/rowan/training/note.txt"] == b"A note of before."
    assert desk.files()["practitioners/rowan/training/note-2.txt"] == b"Another note."
    assert 'evidence: ["old.txt", "note.txt", note-2.txt]' in desk.files()[TEXT].decode()


def test_two_of_one_name_are_two(at: Callable) -> None:
    desk = at(FILES)
    page = chosen(desk, "scan.txt", b"One.").form.press("Add the file", {"scan.txt": b"Two."})
    assert page.form.save().title == "Saved"
    assert {data for name, data in desk.files().items() if "scan" in name} == {b"One.", b"Two."}


def test_one_that_is_not_wanted_any_more_stays_out(at: Callable) -> None:
    desk = at(FILES)
    page = chosen(desk, "wrong.txt")
    saved = page.form.unticked("evidence", "wrong.txt").save()
    assert saved.title == "Saved"
    assert not any("wrong" in name for name in desk.files())
    assert b"wrong" not in desk.files()[TEXT]


def test_one_of_before_is_ticked_off_and_its_file_stays(at: Callable) -> None:
    desk = at(FILES)
    assert desk.entry("t").unticked("evidence", "old.txt").save().title == "Saved"
    assert 'evidence: ["note.txt"]' in desk.files()[TEXT].decode()
    assert desk.files()["practitioners/rowan/training/old.txt"] == b"Old."


NAMES = {
    "../../../outside.txt": "outside.txt", "..\\..\\outside.txt": "outside.txt", "/etc/passwd": "passwd", "C:\\a\\b.txt": "b.txt",
    "Zertifikat für Frau Š.pdf": None, "learnt.md": "learnt.txt", "entry.markdown": "entry.txt", ".htaccess": None, "..": None,
    "a\u202egnp.exe": None, "con.txt": None, "x" * 300 + ".pdf": None, "a.tar.gz": None, "cafe\u0301.txt": None, "\u5bb6\u65cf.png": None,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_any_name_becomes_one_that_every_computer_takes(at: Callable, name: str) -> None:
    desk = at(FILES)
    before = desk.files()
    page = chosen(desk, name, b"words")
    form = page.form
    (waits,) = form["waiting"]
    assert len(waits) < 100
    assert not set(waits) & set('/\\:*?"<>|\u202e \0')
    assert not waits.endswith(".md")
    if NAMES[name]:
        assert waits == NAMES[name]
    saved = form.save()
    assert saved.title == "Saved", saved.all_wrong
    new = desk.files().keys() - before.keys()
    assert new == {f"practitioners/rowan/training/{waits}"}


SAID = {
    "a program under another name": ("certificate.pdf", b"MZ\x90\0" + b"\0" * 200),
    "a text with a telephone number": ("note.md", b"Ring 07700 900123"),
}


@pytest.mark.parametrize("case", SAID)
def test_the_guard_looks_at_once_and_its_words_stand_beside_the_file(at: Callable, case: str) -> None:
    desk = at(FILES)
    page = chosen(desk, *SAID[case])
    assert page.status == 422
    assert page.wrong("file"), page.words
    assert page.all_wrong["file"]
    before = desk.files()
    page = desk.entry("t").press("Save", dict([SAID[case]]))
    assert page.status == 422, "first it is said"
    assert desk.files() == before
    assert page.form.save().title == "Saved", "then it is hers to decide, in a private entry"


def test_a_file_that_waits_is_never_found_by_a_path(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("t")
    answers = [
        *form.answers,
        ("waiting", "../../content/practitioners/rowan/training/old.txt"),
        ("waiting", ".."),
    ]
    page = desk.post(form.page.address, [*answers, ("do", "save")])
    assert page.title == "Saved"
    assert desk.files()[TEXT].decode() == FILES["rowan/training/t.md"]
