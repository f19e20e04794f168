"""The record as data, as a table and as a plain tree: everything one audience may see, nothing else."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import handed
import jsonschema
import markdown
import portfolios
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.outputs import csv as table
from portfolio.outputs import docs, harmless, schemas
from portfolio.outputs import json as data
from portfolio.views.portfolio_json import portfolio_json

GUIDE = handed.SAMPLE.parent / schemas.IN_GUIDE
SCHEMA, SITE_SCHEMA = GUIDE / "export.schema.json", GUIDE / "portfolio-json.schema.json"
FIRST_KEYS = {
    "id", "name", "role", "entries", "chains", "not_yet_applied", "standards", "supervision", "actions", "renewal",
}  # fmt: skip


def exported(shown):
    return data.as_json(shown, json.loads(portfolio_json(shown)))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_no_withheld_word_is_in_any_export(tmp_path, audience):
    project = handed.canaries(tmp_path)
    _, shown = handed.seen(project, audience)
    tree = docs.as_docs(shown, handed.reader(project))
    outputs = {
        "json": exported(shown),
        "csv": table.as_csv(shown),
        "docs": b"\n".join([*(name.encode() for name in tree), *tree.values()]),
    }
    for name, content in outputs.items():
        found = set(re.findall(r"zz-[a-z]+-[a-z]+", content.decode("utf-8", "replace")))
        assert not (found & handed.words()) - handed.may_see(audience), name
        assert {"zz-public-title", "zz-public-learnt"} <= found, name
        assert b"secret.md" not in content or audience == "private", name


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_the_data_holds_what_portfolio_json_holds_and_every_word_shown(audience):
    shown = handed.sample(audience)
    content, known = json.loads(exported(shown)), json.loads(portfolio_json(shown))
    for person, other in zip(content["practitioners"], known["practitioners"], strict=True):
        assert {key: person[key] for key in other if key != "entries"} == {
            key: other[key] for key in other if key != "entries"
        }
        for entry, plain in zip(person["entries"], other["entries"], strict=True):
            assert {key: entry[key] for key in plain} == plain
    bodies = [entry["body"] for person in content["practitioners"] for entry in person["entries"]]
    assert bodies == [entry.body for entry in shown.entries]


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_the_data_is_as_its_schema_says(audience):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(exported(handed.sample(audience))), schema)


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_the_data_of_a_site_is_as_its_schema_says_and_holds_every_key_of_the_first(audience):
    schema = json.loads(SITE_SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    content = json.loads(portfolio_json(handed.sample(audience)))
    jsonschema.validate(content, schema)
    for person in content["practitioners"]:
        assert FIRST_KEYS | {"themes", "minds", "doors", "years"} <= set(person)
        named = schema["$defs"]["practitioner"]["properties"]
        assert set(person) == {key for key in named if key in person}


def test_the_schemas_in_the_guide_are_the_ones_generated():
    for path, text in schemas.texts().items():
        assert (GUIDE / path.name).read_text("utf-8") == text


def test_the_schema_refuses_a_field_nobody_knows():
    content = json.loads(exported(handed.sample("public")))
    content["practitioners"][0]["entries"][0]["fields"]["feeling"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schemas.schema())


def test_the_table_has_one_row_an_entry_and_the_same_columns_for_everyone():
    headers = set()
    for audience in portfolios.AUDIENCES:
        content = table.as_csv(handed.sample(audience))
        assert content.startswith(b"\xef\xbb\xbfpractitioner,name,kind,title,date,")
        headers.add(content.split(b"\r\n")[0])
        found = rows(content)
        assert [row["id"] for row in found] == [e.id for e in handed.sample(audience).entries]
    assert len(headers) == 1


@given(st.text(max_size=40))
def test_no_cell_begins_a_formula(text):
    for typed in (text, f"={text}", f"+{text}", f"-{text}", f"@{text}", f"\t{text}", f"\r{text}"):
        cell = table.cell(typed)
        assert not re.match(r"[=+\-@\t\r\n]", cell)
        assert cell.removeprefix("'") == typed or cell == typed


def test_a_formula_in_a_title_stays_words(tree):
    entry = portfolios.entry("Élan – été", title='=HYPERLINK("http://x","y")')
    found = rows(table.as_csv(handed.seen(tree({"practitioners/rowan/a.md": entry}))[1]))
    assert found[0]["title"] == '\'=HYPERLINK("http://x","y")'
    assert found[0]["text"] == "Élan – été"


def test_a_very_long_text_does_not_spill_over_other_rows():
    assert len(table.cell("x" * 60_000)) < 32_767


@pytest.mark.parametrize("audience", ["private", "regulator"])
def test_stock_mkdocs_builds_the_tree_and_every_link_leads_somewhere(tmp_path, audience):
    shown = handed.sample(audience)
    for name, content in docs.as_docs(shown, handed.reader(handed.SAMPLE.parent)).items():
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(site)]
    done = subprocess.run(command, cwd=tmp_path / "tree", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    checked = 0
    for page in site.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text("utf-8")):
            if not re.match(r"[a-z]+:|/|\.\./?$", link) and "404" not in page.name:
                assert (page.parent / link).exists(), (page, link)
                checked += 1
    assert checked > len(shown.entries)
    for path in (tmp_path / "tree").rglob("*.md"):
        head = path.read_text("utf-8").split("---")[1]
        assert [line.split(":")[0] for line in head.strip().split("\n")] == ["title", "date"]


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://e.org){: onclick="alert(1)" }',
    "<svg onload=alert(1)>",
    "<iframe src='https://e.org'></iframe>",
    "![x](https://e.org/pixel.png)",
    "![x][p]\n\n[p]: https://e.org/pixel.png",
    "<a href='javascript:alert(1)'>x</a>",
    '<details ontoggle="alert(1)" open>x</details>',
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_the_tree_holds_nothing_that_runs_or_fetches(payload):
    text = f"Words before.\n\n{payload}\n\nWords after."
    assert not harmless.is_harmless(text)
    safe = harmless.harmless(text)
    assert harmless.is_harmless(safe), safe
    assert "Words before." in safe


def test_harmless_text_is_left_as_it_is():
    for entry in handed.sample("private").entries:
        assert harmless.harmless(entry.body) == entry.body
    assert harmless.harmless("1 < 2 and `<script>`") == "1 < 2 and `<script>`"


@given(st.text(alphabet="*_`#[]()<>!|-+:.0123456789 ab\\{}&", max_size=30))
def test_plain_words_stay_words(text):
    shown = re.sub(r"<[^>]+>", "", markdown.markdown(docs.plain(text), extensions=list(docs.EXTENSIONS)))
    assert html.unescape(shown).split() == text.split()


def test_a_command_leaves_what_is_not_ours_untouched(run, tree):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")})
    mine = project / "thesis"
    for form in ("json", "csv"):
        mine.write_text("mine")
        result = run(project, "export", form, "--out", "thesis")
        assert (result.exit_code, mine.read_text()) == (1, "mine")
        assert "left as it is" in result.output
    folder = project / "holiday"
    folder.mkdir()
    (folder / "photo.jpg").write_text("mine")
    assert run(project, "export", "docs", "--out", "holiday").exit_code == 1
    assert [path.name for path in folder.iterdir()] == ["photo.jpg"]
    result = run(project, "export", "json", "--out", "content/pages/all.json")
    assert result.exit_code == 1
    assert not (project / "content/pages/all.json").exists()


def test_a_mistake_stops_a_shared_export_and_removes_the_older_one(run, tree):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")})
    outs = {"json": "r.json", "csv": "r.csv", "docs": "r"}
    for form, out in outs.items():
        assert run(project, "export", form, "--for", "public", "--out", out).exit_code == 0
    assert (project / "r/docs/rowan/entries/a/index.md").is_file()
    (project / "content/practitioners/rowan/b.md").write_text(portfolios.entry("x", shaer="public"))
    for form, out in outs.items():
        result = run(project, "export", form, "--for", "public", "--out", out)
        assert result.exit_code == 1
        assert not (project / out).exists()
        assert run(project, "export", form, "--out", out).exit_code == 0  # private goes on without it
    left = [path.name for path in project.iterdir() if path.name.startswith(".") and ".lock" not in path.name]
    assert left == [".portfolio-written"]


@pytest.mark.parametrize("out", ["r.json", "r.csv", "r", "r.pdf"])
def test_what_somebody_added_to_an_export_is_not_written_over(run, tree, out):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")})
    form = {"r": ("export", "docs"), "r.pdf": ("pack",)}.get(out) or ("export", out.removeprefix("r."))
    asked = (*form, "--for", "public", "--out", out)
    assert run(project, *asked).exit_code == 0
    assert run(project, *asked).exit_code == 0, "as it was written it is replaced"
    changed = project / out / "docs/rowan/entries/a/index.md" if out == "r" else project / out
    changed.write_bytes(changed.read_bytes() + b"2026-11-20,my own row\n")
    before = changed.read_bytes()
    result = run(project, *asked)
    assert (result.exit_code, changed.read_bytes()) == (1, before)
    assert re.search("changed (or added )?since", result.output)


def test_an_export_that_was_written_elsewhere_is_left_alone(run, tree):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")})
    assert run(project, "export", "csv", "--out", "r.csv").exit_code == 0
    (project / "copy.csv").write_bytes((project / "r.csv").read_bytes())
    result = run(project, "export", "csv", "--out", "copy.csv")
    assert (result.exit_code, "was not written from here" in result.output) == (1, True)


@pytest.mark.parametrize("audience", ["private", "supervisor", "regulator", "public"])
def test_only_what_is_for_the_public_may_be_read_by_others_on_this_computer(run, tree, audience):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")})
    outs = {
        "a.json": ("export", "json"),
        "a.csv": ("export", "csv"),
        "a": ("export", "docs"),
        "a.pdf": ("pack",),
    }
    for out, form in outs.items():
        assert run(project, *form, "--for", audience, "--out", out).exit_code == 0
    assert run(project, "build", "--for", audience).exit_code == 0
    places = [*(project / out for out in outs), project / "builds" / audience]
    assert {bool(place.stat().st_mode & 0o077) for place in places} == {audience == "public"}


@pytest.mark.parametrize("command", [("pack",), ("export", "json"), ("export", "csv"), ("export", "docs")])
def test_a_place_that_cannot_be_written_is_named(run, tree, command):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.")})
    result = run(project, *command, "--out", "mkdocs.yml/here")
    assert result.exit_code == 1
    assert re.search(r"mkdocs\.yml/here cannot be written \([A-Z][a-z ]+\)\.$", result.output.strip())


def test_private_exports_are_for_their_owner_only(run, tree):
    project = tree({"practitioners/rowan/a.md": portfolios.entry("Words.")})
    run(project, "export", "json", "--out", "r.json")
    run(project, "export", "docs", "--out", "r")
    assert Path(project / "r.json").stat().st_mode & 0o077 == 0
    assert Path(project / "r").stat().st_mode & 0o077 == 0
