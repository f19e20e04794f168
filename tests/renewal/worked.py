"""Worked examples in short form → a record, read exactly as a practitioner's files are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import portfolios
import yaml

from portfolio.entries import Entry, Profile
from portfolio.entries.reading import Location, read_entry, read_profile
from portfolio.records import frontmatter
from portfolio.renewal import Registrant

CASES = Path(__file__).parents[1] / "cases/renewal"

# The short words of a case → the heading the words stand under.
HEADINGS = {
    "matters": "Why it matters",
    "happened": "What happened (kept general)",
    "learnt": "What I learnt",
    "practice": "Difference to my practice",
    "people": "Difference for people",
    "changed": "What I changed",
    "peer reflection": "Peer reflection",
    "said": "What was said (not identifiable)",
    "did": "What I did with it",
}


def entry(**short: Any) -> Entry:
    """One entry. A heading with `yes` holds a sentence of the entry's own; a title is made up."""
    name = str(short["id"])
    fields = {key: value for key, value in short.items() if key not in HEADINGS and key != "text"}
    fields.setdefault("title", name)
    parts = [short.get("text", "")]
    for key, heading in HEADINGS.items():
        if key in short:
            words = f"A sentence about {name}." if short[key] is True else short[key]
            parts.append(f"## {heading}\n\n{words}")
    text = portfolios.entry("\n\n".join(parts), **{k: _typed(v) for k, v in fields.items()})
    record = frontmatter.read(text, f"{name}.md")
    assert isinstance(record, frontmatter.Record), record
    found, problems = read_entry(record, Location("rowan", f"rowan/{name}.md"))
    assert found is not None, problems
    return found


def profile(**fields: Any) -> Profile:
    """A profile with a name and a role."""
    text = portfolios.entry(
        fields.pop("text", ""), name="Rowan Fernleigh", role="practitioner", **_typed(fields)
    )
    lines = [line for line in text.split("\n") if not line.startswith(("kind:", "title:", "date:"))]
    record = frontmatter.read("\n".join(lines), "profile.md")
    assert isinstance(record, frontmatter.Record), record
    found, problems = read_profile(record, Location("rowan", "rowan/profile.md"))
    assert found is not None, problems
    return found


def record(rules: str, case: dict[str, Any]) -> Registrant:
    """The record of a case."""
    registration = {"rules": rules, **case.get("registration", {})}
    who = profile(registration=registration, posts=case.get("posts", []))
    return Registrant(
        profile=who,
        registration=who.registration[0],
        entries=tuple(entry(**short) for short in case.get("entries", [])),
    )


def cases(file: Path) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _typed(value: Any) -> Any:
    """A value of a case as it is typed in front matter."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_typed(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
