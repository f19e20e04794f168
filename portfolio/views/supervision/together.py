"""Support and challenge together: supervision should be safe, and still stretch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portfolio import say
from portfolio.entries.supervision import Supervision
from portfolio.views.shared.charts import (
    LEFT,
    RIGHT,
    Box,
    Cell,
    Chart,
    Key,
    Label,
    Line,
    Mark,
    Table,
    rounded,
)
from portfolio.views.shared.periods import from_to

_LEAST = 4  # sessions; fewer are no picture
_SCALE = range(1, 6)
_ENOUGH = 4  # 4 and 5 of 5
_ROW, _BAR, _TOP = 40, 20, 22  # pixels
_WIDE = (RIGHT - LEFT) / len(_SCALE)


def support_and_challenge(sessions: Iterable[Supervision]) -> Chart | None:
    """How often each pair of the two was felt, with the latest marked; None where few sessions say both."""
    both = [(one.date, one.support, one.challenge) for one in sessions if one.support and one.challenge]
    if len(both) < _LEAST:
        return None
    counted = Counter((support, challenge) for _, support, challenge in both)
    enough = sum(n for pair, n in counted.items() if min(pair) >= _ENOUGH)
    latest = both[-1][1:]
    over = from_to(day for day, _, _ in both)
    foot = _TOP + _ROW * len(_SCALE)
    labels = [Label(x=0, y=12, text="Supported, 1 to 5")]
    labels += [Label(x=LEFT - 3, y=_base(n) - 4, text=str(n), anchor="end", style="tick") for n in _SCALE]
    labels += [Label(x=_middle(n), y=foot + 16, text=str(n), anchor="middle", style="tick") for n in _SCALE]
    labels.append(Label(x=RIGHT, y=foot + 34, text="Challenged, 1 to 5", anchor="end"))
    tops = {pair: _base(pair[0]) - _high(n, counted) for pair, n in counted.items()}
    labels += [
        Label(x=_middle(pair[1]), y=top - 4, text=str(counted[pair]), anchor="middle", style="tick")
        for pair, top in tops.items()
    ]
    of = say.counted(len(both), "session")
    return Chart(
        id="together",
        title=f"Well supported and well challenged in {enough} of {of}, {over}",
        description="4 or 5 of 5 in both. Higher up I felt more supported, further right more challenged; "
        "each bar counts sessions.",
        height=foot + 40,
        boxes=tuple(
            Box(
                x=rounded(_middle(pair[1]) - _WIDE / 4),
                y=top,
                width=rounded(_WIDE / 2),
                height=_high(counted[pair], counted),
                style="bar",
            )
            for pair, top in tops.items()
        ),
        lines=tuple(Line(x1=LEFT, y1=_base(n), x2=RIGHT, y2=_base(n), style="grid") for n in _SCALE),
        marks=(Mark(x=rounded(_middle(latest[1]) + _WIDE / 3), y=_base(latest[0]) - 10, shape="diamond"),),
        labels=tuple(labels),
        keys=(Key(shape="diamond", text="The latest session"),),
        table=Table(
            caption=f"Sessions by how supported and how challenged I felt, {over}",
            head=("Supported", *(f"Challenged {n}" for n in _SCALE)),
            rows=tuple(
                (Cell(text=str(up)), *(Cell(text=str(counted[up, across])) for across in _SCALE))
                for up in reversed(_SCALE)
            ),
        ),
    )


def _base(support: int) -> int:
    return _TOP + _ROW * (len(_SCALE) + 1 - support)


def _middle(challenge: int) -> float:
    return rounded(LEFT + (challenge - 0.5) * _WIDE)


def _high(count: int, counted: Counter[tuple[int, int]]) -> float:
    return rounded(_BAR * count / max(counted.values()))
