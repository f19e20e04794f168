"""The evidence pack: what it holds, how it is tagged, and that it holds nothing else."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
import time

import handed
import pikepdf
import portfolios
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from portfolio import say
from portfolio.entries.details import Showcase
from portfolio.outputs import lock, pack
from portfolio.outputs.pack_choice import choice
from portfolio.outputs.told import told
from portfolio.text.parts import split
from portfolio.views.portfolio_json import portfolio_json


def packed(portfolio, id_, project=handed.SAMPLE.parent):
    person = next(one for one in portfolio.practitioners if one.id == id_)
    everything = choice(portfolio, person, everything=True)
    return pack.as_pdf(portfolio, everything, handed.reader(project)).pdf


@pytest.fixture(scope="module")
def packs():
    """Every pack of the sample for every audience, drawn once."""
    return {
        (one.id, audience): packed(handed.sample(audience), one.id)
        for audience in portfolios.AUDIENCES
        for one in handed.sample(audience).practitioners
    }


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_every_entry_of_the_record_and_no_other_is_listed(packs, audience):
    known = json.loads(portfolio_json(handed.sample(audience)))
    everything = {e.title for e in handed.sample("private").entries}
    for person in known["practitioners"]:
        text = handed.text_of(packs[person["id"], audience])
        squeezed = text.replace(" ", "")
        for entry in person["entries"]:
            assert entry["title"].replace(" ", "") in squeezed
        visible = {entry["title"] for one in known["practitioners"] for entry in one["entries"]}
        words = " ".join(e.body for e in handed.sample(audience).entries)
        for title in everything - visible:
            if len(title.split()) > 3 and title not in words:  # short titles are everyday words
                assert title.replace(" ", "") not in squeezed, title


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_dates_and_the_words_of_chosen_pieces_stand_as_written(packs, audience):
    checked = 0
    for person in handed.sample(audience).practitioners:
        text = handed.text_of(packs[person.id, audience]).replace(" ", "")
        for entry in person.entries:
            assert say.days(entry.date, entry.until).replace(" ", "") in text
        for entry in (e for e in person.entries if e.showcase):
            for part in entry.parts:
                for line in part.text.split("\n"):
                    plain = line.strip()
                    if plain and not re.search(r"[\[\]*_`|<>#]|^\s*([-+]|\d+\.)\s", plain):
                        assert plain.replace(" ", "") in text, plain
                        checked += 1
            for said in told(entry, handed.sample(audience), person).facts:
                assert said.text.replace(" ", "") in text, said
    assert checked > 20 or audience == "public"


@pytest.mark.parametrize("audience", portfolios.AUDIENCES)
def test_no_withheld_word_is_anywhere_in_the_file(tmp_path, audience):
    project = handed.canaries(tmp_path)
    _, shown = handed.seen(project, audience)
    pdf = packed(shown, "rowan", project)
    everything = handed.bytes_of(pdf).decode("utf-8", "replace") + handed.text_of(pdf)
    found = handed.words() & set(re.findall(r"zz-[a-z]+-[a-z]+", everything))
    assert not found - handed.may_see(audience)
    for word in ("title", "certificate"):
        assert f"zz-public-{word}" in found


def test_the_shared_pack_says_whose_choice_it_is(packs):
    for (id_, audience), pdf in packs.items():
        name = next(p.profile.name for p in handed.sample(audience).practitioners if p.id == id_)
        sentence = f"This is what {name} chose to share, not the whole record."
        assert (sentence in handed.text_of(pdf)) is (audience != "private")


def test_a_withheld_part_is_stated_and_a_withheld_entry_is_not(tmp_path):
    project = handed.canaries(tmp_path)
    _, shown = handed.seen(project, "regulator")
    text = handed.text_of(packed(shown, "rowan", project))
    assert "A part of this entry is not shared here." in text
    assert "Parts of 2 of the entries shown are not shared." in text
    assert "secret" not in text.replace("a secret", "")


def test_content_is_never_markup(tree):
    typed = '#read("/etc/passwd") $x^2$ {{ 7*7 }} #import "@preview/x:1.0.0" *b* _i_ @ref <lbl> \\ ` = h'
    body = f"## What I learnt\n\n`{typed.replace('`', '')}`\n\n" + "Also #eval(1) and $ y $ and [#] here."
    entry = portfolios.entry(
        body, title=typed, showcase=[{"for": ["swe:2.5"], "because": typed}], share="public"
    )
    project = tree({"practitioners/rowan/a.md": entry})
    _, shown = handed.seen(project)
    text = handed.text_of(packed(shown, "rowan", project)).replace(" ", "")
    for piece in ('#read("/etc/passwd")', "$x^2$", "{{7*7}}", "#eval(1)", "$y$", "[#]", "<lbl>"):
        assert piece in text
    assert "root:" not in text


def test_tags_language_title_and_bookmarks(packs):
    for pdf in packs.values():
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            root = opened.Root
            assert root.MarkInfo.Marked
            assert root.StructTreeRoot.K is not None
            assert str(root.Lang) == "en-GB"
            assert root.ViewerPreferences.DisplayDocTitle
            with opened.open_metadata() as meta:
                assert meta["pdfuaid:part"] == "1"
                assert meta["pdfaid:part"] == "3"
                assert meta["dc:title"].startswith("Portfolio of ")
            with opened.open_outline() as outline:
                titles = [item.title for item in outline.root]
                assert titles[0].startswith("About ")
                assert titles[-1] == "About this document"
                assert "All entries" in titles
    kinds = {kind for kind, _ in _structure(packs["rowan", "private"])}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/P", "/Figure", "/Link"} <= kinds


def test_every_figure_has_words_for_those_who_do_not_see_it(packs):
    figures = [alt for kind, alt in _structure(packs["rowan", "private"]) if kind == "/Figure"]
    assert len(figures) >= 4
    assert all(len(alt) > 20 for alt in figures)


@pytest.mark.parametrize(
    "written",
    [
        "![said](one.png)", "Words ![said](one.png) and more.", "- a\n\n- ![said](one.png)\n", "> ![said](one.png)",
        "### A part ![said](one.png)\n\nWords.", "### ![said](one.png)\n\nWords.", "A **[![said](one.png) link](https://e.org)**",
        "| a |\n|---|\n| ![said](one.png) |",
    ],
)  # fmt: skip
def test_a_picture_is_drawn_wherever_it_stands_and_no_larger_than_it_is(tree, written):
    entry = portfolios.entry(
        f"## What I learnt\n\n{written}\n",
        evidence=["one.png"],
        standards=["swe:2.5"],
        showcase=[{"for": ["swe:2.5"], "because": "It does."}],
        share="public",
    )
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(drawn, "PNG")
    project = tree({"practitioners/rowan/a.md": entry, "practitioners/rowan/one.png": drawn.getvalue()})
    _, shown = handed.seen(project)
    pdf = packed(shown, "rowan", project)
    assert [alt for kind, alt in _structure(pdf) if kind == "/Figure"].count("said") == 1
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        placed = [
            operands
            for page in opened.pages
            if any(
                "/Image" in str(x.get("/Subtype"))
                for x in page.get("/Resources", {}).get("/XObject", {}).values()
            )
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "cm"
        ]
    assert placed
    assert max(abs(float(operands[0])) for operands in placed) <= 60


def test_a_word_longer_than_a_line_stays_on_the_page(tree):
    entry = portfolios.entry(
        f"## What I learnt\n\n{'long' * 100}\n\n```\n{'code' * 100}\n```\n",
        standards=["swe:2.5"],
        showcase=[{"for": ["swe:2.5"], "because": "because" * 40}],
        share="public",
    )
    project = tree({"practitioners/rowan/a.md": entry})
    _, shown = handed.seen(project)
    reader = pypdf.PdfReader(io.BytesIO(packed(shown, "rowan", project)))
    lines = [line for page in reader.pages for line in page.extract_text().split("\n")]
    for word in ("long", "code", "because"):
        broken = [line for line in lines if word * 2 in line]
        assert len(broken) > 3
        assert max(map(len, broken)) < 120


def test_who_says_that_something_came_of_it_is_told(packs):
    text = " ".join(handed.text_of(packs["rowan", "private"]).split())
    assert "2 September 2026, in my own words. Noticed: An audit of my records" in text
    assert "An audit of my records (9 October 2026, said by a manager)." in text
    assert "30 September 2026, only I say so." in text
    assert (
        "It led to Half wrong (10 June 2026); Observed in a review (18 June 2026, seen by an observer)"
        in text
    )


def _structure(pdf):
    """Kind and alternative text of every element of the structure."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        waiting = [opened.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += list(one)
            elif isinstance(one, pikepdf.Dictionary):
                if "/S" in one:
                    found.append((str(one.S), str(one.get("/Alt", ""))))
                if "/K" in one:
                    waiting.append(one.K)
    return found


