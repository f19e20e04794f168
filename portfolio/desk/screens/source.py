"""A file as it is written, for whoever likes to see it, and where a form cannot mend it."""

from __future__ import annotations

from starlette.responses import Response

from portfolio.desk.addresses import form_of, source_of
from portfolio.desk.answering import Asking, not_here, opened_as
from portfolio.desk.known_files import KnownFile, known_file
from portfolio.desk.line_ends import as_in, as_shown
from portfolio.desk.record import Now
from portfolio.desk.saving import why_not
from portfolio.desk.screens.both_texts import both_texts
from portfolio.keeping.files import digest, put
from portfolio.keeping.refused import ChangedError, NotSavedError

_AROUND = 3  # lines shown before and after the one in question


def screen(asking: Asking) -> Response:
    """The whole text, with what is wrong in it."""
    now = asking.desk.record.now()
    file = known_file(now, asking.at["path"])
    if file is None:
        return not_here(asking)
    data = file.path.read_bytes()
    if asking.method != "POST":
        return _drawn(asking, now, file, data)
    opened = asking.opened
    typed = as_in(opened, asking.one("text"))
    try:
        put(file.path, typed, digest(opened), asking.desk.history)
    except ChangedError as changed:
        there, back = changed.now or b"", source_of(file.shown)
        return both_texts(asking.desk, file.shown, there, typed, what="file", back=back)
    except (NotSavedError, OSError) as refused:
        return _drawn(asking, now, file, typed, why_not(refused), opened=opened, status=422)
    now = asking.desk.record.now()
    wrong = any(problem.is_error for problem in now.problems(file.shown))
    said = "Saved. It cannot be shown yet, for the reason below." if wrong else "Saved."
    return _drawn(asking, now, file, typed, said)


def _drawn(  # noqa: PLR0913 - what a page may have to say besides the text
    asking: Asking,
    now: Now,
    file: KnownFile,
    data: bytes,
    said: str = "",
    *,
    opened: bytes | None = None,
    status: int = 200,
) -> Response:
    text = as_shown(data)
    asked = asking.query.get("line", "")
    line = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 0  # noqa: PLR2004
    lines = list(enumerate(text.split("\n"), 1))
    entry = now.entry(file.location.path)
    form = form_of(entry) if entry else ""
    return asking.desk.page(
        "source",
        status,
        file=file.shown,
        said=said,
        wrong=now.problems(file.shown),
        line=line,
        around=lines[max(line - 1 - _AROUND, 0) : line + _AROUND] if line else [],
        text=text,
        opened=opened_as(data if opened is None else opened),
        form=form,
    )
