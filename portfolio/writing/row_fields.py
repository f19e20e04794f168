"""The plain fields of a row: standards, themes, who ran it. What does not fit one is kept in the text."""

from __future__ import annotations

import datetime
import re

from portfolio.writing import questions, verdicts
from portfolio.writing.forms.labels import folded
from portfolio.writing.plain import one_line
from portfolio.writing.row_entry import Context, RowEntry

_LIST = re.compile(r"[;,|\n]")
_LONGEST = 200
_ROLES = frozenset(
    """
    manager team leader lead senior practice educator supervisor consultant practitioner social worker nurse
    principal head service assistant deputy line clinical ward sister matron psychologist therapist mentor
    coach external independent my the of advanced
    """.split()  # noqa: SIM905 - words are read more easily than a list
)
_PERSONS = frozenset({"supervisor", "observer"})  # fields that ask for a role and never for a name


def standards(entry: RowEntry) -> None:
    """Standards by their code, or by their title where the person's own frameworks have it."""
    typed, day = entry.cell("standards"), entry.fields.get("date")
    if verdicts.is_nothing(typed) or not day:
        return
    words = [one_line(word) for word in _LIST.split(typed) if word.strip()]
    known = [_standard(word, entry.context, day) for word in words]
    entry.fields["standards"] = tuple(dict.fromkeys(ref for ref in known if ref))
    if not all(known):
        entry.keep("standards")


def themes(entry: RowEntry) -> None:
    """Themes, parted by commas or semicolons."""
    words = [one_line(word) for word in _LIST.split(entry.cell("themes"))]
    entry.fields["themes"] = tuple(dict.fromkeys(word for word in words if not verdicts.is_nothing(word)))


def plain(entry: RowEntry, name: str) -> None:
    """A field that holds a few words, or one of some choices."""
    typed = one_line(entry.cell(name))
    if verdicts.is_nothing(typed):
        return
    asked = next((one for one in questions.questions(entry.kind) if one.field == name), None)
    value = None
    if asked and asked.form == "choice":
        said = " ".join(folded(typed))
        value = next((one for one, words in asked.choices if said in {one, " ".join(folded(words))}), None)
    elif asked and asked.form == "text" and len(typed) <= _LONGEST and "\n" not in entry.cell(name):
        is_role = name not in _PERSONS or set(verdicts.tokens(typed)) <= _ROLES
        value = typed if is_role else None
    if value is None:
        entry.keep(name)
    else:
        entry.fields[name] = value


def _standard(word: str, context: Context, day: datetime.date) -> str:
    if word.isdecimal():  # a level or a mark as well
        return ""
    for reference in (word, *(f"{name}:{word}" for name in context.own)):
        if context.frameworks.standard(reference, day):
            return reference
    said = folded(word)
    for name in context.own:
        framework = context.frameworks.by_id.get(name)
        version = framework.on(day) if framework else None
        for code, standard in (version.by_code if version else {}).items():
            if folded(standard.title) == said:
                return f"{name}:{code}"
    return ""
