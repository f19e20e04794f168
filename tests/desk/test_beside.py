"""What a private preview says of the desk: on its pages as they are sent, and never in a file."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from portfolios import entry

from portfolio.desk.beside import Beside
from portfolio.desk.record import Record
from portfolio.site.afresh import Afresh
from portfolio.site.building import Setup

OURS = b'<html><head></head><body class=x><a href="#x">Skip</a><header class="md-header">Here</header>Words</body>'
OTHERS = b"<html><head></head><body class=x><main>Words</main></body>"
DESK = "http://127.0.0.1:8001"


@pytest.fixture
def project(tree: Callable[..., Path]) -> Path:
    home = "practitioners/rowan"
    return tree(
        {
            f"{home}/a.md": entry("Words.", title="One", date="2026-03-02", id="zwölf Äpfel"),
            f"{home}/deep/b.md": entry("Words.", title="Two", date="2026-03-02", share="publc"),
            f"{home}/c.md": '---\nid: seen-first\ntitle: "A <b>hard</b> talk"\nkind: [\n---\n\nWords.\n',
        }
    )


@pytest.fixture
def record(project: Path) -> Record:
    afresh = Afresh(Setup(project / "mkdocs.yml", "private").load())
    return Record(afresh.folder, afresh.reading, afresh.guard, lambda: datetime.date(2026, 11, 22))


def sent(  # noqa: PLR0913 - what a page is asked with, each with what it mostly is
    record: Record, path: str, page: bytes = OURS, *, status: str = "200 OK", desk: int | None = 8001,
    host: str = "127.0.0.1:8000", content_type: str = "text/html",
) -> tuple[str, dict[str, str], str]:  # fmt: skip
    def answer(_: Any, start: Any) -> list[bytes]:
        start(status, [("Content-Type", content_type), ("Content-Length", str(len(page)))])
        return [page]

    found: list[Any] = []
    request = {"PATH_INFO": path.encode().decode("latin-1"), "HTTP_HOST": host, "REQUEST_METHOD": "GET"}
    whole = Beside(record, desk).around(answer)(
        request, lambda status, headers: found.append((status, headers))
    )
    body = b"".join(whole)
    status, headers = found[0][0], dict(found[0][1])
    assert headers["Content-Length"] == str(len(body))
    return status, headers, body.decode()


@pytest.mark.parametrize("page", [OURS, OTHERS, b"Words"], ids=["ours", "another theme's", "bare"])
def test_every_page_has_a_way_to_the_desk_above_its_words(record: Record, page: bytes) -> None:
    _, _, shown = sent(record, "/index.html", page)
    assert shown.count(f'<a href="{DESK}/">Write</a>') == 1
    assert shown.index(">Write</a>") < shown.index("Words")
    assert "Skip" not in shown[shown.index("pf-desk") :], "a way past the header comes first"
    assert ">Edit</a>" not in shown
    assert "<script" not in shown


@pytest.mark.parametrize("ending", ["", "/", "/index.html"])
@pytest.mark.parametrize("mount", ["", "/some/place"])
def test_the_page_of_an_entry_leads_to_its_form(record: Record, ending: str, mount: str) -> None:
    _, _, shown = sent(record, f"{mount}/rowan/entries/zwölf-Äpfel{ending}")
    assert f'<a href="{DESK}/entries/rowan/zw%C3%B6lf%20%C3%84pfel">Edit</a>' in shown


def test_the_links_keep_the_name_that_this_computer_was_called_by(record: Record) -> None:
    """The cookie is kept by name."""
    _, _, shown = sent(record, "/", host="localhost:8000")
    assert '<a href="http://localhost:8001/">Write</a>' in shown


@pytest.mark.parametrize(
    "content_type", ["text/css", "application/javascript", "application/json", "image/png"]
)
def test_what_is_no_page_is_sent_as_it_is(record: Record, content_type: str) -> None:
    assert sent(record, "/x", content_type=content_type)[2] == OURS.decode()


def test_to_look_at_only_there_is_no_way_to_the_desk(record: Record) -> None:
    assert sent(record, "/rowan/entries/zwölf-Äpfel/", desk=None)[2] == OURS.decode()


def test_an_entry_with_an_error_says_at_its_address_what_is_wrong(record: Record) -> None:
    status, headers, shown = sent(record, "/rowan/entries/b/", b"Nothing is here.", status="404 Not Found")
    assert status == "404 Not Found"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "<h1>Two</h1>" in shown
    assert "“publc” does not say how far this may travel." in shown
    assert "Did you mean “public”?" in shown
    assert "content/practitioners/rowan/deep/b.md" in shown
    (problem,) = record.now().problems("content/practitioners/rowan/deep/b.md")
    line = problem.where.line
    assert f"Line {line}." in shown
    assert f'<a href="{DESK}/source/rowan/deep/b.md?line={line}">Open it at this line</a>' in shown


def test_a_file_that_cannot_be_read_is_found_by_the_id_and_by_the_name_it_has(record: Record) -> None:
    for name in ("seen-first", "c"):
        _, _, shown = sent(record, f"/rowan/entries/{name}/index.html", b"", status="404 Not Found")
        assert "A &lt;b&gt;hard&lt;/b&gt; talk" in shown, "and nothing in it is taken for a tag"
        assert "<b>hard" not in shown


def test_to_look_at_only_it_says_what_is_wrong_and_offers_no_way_to_mend_it(record: Record) -> None:
    _, _, shown = sent(record, "/rowan/entries/b/", b"", status="404 Not Found", desk=None)
    assert "publc" in shown
    assert "Open it" not in shown
    assert ">Write<" not in shown


@pytest.mark.parametrize(
    "path",
    [
        "/rowan/entries/none/",
        "/tobias/entries/b/",
        "/rowan/b/",
        "/rowan/entries/b/x",
        "/rowan/entries/profile/",
    ],
)
def test_any_other_address_that_leads_nowhere_says_what_it_always_says(record: Record, path: str) -> None:
    status, _, shown = sent(record, path, OURS, status="404 Not Found")
    assert status == "404 Not Found"
    assert "Words" in shown


def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    project: Path, record: Record, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.md").write_text("---\ntitle: Somebody else's\n---\n")
    (project / "content/practitioners/rowan/away.md").symlink_to(tmp_path / "elsewhere.md")
    assert "Somebody" not in sent(record, "/rowan/entries/away/", OURS, status="404 Not Found")[2]


def test_a_mended_entry_has_its_page_again(project: Path, record: Record) -> None:
    path = project / "content/practitioners/rowan/deep/b.md"
    path.write_text(path.read_text().replace("publc", "public"))
    assert f'<a href="{DESK}/entries/rowan/b">Edit</a>' in sent(record, "/rowan/entries/b/")[2]


def test_the_folder_is_read_once_for_the_pages_it_knows_and_again_for_one_that_is_new(
    project: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    before = record.now
    monkeypatch.setattr(record, "now", lambda: read.append("read") or before())
    beside = Beside(record, 8001)
    assert beside._form("rowan/entries/zwölf-Äpfel/") == beside._form("rowan/entries/zwölf-Äpfel/") != ""
    assert read == ["read"]
    (project / "content/practitioners/rowan/new.md").write_text(
        entry("Words.", title="New", date="2026-03-02")
    )
    assert beside._form("rowan/entries/new/") == "/entries/rowan/new"
    assert read == ["read", "read"]
