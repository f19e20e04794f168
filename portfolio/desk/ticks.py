"""What is done on a regulator's own site, as one list in the form, and back under each registration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.desk.meta import Meta, rows_in
from portfolio.entries.profile import Registration
from portfolio.model import Terms
from portfolio.records.declared import declared
from portfolio.records.frontmatter import Value
from portfolio.share import with_reach
from portfolio.writing.questions import Question

DONE = "done"
_BETWEEN = "#"  # between the rules and the task: `nmc#fee`


def asked_to_tick(terms: Terms, meta: Meta) -> Iterator[Question]:
    """One question, where the rules of a registration name tasks, and each is registered with but once."""
    tasks = tuple(_tasks(terms, meta))
    if not tasks:
        return
    field = declared(Registration)[DONE]
    yield Question(
        DONE,
        with_reach("What have you done on your regulator's own site?", field.share, fixed=field.fixed),
        "group",
        parts=(
            Question("task", "What was it?", "choice", tasks, label="Task"),
            Question("date", "On which day?", "day", label="Date"),
        ),
        repeat=True,
        required=("task", "date"),
        label=field.label,
        share=field.share,
    )


def _tasks(terms: Terms, meta: Meta) -> Iterator[tuple[str, str]]:
    rules = _rules(meta.get("registration"))
    if len(set(rules)) < len(rules):
        return
    for name in rules:
        if rule_set := terms.rule_sets.by_id.get(name):
            for task in rule_set.tasks:
                yield f"{name}{_BETWEEN}{task.id}", f"{task.what.rstrip('.')} ({rule_set.regulator})"


def _rules(registrations: Value) -> list[str]:
    return [str(row.get("rules")) for row in rows_in(registrations)]


def in_one_list(meta: Meta) -> Meta:
    """The fields of a profile with everything that is done in one list."""
    done = tuple(
        {**tick, "task": f"{row.get('rules')}{_BETWEEN}{tick.get('task')}"}
        for row in rows_in(meta.get("registration"))
        for tick in rows_in(row.get(DONE))
    )
    return {**meta, DONE: done} if done else meta


def under_registrations(fields: Mapping[str, Any], meta: Meta) -> dict[str, Any]:
    """The changed fields of a profile, with what is done back under the registration it belongs to."""
    if DONE not in fields:
        return dict(fields)
    others = {name: value for name, value in fields.items() if name != DONE}
    ticks = fields[DONE] or ()
    rows = []
    for row in others.get("registration", [*rows_in(meta.get("registration"))]) or ():
        begin = f"{row.get('rules')}{_BETWEEN}"
        own = [
            {**tick, "task": tick["task"].removeprefix(begin)}
            for tick in ticks
            if str(tick.get("task", "")).startswith(begin)
        ]
        rows.append(
            {**{name: value for name, value in row.items() if name != DONE}, **({DONE: own} if own else {})}
        )
    return {**others, "registration": rows}
