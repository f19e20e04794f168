"""Requirements of renewal the full record does not meet, so that a shared build may say so."""

from __future__ import annotations

from portfolio.model.practitioner import Practitioner
from portfolio.model.terms import Terms
from portfolio.renewal import Readiness, Registrant, assess


def unmet(terms: Terms, practitioner: Practitioner) -> frozenset[tuple[str, str]]:
    """Everything not met, advice too, as (rule set, requirement). Pass the full record."""
    missing: set[tuple[str, str]] = set()
    for registration in practitioner.profile.registration:
        rule_set = terms.rule_sets.by_id.get(registration.rules)
        registrant = Registrant(
            profile=practitioner.profile, registration=registration, entries=practitioner.entries
        )
        readiness = rule_set and assess(rule_set, registrant, terms.as_of, terms.frameworks)
        if isinstance(readiness, Readiness):
            asked = (*readiness.requirements, *readiness.advice)
            missing |= {(readiness.rules, requirement.id) for requirement in asked if not requirement.met}
    return frozenset(missing)
