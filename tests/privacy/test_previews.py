"""A preview: for this computer only, nothing left of it, and every change noticed."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import watched
from portfolios import entry
from serving import PATIENCE, Preview, preview

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and process groups are a matter of POSIX")

HOME = "content/practitioners/rowan"


@pytest.fixture
def project(tree: Callable) -> Path:
    return tree(
        {
            "practitioners/rowan/a.md": entry(
                "Said to all.", title="For all", share="public", date="2026-03-01"
            ),
            "practitioners/rowan/b.md": entry("Said in private.", title="For me", date="2026-03-02"),
            "pages/about.md": "# About\n\nWords.\n",
        }
    )


def others_address() -> str | None:
    """An address of this computer that its network can reach, if it has any."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, suppress(OSError):
        one.connect(("192.0.2.1", 9))  # nothing is sent
        address = one.getsockname()[0]
        return None if address.startswith("127.") else address
    return None


def listening(process: int) -> set[tuple[str, int]]:
    """Every address a process listens on, from the system's own list."""
    sockets = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            sockets |= set(re.findall(r"socket:\[(\d+)\]", os.readlink(handle)))
    found = set()
    for table in ("tcp", "tcp6"):
        path = Path(f"/proc/{process}/net/{table}")
        for line in path.read_text().splitlines()[1:] if path.exists() else ():
            part = line.split()
            if part[3] == "0A" and part[9] in sockets:
                address, port = part[1].split(":")
                found.add((address, int(port, 16)))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="which addresses are open is read from /proc")
def test_a_preview_is_open_to_this_computer_only(project: Path, tmp_path: Path):
    with preview(project, tmp_path / "t") as one:
        assert "For me" in one.page("rowan/timeline/index.html")
        ports = {int(address.rstrip("/").rpartition(":")[2]) for address in (one.base, one.desk)}
        assert len(ports) == 2
        assert listening(one.process.pid) == {("0100007F", port) for port in ports}, "127.0.0.1, nothing else"
        if address := others_address():
            with pytest.raises(OSError), socket.create_connection((address, one.port), timeout=2):
                pass


def test_a_preview_open_to_the_network_does_not_start(project: Path, tmp_path: Path):
    one = Preview(project, tmp_path / "t", host="0.0.0.0")
    one.process.wait(PATIENCE)
    assert one.end() != 0
    assert "Remove dev_addr" in one.said
    assert "Traceback" not in one.said
    assert not [path.name for path in (tmp_path / "t").iterdir()]


def test_a_preview_answers_to_the_names_of_this_computer_only(project: Path, tmp_path: Path):
    with preview(project, tmp_path / "t") as one:
        answers = {host: asked_as(one, host) for host in (
            f"127.0.0.1:{one.port}", f"localhost:{one.port}", f"LOCALHOST:{one.port}",
            "evil.example", f"evil.example:{one.port}", f"127.0.0.1.evil.example:{one.port}", "127.0.0.1",
            f"127.0.0.1:{one.port + 1}", f"localhost.:{one.port}", "", "localhost:80@evil.example",
        )}  # fmt: skip
    answered = {host for host, (status, _) in answers.items() if status == 200}
    assert answered == {f"127.0.0.1:{one.port}", f"localhost:{one.port}", f"LOCALHOST:{one.port}"}
    refused = {host: answer for host, answer in answers.items() if host not in answered}
    assert len(refused) == 8
    assert {status for status, _ in refused.values()} == {403}
    assert not [host for host, (_, said) in refused.items() if "Said in private." in said]


def asked_as(one: Preview, host: str) -> tuple[int, str]:
    """What a preview answers to a request that has the key and bears a name."""
    return one.ask("GET", "{}rowan/entries/b/index.html", Host=host, Cookie=one.cookie)


def test_a_preview_that_was_killed_is_cleaned_at_the_next_start_and_nobody_elses_is(
    project: Path, tmp_path: Path
):
    temporary = tmp_path / "t"
    with preview(project, temporary) as one:
        one.end(signal.SIGKILL)
    (left,) = temporary.glob("mkdocs_*")
    assert "Said in private." in "".join(p.read_text() for p in left.rglob("*.html")), (
        "a killed program cannot clean"
    )
    assert left.stat().st_mode & 0o077 == 0, "but nobody else on this computer can read it"

    theirs = temporary / "mkdocs_theirs"
    theirs.mkdir()
    (theirs / "index.html").write_text("a site of another project")
    with preview(project, temporary) as one:
        assert not left.exists()
        assert (theirs / "index.html").read_text() == "a site of another project"
        (mine,) = set(temporary.glob("mkdocs_*")) - {theirs}
        assert mine.stat().st_mode & 0o077 == 0
        with preview(project, temporary):
            assert mine.is_dir(), "a preview that still runs is left alone by the next one"
            assert "For me" in one.page("rowan/timeline/index.html")


