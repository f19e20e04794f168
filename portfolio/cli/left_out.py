"""What a build for others leaves out or leaves unsaid, told to the practitioner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portfolio.cli.showing import counted
from portfolio.entries.feedback import may_travel
from portfolio.model import Portfolio, Practitioner
from portfolio.model.absences import absences
from portfolio.share import Share

_WHY = {
    Share.PRIVATE: "private",
    Share.SUPERVISOR: "shared with the supervisor only",
    Share.REGULATOR: "shared as far as the regulator only",
}


def left_out(full: Portfolio, shown: Portfolio) -> Iterator[str]:
    """One line for each reason why something was left out."""
    there = shown.by_path
    hidden = [entry for entry in full.entries if entry.path not in there]
    unfinished = [entry for one in full.practitioners for entry in one.drafts if entry.path not in there]
    asked = [entry for entry in hidden if not may_travel(entry) and entry.share is not Share.PRIVATE]
    if asked:
        yield f"{counted(len(asked), 'entry', 'entries')}: feedback that does not say `consent: yes`"
    for share, number in sorted(Counter(entry.share for entry in hidden if entry not in asked).items()):
        yield f"{counted(number, 'entry', 'entries')}: {_WHY[share]}"
    if unfinished:
        yield f"{counted(len(unfinished), 'entry', 'entries')}: not finished yet"
    withheld = sum(entry.withheld for entry in shown.entries)
    if withheld:
        yield f"parts of {counted(withheld, 'entry', 'entries')}: these parts are shared less far"
    broken = len({p.where.file for p in full.problems if p.is_error})
    if broken:
        yield f"{counted(broken, 'file')}: something in them must be mended first"


def unsaid(shown: Portfolio) -> Iterator[str]:
    """What seems to be missing in this build only because of what is left out, so the site is silent."""
    from portfolio.views.renewal.state import unsaid as requirements_unsaid

    for practitioner in shown.practitioners:
        for what in (*_unsaid(practitioner), *requirements_unsaid(shown.terms, practitioner)):
            yield f"{practitioner.profile.name}: {what}"


def _unsaid(practitioner: Practitioner) -> Iterator[str]:
    seen = absences(practitioner.entries, practitioner.noted)
    for id_ in sorted(seen.not_yet_applied - practitioner.absences.not_yet_applied):
        yield f"“{practitioner.by_id[id_].title}” was applied, in an entry not shown here"
    for reference in sorted(seen.open_actions - practitioner.absences.open_actions):
        yield f"the action {reference} is done, in an entry not shown here"
    for reference in sorted(seen.open_goals - practitioner.absences.open_goals):
        yield f"what became of the goal {reference} is told in an entry not shown here"
    for door in practitioner.doors:
        if door.reference in seen.unnoticed - practitioner.absences.unnoticed:
            yield f"what came of “{door.item.what}” is told in an entry not shown here"
        elif door.reference in seen.only_mine - practitioner.absences.only_mine:
            yield f"somebody noticed what came of “{door.item.what}”, in an entry not shown here"
    if seen.longest_gap != practitioner.absences.longest_gap:
        yield "the longest gap between sessions, because some sessions are not shown here"
