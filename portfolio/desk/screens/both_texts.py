"""Both texts beside each other, where another program has changed a file meanwhile."""

from __future__ import annotations

from starlette.responses import Response

from portfolio.desk.answering import Desk, opened_as
from portfolio.desk.line_ends import as_shown


def both_texts(  # noqa: PLR0913 - two texts, and where they belong
    desk: Desk, file: str, there: bytes, yours: bytes, *, what: str, back: str
) -> Response:
    """The page with both; `file` as messages name it, `what` it is to its writer, `back` where she was."""
    return desk.page(
        "conflict",
        409,
        now_words=f"Another program or another window has changed this {what} since you opened it.",
        file=file,
        form=back,
        opened=opened_as(there),
        now=as_shown(there),
        yours=as_shown(yours),
    )
