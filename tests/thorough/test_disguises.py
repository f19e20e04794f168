"""A listed term is found in any disguise and in any place, and no message ever holds it."""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import gzip
import html
import json
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from guarded import checked, codes, docx, listing, pdf, says
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portfolios import entry

from portfolio.guard.output import scan_output
from portfolio.guard.settings import Guard
from portfolio.problems import Problem
from portfolio.share import Share

MANY = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

# Begins with letters no message of ours holds, so that finding them in one is a leak.
TERMS = st.builds(
    lambda start, rest, gap: f"{start}{gap}{rest}".title(),
    st.sampled_from(["qz", "zqv", "xqj"]),
    st.text("abcdeghijklmnoprstuvwy", min_size=1, max_size=9),
    st.sampled_from(["", "", " ", "-", "'"]),
)

ALIKE = {
    "a": "аα", "c": "с", "e": "е", "i": "іι", "j": "ј", "o": "оο", "p": "рρ", "s": "ѕ", "v": "ν", "x": "хχ",
    "y": "у", "h": "һ", "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ",
    "M": "МΜ", "N": "Ν", "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "Υ", "Z": "Ζ",
}  # fmt: skip


def spread(between: str):
    def changed(term: str) -> str:
        return between.join(term)

    return changed


def in_the_middle(*around: str):
    return lambda term: around[0] + term[:2] + around[1] + term[2:]


LETTERS = {
    "as it is": str,
    "capitals": str.upper,
    "small": str.lower,
    "swapped": lambda term: "".join(c.upper() if n % 2 else c.lower() for n, c in enumerate(term)),
    "full width": lambda term: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in term),
    "look-alikes": lambda term: "".join(ALIKE.get(c, c)[0] for c in term),
    "other look-alikes": lambda term: "".join(ALIKE.get(c, c)[-1] for c in term.upper()),
    "accents": lambda term: "".join(f"{c}\u0301" if c.isalpha() else c for c in term),
    "bold letters": lambda term: "".join(
        chr(0x1D400 + ord(c) - 65)
        if "A" <= c <= "Z"
        else chr(0x1D41A + ord(c) - 97)
        if "a" <= c <= "z"
        else c
        for c in term
    ),
}
GAPS = {
    "as it is": str,
    "spaces": spread(" "),
    "hyphens": spread("-"),
    "dots": spread("."),
    "zero width": spread("\u200b"),
    "joiners": spread("\u2060\u200d"),
    "variation selectors": spread("\ufe0f"),
    "soft hyphen": in_the_middle("", "\u00ad"),
    "no-break space": in_the_middle("", "\u00a0"),
    "inline tags": in_the_middle("<b>", "</b>"),
    "word break": in_the_middle("", "<wbr>"),
    "emphasis": in_the_middle("**", "**"),
}
CODES = {
    "as it is": str,
    "numbers": lambda term: "".join(f"&#{ord(c)};" if c.isalnum() else c for c in term),
    "hexadecimal": lambda term: "".join(f"&#x{ord(c):x};" if c.isalnum() else c for c in term),
    "percent": lambda term: "".join(f"%{b:02X}" for b in term.encode()),
    "percent where needed": quote,
    "twice": lambda term: html.escape("".join(f"&#{ord(c)};" for c in term)),
}
DISGUISES = st.tuples(
    st.sampled_from(sorted(LETTERS)), st.sampled_from(sorted(GAPS)), st.sampled_from(sorted(CODES))
)


def disguised(term: str, disguise: tuple[str, str, str]) -> str:
    letters, gaps, code = disguise
    return CODES[code](GAPS[gaps](LETTERS[letters](term)))


def plain_file(name: str):
    return lambda x: {
        "practitioners/rowan/a.md": entry(share="public", evidence=[name]),
        f"practitioners/rowan/{name}": f"I met {x} today.",
    }


