"""Every entry of the sample opened at the desk and saved as it was: the same bytes, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from forms import Desk

CONTENT = Path(__file__).resolve().parents[3] / "content"


def test_every_entry_and_profile_of_the_sample_keeps_its_bytes(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    desk = Desk(tmp_path)
    now = desk.record.now()
    addresses = [f"/entries/{entry.practitioner}/{entry.id}" for entry in now.entries]
    addresses += [f"/profile/{person.id}" for person in now.people]
    assert len(addresses) > 100
    before = desk.files()
    touched = []
    for address in addresses:
        page = desk.form(address).save()
        if page.status != 200 or page.address == address or desk.files() != before:
            touched.append(address)
    assert touched == []
    assert desk.aside("history") == {}
    assert desk.aside("drafts") == {}