def test_evidence_is_attached_and_listed_with_its_fingerprint(packs):
    pdf = packs["rowan", "regulator"]
    file = "rowan/training/certificate-listening-to-children.pdf"
    data = handed.reader(handed.SAMPLE.parent)(file)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        attached = [one.get_file().read_bytes() for one in opened.attachments.values()]
    assert data in attached
    digest = hashlib.sha256(data).hexdigest()
    assert digest in handed.text_of(pdf).replace(" ", "")


def test_the_same_files_make_the_same_bytes(packs):
    assert packed(handed.sample("regulator"), "imogen") == packs["imogen", "regulator"]


def test_a_character_no_font_has_is_written_by_its_name(tree):
    entry = portfolios.entry(
        "Said \U0001fae8 and 你.", title="A day", showcase=[{"for": ["swe:2.5"], "because": "x"}]
    )
    project = tree({"practitioners/rowan/a.md": entry})
    text = handed.text_of(packed(handed.seen(project)[1], "rowan", project))
    assert "Said" in text
    assert "[" in text or "你" in text


NAMES = ["Łukasz Żółć", "Tŷ Ŵyn", "محمد الأمين", "Zoë Ångström", "Юлия", "Ελένη"]


def test_names_of_many_scripts_are_drawn_without_this_computers_fonts(tree, monkeypatch):
    monkeypatch.setattr(pack, "_compiled", lambda *args, old=pack._compiled: old(*args[:-1], True))
    project = tree({"practitioners/rowan/a.md": portfolios.entry("\n\n".join(NAMES), title=NAMES[2])})
    portfolio = handed.seen(project)[1]
    made = pack.as_pdf(portfolio, choice(portfolio, portfolio.practitioners[0]), handed.reader(project))
    assert made.undrawn == {}


