"""A page holds of an entry what it shows: other words further down change no page about many."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from in_memory import AS_OF

from portfolio.entries import Entry
from portfolio.folder.places import Folder
from portfolio.folder.read import read
from portfolio.model import Portfolio
from portfolio.views import Page, all_pages

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {"renewal.html"}  # answers to copy hold everything an entry says


def test_a_paragraph_more_at_the_end_of_an_entry_changes_no_page_but_the_answers_to_copy():
    record = read(Folder(ROOT / "content/practitioners", ROOT / "content/pages", ROOT), AS_OF).portfolio
    before, tried = pages(record), set()
    for entry in record.entries[::3]:
        after = pages(longer(record, entry.id))
        changed = {folder for folder, page in after.items() if page != before[folder]}
        assert {folder for folder in changed if after[folder].template not in WHOLE} == set()
        tried.add(entry.kind)
    assert tried == {entry.kind for entry in record.entries}
    assert len(tried) >= 6


def pages(record: Portfolio) -> dict[str, Page]:
    return {page.folder: page for page in all_pages(record)}


def longer(record: Portfolio, entry_id: str) -> Portfolio:
    """The record with a paragraph more at the end of one entry."""

    def changed(entry: Entry) -> Entry:
        if entry.id != entry_id:
            return entry
        *parts, last = entry.parts
        last = dataclasses.replace(last, text=f"{last.text}\n\nAnd one more thing.\n")
        return entry.with_parts((*parts, last))

    people = (
        dataclasses.replace(one, entries=tuple(map(changed, one.entries))) for one in record.practitioners
    )
    return dataclasses.replace(record, practitioners=tuple(people))
