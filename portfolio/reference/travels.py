"""Everything that travels less far than its entry, on one page for an audit."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.limits import heading_limits
from portfolio.records.declared import declared, limited
from portfolio.records.of_type import details_in
from portfolio.reference.fields import REACH, reach
from portfolio.reference.markdown import page, table
from portfolio.share import Share

_INTRO = """\
An entry goes as far as its own `share` says, and everything in it goes along, apart from what stands
here. Each line is made from the place where the field or heading is defined, and a test holds this
page against the code. See [Who sees what](../sharing.md).
"""

Row = tuple[str, str, str, str]


def travels() -> str:
    """Every field and heading with a limit of its own."""
    rows = [*_fields(Entry, "every entry"), *_fields(Profile, "the profile")]
    for kind in KINDS.values():
        rows += [*_fields(kind, kind.kind_title, known=Entry)]
    lines = ["## Fields", "", *table(("Field", "Of", "Travels", "Opened by `share_fields`"), rows)]
    lines += ["", "## Headings", "", "In an entry of any kind, unless the heading carries a `share=`.", ""]
    return page(
        "What travels less far", _INTRO, [*lines, *table(("Heading", "Offered in", "Travels"), _headings())]
    )


def _fields(
    model: type[BaseModel], owner: str, above: str = "", known: type[BaseModel] = BaseModel
) -> Iterator[Row]:
    """The limited fields of a model and its groups, leaving out the `known` ones, already listed."""
    for name, info in model.model_fields.items():
        if name in known.model_fields:
            continue
        written, said = f"{above}{info.alias or name}", declared(model)[name]
        if (info.alias or name) in limited(model):
            opened = "no" if said.fixed or above else "yes"
            yield f"`{written}`", owner, reach(said), opened
        for group in details_in(info.annotation):
            yield from _fields(group, owner, f"{written}.")


def _headings() -> Iterator[tuple[str, str, str]]:
    limits = heading_limits()
    titles = dict.fromkeys(heading.title for kind in KINDS.values() for heading in kind.headings)
    for title in titles:
        if limits.limit(title) is not Share.PUBLIC:
            offering = (
                k.kind_title for k in KINDS.values() if title in {heading.title for heading in k.headings}
            )
            yield f"`## {title}`", ", ".join(offering), REACH[limits.limit(title)]