SOURCES = {
    "title": lambda x: {"practitioners/rowan/a.md": entry(share="public", title=f"Day with {x}")},
    "body": lambda x: {"practitioners/rowan/a.md": entry(f"I met {x} today.", share="public")},
    "heading": lambda x: {"practitioners/rowan/a.md": entry(f"## On {x}\n\nWords.", share="public")},
    "alt text": lambda x: {
        "practitioners/rowan/a.md": entry(f"![{x}](https://example.org/a.png)", share="public")
    },
    "link": lambda x: {
        "practitioners/rowan/a.md": entry(f"[x](https://example.org/{quote(x, safe='%&;#')})", share="public")
    },
    "theme": lambda x: {"practitioners/rowan/a.md": entry(share="public", themes=["listening", x])},
    "a part below": lambda x: {
        "practitioners/rowan/a.md": entry(
            "", share="public", changed_mind={"from": "a", "to": f"b {x}", "because": "c"}
        )
    },
    "statement": lambda x: {
        "practitioners/rowan/profile.md": f"---\nname: R\nrole: nurse\nshare: public\n---\nI am {x}.\n",
        "practitioners/rowan/a.md": entry(share="public"),
    },
    "page": lambda x: {"pages/about.md": f"# About\n\nWith {x}.\n"},
    "evidence as text": plain_file("note.txt"),
    "evidence as table": plain_file("table.csv"),
}


