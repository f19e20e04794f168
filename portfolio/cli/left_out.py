"""What a build for others leaves out and why, told to the practitioner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portfolio.cli.showing import counted
from portfolio.model import Portfolio
from portfolio.share import Share

_WHY = {
    Share.PRIVATE: "private",
    Share.SUPERVISOR: "shared with the supervisor only",
    Share.REGULATOR: "shared as far as the regulator only",
}


def left_out(full: Portfolio, shown: Portfolio) -> Iterator[str]:
    """One line for each reason."""
    there = {entry.reference for entry in shown.entries}
    hidden = [entry for entry in full.entries if entry.reference not in there]
    for share, number in sorted(Counter(entry.share for entry in hidden).items()):
        yield f"{counted(number, 'entry', 'entries')}: {_WHY[share]}"
    withheld = sum(entry.withheld for entry in shown.entries)
    if withheld:
        yield f"parts of {counted(withheld, 'entry', 'entries')}: these parts are shared less far"
    broken = len({p.where.file for p in full.problems if p.is_error})
    if broken:
        yield f"{counted(broken, 'file')}: something in them must be mended first"
