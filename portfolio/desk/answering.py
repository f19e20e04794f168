"""How every screen is answered: what came is read, the token of a change is checked, the page is drawn."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from portfolio.desk.answers import Sent
from portfolio.desk.record import Record
from portfolio.desk.templates import draw
from portfolio.keeping.drafts import Drafts
from portfolio.keeping.history import History
from portfolio.keeping.refused import NotSavedError
from portfolio.model import Practitioner, Terms

OwnCalendar = Callable[[Terms, Practitioner], bytes | None]
TOKEN = "token"  # noqa: S105 - the name of an answer
_MOST_FIELDS = 5_000
_LARGEST_FIELD = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every screen needs."""

    record: Record
    token: str  # of every form; no change is made without it
    preview: str  # the address of the preview beside the desk
    own_calendar: OwnCalendar  # the days ahead as a file; none where there are none

    @property
    def drafts(self) -> Drafts:
        """What was typed and not saved."""
        return Drafts(self.record.folder.project)

    @property
    def history(self) -> History:
        """What the files were before."""
        return History(self.record.folder.project)

    def page(self, page: str, status: int = 200, **values: Any) -> Response:
        """A screen, drawn."""
        return HTMLResponse(draw(page, token=self.token, preview=self.preview, **values), status)


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that was chosen in a form."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One request: the desk it came to, the names in its address, what was sent with it."""

    desk: Desk
    method: str
    at: Mapping[str, str]  # the changing parts of the address
    query: Mapping[str, str]
    sent: Sent
    files: tuple[File, ...] = ()

    def one(self, name: str, default: str = "") -> str:
        """A single answer."""
        return self.sent.get(name, (default,))[0]

    @property
    def opened(self) -> bytes:
        """The text as it was when the form was opened, which came back with it."""
        return opened_in(self.sent)


Screen = Callable[[Asking], Response]


def opened_in(sent: Sent) -> bytes:
    """The text that answers were given to; none if that cannot be told."""
    try:
        return base64.b64decode(sent.get("opened", ("",))[0].encode(), validate=True)
    except (ValueError, IndexError):
        return b""


def opened_as(data: bytes) -> str:
    """A text as a form holds it, to come back with the answers."""
    return base64.b64encode(data).decode()


def answered_by(screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    """An address that a screen answers, away from the one thread that listens."""

    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        sent, files = await _sent(request) if request.method == "POST" else ({}, ())
        if request.method == "POST" and not _has_token(sent, desk.token):
            return desk.page("said", 403, title="This form is too old", words=(_TOO_OLD,))
        asking = Asking(
            desk=desk,
            method=request.method,
            at=dict(request.path_params),
            query=dict(request.query_params),
            sent=sent,
            files=files,
        )
        try:
            return await run_in_threadpool(screen, asking)
        except (NotSavedError, OSError) as error:  # a full disk, a folder that may not be written
            said = str(error) if isinstance(error, NotSavedError) else f"{error.strerror or error}."
            words = ("Nothing was changed.", said, "Go back, and save again when that is mended.")
            return desk.page("said", 503, title="That did not work", words=words)

    return answer


def see_other(address: str) -> Response:
    """Go on to another screen, as after a change."""
    return RedirectResponse(address, 303)


def not_here(asking: Asking) -> Response:
    """There is nothing at this address."""
    return _nothing(asking.desk)


def no_such_address(request: Request, _: Exception) -> Response:
    """The same, at an address that nothing answers."""
    return _nothing(request.app.state.desk)


def _nothing(desk: Desk) -> Response:
    words = ("It may have been moved or given another name. Everything you have is on the first page.",)
    return desk.page("said", 404, title="There is nothing here", words=words)


_TOO_OLD = (
    "The portfolio was started again since this page was opened, so nothing was changed. Go back, copy "
    "what you typed, and open the page anew."
)


def _has_token(sent: Sent, token: str) -> bool:
    came = sent.get(TOKEN, ("",))[0]
    return hmac.compare_digest(came.encode("utf-8", "replace"), token.encode())


async def _sent(request: Request) -> tuple[Sent, tuple[File, ...]]:
    async with request.form(max_files=20, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD) as form:
        sent: dict[str, tuple[str, ...]] = {}
        files = []
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    files.append(File(name=Path(value.filename).name, data=await value.read()))
            else:
                sent[name] = (*sent.get(name, ()), value)
    return sent, tuple(files)
