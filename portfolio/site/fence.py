"""Who may ask the preview for a page: only a browser on this computer that uses the preview's address.

Somebody else's page can point a name of its own at this computer and then read what the preview
answers. Such a request carries that name in its `Host`, so only our own names are answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build needs no server
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

NAMES = ("127.0.0.1", "localhost", "[::1]")
_SAID = b"This preview answers only on the address it was opened with."


def fenced_in(server: LiveReloadServer) -> LiveReloadServer:
    """A preview that is about to answer, with the fence around it."""
    answer = server.get_app()
    if answer is not None:
        server.set_app(fenced(answer, server.server_address[1]))
    return server


def fenced(answer: WSGIApplication, port: int) -> WSGIApplication:
    """The same server, answering only requests that call this computer by one of its own names."""
    hosts = {f"{name}:{port}" for name in NAMES}

    def asked(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if request.get("HTTP_HOST", "").casefold() in hosts:
            return answer(request, start)
        start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [_SAID]

    return asked
