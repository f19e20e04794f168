"""Terms: on which a record is looked at, for whom and on which day. Nothing in it is a person's."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from portfolio.frameworks import Frameworks
from portfolio.renewal import RuleSets, builtin
from portfolio.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The audience, the day, and the frameworks and rule sets known: all a view needs besides one person."""

    as_of: datetime.date
    frameworks: Frameworks
    audience: Share = Share.PRIVATE
    rule_sets: RuleSets = field(default_factory=builtin)

    @property
    def is_whole(self) -> bool:
        """Whether everything is here, so that what is missing here is missing."""
        return self.audience is Share.PRIVATE
