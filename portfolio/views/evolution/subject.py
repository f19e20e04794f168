"""The page of one theme or standard: showcase, then and now, seen and felt, supervision, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from portfolio.entries import Entry
from portfolio.views.evolution.about import MOST_WORK, About
from portfolio.views.evolution.bridge import Changed, Other, changed
from portfolio.views.evolution.seen import Seen, seen
from portfolio.views.evolution.staircase import Staircase, staircase
from portfolio.views.shared.base import Mention, Page, Span, mention, span
from portfolio.views.shared.passages import Passages
from portfolio.views.shared.periods import from_to
from portfolio.views.shared.subjects import Subject
from portfolio.views.shared.then_now import Pair, then_now
from portfolio.views.supervision.work import ActionProgress, Came, Decided, decided

MOST_PIECES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowcasePiece:
    """A showcase piece and why it was chosen."""

    entry: Mention
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """One entry in the dated chain, with its most telling words."""

    entry: Mention
    words: str
    rating: int | None
    is_showcase: bool
    grew_from: tuple[Mention, ...]
    under: str = ""  # the earlier standard it is about
    changed: tuple[Changed, ...] = ()  # where the framework changed between the entry before and this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The evidence of a quarter or a year."""

    title: str
    anchor: str
    evidence: tuple[EvidenceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage:
    """What the page shows."""

    subject: Subject
    count: int  # entries
    span: Span
    framework: str
    stretches: tuple[Stretch, ...]
    pieces: tuple[ShowcasePiece, ...] = ()
    more_pieces: int = 0
    pair: Pair | None = None
    stairs: Staircase | None = None
    seen: Seen | None = None
    before: tuple[Other, ...] = ()  # standards it goes on from
    after: tuple[Other, ...] = ()  # standards that go on from it
    decisions: tuple[Decided, ...] = ()
    actions: tuple[ActionProgress, ...] = ()
    outcomes: tuple[Came, ...] = ()
    more_work: bool = False  # supervision has more than is shown here
    years: tuple[tuple[int, str], ...] = ()  # earlier ones, and their pages
    newest: str = ""  # the page of the newest, if this is not it


def subject_page(given: About) -> Iterator[Page]:
    """The page of one theme or standard, with the evidence of its newest years."""
    subject, entries, passages = given.subject, given.entries, Passages()
    pieces = tuple(_pieces(subject, entries))
    data = SubjectPage(
        subject=subject,
        count=len(entries),
        span=span(entries),
        framework=given.framework,
        pieces=pieces[:MOST_PIECES],
        more_pieces=len(pieces[MOST_PIECES:]),
        pair=then_now(subject, entries, passages),
        stairs=staircase(subject.name, entries, given.felt, passages) if subject.kind == "theme" else None,
        before=given.before,
        after=given.after,
        seen=seen(subject, entries, given.lower, passages, given.before),
        decisions=tuple(reversed(decided(given.sessions)))[:MOST_WORK],
        actions=given.actions,
        outcomes=given.outcomes,
        more_work=given.more_work,
        stretches=tuple(_stretches(given, passages)),
        years=given.years,
    )
    yield _page(given, subject.folder, data)


def year_page(given: About, year: int) -> Iterator[Page]:
    """The evidence of one earlier year, on a page of its own."""
    data = SubjectPage(
        subject=given.subject,
        count=len(given.entries),
        span=span(given.entries),
        framework=given.framework,
        stretches=tuple(_stretches(given, Passages())),
        newest=given.subject.url,
    )
    yield _page(given, f"{given.subject.folder}{year}/", data, f", {year}")


def _page(given: About, folder: str, data: SubjectPage, when: str = "") -> Page:
    name, over = f"{given.subject.name}{when}", from_to(entry.date for entry in given.entries)
    return Page(
        folder=folder,
        title=name,
        template="evolution_one.html",
        data=data,
        practitioner=given.practitioner,
        whose=given.whose,
        in_nav=False,
        parent=f"{given.practitioner}/evolution/",
        summary=f"{name}: how it developed, {over}.",
    )


def _pieces(subject: Subject, entries: Sequence[Entry]) -> Iterator[ShowcasePiece]:
    """Showcase pieces, the newest first."""
    for entry in reversed(entries):
        if piece := subject.piece(entry):
            yield ShowcasePiece(entry=mention(entry), because=piece.because)


def _stretches(given: About, passages: Passages) -> Iterator[Stretch]:
    titles = {period.anchor: period.title for period in given.columns.all}
    under = {entry.id: one.subject for one in reversed(given.before) for entry in one.entries}
    earlier = {entry.id for entry, _ in given.told_before}
    waiting = [*changed(given.before)]

    def evidence(entry: Entry, grew_from: tuple[Mention, ...]) -> EvidenceEntry:
        passage = passages.of(entry)
        subject = under[entry.id] if entry.id in earlier else given.subject
        passed = tuple(one for one in waiting if one.day <= entry.date)
        waiting[:] = waiting[len(passed) :]
        return EvidenceEntry(
            entry=mention(entry),
            words=passage.words if passage else "",
            rating=subject.rating(entry),
            is_showcase=subject.piece(entry) is not None,
            grew_from=grew_from,
            under=subject.id if subject is not given.subject else "",
            changed=passed,
        )

    told = (
        sorted((*given.told_before, *given.told), key=lambda one: (one[0].date.toordinal(), one[0].id))
        if given.told_before
        else given.told
    )
    for anchor, group in groupby(told, key=lambda one: given.columns.anchor(one[0].date)):
        yield Stretch(title=titles[anchor], anchor=anchor, evidence=tuple(evidence(*one) for one in group))
