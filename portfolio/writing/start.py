"""The files of a new folder: everything it needs to build at once, and nothing that publishes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from portfolio.entries import KINDS
from portfolio.writing import schema
from portfolio.writing.examples import examples
from portfolio.writing.names import title_slug, to_schema
from portfolio.writing.prompts import STATEMENT
from portfolio.writing.text import Draft, entry_text, fields_text

# What people say → the rule set, and the frameworks its standards come from.
REGULATORS: Mapping[str, str] = {
    "social-work-england": "Social Work England",
    "nmc": "Nursing and Midwifery Council (NMC)",
    "hcpc": "Health and Care Professions Council (HCPC)",
    "social-care-wales": "Social Care Wales",
    "sssc": "Scottish Social Services Council (SSSC)",
    "niscc": "Northern Ireland Social Care Council (NISCC)",
}
FRAMEWORKS_OF: Mapping[str, tuple[str, ...]] = {
    "social-work-england": ("swe",),
    "nmc": ("nmc",),
    "hcpc": ("hcpc",),
    "sssc": ("sssc",),
}
RHYTHMS: Mapping[int, str] = {
    7: "every week",
    14: "every two weeks",
    28: "every four weeks",
    31: "every month",
    42: "every six weeks",
    61: "every two months",
}
PEOPLE = "content/practitioners"
TEMPLATES = f"{PEOPLE}/_templates"
SCHEMA = f"content/{schema.FILE}"
_NO_NAME, _NO_ROLE = "My name", "practitioner"
# Names the site needs for itself, and those Windows keeps for devices
_RESERVED = frozenset(
    {"assets", "search", "stylesheets", "javascripts", "team", "guide", "con", "prn", "aux", "nul"}
)


@dataclass(frozen=True)
class Answers:
    """What `portfolio init` was told. Any of it can be left for later."""

    name: str = ""
    role: str = ""
    regulator: str = ""
    every_days: int = 0

    @property
    def folder(self) -> str:
        """The name of the practitioner's folder."""
        word = title_slug(self.name).split("-")[0] or "me"
        return f"{word}-portfolio" if word in _RESERVED else word


def new_folder(answers: Answers, blank: bool = False) -> dict[str, str]:
    """Every file of a new folder by its path."""
    home = f"{PEOPLE}/{answers.folder}"
    files = {
        "mkdocs.yml": _mkdocs(answers),
        ".gitignore": _GITIGNORE,
        "START-HERE.txt": _START_HERE.format(home=home),
        "content/pages/.gitkeep": "",
        SCHEMA: schema.schema_text(),
        f"{home}/profile.md": _profile(answers, to_schema(SCHEMA, home)),
        **_obsidian(),
    }
    if not blank:
        for path, draft in examples(answers.regulator).items():
            folder = f"{home}/{path.partition('/')[0]}"
            files[f"{home}/{path}"] = entry_text(draft, to_schema(SCHEMA, folder))
    return files


def _mkdocs(answers: Answers) -> str:
    title = f"{answers.name}: my development" if answers.name else "My development"
    return fields_text({"site_name": title}) + _MKDOCS


def _profile(answers: Answers, to: str) -> str:
    fields = {
        "name": answers.name or _NO_NAME,
        "role": answers.role or _NO_ROLE,
        "share": "private",
        "registration": [{"rules": answers.regulator}] if answers.regulator else [],
        "supervision": {"every_days": answers.every_days} if answers.every_days else {},
        "frameworks": list(FRAMEWORKS_OF.get(answers.regulator, ())),
    }
    return f"---\n# yaml-language-server: $schema={to}\n{fields_text(fields)}---\n\n<!-- {STATEMENT} -->\n"


def _obsidian() -> dict[str, str]:
    text = partial(json.dumps, indent=2, ensure_ascii=False)
    settings = {
        "useMarkdownLinks": True,
        "newLinkFormat": "relative",
        "attachmentFolderPath": "./",
        "userIgnoreFilters": ["builds/", "site/"],
    }
    files = {
        ".obsidian/app.json": text(settings) + "\n",
        ".obsidian/templates.json": text({"folder": TEMPLATES, "dateFormat": "YYYY-MM-DD"}) + "\n",
        ".obsidian/types.json": text({"types": _types()}) + "\n",
    }
    for kind in KINDS:
        draft = Draft(kind, {"title": "A-TITLE", "date": "A-DAY", "share": "private"})
        words = entry_text(draft).replace("A-TITLE", '"{{title}}"').replace("A-DAY", '"{{date:YYYY-MM-DD}}"')
        files[f"{TEMPLATES}/{kind}.md"] = words
    return files


def _types() -> dict[str, str]:
    """The type Obsidian has for each field that it can show."""
    types: dict[str, str] = {}
    for kind in KINDS:
        for name, field in schema.fields(kind).items():
            shape = schema.resolved(field)
            if shape.get("format") == "date":
                types[name] = "date"
            elif shape.get("type") in {"number", "integer"}:
                types[name] = "number"
            elif shape.get("type") == "array" and "$ref" not in shape["items"]:
                types[name] = "multitext"
            elif shape.get("type") not in {"array", "object"}:
                types.setdefault(name, "text")
    return types


_MKDOCS = """\
docs_dir: content/pages
theme:
  name: material
  language: en
  font: false
  features: [navigation.prune, navigation.indexes, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Dark colours}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Light colours}
plugins:
  - search
  - portfolio:
      practitioners: content/practitioners
      audience: private
extra:
  generator: false
"""

_GITIGNORE = """\
# What is made from your entries, and what programs keep for themselves
builds/
site/
.portfolio-*
.cache/
.obsidian/
.trash/
.DS_Store
Thumbs.db
"""

_START_HERE = """\
YOUR PORTFOLIO IN ONE PAGE

Everything you write is in {home}.
Each entry is one file. Any text editor opens it; so does Obsidian (open this whole folder in it).

In a terminal, in this folder:

  portfolio serve              opens your portfolio in the browser, as only you see it

Press Write at the top of any page: after a course, after supervision, after something that made
you think. What you write there is saved into these files.

  portfolio held yesterday     notes that you had supervision, in one line
  portfolio new reflection     asks the same in the terminal
  portfolio check              finds mistakes, with the words to mend them

Do you have a log in a spreadsheet? Save it as CSV, then: portfolio import FILE.csv

EXAMPLES AND DRAFTS
An entry with the line "example: yes" or "draft: yes" at its top counts nowhere, and nobody else
sees it; nor does one in which nothing is written yet. They stand under "Not finished yet" on your
first page. Take the line away when the entry is yours and done; delete the examples, whose names
begin with example, when they no longer help.

WHO SEES IT
Every entry is private until you change the word after "share:" at its top to supervisor,
regulator or public. Nothing is sent anywhere: you build a folder for somebody and hand it over:

  portfolio build --for supervisor

WRITE THE LEARNING, NOT THE CASE
No names, initials, places, ages or dates of events. What happened belongs in the case record.

KEEP IT SAFE
This folder is your record. Keep a copy in a second place that is as private as the first.
"""
