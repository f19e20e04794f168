"""Terms: for whom and on which day a portfolio is looked at. Nothing in it belongs to one person."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from portfolio.frameworks import Frameworks
from portfolio.renewal import RuleSets, builtin
from portfolio.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The audience, the day, the frameworks and the rule sets: all a view needs besides the person."""

    as_of: datetime.date
    frameworks: Frameworks
    audience: Share = Share.PRIVATE
    rule_sets: RuleSets = field(default_factory=builtin)

    @property
    def is_whole(self) -> bool:
        """Whether this is the full record, so that what is not here does not exist."""
        return self.audience is Share.PRIVATE
