"""Standards: frameworks across time, and a page for each framework in its versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from portfolio import say
from portfolio.entries import Entry
from portfolio.frameworks import Framework, Standard, Version
from portfolio.model import Practitioner, Terms
from portfolio.views.evolution.about import evidence_url, first_evidence
from portfolio.views.evolution.subject import ShowcasePiece
from portfolio.views.shared.base import Page, Span, View, mention, span
from portfolio.views.shared.periods import CalendarPeriod, CalendarPeriods, calendar_periods
from portfolio.views.shared.subjects import standard_urls


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationCount:
    """How many entries of one quarter or year cite a standard, with where to read them."""

    number: int
    showcase: int
    url: str
    says: str  # the link in full words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One standard across time."""

    id: str
    code: str
    title: str
    depth: int
    verified: bool
    source: str
    url: str  # of its evolution page, empty where nothing is shown
    counts: tuple[CitationCount, ...]
    total: int
    in_use: bool  # it, or one below it, is cited
    pieces: tuple[ShowcasePiece, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of its framework."""
        return f"s-{self.id.replace(':', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """One version of a framework across time."""

    version: Version
    in_force: str  # now, later or earlier, seen from the day of the build
    rows: tuple[Row, ...]
    replaced: Framework | None
    old_rows: tuple[Standard, ...]  # of the version it replaced, to read beside it
    old_version: Version | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPage:
    """What a framework's page shows, and its part of the overview."""

    framework: Framework
    url: str
    periods: tuple[CalendarPeriod, ...]
    maps: tuple[Map, ...]
    span: Span
    entries: int


def _pages(terms: Terms, practitioner: Practitioner) -> Iterator[Page]:
    folder = f"{practitioner.id}/standards/"
    columns = calendar_periods(entry.date for entry in practitioner.entries)
    drawing = _Drawing(
        terms=terms, practitioner=practitioner, columns=columns, urls=standard_urls(practitioner)
    )
    framework_pages = tuple(drawing.page(framework) for framework in _wanted(terms, practitioner))
    yield Page(
        folder=folder,
        title="Standards",
        template="standards.html",
        data=framework_pages,
        practitioner=practitioner.id,
        whose=practitioner.profile.name,
        summary="Where the record speaks to each standard, and when.",
    )
    for framework_page in framework_pages:
        yield Page(
            folder=framework_page.url.removesuffix("index.html"),
            title=framework_page.framework.title,
            template="framework.html",
            data=framework_page,
            practitioner=practitioner.id,
            whose=practitioner.profile.name,
            in_nav=False,
            parent=folder,
        )


def _wanted(terms: Terms, practitioner: Practitioner) -> tuple[Framework, ...]:
    """The frameworks of the profile first, then others cited, then those that replace one of them."""
    known = terms.frameworks.by_id
    cited = sorted({reference.partition(":")[0] for reference in practitioner.by_standard})
    names = dict.fromkeys((*practitioner.profile.frameworks, *cited))
    for framework in known.values():
        if any(version.replaces in names for version in framework.versions):
            names[framework.id] = None
    return tuple(known[name] for name in names if name in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """What all maps of one practitioner share, worked out once."""

    terms: Terms
    practitioner: Practitioner
    columns: CalendarPeriods
    urls: Mapping[str, str]

    def page(self, framework: Framework) -> FrameworkPage:
        """One framework with all its versions."""
        cited = {
            entry.id: entry
            for reference, entries in self.practitioner.by_standard.items()
            if reference.partition(":")[0] == framework.id
            for entry in entries
        }
        return FrameworkPage(
            framework=framework,
            url=f"{self.practitioner.id}/standards/{framework.id}/index.html",
            periods=self.columns.all,
            maps=tuple(self.map(framework, version) for version in framework.versions),
            span=span(cited.values()),
            entries=len(cited),
        )

    def map(self, framework: Framework, version: Version) -> Map:
        """One version, standard by standard, beside the version it replaced."""
        day = self.terms.as_of
        later = version.from_ is not None and version.from_ > day
        in_force = "now" if version.in_force(day) else "later" if later else "earlier"
        replaced, old = self.replaced(framework, version)
        rows = (self.rows(framework, version, standard, 0) for standard in version.standards)
        old_rows = tuple(old.by_code.values()) if old else ()
        return Map(
            version=version,
            in_force=in_force,
            rows=tuple(chain.from_iterable(rows)),
            replaced=replaced,
            old_rows=old_rows,
            old_version=old,
        )

    def replaced(self, framework: Framework, version: Version) -> tuple[Framework | None, Version | None]:
        """The framework and version that a version replaced."""
        own = next((v for v in framework.versions if v.version == version.replaces), None)
        if own:
            return framework, own
        other = self.terms.frameworks.by_id.get(version.replaces or "")
        return (other, other.versions[-1]) if other else (None, None)

    def rows(self, framework: Framework, version: Version, standard: Standard, depth: int) -> tuple[Row, ...]:
        """A standard and everything below it, in order."""
        below = tuple(
            row for part in standard.standards for row in self.rows(framework, version, part, depth + 1)
        )
        reference = f"{framework.id}:{standard.code}"
        cited = self.practitioner.by_standard.get(reference, ())
        entries = tuple(entry for entry in cited if framework.on(entry.date) is version)
        url = self.urls[reference] if entries else ""
        row = Row(
            id=reference,
            code=standard.code,
            title=standard.title,
            depth=depth,
            verified=standard.verified,
            source=standard.source or version.source,
            url=url,
            counts=tuple(self.counts(reference, entries, url, first_evidence(cited))),
            total=len(entries),
            in_use=bool(entries) or any(lower.in_use for lower in below),
            pieces=tuple(_pieces(reference, entries)),
        )
        return (row, *below)

    def counts(
        self, reference: str, entries: Sequence[Entry], url: str, first: int
    ) -> Iterator[CitationCount]:
        """How many entries of each quarter or year, and how many of them are showcase pieces."""
        cited = Counter(self.columns.anchor(entry.date) for entry in entries)
        best = Counter(
            self.columns.anchor(entry.date)
            for entry in entries
            if any(reference in piece.for_ for piece in entry.showcase)
        )
        for period in self.columns.all:
            number, shown = cited[period.anchor], best[period.anchor]
            where = evidence_url(url.removesuffix("index.html"), first, period.anchor)
            says = f"{say.counted(number, 'entry', 'entries')} for {reference} in {period.title}"
            says += ", with a showcase piece" if shown else ""
            yield CitationCount(
                number=number,
                showcase=shown,
                url=where if number else "",
                says=says,
            )


def _pieces(reference: str, entries: Iterable[Entry]) -> Iterator[ShowcasePiece]:
    for entry in entries:
        for piece in entry.showcase:
            if reference in piece.for_:
                yield ShowcasePiece(entry=mention(entry), because=piece.because)


VIEW = View(name="standards", order=30, pages=_pages)
