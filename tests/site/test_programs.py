"""A folder somebody hands you runs nothing: what it brings is named, and asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from portfolios import entry

from portfolio.site.programs import brought

pytestmark = pytest.mark.asks_first

PLAIN = "site_name: Portfolio\ndocs_dir: content/pages\ntheme: {name: mkdocs}\nplugins:\n  - portfolio\n"
EVIL = "from pathlib import Path\nPath(__file__).with_name('PWNED').write_text('ran')\n"
TAKES = "extra: {x: !!python/object/apply:os.system ['touch PWNED']}\n"
BROUGHT = {
    "a tag": (TAKES, "!!python/object/apply:os.system"),
    "a tag in its short form": ("%TAG !p! tag:yaml.org,2002:python/\n---\n", "!!python/name:evil.run"),
    "a name": ("extra: {x: !!python/name:evil.run }\n", "!!python/name:evil.run"),
    "a module": ("extra: {x: !!python/module:evil }\n", "!!python/module:evil"),
    "a hook": ("hooks: [evil.py]\n", "the program evil.py"),
    "templates": ("theme: {name: mkdocs, custom_dir: looks}\n", "templates in looks"),
    "a plugin": ("  - macros\n", "the plugin macros"),
    "a plugin that loads plugins": ("  - group: {plugins: [macros]}\n", "the plugin group"),
    "an extension": ("markdown_extensions: [evil.more]\n", "the Markdown extension evil.more"),
    "a file it inherits from": ("INHERIT: base.yml\n", "the program evil.py"),
}
COMMANDS = [
    ("check",),
    ("build",),
    ("renewal",),
    ("new", "reflection", "--no-input", "--title", "A day"),
    ("export", "json", "--out", "r.json"),
    ("pack", "--out", "p.pdf"),
    ("remind", "--out", "r.ics"),
    ("sign", "content/practitioners/rowan/a.md", "--by", "Imogen", "--role", "supervisor"),
]


@pytest.fixture(autouse=True)
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "account"))
    return tmp_path / "account"


def handed_over(tree: Callable, what: str) -> Path:
    more = BROUGHT[what][0]
    settings = PLAIN + more
    if what == "a tag in its short form":
        settings = more + PLAIN + "extra: {x: !p!name:evil.run }\n"
    if "plugin" in what:
        settings = PLAIN.replace("plugins:\n", f"plugins:\n{more}")
        assert more in settings
    return tree(
        {
            "./mkdocs.yml": settings,
            "./base.yml": "hooks: [evil.py]\n",
            "./evil.py": EVIL,
            "./looks/main.html": "{{ 7 * 7 }}",
            "practitioners/rowan/a.md": entry("Words."),
        }
    )


@pytest.mark.parametrize("what", BROUGHT)
def test_what_would_run_is_named_and_does_not(tree: Callable, run: Callable, what: str):
    project = handed_over(tree, what)
    before = {path for path in project.rglob("*") if path.is_file()}
    for command in COMMANDS:
        result = run(project, *command)
        assert result.exit_code == 1, command
        assert f"  - {BROUGHT[what][1]}" in result.output.replace("Python named in mkdocs.yml: ", "")
        assert "Nothing was run." in result.output
    assert {path for path in project.rglob("*") if path.is_file()} == before, (
        "nothing ran, nothing was written"
    )


def test_what_was_agreed_to_runs_until_it_changes(tree: Callable, run: Callable):
    project = handed_over(tree, "a hook")
    assert run(project, "trust", "--yes").exit_code == 0
    assert run(project, "check").exit_code == 0
    assert (project / "PWNED").is_file(), "it was agreed to"
    (project / "PWNED").unlink()
    (project / "evil.py").write_text(EVIL + "# more\n")
    assert run(project, "check").exit_code == 1
    assert not (project / "PWNED").exists()


def test_another_account_did_not_agree(
    tree: Callable, run: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    project = handed_over(tree, "a hook")
    assert run(project, "trust", "--yes").exit_code == 0
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another"))
    assert run(project, "check").exit_code == 1


@pytest.mark.parametrize("what", ["a hook", "templates", "a plugin"])
def test_a_change_of_any_file_that_would_run_is_another_question(tree: Callable, what: str):
    project = handed_over(tree, what)
    first = brought(project / "mkdocs.yml")
    first.agree()
    assert brought(project / "mkdocs.yml").is_agreed
    for file in (project / "evil.py", project / "looks/main.html"):
        file.write_text(file.read_text() + "\n")
    assert not brought(project / "mkdocs.yml").is_agreed


def test_without_a_terminal_nothing_is_agreed_to(tree: Callable, run: Callable):
    project = handed_over(tree, "a hook")
    assert run(project, "trust").exit_code == 1
    assert run(project, "check").exit_code == 1


HARMLESS = """\
  - material/tags
markdown_extensions:
  - admonition
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - {name: x, class: x, format: !!python/name:pymdownx.superfences.fence_code_format ''}
extra: {version: !ENV [VERSION, "1"], year: !!int "2026"}
"""


def test_what_only_draws_is_not_asked_about(tree: Callable, run: Callable):
    project = tree(
        {
            "./mkdocs.yml": PLAIN.replace("name: mkdocs", "name: material") + HARMLESS,
            "practitioners/rowan/a.md": entry("Words."),
        }
    )
    assert brought(project / "mkdocs.yml").programs == ()
    assert run(project, "check").exit_code == 0
    assert run(project, "trust").output == "This folder brings no programs. There is nothing to agree to.\n"


def test_a_mkdocs_yml_that_is_no_yaml_is_a_sentence(tree: Callable, run: Callable):
    for text in ("plugins: [", "a: b: c", "- \t- x: !!python/name:os.system\n  y", "\x00", "&a [*a]: *b"):
        project = tree({"./mkdocs.yml": text, "practitioners/rowan/a.md": entry("Words.")})
        result = run(project, "check")
        assert result.exit_code == 1
        assert "Traceback" not in result.output
