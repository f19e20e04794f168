"""Who may see what. This is the file to audit.

`visible` turns the full record into a new Portfolio that holds exactly what one audience may see.
Nothing that comes later (views, Markdown, search, exports) knows of anything else, so nothing
later can leak it. What travels less far than its entry says so where it is defined; the guide lists it
all on one page, `reference/travels.md`, made from the definitions.

Rules, in the order applied:

1. An entry is there if its `share` reaches the audience; one that counts nowhere yet, for its owner
   alone, apart from the others. A practitioner is there with the first of their entries; of the profile
   only name and role, unless the profile's own `share` reaches.
2. A field is there if `share_fields` (of the entry, else of the profile) reaches, else if the share
   of its definition does. It never travels further than its entry. In a group of fields each one
   is there if the share of its definition reaches. A rating of a theme is there only if themes are, too.
3. A part is there if its own `share=`, else the limit any kind gives its heading, and the same for
   every part above it, reaches. Footnotes and definitions stay only with a reference that stays.
4. A reference or link to an entry, or to an action or goal, that is not there loses its title and path.
   A theme names its two entries only if both are there.
5. A file is there if a field or part that is there names it, and it lies in the folder of the
   practitioner whose entry that is.
6. What a child or family said is there only with their consent; to a regulator and the public its
   days are months.
7. What is missing in the full record is computed before anything is left out. Which decisions do not say
   whether they are on the child's file is for the practitioner and the supervisor alone.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from portfolio.audience.days import by_month
from portfolio.audience.own_files import files_named, for_others, only_own
from portfolio.audience.unlinking import Scope, anchors_of, unlinked, without_paths
from portfolio.entries import Entry, Profile
from portfolio.entries.agreed import Action, Goal, Review
from portfolio.entries.details import Signature
from portfolio.entries.feedback import may_travel
from portfolio.entries.limits import heading_limits
from portfolio.entries.profile import Theme
from portfolio.entries.signing import sign_offs
from portfolio.memory import FORGETFUL, Memory
from portfolio.model import Portfolio, Practitioner, Terms, facts_of
from portfolio.model.ratings import rated_standards
from portfolio.model.requirements import unmet
from portfolio.records.declared import declared, limited
from portfolio.records.fields import Detail
from portfolio.records.of_type import holding, regrouped, silence
from portfolio.share import Share, narrowest
from portfolio.text import definitions
from portfolio.text.parts import Part, shares


def visible(portfolio: Portfolio, audience: Share, memory: Memory = FORGETFUL) -> Portfolio:
    """The portfolio as `audience` may see it: a new value, never a flag on the old one.

    `memory` finds again what was made of the same entry before.
    """
    if portfolio.terms.audience is not Share.PRIVATE and portfolio.terms.audience.reaches(audience):
        return portfolio  # filtered as far already; nobody sees more by asking again
    kept = {
        one.id: tuple(
            memory.recall(_narrowed, entry, profile, audience)
            for profile in (memory.same(("profile", one.id), one.profile),)
            for entry in (one.with_drafts if audience is Share.PRIVATE else one.entries)
            if _is_there(entry, audience)
        )
        for one in portfolio.practitioners
    }
    scope = Scope(
        frozenset(entry.path for entry in portfolio.with_drafts),
        {
            entry.path: anchors_of(entry.sections) if entry.withheld else None
            for entries in kept.values()
            for entry in entries
        },
        frozenset(one.profile.path for one in portfolio.practitioners if kept[one.id]),
    )
    scope = memory.same("scope", scope)
    terms = memory.same("terms shown", dataclasses.replace(portfolio.terms, audience=audience))
    practitioners = tuple(
        _practitioner(one, kept[one.id], terms, scope, memory)
        for one in portfolio.practitioners
        if kept[one.id] or audience is Share.PRIVATE
    )
    return dataclasses.replace(
        portfolio,
        practitioners=practitioners,
        terms=terms,
        problems=portfolio.problems if audience is Share.PRIVATE else (),
    )


def _narrowed(entry: Entry, profile: Profile, audience: Share) -> Entry:
    """An entry without the days, parts and fields this audience may not see."""
    return _without_fields(_without_parts(by_month(entry, audience), audience), profile, audience)


def _is_there(entry: Entry, audience: Share) -> bool:
    return entry.share.reaches(audience) and (may_travel(entry) or audience is Share.PRIVATE)


def field_share(entry: Entry, profile: Profile, field: str) -> Share:
    """How far one field of an entry, named as it is written, may travel."""
    said = declared(type(entry))[entry.written()[field]]
    word = None if said.fixed else entry.share_fields.get(field) or profile.share_fields.get(field)
    share = narrowest(entry.share, word or said.share)
    return narrowest(share, profile.share) if said.with_profile else share


def _practitioner(
    one: Practitioner, entries: tuple[Entry, ...], terms: Terms, scope: Scope, memory: Memory
) -> Practitioner:
    audience, apart = terms.audience, {entry.path for entry in one.drafts}
    counted = [entry for entry in entries if entry.path not in apart]
    actions = (f"{entry.id}#{action.id}" for entry in counted for action in entry.details(Action))
    goals = (f"{entry.id}#{goal.id}" for entry in counted for goal in entry.details(Goal) if goal.id)
    there = memory.same(("there", one.id), frozenset([*(entry.id for entry in counted), *actions, *goals]))
    both = tuple(memory.recall(_entry, entry, there, scope, audience) for entry in entries)
    shown = tuple(entry for entry in both if entry.path not in apart)
    drafts = tuple(entry for entry in both if entry.path in apart)
    if audience is not Share.PRIVATE:
        shown = tuple(sorted(shown, key=lambda entry: (entry.date.toordinal(), entry.id)))
    record = facts_of(one, memory, "read")  # whole: what is missing in it is missing
    missing = memory.recall(unmet, terms, record) if one.profile.share.reaches(audience) else frozenset()
    profile = memory.same(("profile shown", one.id), _profile(one.profile, audience, scope, there))
    seen = Practitioner(id=one.id, profile=profile, entries=shown, drafts=drafts)
    full = dataclasses.replace(record.absences.among(shown, seen.noted), unmet=missing)
    if not Share.SUPERVISOR.reaches(audience):
        full = dataclasses.replace(full, file_not_said=frozenset())
    return memory.same(("visible", one.id), dataclasses.replace(seen, full=full))


def _without_fields(entry: Entry, profile: Profile, audience: Share) -> Entry:
    """An entry without the fields, and the fields in its groups, that may not travel as far."""
    kind, written = type(entry), entry.written()
    changes = {
        name: regrouped(getattr(entry, name), lambda group: _left_out(group, audience))
        for name in holding(kind, Detail).values()
    }
    named = (name for name in (*entry.share_fields, *profile.share_fields) if name in written)
    for field in {*limited(kind), *named}:
        if not field_share(entry, profile, field).reaches(audience):
            changes[written[field]] = silence(kind, written[field])
    if not field_share(entry, profile, "themes").reaches(audience):
        rated = changes.get("ratings", entry.ratings)
        changes["ratings"] = {name: rated[name] for name in rated_standards(entry) if name in rated}
    return _changed(entry, changes)


def _left_out(group: Detail, audience: Share) -> dict[str, Any]:
    """The fields of a group that may not travel as far, each as if it had been left out.

    Of its own fields, a profile may open those that are not fixed, as it does for those of entries.
    """
    sort = type(group)
    opened = group.share_fields if isinstance(group, Profile) else {}
    changes = {
        name: silence(sort, name)
        for name, said in declared(sort).items()
        if not said.share.reaches(audience)
        and (said.fixed or not opened.get(name, Share.PRIVATE).reaches(audience))
    }
    if isinstance(group, Signature) and audience is not Share.PRIVATE:
        changes["digest"] = ""  # of what is withheld as well: who has it could guess that
        changes["by"] = group.by if group.share.reaches(audience) else group.role
    return changes


def _entry(entry: Entry, there: frozenset[str], scope: Scope, audience: Share) -> Entry:
    """An entry whose references and files are only those that are there."""
    changes: dict[str, Any] = {
        "follows": tuple(id_ for id_ in entry.follows if id_ in there),
        "applied_in": tuple(id_ for id_ in entry.applied_in if id_ in there),
        "answers": tuple(ref for ref in entry.answers if ref in there),
    }
    for name in holding(type(entry), Review).values():
        changes[name] = regrouped(getattr(entry, name), lambda group: _unnamed(group, there))
    entry = _changed(entry.with_parts(unlinked(entry.parts, entry.path, scope)), changes)
    fields = entry.written().values()
    entry = _changed(entry, {name: without_paths(getattr(entry, name), entry.path, scope) for name in fields})
    sign_off = tuple(one for _, one in sign_offs(entry))  # names only what stays
    files = files_named(entry.path, entry.parts, entry.evidence)
    entry = _changed(entry, {"sign_off": sign_off, "files": files})
    return entry if audience is Share.PRIVATE else for_others(entry)


def _unnamed(group: Detail, there: frozenset[str]) -> dict[str, Any]:
    """An action or goal that is not there is looked back at without its name."""
    if not isinstance(group, Review):
        return {}
    names = {"action": group.action, "goal": group.goal}
    return {field: None for field, name in names.items() if name not in there}


def _unpaired(group: Detail, there: frozenset[str]) -> dict[str, Any]:
    """A theme whose chosen entries are not both there has none."""
    pair = group.then_now if isinstance(group, Theme) else None
    return {"then_now": None} if pair and not there.issuperset((pair.then, pair.now)) else {}


def _changed(entry: Entry, changes: dict[str, Any]) -> Entry:
    """An entry with these values; the same one where they are no others."""
    changes = {name: value for name, value in changes.items() if value != getattr(entry, name)}
    return entry.model_copy(update=changes) if changes else entry


def _profile(profile: Profile, audience: Share, scope: Scope, there: frozenset[str]) -> Profile:
    if not profile.share.reaches(audience):
        return Profile(name=profile.name, role=profile.role, path=profile.path)
    parts, _ = _kept(profile.parts, audience)
    parts = unlinked(parts, profile.path, scope)
    if audience is not Share.PRIVATE:
        parts = only_own(parts, profile.path)
    changes: dict[str, Any] = {"parts": parts, "files": files_named(profile.path, parts)}
    shown: Profile = regrouped(profile, lambda group: _left_out(group, audience) | _unpaired(group, there))
    return shown.model_copy(update=changes)


def _without_parts(entry: Entry, audience: Share) -> Entry:
    parts, withheld = _kept(entry.parts, audience)
    return _changed(entry.with_parts(parts), {"withheld": withheld})


def _kept(parts: tuple[Part, ...], audience: Share) -> tuple[tuple[Part, ...], bool]:
    """The parts this audience may see, and whether any with words was taken out."""
    pairs = list(zip(parts, shares(parts, heading_limits()), strict=True))
    withheld = any(not s.reaches(audience) and not part.is_empty for part, s in pairs)
    kept = tuple(part for part, share in pairs if share.reaches(audience))
    if audience is not Share.PRIVATE:
        kept = definitions.only_cited_in(kept)
    return tuple(part for n, part in enumerate(kept) if not _is_idle(kept, n)), withheld


def _is_idle(parts: tuple[Part, ...], number: int) -> bool:
    """A heading with nothing below it, as `portfolio new` offers them."""
    part = parts[number]
    following = parts[number + 1] if number + 1 < len(parts) else None
    return part.is_empty and not (following and part.level and following.level > part.level)
