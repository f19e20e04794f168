"""The JSON Schema says what our reader says."""

import datetime
import json
from pathlib import Path

import pytest

from portfolio.entries import KINDS, Profile
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Record
from portfolio.writing import schema
from portfolio.writing.text import Draft, entry_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = sorted((ROOT / "content/practitioners").rglob("*.md"))


def test_the_file_in_the_guide_is_up_to_date():
    found = (ROOT / schema.IN_GUIDE).read_text(encoding="utf-8")
    assert found == schema.schema_text(), "run: python -m portfolio.writing.schema"


def test_every_kind_and_every_field_is_there_with_its_explanation():
    for kind, model in KINDS.items():
        fields = schema.fields(kind)
        assert set(fields) == set(model.written())
        assert all(field.get("description") for field in fields.values())
        assert fields["kind"]["const"] == kind
        required = set(schema.schema()["$defs"][kind]["required"])
        assert {"kind", "title", "date"} <= required
        assert "id" not in required
    assert set(schema.schema()["$defs"]["profile"]["properties"]) == set(Profile.written())


def test_every_reference_leads_somewhere_and_nothing_is_left_over():
    text = schema.schema_text()
    definitions = json.loads(text)["$defs"]
    for name in definitions:
        assert f'"#/$defs/{name}"' in text
    assert text.count("$ref") >= len(definitions)
    assert "portfolio__" not in text


def plain(value):
    """A record's values as an editor's YAML would have them: figures are numbers there."""
    if isinstance(value, str):
        if value.isdecimal() and not value.startswith("0"):
            return int(value)
        return float(value) if value.replace(".", "", 1).isdecimal() and "." in value else value
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return {key: plain(one) for key, one in value.items()} if hasattr(value, "items") else value


def validator():
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft7Validator(json.loads(schema.schema_text()))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_sample_is_valid(path):
    record = frontmatter.read(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(record, Record)
    assert not list(validator().iter_errors(plain(record.meta)))


@pytest.mark.parametrize("kind", KINDS)
def test_examples_and_new_entries_are_valid_and_mistakes_are_not(kind):
    check = validator()
    day = datetime.date(2026, 3, 31)
    for text in (
        KINDS[kind].example,
        entry_text(Draft(kind, {"title": "T", "date": day, "share": "private"})),
    ):
        record = frontmatter.read(text, "x.md")
        meta = plain(record.meta)
        assert not list(check.iter_errors(meta))
        for wrong in (
            {"shaer": "private"},
            {"share": "everyone"},
            {"kind": "nonsense"},
            {"ratings": {"swe:4.2": 9}},
        ):
            assert list(check.iter_errors({**meta, **wrong}))
        assert list(check.iter_errors({name: value for name, value in meta.items() if name != "title"}))


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"title": " "}, {"date": "0026-03-31"}, {"date": "31/03/2026"}, {"themes": [""]}]
)
def test_what_our_reader_refuses_an_editor_refuses(wrong):
    right = {"kind": "reflection", "title": "T", "date": "2026-03-31"}
    assert not list(validator().iter_errors(right))
    assert list(validator().iter_errors({**right, **wrong}))
