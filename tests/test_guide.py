"""The guide, the README and CONTRIBUTING tell the truth: what they show is run, read and followed.

- a line `$ portfolio …` in a ```console block is run, page by page, in a folder made by `init`;
- a ```markdown block is an entry, or the body of one, and must read without a problem;
- a ```yaml block is settings, a framework, fields of the profile or of an entry;
- `<!-- file: NAME -->` before a block says which file it is.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import portfolios
import pytest
import yaml
from click.testing import CliRunner
from markdown.extensions.toc import slugify
from shown import ROOT, Block, blocks

from portfolio import reference, renewal
from portfolio.cli import main
from portfolio.entries import KINDS, Profile
from portfolio.entries.reading import Location, read_entry, read_profile
from portfolio.frameworks import read_framework
from portfolio.guard import patterns
from portfolio.problems import texts
from portfolio.records import frontmatter
from portfolio.records.declared import declared
from portfolio.share import Share
from portfolio.site.config import GuardConfig, PortfolioConfig
from portfolio.site.policy import with_policy

GUIDE = ROOT / "content/pages/guide"
PAGES = [ROOT / "README.md", *sorted(GUIDE.rglob("*.md"))]
EVERY = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "SECURITY.md"]

PROMISED = {"export", "pack", "renewal", "sign"}  # named in the guide; skipped until they are there
NOT_RUN = {"serve"}  # does not end by itself, so only its words are checked
ANSWERED = {"import": ["--yes"]}  # what somebody would say at the terminal
PASTED = "31 March 2026\nI waited, and counted to ten.\n"  # where a command asks for it
MAY_END_WITH_1 = {"renewal"}  # not ready yet is an answer
HERE = click.Context(main)
COMMANDS = main.list_commands(HERE)
NOT_FOR_PRACTITIONERS = {"how-it-works.md"}


ALL = [block for page in EVERY for block in blocks(page)]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix().removeprefix("content/pages/")


def of(language: str, pages: list[Path] = PAGES) -> list[Block]:
    return [block for block in ALL if block.language == language and block.page in pages]


def params(some: list[Block]) -> list:
    return [pytest.param(block, id=f"{name(block.page)}:{block.line}") for block in some]


def lines_of(page: Path) -> list[list[str]]:
    """The commands of a page, each as its words."""
    lines = [line for block in of("console", [page]) for line in block.text.splitlines()]
    assert all(line.startswith("$ ") for line in lines), f"{page.name}: a line that is no command"
    return [shlex.split(line[2:]) for line in lines]


WITH_COMMANDS = [page for page in PAGES if of("console", [page])]


def test_there_is_something_to_look_at():
    assert len(PAGES) >= 15
    assert len(WITH_COMMANDS) >= 6
    assert sum(len(lines_of(page)) for page in WITH_COMMANDS) >= 20
    assert len(of("markdown")) >= 12
    assert len(of("yaml")) >= 12
    assert all(b.language for b in ALL if "guide" in name(b.page)), "a block says what it is"


# Commands


@pytest.mark.parametrize("shown", [pytest.param(page, id=name(page)) for page in WITH_COMMANDS])
def test_every_command_of_a_page_runs(shown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    lines = lines_of(shown)
    if lines[0][:2] != ["portfolio", "init"]:
        monkeypatch.chdir(_prepared(tmp_path, shown))
    missing = []
    for program, *words in lines:
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        assert program == "portfolio", f"{program} cannot be run here"
        if words[0] in PROMISED and words[0] not in COMMANDS:
            missing.append(words[0])
            continue
        _run(words)
    if missing:
        pytest.skip(f"not there yet: {', '.join(missing)}")


def _run(words: list[str]) -> None:
    if words[0] in NOT_RUN:
        with main.make_context("portfolio", [words[0]], resilient_parsing=True) as context:
            main.get_command(context, words[0]).make_context(words[0], words[1:], parent=context)
        return
    typed = PASTED if "--paste" in words else None
    result = CliRunner().invoke(main, [*words, *ANSWERED.get(words[0], [])], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    allowed = {0, 1} if words[0] in MAY_END_WITH_1 else {0}
    assert result.exit_code in allowed, f"portfolio {' '.join(words)}\n{result.output}"


def _prepared(folder: Path, page: Path) -> Path:
    """A portfolio of somebody called rowan, with the examples of the page and a session to sign."""
    _run(["init", "portfolio", "--no-input"])
    project = folder / "portfolio"
    home = project / "content/practitioners/rowan"
    (project / "content/practitioners/me").rename(home)
    (home / "profile.md").write_text(
        "---\nname: Rowan Fernleigh\nrole: social worker\n"
        "registration: {rules: social-work-england, since: 2023-08-21}\n---\n"
    )
    written = {f"content/practitioners/rowan/from-the-guide-{b.line}.md": b.text for b in _entries(page)}
    written["content/practitioners/rowan/2026-11-supervision.md"] = KINDS["supervision"].example
    written |= {block.file: block.text for block in ALL if block.page == page and block.file}
    for path, text in written.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    return project


def _entries(page: Path) -> Iterator[Block]:
    return (block for block in of("markdown", [page]) if block.text.startswith("---\n"))


def test_every_command_is_in_the_reference():
    page = (GUIDE / "reference/commands.md").read_text(encoding="utf-8")
    assert len(COMMANDS) >= 7
    for command in COMMANDS:
        assert f"## portfolio {command}\n" in page


def test_commands_named_in_prose_are_there():
    known = set(COMMANDS) | PROMISED | {"CODE"}
    said = [
        (page.name, word)
        for page in EVERY
        for word in re.findall(r"`portfolio ([a-z]+)", page.read_text(encoding="utf-8"))
    ]
    assert len(said) >= 15
    assert [one for one in said if one[1] not in known] == []


def test_options_named_in_prose_are_there():
    known = {"--strict", "--dirty", "--version"}
    for command in (main.get_command(HERE, name) for name in COMMANDS):
        known |= {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
    if set(COMMANDS) >= PROMISED:
        for page in PAGES:
            prose = "\n".join(re.findall(r"`[^`\n]+`", page.read_text(encoding="utf-8")))
            assert set(re.findall(r"(?<!\S)(?:`)?(--[a-z][a-z-]+)", prose)) <= known | {"--help"}, page.name


# Examples


@pytest.mark.parametrize("block", params(of("markdown")))
def test_an_entry_shown_reads_without_a_problem(block: Block, tmp_path: Path):
    text = block.text if block.text.startswith("---\n") else portfolios.entry(block.text)
    project = portfolios.write(tmp_path, {"practitioners/rowan/shown.md": text})
    result = _checked(project)
    assert "nothing wrong" in result, result


def _checked(project: Path) -> str:
    return CliRunner().invoke(main, ["check", "-f", str(project / "mkdocs.yml")]).output


@pytest.mark.parametrize("block", params(of("yaml")))
def test_fields_shown_are_fields(block: Block):
    found = yaml.safe_load(block.text)
    if "plugins" in found:
        (settings,) = [one["portfolio"] for one in found["plugins"] if isinstance(one, dict)]
        config = PortfolioConfig()
        config.load_dict(settings)
        assert config.validate() == ([], [])
    elif "versions" in found:
        record = frontmatter.read_yaml(block.text, "shown.yml")
        assert read_framework(record.meta).versions
    else:
        assert any(_reads(block.text, kind) == [] for kind in (*KINDS, "profile")), [
            problem.what for kind in ("reflection", "profile") for problem in _reads(block.text, kind)
        ]


def _reads(fields: str, kind: str) -> list:
    """What is wrong with fields, as part of an entry of a kind or of a profile."""
    rest = {"kind": kind, "title": "My day", "date": "2026-03-31"}
    rest = {"name": "Rowan", "role": "nurse"} if kind == "profile" else rest
    more = "".join(f"{key}: {value}\n" for key, value in rest.items() if key not in yaml.safe_load(fields))
    record = frontmatter.read(f"---\n{more}{fields}---\n", "shown.md")
    assert isinstance(record, frontmatter.Record), record
    location = Location("rowan", "rowan/profile.md" if kind == "profile" else "rowan/shown.md")
    return (read_profile if kind == "profile" else read_entry)(record, location)[1]


# The reference pages


@pytest.mark.parametrize("made", reference.PAGES)
def test_a_reference_page_is_as_the_code_says(made: str):
    written = (GUIDE / made).read_text(encoding="utf-8")
    assert written == reference.PAGES[made](), "stale: run python -m portfolio.reference"


def test_every_fact_about_a_regulator_is_in_the_reference():
    page = (GUIDE / "reference/rules.md").read_text(encoding="utf-8")
    for one in renewal.builtin().by_id.values():
        about = [fact for facts in one.about.values() for fact in facts]
        for fact in (one.period, *one.requirements, *one.dates, *one.review, *one.pending, *about):
            assert f"| `{fact.id}` | {fact.what} |" in page


def test_every_problem_is_in_the_reference():
    page = (GUIDE / "reference/problems.md").read_text(encoding="utf-8")
    assert len(texts()) >= 50
    for code in texts():
        assert f"\n## {code}\n" in page


def test_every_setting_is_in_the_reference():
    page = (GUIDE / "reference/settings.md").read_text(encoding="utf-8")
    settings = [key for key, _ in PortfolioConfig._schema]
    assert len(settings) >= 4
    for key in settings:
        assert f"| `{key}` |" in page, f"{key} is not in the guide"
    inside = [key for key, _ in GuardConfig._schema]
    assert len(inside) >= 2
    for key in inside:
        assert f"| `guard`: `{key}` |" in page, f"{key} is not in the guide"
    assert all(f"`{name}`" in page for name in patterns.NAMES)


def test_every_field_is_in_the_reference():
    kinds = (GUIDE / "reference/kinds.md").read_text(encoding="utf-8")
    profile = (GUIDE / "reference/profile.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        assert all(f"| `{field}`" in kinds for field in kind.written())
    assert all(f"| `{field}`" in profile for field in Profile.written())


def _limited_headings() -> dict[str, Share]:
    headings = (heading for kind in KINDS.values() for heading in kind.headings)
    found = {one.title: one.share for one in headings if one.share is not Share.PUBLIC}
    assert len(found) == 3
    return found


def test_what_is_private_by_itself_is_said():
    page = (GUIDE / "sharing.md").read_text(encoding="utf-8").replace("\n", " ")
    sentence = re.search(r"These fields are private even in an entry you share: (.*?)\. ", page)[1]
    private = {
        name
        for kind in KINDS.values()
        for name, said in declared(kind).items()
        if said.share is Share.PRIVATE and not said.fixed
    }
    assert set(re.findall(r"`(\w+)`", sentence)) == private
    for heading, limit in _limited_headings().items():
        row = re.search(rf"\| \*{heading}\* \| (.*?) \|", page, re.IGNORECASE)
        assert row, f"{heading} is not in the table"
        assert str(limit) in row[1]


# Links, headers, words


def _prose(page: Path) -> str:
    text = re.sub(r"(?ms)^```.*?^```$|<!--.*?-->", "", page.read_text(encoding="utf-8"))
    return re.sub(r"`[^`\n]*`", "code", text)


def _anchors(page: Path) -> set[str]:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    headings = re.findall(r"(?m)^#+ (.*)$", text)
    return {slugify(heading.replace("`", ""), "-") for heading in headings}


def test_no_link_leads_to_nothing():
    count = 0
    for page in EVERY:
        for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
            if "://" in target:
                continue
            count += 1
            path, _, anchor = target.partition("#")
            found = (page.parent / path).resolve() if path else page
            assert found.is_file(), f"{name(page)}: {target}"
            assert not anchor or anchor in _anchors(found), f"{name(page)}: {target}"
    assert count >= 40


def test_the_guide_builds_without_a_warning(tmp_path: Path, build):
    files = {f"pages/guide/{p.relative_to(GUIDE)}": p.read_bytes() for p in GUIDE.rglob("*") if p.is_file()}
    files["practitioners/rowan/visit.md"] = portfolios.entry()
    site = build(portfolios.write(tmp_path, files), strict=True)
    assert "guide/reference/kinds/index.html" in site.files or "guide/reference/kinds.html" in site.files


def test_the_headers_for_hosts_are_the_policy_of_the_pages():
    ours = _directives(re.search(r'content="(.*?)"', with_policy("<html><head></head></html>", ()))[1])
    page = (GUIDE / "web.md").read_text(encoding="utf-8")
    headers = re.findall(r"default-src 'none';[^\n\"]*", page)
    assert len(headers) == 3
    for header in headers:
        theirs = _directives(header)
        assert theirs.pop("script-src") == {"'self'", "'unsafe-inline'"}, "the page names its scripts"
        assert theirs.pop("frame-ancestors") == {"'self'"}, "which no page can say of itself"
        assert theirs == {key: value for key, value in ours.items() if key != "script-src"}


def _directives(policy: str) -> dict[str, set[str]]:
    return {one.split()[0]: set(one.split()[1:]) for one in policy.split(";") if one.strip()}


def test_practitioners_are_spoken_to_in_plain_words():
    words = re.compile(
        r"\b(YAML|front ?matter|CLI|regex|pars(e|er|ed|ing)|boolean|string|repo)\b", re.IGNORECASE
    )
    pages = [page for page in GUIDE.glob("*.md") if page.name not in NOT_FOR_PRACTITIONERS]
    assert len(pages) >= 7
    for page in pages:
        text = _prose(page)
        assert not words.search(text), f"{page.name}: {words.search(text)[0]}"
        assert "!" not in text.replace("![", ""), f"{page.name} calls out"


def test_the_readme_keeps_its_two_commands():
    commands = [block.text for block in blocks(ROOT / "README.md") if not block.language]
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands)
    assert all(command.count("\n") == 1 for command in commands)
    assert "<!-- test command -->\n```\n" + commands[1] in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_guide_holds_nothing_the_guard_would_find():
    pages = [path for path in GUIDE.rglob("*") if path.suffix in {".md", ".svg", ".json"}]
    assert len(pages) >= 17
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [text[one.start : one.end] for one in patterns.find(text)] == [], page.name


def test_the_layers_shown_are_those_that_are_enforced():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    enforced = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    order = {name: place for place, layer in enumerate(enforced) for name in re.findall(r"\w+", layer)}
    page = (GUIDE / "how-it-works.md").read_text(encoding="utf-8")
    block = re.search(r"## Layers.*?```text\n(.*?)```", page, re.DOTALL)[1]
    shown = [re.split(r", ", line.split("  ")[0]) for line in block.splitlines()]
    assert len(shown) >= 10
    places = [[order[name] for name in names] for names in shown]
    assert all(len(set(some)) == 1 for some in places), "names on one line are on one layer"
    assert places == sorted(places), "upside down"


def test_the_table_of_readers_is_true():
    page = (GUIDE / "sharing.md").read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"(?m)^\| (Entry, `share: \w+`[^|]*|\*.*?) \| (.*) \|$", page.partition("## What each")[2])
    )
    limits = {f"Entry, `share: {share}`": share for share in Share}
    limits |= {f"*{heading.capitalize()}*": limit for heading, limit in _limited_headings().items()}
    checked = 0
    for row, said in rows.items():
        for what, limit in limits.items():
            if what in row:
                assert said.split(" | ") == ["yes" if limit.reaches(one) else "no" for one in Share], row
                checked += 1
    assert checked == len(limits)
