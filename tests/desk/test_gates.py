"""The fence as it stands around each server: every address of the desk, and the preview's answers."""

from __future__ import annotations

import datetime
import re
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import portfolios
import pytest
from at_desk import Browser
from portfolios import entry
from starlette.routing import Mount, Route

from portfolio.desk.app import application
from portfolio.desk.fence import EVERYWHERE, Fence, Key
from portfolio.desk.gates import around_desk, around_preview
from portfolio.desk.record import Record
from portfolio.site.afresh import Afresh
from portfolio.site.building import Setup

KEY = Key("portfolio-8000")
HERE = "http://127.0.0.1:8001"
COOKIE = {"Cookie": f"{KEY.cookie}={KEY.secret}"}
SAME = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
REFUSED: dict[str, dict[str, str]] = {
    "no key": {**SAME},
    "another start's key": {**SAME, "Cookie": f"portfolio-9000={KEY.secret}"},
    "the token for a key": {**SAME, "Cookie": f"{KEY.cookie}={KEY.token}"},
    "a foreign name": {**COOKIE, **SAME, "Host": "evil.example:8001"},
    "the port of the preview": {**COOKIE, **SAME, "Host": "127.0.0.1:8000"},
    "a foreign origin": {**COOKIE, "Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"},
    "the origin of the preview": {**COOKIE, "Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-site"},
    "an origin of nowhere": {**COOKIE, "Origin": "null", "Sec-Fetch-Site": "cross-site"},
}


@pytest.fixture
def project(tree: Callable[..., Path]) -> Path:
    return tree({"practitioners/rowan/a.md": entry("Said in private.", title="For me", date="2026-03-02")})


@pytest.fixture
def app(project: Path) -> Any:
    afresh = Afresh(Setup(project / "mkdocs.yml", "private").load())
    today = datetime.date(2026, 11, 22)
    return application(
        Record(afresh.folder, afresh.reading, afresh.guard, lambda: today), KEY.token, lambda *_: None
    )


@pytest.fixture
def seen() -> list[str]:
    return []


@pytest.fixture
def desk(app: Any, seen: list[str]) -> Browser:
    gate = around_desk(app, Fence(8001, KEY, takes_changes=True), lambda: seen.append("somebody"))
    return Browser(gate, HERE)


def addresses(routes: Any, above: str = "") -> Iterator[str]:
    """Every address of the desk, with something in each place that is left open."""
    for route in routes:
        if isinstance(route, Mount):
            yield from (
                addresses(route.routes, above + route.path) if route.routes else [f"{above}{route.path}/x"]
            )
        elif isinstance(route, Route):
            yield above + re.sub(r"\{[^}]*\}", "a", route.path)


@pytest.mark.parametrize("why", REFUSED)
def test_no_address_of_the_desk_answers_or_changes_anything(
    why: str, app: Any, desk: Browser, seen: list[str], project: Path
) -> None:
    before = portfolios.files_in(project)
    asked = 0
    for address in {*addresses(app.routes), "/nowhere"}:
        for method in METHODS:
            answer = desk.request(
                method, address, headers=REFUSED[why], content=b"token=" + KEY.token.encode()
            )
            assert answer.status_code == 403, (method, address)
            assert "Said in private." not in answer.text
            assert KEY.token not in answer.text
            asked += 1
    assert asked >= 14
    assert seen == []
    assert portfolios.files_in(project) == before


def test_every_answer_of_the_desk_says_how_it_may_be_used(app: Any, desk: Browser, seen: list[str]) -> None:
    for address in {*addresses(app.routes), "/nowhere"}:
        answer = desk.get(address, headers=COOKIE)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE, address
    assert seen


def test_a_refusal_and_a_welcome_say_so_too_and_a_welcome_tells_no_page_where_it_came_from(
    desk: Browser, seen: list[str]
) -> None:
    refused = desk.get("/")
    assert refused.status_code == 403
    assert refused.text.startswith("This page is private.")
    assert {name: refused.headers[name] for name in EVERYWHERE} == EVERYWHERE
    welcome = desk.get(KEY.opens)
    assert welcome.status_code == 200, (
        "a browser that comes from a file would send no cookie after a redirect"
    )
    assert welcome.headers["Referrer-Policy"] == "no-referrer"
    assert welcome.headers["Cache-Control"] == "no-store"
    assert "HttpOnly" in welcome.headers["Set-Cookie"]
    assert KEY.secret not in welcome.text
    assert "<script" not in welcome.text
    assert seen == []
    assert desk.get("/").status_code == 200, "the cookie was kept"


def test_a_body_that_is_too_long_is_refused_before_any_of_it_is_read(desk: Browser) -> None:
    async def body() -> AsyncIterator[bytes]:
        pytest.fail("it was read")
        yield b""

    headers = {**COOKIE, **SAME, "Content-Length": "3000000", "Content-Type": "text/plain"}
    assert desk.request("POST", "/", headers=headers, content=body()).status_code == 413


# The preview


def page(content_type: str = "text/html", **more: str) -> Any:
    def answer(_: Any, start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", content_type), *more.items()])
        return [b"Said in private."]

    return answer


def ask(app: Any, **said: str) -> tuple[str, dict[str, str], bytes]:
    found: list[Any] = []
    request = {
        "REQUEST_METHOD": "GET", "REQUEST_URI": "/", "CONTENT_LENGTH": "", "HTTP_HOST": "127.0.0.1:8000", **said,
    }  # fmt: skip
    body = b"".join(app(request, lambda status, headers: found.append((status, dict(headers)))))
    return found[0][0], found[0][1], body


def preview(app: Any, seen: list[str] | None = None) -> Any:
    heard = seen if seen is not None else []
    return around_preview(app, Fence(8000, KEY, takes_changes=False), lambda: heard.append("somebody"))


def test_a_page_of_the_preview_keeps_its_own_headers_and_gets_ours() -> None:
    _, headers, body = ask(preview(page(Expires="soon")), HTTP_COOKIE=COOKIE["Cookie"])
    assert body == b"Said in private."
    assert headers["Expires"] == "soon"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'", "the page brings the rest itself"
    assert EVERYWHERE.items() <= headers.items()


@pytest.mark.parametrize(
    "content_type", ["image/svg+xml", "application/xhtml+xml", "text/xml; charset=utf-8"]
)
def test_evidence_that_could_hold_a_script_runs_none(content_type: str) -> None:
    _, headers, _ = ask(preview(page(content_type)), HTTP_COOKIE=COOKIE["Cookie"])
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_preview_tells_nobody_else_anything() -> None:
    for said in (
        {},
        {"HTTP_COOKIE": COOKIE["Cookie"], "HTTP_HOST": "evil.example:8000"},
        {"HTTP_COOKIE": f"{COOKIE['Cookie']},{COOKIE['Cookie']}"},  # a header that came twice
        {"HTTP_COOKIE": COOKIE["Cookie"], "HTTP_ORIGIN": "http://evil.example"},
        {"REQUEST_URI": "/livereload/1/2"},
    ):
        status, headers, body = ask(preview(page()), **said)
        assert status == "403 Forbidden"
        assert b"Said in private." not in body
        assert EVERYWHERE.items() <= headers.items()


def test_a_page_that_only_waits_for_news_is_nobody(seen: list[str]) -> None:
    for address in ("/livereload/1/2", "/", "/livereload/1/3"):
        assert ask(preview(page(), seen), REQUEST_URI=address, HTTP_COOKIE=COOKIE["Cookie"])[0] == "200 OK"
    assert seen == ["somebody"]
