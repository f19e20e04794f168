"""The report: a README written anew from what was measured, with its chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.figures import Spread, spread
from benchmarks.growth import Lines, chart
from benchmarks.peers import OURS, PEERS
from benchmarks.prose import EACH, HEAD, TAIL
from benchmarks.results import Results
from benchmarks.sizes import careers
from benchmarks.targets import Target, targets

CHART = "growth.svg"
_NOTHING = "not measured"


def write(results: Results, folder: Path) -> None:
    """Write the README and the chart."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(readme(results), encoding="utf-8")
    (folder / CHART).write_text(_chart(results), encoding="utf-8")


def readme(results: Results) -> str:
    """The whole README as text."""
    ran = [[title, words or "not installed"] for title, words in results.versions.items()]
    blocks = [
        HEAD.format(date=results.date or _NOTHING, machine=results.machine or _NOTHING),
        table(("Tool", "Versions"), ran) if ran else "No tool has been run yet.",
        *_left_out(results),
        *_by_target(targets(results)),
        _costs(results),
        TAIL,
    ]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _left_out(results: Results) -> Iterator[str]:
    if results.left_out:
        yield "Left out:\n\n" + "\n".join(f"- {one}" for one in results.left_out)


def _by_target(found: Sequence[Target]) -> Iterator[str]:
    for name, (title, words) in EACH.items():
        yield f"## {name}: {title}\n\n{words.strip()}"
        rows = [_row(one) for one in found if one.name == name]
        if rows:
            yield table(("Measured", "Median", "Least to most", "Count", "Target", "Verdict"), rows)


def _row(one: Target) -> list[str]:
    if one.measured is None:
        return [one.what, "–", "–", "–", _bound(one), one.verdict]
    least_to_most = f"{_short(one.measured.least)} to {_short(one.measured.most)}"
    median = f"{_short(one.measured.median)}{one.unit}"
    return [one.what, median, least_to_most, str(one.measured.count), _bound(one), one.verdict]


def _bound(one: Target) -> str:
    if one.bound is None:
        return "none"
    fraction = one.bound.numerator == 1 and one.bound.denominator > 1 and one.unit == " ×"
    return f"≤ {one.bound if fraction else _short(float(one.bound))}{one.unit}"


def _short(value: float | Fraction) -> str:
    """Three figures that count."""
    value = float(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004


def _costs(results: Results) -> str:
    rows = [
        [
            peer.title,
            f"{size.entries:,}",
            f"{size.people:,}",
            *(_cell(results.costs(peer.id, size, what)) for what in _COLUMNS),
        ]
        for peer in PEERS.values()
        for size in results.built
        if peer.runs_at(size)
    ]
    head = ("Tool", "Entries", "People", *_COLUMNS.values())
    words = "A build from nothing: the median, and the least and most of all runs in brackets."
    picture = f"![{_description(results)}]({CHART})"
    return f"## The costs themselves\n\n{picture}\n\n{words}\n\n{table(head, rows) if rows else _NOTHING}"


def _cell(values: Sequence[float]) -> str:
    found: Spread | None = spread(values)
    if found is None:
        return _NOTHING
    more = f" ({_short(found.least)} to {_short(found.most)})" if found.count > 1 else " (one run)"
    return _short(found.median) + more


def _chart(results: Results) -> str:
    panels = {_COLUMNS[what]: _lines(results, what) for what in ("cpu", "memory")}
    return chart(panels, OURS.title, _description(results))


def _lines(results: Results, what: str) -> Lines:
    medians = {
        peer.title: [
            (entries, found.median)
            for entries in results.sizes
            if (found := spread(results.costs(peer.id, careers(entries), what)))
        ]
        for peer in PEERS.values()
    }
    return {title: line for title, line in medians.items() if line}


def _description(results: Results) -> str:
    """What the chart says, for those who do not see it."""
    said = [
        f"{title} {_short(line[-1][1])} at {line[-1][0]:,} entries"
        for title, line in _lines(results, "cpu").items()
    ]
    seen = "; ".join(said) or _NOTHING
    return (
        "Two line charts, one of processor seconds and one of peak memory, by the number of entries, "
        f"a line for each tool. Processor seconds: {seen}. All values stand in the table below."
    )


_COLUMNS = {"wall": "Seconds", "cpu": "Processor seconds", "memory": "Peak memory, MB", "disk": "Site, MB"}
