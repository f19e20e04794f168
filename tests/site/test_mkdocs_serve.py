"""`mkdocs serve` answers to the names of this computer only."""

from __future__ import annotations

from typing import Any

from mkdocs.livereload import LiveReloadServer

from portfolio.site.fence import fenced_in


def test_a_foreign_name_reads_nothing() -> None:
    with LiveReloadServer(lambda: None, host="127.0.0.1", port=8000, root=".") as server:
        server.set_app(_page)
        fenced_in(server)
        answers = {
            host: _asked(server, host)
            for host in ("127.0.0.1:8000", "localhost:8000", "127.0.0.1:8001", "evil.example:8000", "")
        }
    assert [host for host, said in answers.items() if said == ("200 OK", b"Said in private.")] == [
        "127.0.0.1:8000",
        "localhost:8000",
    ]
    assert {status for status, _ in answers.values()} == {"200 OK", "403 Forbidden"}


def _page(_: Any, start: Any) -> list[bytes]:
    start("200 OK", [])
    return [b"Said in private."]


def _asked(server: LiveReloadServer, host: str) -> tuple[str, bytes]:
    found: list[str] = []
    body = b"".join(server.get_app()({"HTTP_HOST": host}, lambda status, _: found.append(status)))
    return found[0], body
