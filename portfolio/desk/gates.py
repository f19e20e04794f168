"""The fence put around a server: the desk, which speaks ASGI, and the preview, which speaks WSGI."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

from portfolio.desk.fence import EVERYWHERE, ON_DESK, ON_PREVIEW, Asked, Fence, Refused, Welcome

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The key leaves the address bar at once, without a script. A redirect would not do: a browser that comes
# from a file sends no cookie along with it.
_WELCOME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=/">
<title>Opening your portfolio</title>
</head>
<body>
<main>
<h1>Opening your portfolio</h1>
<p><a href="/">Go on</a></p>
</main>
</body>
</html>
"""
# A picture or document that could run a script of its own may not.
_COULD_RUN = ("image/svg+xml", "application/xhtml+xml", "application/xml", "text/xml")
_MAY_NOT_RUN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


def around_desk(app: ASGIApp, fence: Fence, seen: Callable[[], None]) -> ASGIApp:
    """The desk behind the fence; `seen` is told of every request that is let in."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the desk has no other use for a connection
            return
        verdict = fence.verdict(_of_scope(scope))
        if isinstance(verdict, Refused | Welcome):
            status, headers, said = _answer(verdict)
            await Response(said, status, headers)(scope, receive, send)
            return
        seen()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(ON_DESK)
            await send(message)

        await app(scope, receive, sent)

    return asked


def around_preview(app: WSGIApplication, fence: Fence, seen: Callable[[], None]) -> WSGIApplication:
    """The preview behind the fence. A page that only waits for news is no sign of a person."""

    def asked(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        found = _of_environment(request)
        verdict = fence.verdict(found)
        if isinstance(verdict, Refused | Welcome):
            status, headers, said = _answer(verdict)
            start(f"{status} {HTTPStatus(status).phrase}", [*headers.items()])
            return [said.encode()]
        if not found.target.startswith("/livereload/"):
            seen()

        return app(request, lambda status, headers, *more: start(status, _with(headers), *more))

    return asked


def _answer(verdict: Refused | Welcome) -> tuple[int, Mapping[str, str], str]:
    if isinstance(verdict, Refused):
        return verdict.status, {**ON_DESK, "Content-Type": "text/plain; charset=utf-8"}, f"{verdict.why}\n"
    headers = {**ON_DESK, "Content-Type": "text/html; charset=utf-8", "Set-Cookie": verdict.cookie}
    return 200, {**headers, "Referrer-Policy": "no-referrer"}, _WELCOME


def _with(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of an answer of the preview, and ours."""
    given = {name.title(): value for name, value in headers}
    found = {**ON_PREVIEW, **given, **EVERYWHERE}
    if given.get("Content-Type", "").startswith(_COULD_RUN):
        found["Content-Security-Policy"] = _MAY_NOT_RUN
    return [*found.items()]


def _of_scope(scope: Scope) -> Asked:
    pairs = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
    path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    return Asked(scope["method"], f"{path}?{query}" if query else path, _grouped(pairs))


def _of_environment(request: WSGIEnvironment) -> Asked:
    """The server tells the address as it was sent in `REQUEST_URI`, and joins headers that came twice."""
    pairs = (
        (name.removeprefix("HTTP_").replace("_", "-").lower(), str(value))
        for name, value in request.items()
        if name.startswith("HTTP_") or (name == "CONTENT_LENGTH" and value)
    )
    return Asked(request["REQUEST_METHOD"], request["REQUEST_URI"], _grouped(pairs))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return found
