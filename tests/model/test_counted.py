"""The effects of the sample, counted again from its files alone: who noticed, and how often.

`python tests/model/test_counted.py` says how many there are.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from pathlib import Path

import yaml

from portfolio.folder.places import Folder
from portfolio.folder.read import read

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "content/practitioners"


def fronts(person: Path) -> dict[str, dict[str, object]]:
    """The front matter of one person's entries, by their ids."""
    files = (path for path in person.rglob("*.md") if path.name != "profile.md")
    found = ((path.stem, yaml.safe_load(path.read_text("utf-8").split("---\n")[1])) for path in files)
    return {front.get("id", stem): front for stem, front in found}


def counted(entries: dict[str, dict[str, object]]) -> Counter[str]:
    """How many effects have which witness: each tie of feedback or an observation, and each outcome."""
    by: Counter[str] = Counter()
    for id_, front in entries.items():
        if front["kind"] in {"feedback", "observation"}:
            tried = {one for one, other in entries.items() if id_ in other.get("applied_in", ())}
            ties = {*front.get("follows", ()), *front.get("answers", ()), *tried}
            by[front.get("from", "observer")] += len(ties)
        for name in ("decisions", "actions", "reviews"):
            by["me"] += sum("outcome" in one for one in front.get(name, ()))
    return by


def test_the_sample_has_the_effects_its_files_say():
    record = read(Folder(PEOPLE, ROOT / "content/pages", ROOT), datetime.date(2026, 11, 22)).portfolio
    for one in record.practitioners:
        expected = counted(fronts(PEOPLE / one.id))
        assert Counter(effect.by for effect in one.effects) == expected, one.id
        assert expected["child"] + expected["family"] + expected["colleague"] > 0
        assert expected["observer"] > 1
        assert expected["me"] > 1


if __name__ == "__main__":
    for person in sorted(PEOPLE.iterdir()):
        sys.stdout.write(f"{person.name} {dict(counted(fronts(person)).most_common())}\n")
