"""Odd addresses lead nowhere, and no form without the token of this start changes anything."""

from __future__ import annotations

import json
from collections.abc import Callable

import portfolios
import pytest
from portfolios import entry

FILES = {"rowan/a.md": entry(id="a"), "rowan/supervision/s.md": entry(id="s", kind="supervision")}
NOWHERE = [
    "/entries/rowan/nobody", "/entries/nobody/a", "/entries/rowan/..", "/entries/rowan/%2e%2e", "/entries/rowan/a%00",
    "/entries/rowan/a%2fb", "/entries/rowan/%2e%2e%2fprofile", "/write/rowan/poem", "/write/nobody/reflection",
    "/write/rowan/%2e%2e", "/write/rowan/%00", "/saved/rowan/nobody", "/saved/nobody/a", "/source/mkdocs.yml",
    "/source/../mkdocs.yml", "/source/%2e%2e/mkdocs.yml", "/source//etc/passwd", "/source/%2fetc%2fpasswd",
    "/source/content/practitioners/rowan/../../../mkdocs.yml", "/source/content/practitioners/rowan/a.md%00",
    "/source/content/practitioners/rowan", "/source/", "/source/content/pages/note.md", "/source/.portfolio-drafts/x.json",
    "/source/content/practitioners/rowan/certificate.pdf", "/history/mkdocs.yml", "/history/%2e%2e", "/history/%00",
    "/profile/nobody", "/profile/%2e%2e", "/profile/%00", "/reminders/nobody", "/reminders/%2e%2e", "/drafts/anything", "/drafts/%2e%2e", "/held/nobody", "/held/%2e%2e",
    "/assets/..%2fapp.py", "/assets/../app.py", "/nowhere", "/entries/rowan/" + "a" * 5000, "/entries/rowan/😀",
]  # fmt: skip


@pytest.mark.parametrize("address", NOWHERE)
def test_there_is_nothing_at_an_odd_address(at: Callable, address: str) -> None:
    desk = at({**FILES, "pages/note.md": "# Note", "rowan/certificate.pdf": b"%PDF"})
    page = desk.get(address)
    assert page.status == 404
    if "nowhere" not in address and "assets" not in address:
        assert (
            page.status == desk.post(address, [("token", "token-of-this-start"), ("do", "save")]).status
            or "drafts" in address
        )
    assert "Traceback" not in page.text


def addresses(desk) -> list[str]:
    """One address for each route."""
    values = {
        "person": "rowan",
        "kind": "reflection",
        "id": "a",
        "name": "x1",
        "path:path": "content/practitioners/rowan/a.md",
    }
    found = []
    for route in desk.app.routes:
        address = route.path
        for name, value in values.items():
            address = address.replace("{" + name + "}", value)
        found.append(address)
    assert not any("{" in one for one in found)
    return found


@pytest.mark.parametrize("token", [None, "", "token-of-another-start", "é", "token-of-this-star"])
def test_without_the_token_nothing_is_changed(at: Callable, token: str | None) -> None:
    desk = at(FILES)
    form = desk.entry("a").typed(title="Another").answers
    before = portfolios.files_in(desk.project)
    asked = [(name, text) for name, text in form if name != "token"]
    asked += [("token", token)] * (token is not None)
    for address in addresses(desk):
        for do in ("save", "draft", "drop", "look", "attach", "add:ratings", "note"):
            page = desk.post(address, [*asked, ("do", do), ("date", "yesterday")], {"a.txt": b"word"})
            assert page.status == (404 if address == "/assets" else 403), address
    assert portfolios.files_in(desk.project) == before


def test_every_route_is_known_to_these_tests(at: Callable) -> None:
    assert len(addresses(at(FILES))) == 11


@pytest.mark.parametrize("opened", ["", "no base64 é", "====", "AAAA"])
@pytest.mark.parametrize(
    "address",
    [
        "/entries/rowan/a",
        "/profile/rowan",
        "/source/content/practitioners/rowan/a.md",
        "/history/content/practitioners/rowan/a.md",
    ],
)
def test_a_form_that_does_not_say_what_it_opened_changes_nothing(
    at: Callable, address: str, opened: str
) -> None:
    desk = at(FILES)
    desk.entry("a").typed(title="Second").save()
    (kept,) = [one.id for one in desk.app.state.desk.history.of(desk.home / "rowan/a.md")]
    before = desk.files()
    answers = [
        ("token", "token-of-this-start"),
        ("opened", opened),
        ("title", "x"),
        ("name", "x"),
        ("text", "x"),
    ]
    page = desk.post(address, [*answers, ("put_back", kept), ("do", "save")])
    assert page.status in {409, 422}
    assert desk.files() == before


@pytest.mark.parametrize(
    "kept",
    [
        b"", b"{", b"[]", b"null", b"{}", b'{"when": 1, "values": {}}', b"\xff\xfe", b'{"when": "2026-01-01T00:00:00+00:00", "values": 5}',
        json.dumps({"when": "2026-01-01T00:00:00+00:00", "values": {"address": 5, "title": [["x"]], "opened": 7, "share": {"a": 1}}}).encode(),
        json.dumps({"when": "2026-01-01T00:00:00+00:00", "values": {"address": ["/entries/rowan/a"], "title": 3, "waiting": ["../../a"], "opened": ["%"]}}).encode(),
        json.dumps({"when": "2026-01-01T00:00:00", "values": {"address": [None], "title": None}}).encode(),
    ],
)  # fmt: skip
def test_a_damaged_draft_stops_nothing(at: Callable, kept: bytes) -> None:
    desk = at(FILES)
    desk.entry("a").typed(title="Typed").press("Keep for later")
    (name,) = desk.aside("drafts")
    path = desk.project / ".portfolio-drafts" / name
    path.write_bytes(kept)
    assert desk.get("/").status == 200
    path.write_bytes(kept)
    assert desk.get("/entries/rowan/a").status == 200
    for address in (f"/entries/rowan/a?draft={path.stem}", f"/write/rowan/reflection?draft={path.stem}"):
        path.write_bytes(kept)
        page = desk.get(address)
        assert page.status == 200
        before = desk.files()["practitioners/rowan/a.md"]
        page.form.save()
        assert desk.files()["practitioners/rowan/a.md"] == before


@pytest.mark.parametrize(
    "name", ["..", "../../x", "%2e%2e%2fx", "\0", "A" * 200, "x y", "é", ".", "con", "", "NUL"]
)
def test_a_draft_of_any_name_lies_among_the_drafts(at: Callable, name: str) -> None:
    desk = at(FILES)
    before = set(portfolios.files_in(desk.project))
    form = desk.entry("a").said(("draft", name))
    form.page.desk.post("/entries/rowan/a", [*form.answers, ("do", "attach")], {"../../a b.txt": b"word"})
    new = set(portfolios.files_in(desk.project)) - before
    assert new
    assert {one.partition("/")[0] for one in new} == {".portfolio-drafts"}
    assert all(".." not in one for one in new)
