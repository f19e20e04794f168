"""Two files that are one entry, as each program leaves them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from portfolios import entry, folder_of, write

from portfolio.folder.read import Reading, read

HOME = "practitioners/rowan"
FIRST = "2026-03-visit"
# What each program is known to write beside `2026-03-visit.md`.
COPIES = {
    "OneDrive": [f"{FIRST}-LAPTOP-7Q2", f"{FIRST}-DESKTOP-AB12CD3", f"{FIRST}-Ren’s MacBook Pro"],
    "Dropbox": [
        f"{FIRST} (Ren's conflicted copy 2026-03-04)", f"{FIRST} (conflicted copy)", f"{FIRST} (Case Conflict)",
        f"{FIRST} (Ren Ash's conflicted copy 2026-03-04)",
    ],
    "Nextcloud": [f"{FIRST} (conflicted copy 2026-03-04 101500)", f"{FIRST}_conflict-20260304-101500"],
    "Syncthing": [f"{FIRST}.sync-conflict-20260304-101500-ABCDEF7"],
    "Windows": [f"{FIRST} - Copy", f"{FIRST} - Copy (2)"],
    "macOS": [f"{FIRST} copy", f"{FIRST} copy 2"],
    "Linux": [f"{FIRST} (copy)", f"{FIRST} (another copy)", f"{FIRST} (3rd copy)"],
    "Google Drive": [f"Copy of {FIRST}", f"{FIRST} [Conflict]"],
    "Resilio Sync": [f"{FIRST}.Conflict"],
    "Git": [f"{FIRST}_BACKUP_4711", f"{FIRST}.orig"],
    "an editor": [f"{FIRST}.bak", f"{FIRST}~"],
}  # fmt: skip
# What may be a name of its own: a copy where the two are of one day, or have one title.
LIKELY = [f"{FIRST} (1)", f"{FIRST}(2)", f"{FIRST} 2", f"{FIRST}-RENSPC", f"{FIRST} v2", f"{FIRST}-draft"]
NAMES = [pytest.param(maker, name, id=name) for maker, names in COPIES.items() for name in names]


def reading(root: Path, files: dict[str, str]) -> Reading:
    project = write(root, {f"{HOME}/{name}.md": text for name, text in files.items()})
    return read(folder_of(project), datetime.date(2026, 11, 22))


def copies(found: Reading) -> dict[str, str]:
    """Each file that is called a copy, or the first of one, and what is said of it."""
    return {
        Path(one.where.file).stem: f"{one.what} {one.fix}"
        for one in found.problems
        if one.code == "looks-like-a-copy" and one.is_error
    }


@pytest.mark.parametrize(("maker", "name"), NAMES)
def test_a_copy_is_named_with_the_program_that_made_it(maker: str, name: str, tmp_path: Path):
    old = entry("An older draft.", title="Another title", date="2025-01-02", share="supervisor")
    found = reading(tmp_path, {FIRST: entry("Now."), name: old})
    said = copies(found)
    assert set(said) == {FIRST, name}
    assert maker in said[name]
    assert f"{FIRST}.md" in said[name]
    assert "compare" in said[name]
    assert "ename" not in "".join(said.values())
    assert not found.portfolio.entries


@pytest.mark.parametrize("name", LIKELY)
def test_a_number_or_word_behind_a_name_is_a_copy_of_the_same_day(name: str, tmp_path: Path):
    first = entry("Now.", title="A title")
    again = reading(tmp_path / "a", {FIRST: first, name: entry("Before.", title="Another", share="public")})
    assert set(copies(again)) == {FIRST, name}
    other = entry("Another visit.", title="Another", date="2026-04-02", share="public")
    assert not copies(reading(tmp_path / "b", {FIRST: first, name: other}))


def test_one_kind_day_and_title_is_one_entry_whatever_its_files_are_called(tmp_path: Path):
    found = reading(tmp_path, {"a": entry("Now.", share="supervisor"), "sub/b": entry("Before.")})
    assert set(copies(found)) == {"a", "b"}


def test_one_name_written_in_both_is_told_as_a_copy_without_the_advice_to_rename(tmp_path: Path):
    first = entry("Now.", id="2026-visit", title="A", share="supervisor")
    found = reading(tmp_path, {FIRST: first, "other": entry("Before.", id="2026-visit", title="B")})
    assert set(copies(found)) == {FIRST, "other"}
    assert {one.code for one in found.problems if one.is_error} == {"looks-like-a-copy"}


def test_names_that_only_begin_alike_are_entries_of_their_own(tmp_path: Path):
    names = [FIRST, f"{FIRST}-room", f"{FIRST}ors", f"{FIRST}-and-copying", f"{FIRST} in two parts"]
    files = {name: entry("Words.", title=f"Title {n}", share="public") for n, name in enumerate(names)}
    assert not copies(reading(tmp_path, files))


def test_two_private_files_are_left_to_their_writer(tmp_path: Path):
    assert not copies(reading(tmp_path, {FIRST: entry("Now."), f"{FIRST} - Copy": entry("Before.")}))
