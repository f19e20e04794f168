"""Cross-references checked both ways: ids, standards, posts and the order of time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

from portfolio import say
from portfolio.entries import Entry, Profile
from portfolio.entries.agreed import Action, Goal, Review
from portfolio.entries.in_part import UNDATED
from portfolio.entries.profile import Post
from portfolio.entries.supervision import HELD, Supervision
from portfolio.frameworks import Frameworks
from portfolio.model import chains
from portfolio.model.ratings import rated_standards, rated_themes
from portfolio.model.themes import alike, near_twins
from portfolio.problems import Problem, Where, did_you_mean, problem

Place = Callable[..., Where]  # (entry, *path) → where that key stands


def mistakes(  # noqa: PLR0913 - the last is for files that are wrong
    entries: Iterable[Entry],
    profile: Profile,
    frameworks: Frameworks,
    place: Place,
    broken: frozenset[str] = frozenset(),
    *,
    parts: tuple[Entry, ...] = (),
) -> Iterator[Problem]:
    """Mistakes in how one practitioner's entries refer to each other.

    `broken` are ids of entries that could not be read. Naming one of them is not another mistake. `parts`
    are what could be understood of them: what they name is looked at, and nobody can name them.
    """
    entries = tuple(entries)
    by_id = {entry.id: entry for entry in entries}
    known = {*by_id, *broken}
    themes = dict.fromkeys((*(theme.id for theme in profile.themes), *(t for e in entries for t in e.themes)))
    posts = {post.id: post for post in profile.posts}
    for entry in (*entries, *parts):
        yield from _links(entry, by_id, known, place)
        yield from _standards(entry, frameworks, place)
        if broken <= by_id.keys():  # else a theme may be named in one of those alone
            yield from _rated_themes(entry, themes, place)
        yield from _answers(entry, by_id, known, place)
        yield from _posts(entry, posts, place)
        yield from _actions(entry, by_id, known, place)
    yield from _chosen(profile, by_id, known, place)
    yield from _near_twins(entries, place)
    members = chains.circle(chains.arrows(entries))
    if len(members) > 1:
        first = by_id[members[0]]
        field = "applied_in" if first.applied_in else "follows"
        yield problem("circle", place(first, field), members=" → ".join([*members, members[0]]))


def ahead(entries: Iterable[Entry], as_of: datetime.date, place: Place) -> Iterator[Problem]:
    """Sessions marked as held on a day still to come, which usually means a mistyped year."""
    for entry in entries:
        if isinstance(entry, Supervision) and entry.status in HELD and entry.date > as_of:
            where = place(entry, "date")
            yield problem("held-ahead", where, date=entry.date, today=as_of, status=entry.status)


def _links(entry: Entry, by_id: dict[str, Entry], known: set[str], place: Place) -> Iterator[Problem]:
    for field, names in (("follows", entry.follows), ("applied_in", entry.applied_in)):
        for number, name in enumerate(names):
            if name == entry.id:
                yield problem("refers-to-itself", place(entry, field, number), id=name)
            elif name not in known:
                where, suggestion = place(entry, field, number), did_you_mean(name, known)
                yield problem("unknown-entry", where, id=name, suggestion=suggestion)
            elif name in by_id:
                other = by_id[name]
                early, late = (other, entry) if field == "follows" else (entry, other)
                if early.date > late.date and UNDATED not in (early.date, late.date):
                    where = place(entry, field, number)
                    yield problem(
                        "wrong-order", where, field=field, id=name, date=entry.date, other=other.date
                    )


def _standards(entry: Entry, frameworks: Frameworks, place: Place) -> Iterator[Problem]:
    cited: list[tuple[tuple[str | int, ...], str]] = [
        (("standards", n), name) for n, name in enumerate(entry.standards)
    ]
    cited += [(("ratings", name), name) for name in rated_standards(entry)]
    cited += [
        (("showcase", number, "for", n), name)
        for number, piece in enumerate(entry.showcase)
        for n, name in enumerate(piece.for_)
    ]
    for path, name in cited:
        if entry.date == UNDATED and frameworks.title(name) != name:
            continue  # some version has it, and nobody knows which is meant
        if frameworks.standard(name, entry.date) is None:
            yield problem(
                "unknown-standard",
                place(entry, *path),
                standard=name,
                called=name.replace(":", " "),
                then=f"on {say.day(entry.date)}",
                why=frameworks.why_not(name, entry.date),
            )
    for name in rated_standards(entry):
        if version := frameworks.provisional(name, entry.date):
            framework = frameworks.by_id[name.partition(":")[0]]
            yield problem(
                "provisional-standard", place(entry, "ratings", name), standard=name,
                called=name.replace(":", " "), owner=framework.owner, version=version.version,
            )  # fmt: skip


def _rated_themes(entry: Entry, themes: Iterable[str], place: Place) -> Iterator[Problem]:
    known = {alike(theme): theme for theme in themes}
    for name in rated_themes(entry):
        if alike(name) not in known:
            yield problem(
                "unknown-theme", place(entry, "ratings", name), theme=name,
                known=", ".join(known.values()) or "none", suggestion=did_you_mean(name, known.values()),
            )  # fmt: skip


def _answers(entry: Entry, by_id: dict[str, Entry], known: set[str], place: Place) -> Iterator[Problem]:
    for number, answer in enumerate(entry.answers):
        name, sign, action = answer.partition("#")
        where = place(entry, "answers", number)
        if name not in known:
            yield problem("unknown-entry", where, id=name, suggestion=did_you_mean(name, known))
        elif sign and name in by_id:
            yield from _action(answer, action, by_id[name], where)
        elif name in by_id and by_id[name].kind != "feedback":
            yield problem("answers-not-feedback", where, id=name, kind=by_id[name].kind)


def _action(reference: str, action: str, session: Entry, where: Where) -> Iterator[Problem]:
    actions = [known.id for known in session.details(Action)]
    if action not in actions:
        suggestion = did_you_mean(action, actions)
        yield problem(
            "unknown-action", where, action=reference, known=", ".join(actions) or "none",
            suggestion=suggestion,
        )  # fmt: skip


def _chosen(profile: Profile, by_id: Mapping[str, Entry], known: set[str], place: Place) -> Iterator[Problem]:
    """Mistakes in the two entries that a theme names as then and now."""
    for number, theme in enumerate(profile.themes):
        both = {"then": theme.then_now.then, "now": theme.then_now.now} if theme.then_now else {}
        places = {side: place(profile, "themes", number, "then_now", side) for side in both}
        for side, name in both.items():
            if name not in known:
                yield problem("unknown-entry", places[side], id=name, suggestion=did_you_mean(name, known))
            elif name in by_id and alike(theme.id) not in map(alike, by_id[name].themes):
                yield problem("not-of-theme", places[side], id=name, theme=theme.id)
        if both and both.keys() == {side for side, name in both.items() if name in by_id}:
            then, now = by_id[both["then"]], by_id[both["now"]]
            if then.date > now.date:
                yield problem("then-after-now", places["then"], id=then.id, date=then.date, other=now.date)


def _near_twins(entries: Iterable[Entry], place: Place) -> Iterator[Problem]:
    """Themes that are one letter away from another, where the rarer of the two first stands."""
    entries = tuple(entries)
    for rare, common in near_twins(entries):
        entry = next(one for one in entries if rare in one.themes)
        yield problem(
            "theme-near", place(entry, "themes", entry.themes.index(rare)), theme=rare, other=common
        )


def _posts(entry: Entry, posts: Mapping[str, Post], place: Place) -> Iterator[Problem]:
    if entry.post is None:
        return
    post = posts.get(entry.post)
    if post is None:
        suggestion = did_you_mean(entry.post, posts)
        yield problem("unknown-post", place(entry, "post"), post=entry.post, suggestion=suggestion)
    elif entry.date != UNDATED and not post.covers(entry.date):
        yield problem(
            "post-not-held", place(entry, "post"), post=entry.post, date=entry.date, from_=post.from_,
            to=post.to or "now",
        )  # fmt: skip


def _actions(entry: Entry, by_id: dict[str, Entry], known: set[str], place: Place) -> Iterator[Problem]:
    """Mistakes in an entry's actions, goals and reviews, whatever fields hold them."""
    seen: set[str] = set()
    for path, action in entry.placed(Action):
        if action.id in seen:
            yield problem("action-twice", place(entry, *path, "id"), action=action.id)
        seen.add(action.id)
    goals: set[str] = set()
    for path, goal in entry.placed(Goal):
        if goal.id in goals:
            yield problem("goal-twice", place(entry, *path, "id"), goal=goal.id)
        goals |= {goal.id} if goal.id else set()
    for path, review in entry.placed(Review):
        field, check = ("goal", _goal) if review.goal else ("action", _action)
        reference = review.goal or review.action or ""
        where = place(entry, *path, field)
        name, _, named = reference.partition("#")
        if name not in known:
            yield problem("unknown-entry", where, id=name, suggestion=did_you_mean(name, known))
        elif name in by_id:
            yield from check(reference, named, by_id[name], where)


def _goal(reference: str, name: str, entry: Entry, where: Where) -> Iterator[Problem]:
    goals = [goal.id for goal in entry.details(Goal) if goal.id]
    if name not in goals:
        yield problem(
            "unknown-goal", where, goal=reference, known=", ".join(goals) or "none",
            suggestion=did_you_mean(name, goals),
        )  # fmt: skip
