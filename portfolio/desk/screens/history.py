"""What a file was before, to be put back."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from starlette.responses import Response

from portfolio import say
from portfolio.desk.addresses import source_of
from portfolio.desk.answering import Asking, not_here, opened_as, see_other
from portfolio.desk.known_files import known_file
from portfolio.desk.saving import why_not
from portfolio.keeping.files import digest, put
from portfolio.keeping.history import MOST
from portfolio.keeping.refused import ChangedError, NotSavedError

_AROUND = 1  # unchanged lines shown beside a change


def screen(asking: Asking) -> Response:
    """The last texts of a file, each with what has changed since."""
    now = asking.desk.record.now()
    file = known_file(now, asking.at["path"])
    if file is None:
        return not_here(asking)
    data = file.path.read_bytes()
    kept = asking.desk.history.of(file.path)
    if asking.method == "POST":
        wanted = next((one for one in kept if one.id == asking.one("put_back")), None)
        if wanted is None:
            return not_here(asking)
        try:
            put(file.path, wanted.data, digest(asking.opened), asking.desk.history)
        except ChangedError:
            words = ("The file has changed since you opened this page, so nothing was put back. Look again.",)
            return asking.desk.page("said", 409, title="Changed meanwhile", words=words)
        except (NotSavedError, OSError) as refused:
            return asking.desk.page("said", 422, title="Not put back", words=(why_not(refused),))
        return see_other(source_of(file.shown))
    return asking.desk.page(
        "history",
        file=file.shown,
        most=MOST,
        opened=opened_as(data),
        kept=[
            {
                "id": one.id,
                "when": f"{say.day(one.when.date())}, {one.when:%H:%M}",
                "lines": tuple(_changes(one.data, data)),
                "changed": _counted(one.data, data),
            }
            for one in kept
        ],
    )


def _counted(then: bytes, now: bytes) -> str:
    lines = [sign for sign, _ in _changes(then, now) if sign != " "]
    return f"{say.counted(len(lines), 'line')} changed since" if lines else "The same as now"


def _changes(then: bytes, now: bytes) -> Iterator[tuple[str, str]]:
    for line in difflib.unified_diff(_lines(then), _lines(now), lineterm="", n=_AROUND):
        if not line.startswith(("---", "+++", "@@")):
            yield line[:1], line[1:]


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").splitlines()
