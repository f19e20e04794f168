"""Learning chains: training → reflection → tried → effect, and what has not been applied yet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio.entries import Entry
from portfolio.model import Practitioner, Terms
from portfolio.model import chains as paths
from portfolio.views.shared.base import Mention, Page, Span, View, mention, mentions, span
from portfolio.views.shared.then_now import changed_mind
from portfolio.views.shared.years import earlier_pages, first_year, page_of

_ROLES = {
    "training": "Learnt",
    "reflection": "Thought through",
    "supervision": "Talked through",
    "observation": "Seen by someone",
    "feedback": "Effect",
    "review": "Looked back",
}
_EFFECTS = 3  # of one step, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry in a chain, and what it does there."""

    role: str
    entry: Mention
    words: str = ""  # what changed, in a sentence, where it is told
    effects: tuple[str, ...] = ()
    here: bool = False  # the page is this entry's own
    elsewhere: bool = False  # told in full in another chain

    @property
    def is_effect(self) -> bool:
        """Whether others say here what came of it."""
        return self.entry.kind == "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A path from the oldest entry to the newest."""

    steps: tuple[Step, ...]
    span: Span
    themes: tuple[str, ...] = ()
    before: int = 0  # steps that were not asked for
    after: int = 0

    @property
    def title(self) -> str:
        """Where the chain starts and where it leads."""
        return f"From “{self.steps[0].entry.title}” to “{self.steps[-1].entry.title}”"

    @property
    def kinds(self) -> int:
        """How many kinds of entry the chain goes through: the more, the more it tells."""
        return len({step.entry.kind for step in self.steps})

    @property
    def has_effect(self) -> bool:
        """Whether the chain holds feedback or an outcome."""
        return any(step.effects or step.is_effect for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """What the page shows."""

    led_somewhere: tuple[Chain, ...]
    others: tuple[Chain, ...]
    not_yet_applied: tuple[Mention, ...]
    span: Span
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, by the year a chain ended, and their pages
    newest: str = ""  # the page of the newest, if this is not it


def _pages(_: Terms, practitioner: Practitioner) -> Iterator[Page]:
    chains = all_chains(practitioner, in_words=True)
    data = Chains(
        led_somewhere=tuple(chain for chain in chains if chain.has_effect),
        others=tuple(chain for chain in chains if not chain.has_effect),
        not_yet_applied=mentions(practitioner.by_id[id_] for id_ in reversed(practitioner.not_yet_applied)),
        span=span(practitioner.by_id[step.entry.id] for chain in chains for step in chain.steps),
    )
    folder = f"{practitioner.id}/chains/"
    ended = [chain.span.last for chain in chains for _ in chain.steps if chain.span.last]
    first = first_year(ended)
    years = earlier_pages(folder, ended, first)
    earlier = [year for year, _ in years]
    here = _of(data, lambda day: day.year >= first or day.year not in earlier)
    yield _page(practitioner, folder, "Learning chains", replace(here, years=years))
    for year in earlier:
        found = _of(data, lambda day, year=year: day.year == year)  # type: ignore[misc]
        newest = page_of(folder, first, first)
        yield _page(
            practitioner, f"{folder}{year}/", f"Learning chains, {year}", replace(found, newest=newest)
        )


def _of(data: Chains, told: Callable[[datetime.date], bool]) -> Chains:
    """What ended, or was not yet applied, on some days."""
    led, others = (
        tuple(chain for chain in chains if chain.span.last and told(chain.span.last))
        for chains in (data.led_somewhere, data.others)
    )
    days = [step.entry for chain in (*led, *others) for step in chain.steps]
    dates = [entry.date for entry in days]
    return Chains(
        led_somewhere=led,
        others=others,
        not_yet_applied=tuple(entry for entry in data.not_yet_applied if told(entry.date)),
        span=Span(first=min(dates), last=max(dates)) if dates else Span(),
    )


def _page(practitioner: Practitioner, folder: str, title: str, data: Chains) -> Page:
    return Page(
        folder=folder,
        title=title,
        template="chains.html",
        data=data,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        in_nav=not data.newest,
        parent=f"{practitioner.id}/chains/" if data.newest else "",
        summary="Training, what I made of it, where I tried it and what came of it.",
    )


def all_chains(practitioner: Practitioner, in_words: bool = False) -> tuple[Chain, ...]:
    """Every chain: those through the most kinds of entry first, then the newest.

    A step that several chains share is told in full once. `in_words` adds what changed at each step.
    """
    told: set[str] = set()
    chains: list[Chain] = []
    for strand in practitioner.strands:
        chains.append(_chain(practitioner, strand, elsewhere=told, in_words=in_words))
        told.update(strand)
    return tuple(sorted(chains, key=lambda chain: (chain.kinds, chain.span.last), reverse=True))


def led_somewhere(practitioner: Practitioner) -> tuple[Chain, ...]:
    """Chains that show an effect, in the order of `all_chains`."""
    return tuple(chain for chain in all_chains(practitioner) if chain.has_effect)


def steps_of(practitioner: Practitioner) -> Mapping[str, Step]:
    """Every entry as a step, by its id: what it does in a chain is the same in all of them."""
    return {entry.id: _step(entry, practitioner) for entry in practitioner.entries}


def place_in_chain(
    practitioner: Practitioner,
    entry_id: str,
    near: int | None = None,
    known: Mapping[str, Step] | None = None,
) -> Chain | None:
    """The longest chain through an entry, with `here` on its step; None where it stands alone.

    With `near`, only that many steps on either side; `before` and `after` count the rest. Ask for no more
    than you draw, and give the steps that are `known`: in a long record, whole chains for every entry are
    slow.
    """
    back, ahead = practitioner.depths, practitioner.heights
    before = _longest(entry_id, practitioner.origins, back, near)
    after = _longest(entry_id, practitioner.arrows, ahead, near)
    ids = (*reversed(before), entry_id, *(id_ for id_ in after if id_ not in before))
    if len(ids) == 1:
        return None
    known = known or steps_of(practitioner)
    steps = tuple(replace(known[id_], here=True) if id_ == entry_id else known[id_] for id_ in ids)
    days = [step.entry.date for step in steps]
    return Chain(
        steps=steps,
        span=Span(first=min(days), last=max(days)),
        before=back[entry_id] - len(before) if near else 0,
        after=ahead[entry_id] - len(after) if near else 0,
    )


def _longest(
    id_: str, following: paths.Arrows, lengths: Mapping[str, int], most: int | None
) -> tuple[str, ...]:
    """The longest way on from an entry, `most` steps at most, without meeting any entry twice."""
    path: list[str] = []
    seen = {id_}
    while later := [other for other in following[id_] if other not in seen]:
        if len(path) == most:
            break
        id_ = max(later, key=lengths.__getitem__) if len(later) > 1 else later[0]
        seen.add(id_)
        path.append(id_)
    return tuple(path)


def _chain(
    practitioner: Practitioner,
    ids: Sequence[str],
    elsewhere: Container[str] = (),
    in_words: bool = False,
) -> Chain:
    entries = [practitioner.by_id[id_] for id_ in ids]
    steps = tuple(
        replace(_step(entry, practitioner), elsewhere=True)
        if entry.id in elsewhere
        else _step(entry, practitioner, in_words)
        for entry in entries
    )
    return Chain(
        steps=steps, span=span(entries), themes=tuple(dict.fromkeys(t for e in entries for t in e.themes))
    )


def _step(entry: Entry, practitioner: Practitioner, in_words: bool = False) -> Step:
    return Step(
        role=role(entry, practitioner),
        entry=mention(entry),
        words=_words(entry) if in_words else "",
        effects=practitioner.outcomes_of.get(entry.id, ())[:_EFFECTS],
    )


def role(entry: Entry, practitioner: Practitioner) -> str:
    """What an entry does in a chain, in a word or two."""
    if entry.id in practitioner.tried_in and entry.kind != "feedback":
        return "Tried in practice"
    return _ROLES.get(entry.kind, "Then")


def _words(entry: Entry) -> str:
    """What an entry says changed: a changed mind first, else the heading its kind tells it under."""
    mind = changed_mind(entry)
    if mind:
        return mind.to
    headings = {
        "training": ("Difference to my practice", "What I learnt"),
        "feedback": ("What was said (not identifiable)",),
        "observation": ("Observer's view",),
        "supervision": (),
    }.get(entry.kind, ("What I changed", "What I learnt"))
    return next((words for name in headings if (words := entry.opening(name, 200))), "")


VIEW = View(name="chains", order=25, pages=_pages)
