"""What every kind, framework and problem promises, checked over all there are."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

import portfolio
from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.base import Shape
from portfolio.entries.reading import Location, read_entry
from portfolio.frameworks import Framework, builtin
from portfolio.problems import Where, problem, texts
from portfolio.records.frontmatter import Record, read

PACKAGE = Path(portfolio.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FRAMEWORKS = sorted(builtin().by_id.values(), key=lambda framework: framework.id)
MODELS: list[type[BaseModel]] = [*KINDS.values(), Profile]


def test_the_six_kinds_are_registered():
    assert set(KINDS) >= {"training", "reflection", "supervision", "feedback", "observation", "review"}


# Kinds


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_example_of_a_kind_is_read_without_problems(kind: type[Entry]):
    record = read(kind.example, "example.md")
    assert isinstance(record, Record), record
    entry, problems = read_entry(record, Location("rowan", "rowan/example.md"))
    assert not problems
    assert type(entry) is kind
    assert entry.body.strip(), "the example has no text"
    assert set(entry.standards) == {s for s in entry.standards if builtin().standard(s, entry.date)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_example_of_a_kind_shows_its_headings_and_fields(kind: type[Entry]):
    record = read(kind.example, "example.md")
    assert isinstance(record, Record)
    own = set(kind.written()) - set(Entry.written())
    assert own & set(record.meta), "the example shows no field of its own"
    headings = set(re.findall(r"(?m)^## (.*)$", kind.example))
    assert headings <= {heading.title for heading in kind.headings}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_heading_has_a_prompt(kind: type[Entry]):
    assert kind.kind_title
    for heading in kind.headings:
        assert heading.title.strip()
        assert heading.prompt.strip().endswith(".")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained_with_an_example_or_by_its_parts(model: type[BaseModel]):
    written = set(model.written().values())
    assert len(written) > 5
    for name in written:
        _explained(model, name)


def _explained(model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]
    where = f"{model.__name__}.{name}"
    assert field.description, f"{where} has no description"
    assert field.description.rstrip().endswith((".", "?")), f"{where}: a description is a sentence"
    inner = _models(field.annotation)
    assert field.examples or inner, f"{where} has neither an example nor parts"
    for one in inner:
        for part in one.model_fields:
            _explained(one, part)


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for arg in get_args(annotation) for found in _models(arg)]


# Frameworks


def test_there_are_frameworks():
    assert len(FRAMEWORKS) == len(list((PACKAGE / "frameworks").glob("*.yml"))) > 5


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.id)
def test_every_standard_says_where_it_was_read(framework: Framework):
    assert framework.versions
    for version in framework.versions:
        assert version.source.strip()
        standards = list(version.by_code.values())
        assert standards
        for standard in standards:
            assert standard.source, f"{framework.id}:{standard.code} has no source"
            assert "verified" in standard.model_fields_set, f"{framework.id}:{standard.code}"
            assert standard.title.strip()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.id)
def test_no_two_versions_are_in_force_on_one_day(framework: Framework):
    spans = sorted((str(v.from_ or ""), str(v.to or "9999")) for v in framework.versions)
    for (_, end), (start, _) in pairwise(spans):
        assert end < start


def test_what_a_version_replaced_is_there():
    said = [(one, version) for one in FRAMEWORKS for version in one.versions if version.replaces]
    assert said, "no framework says what it replaced"
    for framework, version in said:
        where = f"{framework.id}, version {version.version}"
        assert version.replaces in builtin().replaceable(framework, version), where


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.id)
def test_a_code_stands_once_in_a_version(framework: Framework):
    for version in framework.versions:
        codes = [standard.code for top in version.standards for standard in top.walk()]
        assert len(codes) == len(set(codes))


# Problems


@pytest.mark.parametrize("code", texts())
def test_every_problem_renders_with_its_example_and_shows_wrong_and_right(code: str):
    text = texts()[code]
    shown = problem(code, Where("visit.md"), **text.example)
    assert "{" not in shown.what
    for words in (shown.what, shown.fix, text.why):
        assert words.strip().endswith((".", "?", "`")), words
        assert "oops" not in words.casefold()
    assert text.wrong.strip()
    assert text.right.strip()
    assert text.wrong != text.right
    assert text.severity in ("error", "warning")


def test_every_code_in_the_source_has_a_text_and_every_text_is_used():
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    said = set(re.findall(r'(?:\bproblem|\.refuse|PydanticCustomError)\(\s*"([a-z][a-z0-9-]+)"', source))
    known = set(texts())
    assert len(said) > 40
    assert said - known == set(), "codes without a text"
    # A code may stand in a table, or be put together: f"guard-{kind}".
    quoted = set(re.findall(r'"([a-z][a-z0-9-]+)"', source))
    begun = tuple(re.findall(r'f"([a-z]+-)\{', source))
    unsaid = {code for code in known - quoted if not (begun and code.startswith(begun))}
    assert unsaid == set(), "texts nothing says"


def test_codes_are_words_with_hyphens():
    assert len(texts()) > 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code) for code in texts())


# Code


def test_no_module_is_longer_than_can_be_read_in_one_go():
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text().splitlines()) for path in MODULES}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > 250} == {}


@pytest.mark.parametrize("shape", get_args(Shape))
def test_every_shape_a_kind_may_have_is_drawn_on_pages_and_in_the_pack(shape: str):
    from portfolio.site.tools import theme_folder

    drawn = (theme_folder() / "portfolio/parts.html").read_text()
    assert f'"{shape}": "M' in drawn
    in_pack = files("portfolio.outputs").joinpath("pack.typ").read_text()
    assert f'name == "{shape}"' in in_pack


def test_every_module_says_what_it_is():
    assert len(MODULES) > 20
    assert [str(path) for path in MODULES if not path.read_text().lstrip().startswith(('"""', 'r"""'))] == []


def test_the_theme_comes_with_the_package():
    from portfolio.site.tools import theme_folder

    names = {path.relative_to(theme_folder()).as_posix() for path in theme_folder().rglob("*.html")}
    assert names >= {"main.html", "portfolio/page.html", "portfolio/entry.html"}
    assert files("portfolio.problems").joinpath("texts.yml").is_file()
