"""Cells that hold a number, a grade, a yes or a no, or nothing: none of them is anybody's words.

A regulator counts words about what was learnt. “Pass” under *Outcome* is none.
"""

from __future__ import annotations

import re

NOTHING = frozenset(
    {"", "-", "--", "–", "—", ".", "/", "n/a", "na", "n.a", "none", "nil", "0", "?", "null", "nan"}
)
_SEE = (
    "(?:my |the )?(?:above|below|attached|certificate|evidence|file|folder|notes?|reflections?|account|entry"
    "|log|report|document|link|appendix|separate \\w+|portfolio)(?: \\w+)?"
)
_NOT = "yet|applicable|recorded|known|sure|completed?|started"
_TO_COME = re.compile(
    rf"(?:t\.?b\.?[acd]\.?|to be \w+|to follow|to do|todo|pending|as above|ditto|see (?:{_SEE})"
    rf"|not (?:{_NOT})|none yet|nothing|[\"″〃]|x+|\.+|…)[.!]?"
)
# Words that say how it went, how much it was or how it was done, and nothing about what was in it.
_GRADES = frozenset(
    """
    pass passed fail failed merit distinction credit credits commended satisfactory unsatisfactory good
    excellent outstanding poor fair average adequate complete completed incomplete attended attendance
    absent achieved awarded competent competence certificate certificated certified accredited qualified met
    partially partly fully yes no y n true false high higher medium low lower very strongly agree disagree
    neutral positive negative done ok okay successful successfully unsuccessful approved accepted signed off
    valid expired current overdue progress date started booked planned cancelled enrolled ongoing open
    closed level band grade score mark marks rating result stage part out of with at in on the a b c d e f
    not first second third class upper 1st 2nd 3rd refer referred resubmit cpd points point hours hour hrs
    mins minutes stars star up to test quiz assessment formal informal individual group internal external
    mandatory statutory essential required optional online classroom participatory useful helpful relevant
    all none some never always often sometimes meets meet meeting exceeds exceeded expectations expectation
    requirements requirement standard standards this for discussed reviewed reflected recorded submitted
    uploaded shared noted logged verbal written lots lot loads much little verified declared
    """.split()  # noqa: SIM905 - words are read more easily than a list
)
_STARTS = frozenset(
    """
    pass passed fail failed achieved awarded attended completed complete certificate merit distinction
    """.split()  # noqa: SIM905 - as above
)
_ANSWER = re.compile(r"(?:yes|no|y|n|true|false)\s*(?:\Z|[^\w\s'’])")  # and more after a comma or a dash
_TOKEN = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"[\d.,:/%£$€+\-\s()]*")
_CODE = re.compile(r"[a-z]{0,4}\d[\w.]*")
_SHORT = 4


def is_nothing(cell: str) -> bool:
    """Whether a cell says nothing: empty, a dash, n/a, to follow, as above."""
    said = " ".join(cell.casefold().split())
    return said in NOTHING or said.strip(" .") in NOTHING or bool(_TO_COME.fullmatch(said))


def is_verdict(cell: str) -> bool:
    """Whether a cell is a number, a grade, a date, a code, a yes or a no, and no more."""
    said = cell.casefold().strip()
    if _FIGURES.fullmatch(said):
        return True
    tokens = _TOKEN.findall(said)
    if all(token in _GRADES or token.isdecimal() or _CODE.fullmatch(token) for token in tokens):
        return True
    return len(tokens) <= _SHORT and (tokens[0] in _STARTS or bool(_ANSWER.match(said)))


def is_words(cell: str) -> bool:
    """Whether somebody says something in a cell."""
    return not is_nothing(cell) and not is_verdict(cell)


def yes_or_no(cell: str) -> bool | None:
    """What a cell says to a yes-or-no question; None where it says something else."""
    said = cell.casefold().strip(" .!?")
    if said in {"y", "yes", "true", "✓", "✔", "☑", "x", "tick", "ticked"}:
        return True
    return False if said in {"n", "no", "false", "☐"} else None


def tokens(cell: str) -> list[str]:
    """The words and numbers of a cell."""
    return _TOKEN.findall(cell.casefold())
