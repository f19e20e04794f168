"""The command: what to measure, how often, and where the report goes."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import report
from benchmarks.measuring import Bench, say
from benchmarks.peers import HUGO, OURS, PEERS
from benchmarks.process import FailedError
from benchmarks.results import Results
from benchmarks.searching import searching
from benchmarks.serving import serving
from benchmarks.sizes import Size, careers, team
from benchmarks.starting import starting
from benchmarks.targets import LARGE, PEOPLE, SEARCHED, SMALL

_HERE = Path(__file__).resolve().parent
_QUICK = _HERE.parent / "builds" / "benchmarks"
_QUICK_SIZES, _QUICK_SEARCHED = [200, 600], 100
_ALL = ("P1", "P2", "P3", "P4", "P5", "P7", "P8")


def main(words: Sequence[str] | None = None) -> None:
    """Measure this program beside other site generators, and write the report."""
    asked = _options().parse_args(words)
    results = Results(
        sizes=tuple(sorted(set(asked.entries or (_QUICK_SIZES if asked.quick else [SMALL, LARGE])))),
        search_size=_QUICK_SEARCHED if asked.quick else SEARCHED,
        date=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        machine=machine(),
    )
    chosen = [peer for peer in PEERS.values() if peer is OURS or peer.id in asked.peers]
    results.versions.update({peer.title: peer.versions() for peer in chosen})
    there = [peer for peer in chosen if results.versions[peer.title]]
    out = asked.out or (_QUICK if asked.quick else _HERE)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        runs = 1 if asked.quick else asked.runs
        bench = Bench(Path(folder).resolve(), there, runs, asked.full or asked.quick, results)
        for step, measure in _steps(bench, set(asked.only)):
            try:
                measure()
            except (FailedError, TimeoutError, ImportError, OSError) as error:
                results.left_out.append(f"{step}: it failed and is missing or incomplete here.")
                say(f"{step} failed: {error}")
            report.write(results, out)  # after every step, so that nothing measured is lost
    say(f"Written: {out / 'README.md'}")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=main.__doc__)
    add = parser.add_argument
    add("--entries", type=int, nargs="+", metavar="N", help=f"sizes  [{SMALL} {LARGE}]")
    add("--runs", type=int, default=3, metavar="N", help="turns that count  [3]")
    add("--peers", nargs="+", choices=PEERS, default=[*PEERS], help="tools beside ours  [all]")
    add("--only", nargs="+", choices=_ALL, default=_ALL, help="targets  [all]")
    add("--full", action="store_true", help="the blog at the largest size too, twice: some twenty minutes")
    add("--quick", action="store_true", help="few entries and one run, to try it out")
    add("--out", type=Path, metavar="FOLDER", help="the folder of the report  [benchmarks]")
    return parser


def _steps(bench: Bench, only: set[str]) -> list[tuple[str, Callable[[], None]]]:
    results = bench.results
    ends = {careers(results.small): "P1"} | ({team(results.large): "P2"} if results.large else {})
    steps: list[tuple[str, Callable[[], None]]] = [
        (f"Builds from nothing, {size}", partial(bench.cold, size))
        for size in results.built
        if only & {ends.get(size), "P5"}
    ]
    if "P3" in only and HUGO in bench.peers:
        steps += [(f"One edit, {size}", partial(bench.edits, size)) for size in ends]
    if "P4" in only:
        steps.append(("Edits under `portfolio serve`", partial(serving, bench, results.small)))
    if "P5" in only:
        weighed = [Size(results.small, people) for people in PEOPLE]
        steps += [(f"The pages of {size}", partial(bench.pages, size)) for size in weighed]
    if "P7" in only:
        steps.append(("Search", partial(searching, bench, results.search_size)))
    if "P8" in only:
        steps.append(("Starting", partial(starting, bench, results.small)))
    if len(only) < len(_ALL):
        results.left_out.append(f"Everything but {', '.join(sorted(only))}: nobody asked for it in this run.")
    elif not bench.full and results.large:
        results.left_out.append(f"Material's blog at {results.large:,} entries: only with `--full`.")
    return steps


def machine() -> str:
    """The machine in general terms: nothing that tells whose it is."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()}, {platform.machine()}, {cores} cores, {memory:.0f} GB of memory, {python}"
