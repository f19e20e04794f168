"""`portfolio serve`: opened with its key and by nobody else, and calm whatever happens meanwhile."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import portfolios
import pytest
from click.testing import Result
from portfolios import entry
from serving import Preview, preview

from portfolio.desk import serving
from portfolio.site import live
from portfolio.site.building import Setup

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")

HOME = "content/practitioners/rowan"
STOPPED = "Stopped. Everything you saved is in your folder."
PAGE = "rowan/entries/b/index.html"
PREVIEW = (
    "", "index.html", PAGE, "rowan/entries/none/", "rowan/entries/wrong/", "portfolio.json", "nowhere", "sitemap.xml",
    "livereload/1/2", "livereload/", "?key=", "?key=0", "..%2f..%2fetc/passwd", "%2e%2e/mkdocs.yml", "a%00b",
)  # fmt: skip
DESK = ("", "entries/rowan/b", "source/rowan/b.md", "nowhere", "?key=0", "..%2fmkdocs.yml", "%2e%2e/b.md")


@pytest.fixture
def project(tree: Callable[..., Path]) -> Path:
    return tree(
        {
            "practitioners/rowan/a.md": entry("Words.", title="For all", share="public", date="2026-03-01"),
            "practitioners/rowan/b.md": entry("Said in private.", title="For me", date="2026-03-02"),
            "practitioners/rowan/wrong.md": entry(
                "Words.", title="To mend", date="2026-03-02", share="publc"
            ),
            "pages/about.md": "# About\n\nWords, and [a page](nowhere.md) that is not there.\n",
        }
    )


@pytest.fixture
def one(project: Path, tmp_path: Path) -> Iterator[Preview]:
    with preview(project, tmp_path / "t") as opened:
        yield opened


def records(project: Path) -> dict[str, bytes]:
    return portfolios.files_in(project / "content")


def test_no_address_of_either_server_answers_without_the_key_or_from_elsewhere(one: Preview) -> None:
    before = records(one.project)
    asked = 0
    for base, addresses in ((one.base, PREVIEW), (one.desk, DESK)):
        own = base.rstrip("/")
        port = own.rpartition(":")[2]
        for headers in (
            {},
            {"Cookie": one.cookie[:-1]},
            {"Cookie": one.cookie, "Host": f"evil.example:{port}"},
            {"Cookie": one.cookie, "Host": "127.0.0.1:1"},
            {"Cookie": one.cookie, "Origin": "http://evil.example"},
            {"Cookie": one.cookie, "Origin": f"http://127.0.0.1:{int(port) + 1}"},
        ):
            for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
                for address in addresses:
                    status, said = one.ask(method, base + address, **{"Content-Length": "0", **headers})
                    assert status == 403, (method, base + address, headers)
                    assert "Said in private." not in said
                    asked += 1
    assert asked > 500
    assert records(one.project) == before
    assert one.said.count("\n") == 2, f"and nobody is told of it in the terminal:\n{one.said}"


def test_with_the_key_odd_addresses_lead_nowhere_and_a_preview_takes_nothing(one: Preview) -> None:
    before = records(one.project)
    for base, addresses in ((one.base, PREVIEW[-3:]), (one.desk, DESK[-2:])):
        for address in (*addresses, "a/../b", "a%5cb", "%ff", "a" * 5_000):
            assert one.ask("GET", base + address, Cookie=one.cookie)[0] == 404, address
    same = {"Cookie": one.cookie, "Origin": one.base.rstrip("/"), "Content-Length": "5"}
    assert one.ask("POST", one.base, **same)[0] == 405
    same["Origin"] = one.desk.rstrip("/")
    assert one.ask("POST", one.desk, **same, Transfer_Encoding="chunked")[0] in {400, 411}
    assert one.ask("POST", one.desk, **{**same, "Content-Length": "3000000"})[0] == 413
    assert records(one.project) == before


def test_its_pages_lead_to_the_desk_and_no_file_of_a_build_does(
    one: Preview, run: Callable[..., Result]
) -> None:
    assert f'<a href="{one.desk}entries/rowan/b">Edit</a>' in one.page(PAGE)
    for page in ("index.html", "about.html", "rowan/timeline/index.html"):
        assert f'<a href="{one.desk}">Write</a>' in one.page(page)
        assert ">Edit</a>" not in one.page(page)
    assert one.ask("GET", one.desk, Cookie=one.cookie)[0] == 200
    (shown,) = one.temporary.glob("mkdocs_*")
    built = one.project / "builds/private"
    assert run(one.project, "build").exit_code == 0
    for folder in (shown, built):
        texts = [path.read_text(errors="replace") for path in folder.rglob("*.html")]
        assert len(texts) > 5
        assert not [text for text in texts if "pf-desk" in text or ">Write</a>" in text]


def test_an_entry_with_an_error_says_so_at_its_address_until_it_is_mended(one: Preview) -> None:
    address = "{}rowan/entries/wrong/index.html"
    status, said = one.ask("GET", address, Cookie=one.cookie)
    assert status == 404
    assert "<h1>To mend</h1>" in said
    assert "Did you mean “public”?" in said
    assert f'<a href="{one.desk}source/rowan/wrong.md?line=5">Open it at this line</a>' in said
    path = one.project / HOME / "wrong.md"
    path.write_text(path.read_text().replace("publc", "public"))
    one.until(lambda: "Words." in one.page("rowan/entries/wrong/index.html"), "the mended entry")
    assert "Did you mean" not in one.page("rowan/entries/wrong/index.html")


def test_it_says_one_calm_line_and_what_needs_mending_once(project: Path, tmp_path: Path) -> None:
    with preview(project, tmp_path / "t") as one:
        problem = f"{HOME}/wrong.md:5:1: “publc” does not say how far this may travel."
        assert one.said.splitlines()[0].startswith(problem)
        assert one.said.splitlines()[1:] == [f"Open {one.opens} (Ctrl-C ends it)"], "no words of MkDocs"
        home = project / HOME
        (home / "a.md").write_text(entry("Other words.", title="Anew", share="public", date="2026-03-01"))
        one.until(lambda: "Anew" in one.page("rowan/timeline/index.html"), "a changed title")
        (home / "b.md").write_text(entry("Words.", title="For me", date="31/03/2026"))
        one.until(lambda: "not a date" in one.said, "another error")
        assert one.end() == 0
    lines = one.said.splitlines()
    assert len(lines) == 4, one.said
    assert lines[2].startswith(f"{HOME}/b.md:4:1: “31/03/2026” is not a date")
    assert lines[3] == STOPPED


def test_two_at_once_do_not_get_in_each_other_s_way(project: Path, tmp_path: Path) -> None:
    with preview(project, tmp_path / "t") as one, preview(project, tmp_path / "t") as other:
        both = f"{one.cookie}; {other.cookie}"
        assert len({one.base, one.desk, other.base, other.desk}) == 4
        for each in (one, other):
            assert each.ask("GET", "{}" + PAGE, Cookie=both)[0] == 200, "one browser keeps both keys"
        assert other.ask("GET", "{}" + PAGE, Cookie=one.cookie)[0] == 403
        secret = one.cookie.partition("=")[2]
        assert other.ask("GET", "{}" + PAGE, Cookie=f"{other.cookie.partition('=')[0]}={secret}")[0] == 403


def test_where_a_port_is_taken_it_takes_the_next_free_one_and_says_so(project: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with preview(project, tmp_path / "t", "--port", str(port)) as one:
            chosen = int(one.base.rstrip("/").rpartition(":")[2])
            assert chosen > port
            assert f"Port {port} is taken by another program, so this opens at {chosen}." in one.said
            assert "For me" in one.page("rowan/timeline/index.html")


@pytest.mark.parametrize("options", [("--read-only",), ("--for", "public")], ids=" ".join)
def test_to_look_at_only_there_is_no_desk(project: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    with preview(project, tmp_path / "t", *options) as one:
        shown = one.page("rowan/entries/a/index.html")
        assert "Words." in shown
        assert "pf-desk" not in shown
        assert one.desk == ""
        assert one.ask("GET", "{}index.html")[0] == 403, "but the key is asked for all the same"


def test_the_browser_is_opened_by_a_file_of_this_account_alone(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, told = tmp_path / "browser", tmp_path / "told"
    browser.write_text(f'#!/bin/sh\nprintf %s "$*" > "{told}.part"\nmv "{told}.part" "{told}"\n')
    browser.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    one = Preview(project, tmp_path / "t", "--browser")
    try:
        one.until(told.exists, "a browser")
        file = Path(told.read_text().removeprefix("file://"))
        leads = file.read_text()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        one.until(lambda: f"opens in your browser, at http://127.0.0.1:{one.port}/" in one.said, "its line")
        assert one.said.count("\n") == 2
        secret = leads.partition("?key=")[2].partition('"')[0]
        assert len(secret) == 64
        assert secret not in one.said + told.read_text()
        assert one.ask("GET", f"http://127.0.0.1:{one.port}/?key={secret}")[0] == 200
    finally:
        one.end()
    assert not file.parent.exists()


def test_programs_that_come_while_it_runs_do_not_run(project: Path, tmp_path: Path) -> None:
    (project / "evil.py").write_text("from pathlib import Path\nPath(__file__).with_name('RAN').touch()\n")
    with preview(project, tmp_path / "t") as one:
        settings = one.settings.read_text()
        one.settings.write_text(f"{settings}hooks: [evil.py]\n")
        one.until(lambda: "They do not run" in one.said, "the question")
        assert "  - the program evil.py" in one.said
        (project / HOME / "a.md").write_text(entry("New.", title="New", share="public", date="2026-03-01"))
        one.until(lambda: one.said.count("They do not run") == 2, "the next save")
        assert "For all" in one.page("rowan/timeline/index.html"), "it stays as it is"
        one.settings.write_text(settings)
        one.until(lambda: "New" in one.page("rowan/timeline/index.html"), "the settings as they were")
        assert one.end() == 0
    assert not (project / "RAN").exists()
    assert "Traceback" not in one.said


def test_settings_with_a_mistake_are_told_and_the_last_state_stays(project: Path, tmp_path: Path) -> None:
    with preview(project, tmp_path / "t") as one:
        settings = one.settings.read_text()
        one.change_settings(settings + "use_directory_urls: perhaps\n")
        one.until(lambda: "stays as it was until that is mended" in one.said, "the mistake")
        assert "use_directory_urls" in one.said
        assert "For me" in one.page("rowan/timeline/index.html")
        one.change_settings(settings + "use_directory_urls: false\n")
        (project / HOME / "b.md").write_text(entry("Words.", title="Mended", date="2026-03-02"))
        one.until(lambda: "Mended" in one.page("rowan/timeline/index.html"), "the mended settings")
        assert one.said.count("publc") == 1, "what was told before is not told again"
    assert "Traceback" not in one.said


# In this process


@pytest.mark.parametrize("where", ["loading", "building", "serving"])
def test_ctrl_c_ends_it_calmly_at_any_moment(
    where: str, project: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    owner, name = {
        "loading": (Setup, "load"),
        "building": (live, "build"),
        "serving": (live.LiveReloadServer, "serve"),
    }[where]
    monkeypatch.setattr(owner, name, stopped)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    result = run(project, "serve", "--no-browser", "--port", "20000")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == STOPPED
    assert "Traceback" not in result.output


def test_after_eight_hours_in_which_nobody_used_it_it_ends_by_itself(
    project: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving.Silence, "is_over", True)
    monkeypatch.setattr(serving.ending.__wrapped__, "__defaults__", (0.001,))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    result = run(project, "serve", "--no-browser", "--port", "20000")
    assert result.exit_code == 0
    assert "Nobody used it for 8 hours, so it has stopped." in result.output


def test_a_port_that_may_not_be_used_is_told_in_a_sentence(
    project: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refused)
    result = run(project, "serve", "--no-browser", "--port", "80")
    assert result.exit_code == 1
    assert result.output == "Port 80 cannot be used (Permission denied). Choose another: --port 8000\n"


def test_stopped_while_python_still_loads_it_shows_no_traceback() -> None:
    program = (
        "import sys, runpy\nsys.argv = ['portfolio', 'serve']\nimport builtins\nreal = builtins.__import__\n"
    )
    program += "def stop(name, *a, **k):\n    if name == 'portfolio.cli': raise KeyboardInterrupt\n"
    program += "    return real(name, *a, **k)\nbuiltins.__import__ = stop\nfrom portfolio.__main__ import main\nmain()\n"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("", "")