def test_what_no_font_can_draw_is_told_with_its_place(tree, run):
    project = tree({
        "practitioners/rowan/profile.md": "---\nname: 王 Rowan\nrole: worker\n---\n",
        "practitioners/rowan/a.md": portfolios.entry("Words.", title="A visit 𓀀"),
        "practitioners/rowan/b.md": portfolios.entry("Said 𓀀 twice.", title="A second visit"),
    })  # fmt: skip
    result = run(project, "pack", "--out", "p.pdf")
    assert result.exit_code == 0, result.output
    assert "could not be drawn: no font here has them. Each stands by its name." in result.output
    assert "𓀀 (egyptian hieroglyph a001) in “A visit 𓀀”, “A second visit”" in result.output
    pdf = pypdf.PdfReader(project / "p.pdf")
    assert pdf.metadata.title == "Portfolio of 王 Rowan", "the words themselves stay true"


def test_signs_that_mean_nothing_never_end_a_pack(tree, run):
    body = "\uf0b7 first\n\n\uf0a7 second \ue000 \uf8ff \u0378 \ufeff end"
    project = tree({"practitioners/rowan/a.md": portfolios.entry(
        body, title="\uf0b7 Bullets \ue000", showcase=[{"for": ["swe:2.5"], "because": "x"}]
    )})  # fmt: skip
    result = run(project, "pack", "--out", "p.pdf")
    assert result.exit_code == 0, result.output
    text = handed.text_of((project / "p.pdf").read_bytes())
    assert "• first" in text
    assert "• Bullets" in text