@given(TERMS, DISGUISES, st.sampled_from(sorted(SOURCES)))
@MANY
def test_a_listed_term_is_found_in_any_disguise_anywhere_in_the_sources(
    term: str, disguise: tuple[str, str, str], place: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hidden = disguised(term, disguise)
        found = checked(Path(folder), SOURCES[place](hidden), listing(Path(folder), "nobody else", term))
        assert "guard-listed-term" in codes(found)
        assert all(one.is_error for one in found)
        assert not says(found, term)


@given(TERMS, st.sampled_from(sorted(LETTERS)), st.sampled_from(["entry", "evidence", "page", "picture"]))
@MANY
def test_a_listed_term_is_found_in_the_name_of_a_file(term: str, letters: str, place: str) -> None:
    name = f"with {LETTERS[letters](term)} 2"
    files: dict[str, str | bytes] = {
        "entry": {f"practitioners/rowan/{name}.md": entry(share="public")},
        "evidence": {
            "practitioners/rowan/a.md": entry(share="public", evidence=[f"{name}.txt"]),
            f"practitioners/rowan/{name}.txt": "Nothing.",
        },
        "page": {f"pages/{name}.md": "# Hello\n"},
        "picture": {f"pages/{name}.png": b"\x89PNG"},
    }[place]
    with tempfile.TemporaryDirectory() as folder:
        found = checked(Path(folder), files, listing(Path(folder), term))
        assert "guard-listed-term" in codes(found)
        assert not says(found, term)


DOCUMENTS = {
    "pdf": lambda x: pdf(f"I met {x} today."),
    "pdf, a bookmark": lambda x: pdf(
        "Words", catalog="/Outlines 7 0 R",
        objects=["<< /First 8 0 R /Last 8 0 R /Count 1 >>", f"<< /Title ({x}) /Parent 7 0 R /Dest [3 0 R]>>"],
    ),
    "pdf, its title": lambda x: pdf("Words", info=f"/Title ({x})"),
    "docx": lambda x: docx(f"I met {x} today."),
    "docx, in two runs": lambda x: docx(
        f"<w:p><w:r><w:t>{x[:2]}</w:t></w:r><w:r><w:t>{x[2:]}</w:t></w:r></w:p>"
    ),
    "docx, a header": lambda x: docx("Words", {"word/header1.xml": f"<h><p>{x}</p></h>"}),
    "docx, the words for a picture": lambda x: docx(f'<w:p><x descr="{x}"/></w:p>'),
    "docx, an address": lambda x: docx("Words", {"word/_rels/document.xml.rels": f'<R><S Target="http://a/{x}"/></R>'}),
}  # fmt: skip


@given(
    TERMS,
    st.sampled_from(["as it is", "capitals", "small"]),
    st.sampled_from(["as it is", "spaces", "hyphens"]),
    st.sampled_from(sorted(DOCUMENTS)),
)
@MANY
def test_a_listed_term_is_found_in_a_document(term: str, letters: str, gaps: str, kind: str) -> None:
    hidden = GAPS[gaps](LETTERS[letters](term))
    suffix = kind.partition(",")[0]
    files = {
        "practitioners/rowan/a.md": entry(share="public", evidence=[f"report.{suffix}"]),
        f"practitioners/rowan/report.{suffix}": DOCUMENTS[kind](hidden),
    }
    with tempfile.TemporaryDirectory() as folder:
        found = checked(Path(folder), files, listing(Path(folder), term, audience=Share.REGULATOR))
        assert codes(found).count("guard-listed-term") == 1
        assert not says(found, term)


def page(words: str) -> bytes:
    return f"<!doctype html><html><head><title>x</title></head><body>{words}</body></html>".encode()


OUTPUTS = {
    "text": lambda x: {"a/index.html": page(f"<p>I met {x} today.</p>")},
    "title": lambda x: {"index.html": page(f"<title>{x}</title>")},
    "an attribute": lambda x: {"index.html": page(f'<img alt="with {html.escape(x)} here">')},
    "a class": lambda x: {"index.html": page(f'<p class="md-typeset {html.escape(x)}">')},
    "an address": lambda x: {"index.html": page(f'<a href="../{quote(x, safe="%")}/index.html">x</a>')},
    "a comment": lambda x: {"index.html": page(f"<!-- {x} -->")},
    "a script": lambda x: {"index.html": page(f"<script>var a = {json.dumps(x)}</script>")},
    "json": lambda x: {"search/search_index.json": json.dumps({"docs": [{"title": x}]}).encode()},
    "a key": lambda x: {"portfolio.json": json.dumps({"standards": {x: 1}}, ensure_ascii=False).encode()},
    "a script file": lambda x: {"search/search_index.js": f"var __index = {json.dumps(x)}".encode()},
    "packed": lambda x: {"sitemap.xml.gz": gzip.compress(f"<urlset><loc>{x}</loc></urlset>".encode())},
    "xml": lambda x: {"feed.xml": f"<r><![CDATA[{x}]]></r>".encode()},
    "plain": lambda x: {"robots.txt": f"Disallow: {x}".encode()},
}


@given(TERMS, DISGUISES, st.sampled_from(sorted(OUTPUTS)))
@MANY
def test_a_listed_term_is_found_in_any_disguise_anywhere_in_the_finished_site(
    term: str, disguise: tuple[str, str, str], place: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = listing(Path(folder), term)
        found = scanned(Path(folder) / "site", OUTPUTS[place](disguised(term, disguise)), kept)
        assert set(codes(found)) == {"guard-output"}
        assert not says(found, term)


def scanned(site: Path, files: dict[str, bytes], kept: Guard) -> tuple[Problem, ...]:
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return scan_output(site, kept)


@pytest.mark.parametrize(
    "term", ["Анна Петрова", "Νίκος", "王小明", "علي", "Zoë", "Łukasz", "Nguyễn", "Björn Ødegård"]
)
@pytest.mark.parametrize("change", [str, str.upper, str.lower, lambda name: name.replace(" ", "-")])
def test_names_of_every_script_are_found(tmp_path: Path, term: str, change) -> None:
    kept = listing(tmp_path, term)
    assert kept.deny_list.hits(f"I met {change(term)} today.")
    assert not kept.deny_list.hits("I met a young person today.")


def test_nothing_is_written_to_the_log_or_the_screen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    term = "Qzanna Vexley"
    files: dict[str, str | bytes] = {
        f"practitioners/rowan/{term}.md": entry(
            f"{term}", share="public", title=term, evidence=["a.pdf", "b.docx"]
        ),
        "practitioners/rowan/a.pdf": pdf(term, info=f"/Author ({term})") + b"junk",
        "practitioners/rowan/b.docx": docx(term)[:-30],
    }
    kept = listing(tmp_path, term, audience=Share.REGULATOR)
    found = checked(tmp_path, files, kept)
    assert {"guard-listed-term", "guard-evidence-unread", "guard-evidence-details"} <= set(codes(found))
    heard = [*found, kept, kept.deny_list, *kept.deny_list.terms, caplog.text, *capsys.readouterr()]
    assert not says(heard, term)
