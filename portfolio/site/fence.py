"""Who may ask `mkdocs serve` for a page: only somebody who calls this computer by one of its own names.

`portfolio serve` puts the whole fence around this, of which MkDocs alone has no way to give the key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portfolio import loopback

if TYPE_CHECKING:  # a build needs no server
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

_SAID = b"This preview answers only on the address it was opened with."


def fenced_in(server: LiveReloadServer) -> LiveReloadServer:
    """A preview that is about to answer, with the fence around it."""
    answer = server.get_app()
    if answer is not None:
        server.set_app(fenced(answer, server.server_address[1]))
    return server


def fenced(answer: WSGIApplication, port: int) -> WSGIApplication:
    """The same server, answering only requests that call this computer by one of its own names."""

    def asked(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if loopback.is_own(request.get("HTTP_HOST", ""), port):
            return answer(request, start)
        start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [_SAID]

    return asked
