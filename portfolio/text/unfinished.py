"""What was begun in a text and not ended: code, hidden words, the two sides of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio.problems import Problem, problem
from portfolio.text.body import Body
from portfolio.text.links import blank_spans

_MERGE = re.compile(r"<{7}|>{7}|\|{7}[ ]\S")  # as Git, and others like it, leave them


def check(body: Body, file: str) -> Iterator[Problem]:
    """The first of each, as all that follows it may be read in another way."""
    if body.open_fence is not None:
        yield problem("fence-not-closed", body.where(file, body.open_fence))
    for number, line in enumerate(body.lines):
        if _MERGE.match(line):
            yield problem("merge-marker", body.where(file, number), mark=line[:7])
            break
    for number, line in enumerate(body.lines) if "%%" in body.text else ():
        if number not in body.code and "%%" in blank_spans(line):
            yield problem("hidden-not-closed", body.where(file, number))
            break