def test_a_preview_killed_while_it_builds_is_cleaned_as_well(project: Path, tmp_path: Path):
    temporary, mark = tmp_path / "t", tmp_path / "is-building"
    (project / "slow.py").write_text(
        "import pathlib, time\n"
        "def on_post_build(config):\n"
        f"    pathlib.Path({str(mark)!r}).write_text('now')\n    time.sleep(600)\n"
    )
    one = Preview(project, temporary, more="hooks: [slow.py]\n")
    one.until(mark.exists, "a build")
    one.end(signal.SIGKILL)
    assert "said in private." in watched.left_in(temporary).text, "half a private site is left"
    with preview(project, temporary) as one:
        one.end()
    assert "said in private." not in watched.left_in(temporary).text


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "asked to end"])
def test_a_preview_that_ends_leaves_nothing(project: Path, tmp_path: Path, how: signal.Signals):
    with preview(project, tmp_path / "t") as one:
        assert list((tmp_path / "t").glob("mkdocs_*"))
        assert one.end(how) == 0
        assert one.said.splitlines()[1:] == ["Stopped. Everything you saved is in your folder."]
    assert not [path.name for path in (tmp_path / "t").iterdir()]


def test_what_is_new_changed_deleted_or_wrong_is_seen_at_once(project: Path, tmp_path: Path):
    home = project / HOME
    timeline = "rowan/timeline/index.html"
    with preview(project, tmp_path / "t") as one:
        assert {"For all", "For me"} <= set(re.findall("For all|For me", one.page(timeline)))

        (home / "c.md").write_text(entry("Words.", title="Quite new", date="2026-03-03"))
        one.until(lambda: "Quite new" in one.page(timeline), "a new entry")

        (home / "a.md").write_text(
            entry("Said otherwise.", title="Changed", share="public", date="2026-03-01")
        )
        one.until(lambda: "Changed" in one.page(timeline), "a changed entry")
        assert "For all" not in one.page(timeline)
        assert "Said otherwise." in one.page("rowan/entries/a/index.html")

        (home / "b.md").unlink()
        one.until(lambda: "For me" not in one.page(timeline), "a deleted entry")
        assert not one.page("rowan/entries/b/index.html")

        (home / "profile.md").write_text("---\nname: Rowan Oakapple\nrole: social worker\n---\n")
        one.until(lambda: "Rowan Oakapple" in one.page("index.html"), "a changed profile")

        (home / "c.md").write_text(entry("Words.", title="Quite new", date="2026-03-03", share="publc"))
        one.until(lambda: "Quite new" not in one.page(timeline), "an entry with an error")
        front = one.page("index.html")
        assert "c.md" in front, "the first page names it"
        assert "publc" in front
        assert one.process.poll() is None

        (home / "c.md").write_text(entry("Words.", title="Quite mended", date="2026-03-03"))
        one.until(lambda: "Quite mended" in one.page(timeline), "the mended entry")
        assert "publc" not in one.page("index.html")
        one.end()


def test_a_preview_through_the_eyes_of_another_holds_nothing_they_may_not_see(project: Path, tmp_path: Path):
    with preview(project, tmp_path / "t", "--for", "public") as one:
        assert "For all" in one.page("rowan/timeline/index.html")
        (folder,) = (tmp_path / "t").glob("mkdocs_*")
        home = project / HOME
        before = watched.left_in(folder)
        assert "said to all." in before.text
        assert "said in private." not in before.text
        (home / "a.md").write_text(entry("Said to all.", title="Withdrawn", share="supervisor"))
        (home / "d.md").write_text(entry("Words.", title="Given now", share="public"))
        one.until(lambda: "Given now" in one.page("rowan/timeline/index.html"), "what is shared now")
        after = watched.left_in(folder)
        assert after.files > 5
        assert "withdrawn" not in after.text
        assert "said to all." not in after.text, "what was shared before is gone from the folder too"
        one.end()
