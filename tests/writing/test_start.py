"""A new folder: complete, private, and easy to leave."""

import json

import pytest
import yaml

from portfolio.entries import KINDS
from portfolio.entries.reading import Location, read_entry, read_profile
from portfolio.entries.unfinished import why_unfinished
from portfolio.frameworks import builtin
from portfolio.records import frontmatter
from portfolio.writing import start
from portfolio.writing.start import Answers

ANSWERS = Answers('Anna O\'Hara: "A"', "nurse # 1", "nmc", 28)


def read(text):
    record = frontmatter.read(text, "x.md")
    assert isinstance(record, frontmatter.Record), record
    return record


@pytest.mark.parametrize("answers", [Answers(), ANSWERS], ids=["skipped", "answered"])
@pytest.mark.parametrize("blank", [False, True], ids=["examples", "blank"])
def test_every_file_reads(answers, blank):
    files = start.new_folder(answers, blank)
    home = f"content/practitioners/{answers.folder}"
    examples = [path for path in files if path.startswith(home) and not path.endswith("profile.md")]
    assert len(examples) == (0 if blank else 4)
    for path in examples:
        entry, problems = read_entry(
            read(files[path]), Location(answers.folder, path.removeprefix("content/practitioners/"))
        )
        assert not problems
        assert entry.title.startswith("Example: ")
        assert "This is an example, not yours: it counts nowhere" in files[path]
        assert "take away this line and the line `example: yes`" in files[path]
        assert why_unfinished(entry) == "an example"
        assert str(entry.share) == "private"
        assert all(builtin().standard(name, entry.date) for name in entry.standards)
    assert yaml.safe_load(files["mkdocs.yml"])["site_name"].startswith(answers.name or "My development")
    profile, problems = read_profile(
        read(files[f"{home}/profile.md"]), Location(answers.folder, "x/profile.md")
    )
    assert not problems
    assert profile.name == (answers.name or "My name")
    assert profile.role == (answers.role or "practitioner")
    assert [one.rules for one in profile.registration] == ([answers.regulator] if answers.regulator else [])
    assert str(profile.share) == "private"
    assert not profile.statement.strip()


def test_the_first_page_to_read_says_what_counts_nowhere():
    said = start.new_folder(ANSWERS)["START-HERE.txt"]
    assert '"example: yes" or "draft: yes"' in said
    assert all(len(line) <= 100 for line in said.splitlines())


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Rowan Fernleigh", "rowan"),
        ("", "me"),
        ("Zoë O'Neill", "zoe"),
        ("李明", "李明"),
        ("../../etc", "etc"),
        ("😀", "me"),
        ("Team Leader", "team-portfolio"),
        ("Con Byrne", "con-portfolio"),
        ("C:\\x", "c"),
    ],
)
def test_the_folder_is_named_after_the_first_name(name, folder):
    assert Answers(name).folder == folder


def test_nothing_that_publishes_and_nothing_that_replaces_the_front_page():
    files = start.new_folder(ANSWERS)
    assert not any(".github" in path or ".gitlab" in path for path in files)
    assert not any(path.startswith("content/pages/") and path.endswith(".md") for path in files)
    for line in ("builds/", "site/", ".portfolio-*", ".cache/", ".obsidian/"):
        assert line in files[".gitignore"].split("\n")


def test_obsidian_finds_templates_types_and_relative_links():
    files = start.new_folder(ANSWERS)
    assert json.loads(files[".obsidian/app.json"])["useMarkdownLinks"] is True
    folder = json.loads(files[".obsidian/templates.json"])["folder"]
    types = json.loads(files[".obsidian/types.json"])["types"]
    assert types["date"] == "date"
    assert types["standards"] == "multitext"
    assert types["hours"] == "number"
    for kind in KINDS:
        text = files[f"{folder}/{kind}.md"]
        filled = text.replace("{{title}}", "It's mine").replace("{{date:YYYY-MM-DD}}", "2026-03-31")
        entry, problems = read_entry(read(filled), Location("me", "me/x.md"))
        assert not problems
        assert entry.kind == kind


def test_rule_sets_and_frameworks_have_names_we_know():
    assert set(start.FRAMEWORKS_OF) <= set(start.REGULATORS)
    for names in start.FRAMEWORKS_OF.values():
        assert set(names) <= set(builtin().by_id)
