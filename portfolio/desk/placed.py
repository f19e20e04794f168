"""Which answer of a form a problem of a file belongs beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio.desk.answers import Sent, rows_of
from portfolio.desk.words import ABOVE
from portfolio.entries.as_meant import read_bytes
from portfolio.problems import Problem, texts
from portfolio.records.frontmatter import Path
from portfolio.text.hidden import without_hidden
from portfolio.text.parts import split
from portfolio.writing.questions import Question

_MISSING = "missing-field"


def placed(
    problems: Iterable[Problem], data: bytes, asked: Iterable[Question], sent: Sent
) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """Problems by the name of their answer, and those that belong to the whole entry."""
    read = read_bytes(data, "")
    by_name: dict[str, list[Problem]] = {}
    whole: list[Problem] = []
    if isinstance(read, Problem):
        return by_name, list(problems)
    questions = {question.field: question for question in asked}
    fields = {place: path for path, place in read.places.items() if path}
    parts = split(without_hidden(read.body), read.body_line)
    for problem in problems:
        path = fields.get((problem.where.line, problem.where.column), ())
        name = _missing(problem, path, questions) or _name(path, questions, sent)
        if not path and problem.where.line >= read.body_line:
            heading = [part.heading for part in parts if part.line <= problem.where.line][-1:]
            name = ABOVE + "".join(heading)
        if name:
            by_name.setdefault(name, []).append(problem)
        else:
            whole.append(problem)
    return by_name, whole


def _missing(problem: Problem, path: Path, questions: Mapping[str, Question]) -> str:
    """The field that is missing: it has no place of its own, only its problem names it."""
    if problem.code != _MISSING or len(path) > 1:
        return ""
    said = texts()[_MISSING].what
    return next((name for name in questions if said.format(field=name) == problem.what), "")


def _name(path: Path, questions: Mapping[str, Question], sent: Sent) -> str:
    """The name of the answer that a field's place stands for."""
    question = questions.get(str(path[0])) if path else None
    if question is None:
        return ""
    if question.form != "group" or question.field == "ratings":
        return question.field
    inner = [step for step in path[1:] if isinstance(step, str)]
    at = next((step for step in path[1:] if isinstance(step, int)), 0)
    rows = rows_of(question, sent)
    if not inner or at >= len(rows) or inner[0] not in {part.field for part in question.parts}:
        return question.field
    return f"{question.field}.{rows[at]}.{inner[0]}"
