"""Every command of `portfolio`, as a practitioner types it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import portfolios
import pytest
from portfolios import AUDIENCES, PROFILE, entry, files_in

from portfolio.cli import main
from portfolio.problems import texts

HERE = click.Context(main)
NAMES = main.list_commands(HERE)
ROWAN = "practitioners/rowan"
SOUND = {
    f"{ROWAN}/a.md": entry("Words.", title="For all", share="public"),
    f"{ROWAN}/b.md": entry("Words.", title="For me"),
}
BROKEN = SOUND | {f"{ROWAN}/c.md": entry("Words.", title="Broken", share="publc")}


# Every command


def test_the_commands_of_the_interface_are_there():
    assert set(NAMES) >= {"build", "check", "explain", "serve"}


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_and_takes_a_config_file(run: Callable, tmp_path: Path, name: str):
    result = run(tmp_path, name, "--help")
    assert result.exit_code == 0
    assert "-f, --config-file" in result.output
    command = main.get_command(HERE, name)
    assert command.name == name
    assert command.help.strip().endswith(".")


def test_the_list_of_commands_says_what_each_says_of_itself(run: Callable, tmp_path: Path):
    """The list is read from their files, since loading them all would take longer than anybody waits."""
    listed = " ".join(run(tmp_path, "--help").output.split())
    for name in NAMES:
        said = main.get_command(HERE, name).get_short_help_str(limit=40)
        assert f" {name} {said.removesuffix('...')}" in listed


@pytest.mark.parametrize(
    "args", [("check", "--fro", "public"), ("build", "--for", "everyone"), ("chekc",), ("explain",)]
)
def test_a_wrong_word_on_the_command_line_is_a_usage_error(run: Callable, tree: Callable, args: tuple):
    assert run(tree(SOUND), *args).exit_code == 2


@pytest.mark.parametrize("name", ["check", "build", "serve"])
def test_outside_a_portfolio_a_command_says_where_to_go(run: Callable, tmp_path: Path, name: str):
    result = run(tmp_path, name)
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.output
    assert "portfolio init" in result.output


def test_a_full_disk_is_said_in_a_sentence_and_leaves_no_site(
    run: Callable, tree: Callable, monkeypatch: pytest.MonkeyPatch
):
    project = tree(SOUND)
    assert run(project, "build").exit_code == 0

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (project / f"content/{ROWAN}/a.md").write_text(entry("Other words.", title="For all"))
    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(project, "build")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "The site could not be written: No space left on device" in result.output
    assert not (project / "builds/private").exists()


@pytest.mark.parametrize("name", ["check", "build"])
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("site_name: x\nplugins: []\n", "does not list `portfolio`"),
        ("site_name: x\nplugins: [search]\n", "does not list `portfolio`"),
        ("site_name: [\n", "cannot be read"),
        ("", "does not list `portfolio`"),
        ("just words\n", "mkdocs.yml"),
        ("site_name: x\nplugins: [portfolio, nosuchplugin]\n", "nosuchplugin"),
        ("site_name: x\nplugins: [{portfolio: {as_of: soon}}]\n", "as_of"),
        ("site_name: x\nplugins: [{portfolio: {audiense: public}}]\n", "audiense"),
        ("site_name: x\nplugins: portfolio\n", "plugins"),
        ("site_name: x\nplugins: {portfolio: {as_of: soon}}\n", "as_of"),
        ("plugins: [portfolio]\n", "site_name"),
    ],
)
def test_settings_that_cannot_be_used_are_a_sentence_not_a_traceback(
    run: Callable, tree: Callable, name: str, settings: str, says: str
):
    settings = settings.replace("site_name: x\n", "site_name: x\ndocs_dir: content/pages\n")
    result = run(tree(SOUND | {"./mkdocs.yml": settings}), name)
    assert result.exit_code == 1
    assert says in result.output


def test_an_audience_of_the_settings_that_nobody_knows_is_named(run: Callable, tree: Callable):
    result = run(tree(SOUND | {"./mkdocs.yml": portfolios.SETTINGS + "      audience: everyone\n"}), "check")
    assert result.exit_code == 1
    assert "everyone" in result.output


def test_another_config_file_may_be_named(run: Callable, tree: Callable, tmp_path: Path):
    project = tree(SOUND)
    (tmp_path / "elsewhere").mkdir()
    result = run(tmp_path / "elsewhere", "check", "-f", str(project / "mkdocs.yml"))
    assert result.exit_code == 0
    assert "2 entries read" in result.output


# check


def test_check_says_that_nothing_is_wrong(run: Callable, tree: Callable):
    result = run(tree(SOUND), "check")
    assert (result.exit_code, result.output) == (0, "2 entries read: nothing wrong.\n")


def test_check_shows_the_line_the_place_and_what_to_write(run: Callable, tree: Callable):
    result = run(tree(BROKEN), "check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == f"content/{ROWAN}/c.md:5:1  error  not-a-share"
    assert lines[1].strip() == 'share: "publc"'
    assert lines[2].index("^") == lines[1].index("share")
    assert "Did you mean “public”?" in lines[4]
    assert lines[-1].startswith("3 entries read: 1 error, 0 warnings.")
    assert "\x1b" not in result.output, "colour only on a terminal"


def test_check_answers_programs_in_json(run: Callable, tree: Callable):
    result = run(tree(BROKEN), "check", "--format", "json")
    assert result.exit_code == 1
    answer = json.loads(result.output)
    assert answer["entries"] == 3
    (problem,) = answer["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "what", "fix"]
    assert problem["code"] == "not-a-share"
    assert problem["severity"] == "error"
    assert (problem["file"], problem["line"], problem["column"]) == (f"content/{ROWAN}/c.md", 5, 1)


def test_a_warning_changes_no_exit_code(run: Callable, tree: Callable):
    files = SOUND | {f"{ROWAN}/later.md": entry(date="2026-05-01"), f"{ROWAN}/c.md": entry(follows=["later"])}
    result = run(tree(files), "check")
    assert result.exit_code == 0
    assert "warning  wrong-order" in result.output
    assert "0 errors, 1 warning." in result.output


def test_check_names_every_problem_of_every_file_in_one_run(run: Callable, tree: Callable):
    files = {f"{ROWAN}/{n}.md": entry(title="x", share="publc", went="bad") for n in "abc"}
    result = run(tree(files), "check", "--format", "json")
    assert len(json.loads(result.output)["problems"]) == 6


def test_check_shows_hostile_text_without_control_characters(run: Callable, tree: Callable):
    result = run(tree({f"{ROWAN}/a.md": "---\nkind: reflection\ntitle: \x1b[31mred\n---\n"}), "check")
    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_check_with_no_practitioner_says_so(run: Callable, tree: Callable):
    result = run(tree({}), "check")
    assert result.exit_code == 1
    assert "no-practitioners" in result.output


def test_a_name_of_a_practitioner_that_cannot_be_a_folder_is_named(run: Callable, tree: Callable):
    files = {"practitioners/Rowan F?/profile.md": PROFILE, "practitioners/search/profile.md": PROFILE}
    result = run(tree(files), "check")
    assert result.output.count("unsafe-folder") == 2


# explain


@pytest.mark.parametrize("code", texts())
def test_explain_shows_wrong_and_right(run: Callable, tmp_path: Path, code: str):
    result = run(tmp_path, "explain", code)
    assert result.exit_code == 0
    assert code in result.output
    assert "Not like this:" in result.output
    assert "Like this:" in result.output


def test_explain_suggests_the_code_that_was_meant(run: Callable, tmp_path: Path):
    result = run(tmp_path, "explain", "not-a-shaer")
    assert result.exit_code == 2
    assert "not-a-share" in result.output


# build


@pytest.mark.parametrize("audience", AUDIENCES)
def test_build_writes_one_folder_for_one_audience(run: Callable, tree: Callable, audience: str):
    project = tree(SOUND)
    result = run(project, "build", "--for", audience)
    assert result.exit_code == 0
    there = {"For all", "For me"} if audience == "private" else {"For all"}
    site = portfolios.Site(project / "builds" / audience, files=files_in(project / "builds" / audience))
    assert site.titles == there
    assert f"Built for {audience}: {len(there)} entr" in result.output
    assert [p.name for p in (project / "builds").iterdir() if not p.name.startswith(".")] == [audience]


def test_build_is_private_unless_told_otherwise(run: Callable, tree: Callable):
    settings = portfolios.SETTINGS + "      audience: public\n"
    project = tree(SOUND | {"./mkdocs.yml": settings})
    result = run(project, "build")
    assert "Built for private: 2 entries" in result.output
    assert (project / "builds/private/index.html").is_file()


def test_build_says_what_was_left_out_and_why(run: Callable, tree: Callable):
    files = SOUND | {
        f"{ROWAN}/c.md": entry("Words.\n\n## Wellbeing\n\nWords.", title="A day", share="public"),
        f"{ROWAN}/d.md": entry(title="Another day", share="supervisor"),
    }
    result = run(tree(files), "build", "--for", "public")
    assert "1 entry: private" in result.output
    assert "1 entry: shared with the supervisor only" in result.output
    assert "parts of 1 entry" in result.output


def test_build_of_one_practitioner_holds_nobody_else(run: Callable, tree: Callable):
    imogen = "---\nname: Imogen Quillfeather\nrole: supervisor\n---\n"
    files = SOUND | {
        "practitioners/imogen/profile.md": imogen,
        "practitioners/imogen/x.md": entry(title="Theirs", share="public"),
    }
    project = tree(files)
    result = run(project, "build", "--for", "public", "--practitioner", "rowan", "--out", "out")
    assert result.exit_code == 0, result.output
    site = portfolios.Site(project / "out", files=files_in(project / "out"))
    assert site.titles == {"For all"}
    assert not site.holding("Quillfeather")


def test_a_practitioner_nobody_knows_is_named(run: Callable, tree: Callable):
    result = run(tree(SOUND), "build", "--practitioner", "rowen")
    assert result.exit_code == 1
    assert "“rowen”" in result.output


def test_build_for_others_stops_at_an_error_and_leaves_no_site(run: Callable, tree: Callable):
    project = tree(SOUND)
    assert run(project, "build", "--for", "public").exit_code == 0
    (project / f"content/{ROWAN}/b.md").write_text(entry(share="publc"))
    result = run(project, "build", "--for", "public")
    assert result.exit_code == 1
    assert "not-a-share" in result.output
    assert "Nothing is built for public" in result.output
    assert not (project / "builds/public").exists()


def test_a_private_build_goes_on_without_what_is_broken(run: Callable, tree: Callable):
    project = tree(BROKEN)
    result = run(project, "build")
    assert result.exit_code == 0
    assert "not-a-share" in result.output
    site = portfolios.Site(project / "builds/private", files=files_in(project / "builds/private"))
    assert site.titles == {"For all", "For me"}


def test_build_refuses_a_folder_that_is_not_ours(run: Callable, tree: Callable):
    project = tree(SOUND | {"./Documents/letter.txt": "Dear you"})
    for audience in AUDIENCES:
        result = run(project, "build", "--for", audience, "--out", "Documents")
        assert result.exit_code == 1
        assert "holds files that no build of yours put there: letter.txt" in result.output
        assert files_in(project / "Documents") == {"letter.txt": b"Dear you"}


def test_a_broken_entry_does_not_empty_a_folder_that_is_not_ours(run: Callable, tree: Callable):
    project = tree(BROKEN | {"./Documents/letter.txt": "Dear you"})
    assert run(project, "build", "--for", "public", "--out", "Documents").exit_code == 1
    assert files_in(project / "Documents") == {"letter.txt": b"Dear you"}


@pytest.mark.parametrize("out", [".", "content", "content/practitioners", "content/pages"])
def test_build_never_writes_into_the_record_itself(run: Callable, tree: Callable, out: str):
    project = tree(SOUND)
    before = files_in(project)
    assert run(project, "build", "--out", out).exit_code == 1
    assert {n: c for n, c in files_in(project).items() if not n.endswith(".lock")} == before


# Installed


def test_the_command_is_installed_and_says_its_version():
    command = Path(sys.executable).parent / "portfolio"
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("portfolio 0.")


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_the_usual_builders_build_with_the_audience_of_the_settings(tree: Callable, builder: str):
    settings = portfolios.SETTINGS + "      audience: public\n"
    project = tree(SOUND | {"./mkdocs.yml": settings})
    done = subprocess.run(
        [sys.executable, "-m", builder, "build", "-f", "mkdocs.yml", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert portfolios.Site(project / "site", files=files_in(project / "site")).titles == {"For all"}
