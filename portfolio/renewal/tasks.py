"""Tasks outside the record: what is done on the regulator's own site, and on which day it was."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portfolio.renewal.facts import Fact
from portfolio.renewal.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do on the regulator's own site, and the day it was done in this period."""

    fact: Fact
    done: datetime.date | None

    def as_json(self) -> dict[str, Any]:
        """As `portfolio renewal --format json` gives it."""
        return {"id": self.fact.id, "what": self.fact.what, "done": self.done and self.done.isoformat()}


def tasks(seen: Scene) -> Iterator[Task]:
    """What is to be done on the regulator's site. A tick counts for the period it is dated in."""
    excused = {name for exemption in seen.exemptions for name in exemption.excuses}
    for task in seen.rule_set.tasks:
        if task.id not in excused and task.in_force(seen.as_of):
            ticks = seen.registrant.registration.done
            days = [tick.date for tick in ticks if tick.task == task.id and tick.date in seen.so_far]
            yield Task(fact=task, done=max(days, default=None))
