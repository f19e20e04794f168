"""Every value of a kind's example stands on its page, in the table and in the pack."""

from __future__ import annotations

import csv
import datetime
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import portfolios
import pypdf
import pytest
from portfolios import MATERIAL

from portfolio import say
from portfolio.entries import KINDS, Entry
from portfolio.folder.read import read
from portfolio.outputs import csv as table
from portfolio.outputs import pack
from portfolio.outputs.pack_choice import choice
from portfolio.records.declared import declared, label
from portfolio.records.fields import Detail

DAY = datetime.date(2026, 11, 22)
ANCHORS = {("Action", "id"), ("Goal", "id")}  # not words
SHOWCASE = "showcase: {for: [swe:4.2], because: It shows it.}\n---\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Kind → its page, its row and the pack, as text; every example is a showcase piece, told in full."""
    examples = {
        f"practitioners/rowan/{name}.md": "---\n" + kind.example[4:].replace("---\n", SHOWCASE, 1)
        for name, kind in KINDS.items()
    }
    project = portfolios.write(tmp_path_factory.mktemp("examples"), {**examples, "./mkdocs.yml": MATERIAL})
    site = portfolios.build(project)
    assert site.error is None, site.said
    portfolio = read(portfolios.folder_of(project), DAY).portfolio
    (rowan,) = portfolio.practitioners
    pdf = pack.as_pdf(portfolio, choice(portfolio, rowan), lambda _: None).pdf
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    told = "".join(page.extract_text() for page in pages)
    rows = {
        row["kind"]: row for row in csv.DictReader(io.StringIO(table.as_csv(portfolio).decode("utf-8-sig")))
    }
    return {
        kind: {
            "page": site.words(f"rowan/entries/{kind}/index.html"),
            "table": " ".join(rows[kind].values()),
            "pack": told,
        }
        for kind in KINDS
    }


def _values(model: Entry | Detail, names: set[str]) -> Iterator[tuple[str, object]]:
    """The values of a model and of the groups in it, each with its label."""
    for name in names:
        said = declared(type(model))[name]
        value = getattr(model, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Detail):
                yield from _values(one, set(type(one).model_fields))
            elif one is not None and (type(model).__name__, name) not in ANCHORS:
                yield label(name, said), said.words.get(str(one), one)


def _as_told(value: object, where: str) -> set[str]:
    """The ways in which a value may be told."""
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    if isinstance(value, datetime.date):
        return {say.day(value), value.isoformat()}
    if isinstance(value, float):
        return {f"{value:g}"}
    text = str(value)
    return {text, text.replace("-", " ")} if where != "table" else {text, _typed(text)}


def _typed(text: str) -> str:
    """What was typed where a page says it in other words."""
    words = (said.words for kind in KINDS.values() for said in declared(kind).values())
    return next((typed for pairs in words for typed, told in pairs.items() if told == text), text)


def _squeezed(text: str) -> str:
    return "".join(html.unescape(re.sub(r"\s", "", text)).split()).casefold()


@pytest.mark.parametrize("where", ["page", "table", "pack"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_an_example_is_told(
    made: dict[str, dict[str, str]], tmp_path: Path, kind: str, where: str
):
    project = portfolios.write(tmp_path, {"practitioners/rowan/a.md": KINDS[kind].example})
    (entry,) = read(portfolios.folder_of(project), DAY).portfolio.entries
    own = set(type(entry).model_fields) - set(Entry.model_fields)
    values = list(_values(entry, {name for name in own if name in entry.model_fields_set}))
    assert values
    text = _squeezed(made[kind][where])
    lost = [
        (name, value)
        for name, value in values
        if not any(_squeezed(words) in text for words in _as_told(value, where))
        or (where != "table" and isinstance(value, bool) and _squeezed(name) not in text)
    ]
    assert lost == []
