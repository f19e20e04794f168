"""Every address of the desk, and what answers it."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from portfolio.desk.record import Record
from portfolio.desk.templates import draw


def application(record: Record, token: str) -> Starlette:
    """The desk of one record. Every form holds the token, and no change is made without it."""
    app = Starlette(routes=[Route("/", start, name="start")])
    app.state.record, app.state.token = record, token
    return app


def start(request: Request) -> Response:  # noqa: ARG001
    """What can be written, and what waits."""
    return HTMLResponse(draw("start"))