def test_two_hundred_entries_are_packed_in_five_seconds(tree):
    files = {
        f"practitioners/rowan/{n:03}.md": portfolios.entry(
            "## What I learnt\n\n" + "A sentence about a visit, kept general. " * 30,
            title=f"Entry {n}",
            id=f"e{n}",
            standards=["swe:2.5"],
            date=f"2026-{n % 11 + 1:02}-{n % 28 + 1:02}",
            **({"showcase": [{"for": ["swe:2.5"], "because": "It shows it."}]} if n % 20 == 0 else {}),
        )
        for n in range(200)
    }
    project = tree(files)
    _, shown = handed.seen(project)
    started = time.process_time()
    packed(shown, "rowan", project)
    assert time.process_time() - started < 5


def test_a_locked_pack_is_unreadable_without_its_passphrase(tmp_path):
    project = handed.canaries(tmp_path)
    pdf = packed(handed.seen(project)[1], "rowan", project)
    phrase = lock.passphrase()
    locked = lock.locked(pdf, phrase)
    assert len(phrase.split("-")) == 5
    assert lock.passphrase() != phrase
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    for word in (*handed.words(), "Rowan", "Fernleigh", "certificate", phrase):
        assert word.encode() not in locked
    with pikepdf.open(io.BytesIO(locked), password=phrase) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.encryption.stream_method.name == "aesv3"
        assert "/StructTreeRoot" in opened.Root
        assert len(opened.attachments) == 3


PIECES = (
    "# A heading", "###### A deep heading", "**bold** _slanted_ `code` [link](https://e.org)",
    "- one\n- two\n    - three\n\n        a paragraph", "3. third\n4. fourth", "> said\n>\n> # within",
    "| left | right |\n|---|--:|\n| a | b |", "```\n#let x = 1\n```", "Term\n:   Meaning",
    '!!! note "Mind"\n    body', "Cited[^1]\n\n[^1]: the note", "---", "<h2></h2><ul></ul><p></p>",
    "<em><ul><li>odd</li></ul></em>", "<table><tr><td>bare<table><tr><td>inner</td></tr></table>",
    "<li>stray</li><th>stray</th>", '<input type="checkbox" checked> done', "> " * 40 + "deep",
    "\u00ad\u202ebidi\u202c", "long" * 900, "https://e.org/" + "y" * 3000, "[](https://e.org)",
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_whatever_markdown_makes_is_drawn_and_passes_as_accessible(pieces):
    portfolio = handed.sample("public")
    one = portfolio.practitioners[0]
    showcase = (Showcase.model_validate({"for": ["swe:2.5"], "because": "It does."}),)
    entry = one.entries[0].model_copy(
        update={"showcase": showcase, "parts": split("\n\n".join(pieces)), "files": ()}
    )
    person = dataclasses.replace(one, entries=(entry,))
    assert pack.as_pdf(portfolio, choice(portfolio, person), lambda _: None).pdf.startswith(b"%PDF")


def test_every_kind_of_words_comes_through():
    portfolio = handed.sample("public")
    one = portfolio.practitioners[0]
    showcase = (Showcase.model_validate({"for": ["swe:2.5"], "because": "It does."}),)
    entry = one.entries[0].model_copy(update={"showcase": showcase, "parts": split("\n\n".join(PIECES[:18]))})
    person = dataclasses.replace(one, entries=(entry,))
    text = handed.text_of(pack.as_pdf(portfolio, choice(portfolio, person), lambda _: None).pdf)
    for words in (
        "A heading", "A deep heading", "bold", "slanted", "code", "link", "three", "a paragraph", "fourth",
        "said", "within", "left", "#let x = 1", "Meaning", "Mind", "body", "the note", "odd", "bare", "inner",
        "stray", "[x]", "deep",
    ):  # fmt: skip
        assert words in text, words
