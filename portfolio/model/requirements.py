"""Requirements of renewal the full record does not meet, so that a shared build may say so."""

from __future__ import annotations

from portfolio.model.portfolio import Practitioner
from portfolio.model.terms import Terms
from portfolio.renewal import Readiness, Record, assess


def unmet(terms: Terms, practitioner: Practitioner) -> frozenset[tuple[str, str]]:
    """What is not met, advice included, as (rule set, requirement). Give it the full record."""
    found: set[tuple[str, str]] = set()
    for registration in practitioner.profile.registration:
        rule_set = terms.rule_sets.by_id.get(registration.rules)
        record = Record(profile=practitioner.profile, registration=registration, entries=practitioner.entries)
        readiness = rule_set and assess(rule_set, record, terms.as_of, terms.frameworks)
        if isinstance(readiness, Readiness):
            asked = (*readiness.requirements, *readiness.advice)
            found |= {(readiness.rules, one.id) for one in asked if not one.met}
    return frozenset(found)
