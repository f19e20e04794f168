"""Tick boxes in an answer: what is ticked is the answer, what is not is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio.writing.word.symbols import EMPTY, TICKED

_TICKED = "☒☑✅🗹🗷🗵"
_EMPTY = "☐□◻▢❏❑⬜"
_TYPED = ((re.compile(r"\[ ?[xX✓✔] ?\]"), TICKED), (re.compile(r"\[ {0,3}\]"), EMPTY))
_BOX = re.compile(f"[{_TICKED}{_EMPTY}]\ufe0f?")
_LONGEST = 200  # letters; what stands beside a box is a choice and no story


@dataclass(frozen=True)
class Ticks:
    """An answer without its boxes, and the choices in it that nobody ticked."""

    answer: str
    unticked: tuple[str, ...] = ()


def read(text: str) -> Ticks:
    """What an answer says once its boxes are read. One without boxes is as it was."""
    for typed, box in _TYPED:
        text = typed.sub(box, text)
    boxes = _BOX.findall(text)
    if not boxes:
        return Ticks(text)
    between = [" ".join(part.split()) for part in _BOX.split(text)]
    if not any(between):
        return Ticks(", ".join("yes" if box[0] in _TICKED else "no" for box in boxes))
    if any(len(part) > _LONGEST for part in between[:-1]):
        return Ticks(text)
    follows = bool(between[0]) and not between[-1]
    choices = between[:-1] if follows else between[1:]
    rest = "" if follows else between[0]
    if not follows and "\n" in text.rstrip():
        choices[-1], _, after = _BOX.split(text)[-1].strip().partition("\n")
        rest = f"{rest}\n{after}".strip()
    is_ticked = [box[0] in _TICKED for box in boxes]
    ticked = [choice or "yes" for choice, yes in zip(choices, is_ticked, strict=True) if yes]
    unticked = [choice for choice, yes in zip(choices, is_ticked, strict=True) if not yes and choice]
    return Ticks("\n".join(part for part in (rest.strip(), ", ".join(ticked)) if part), tuple(unticked))
