"""The last look over a finished site."""

from __future__ import annotations

from pathlib import Path

import pytest
from guarded import codes, docx, listing, pdf, says

from portfolio.guard.output import digests, scan_output
from portfolio.guard.settings import Guard
from portfolio.share import Share


def site(tmp_path: Path, **files: bytes) -> Path:
    root = tmp_path / "site"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def test_without_a_list_there_is_nothing_to_look_for(tmp_path: Path) -> None:
    assert scan_output(site(tmp_path, **{"a.zip": b"PK"}), Guard(audience=Share.PUBLIC)) == ()


@pytest.mark.parametrize(
    "term", ["Max", "Mark", "Will", "Class", "Width", "Script", "Style", "Body", "Div", "Span"]
)
def test_the_language_of_pages_is_no_finding(tmp_path: Path, term: str) -> None:
    page = (
        '<!doctype html><html class="no-js"><style>.a{max-width:3em}</style><body style="max-width:4em">'
        '<div class="md-max pf-mark"><mark><span data-md-x="1">Words</span></mark></div>'
        "<script>var will=Math.max(1,2)/* ok */</script></body></html>"
    )
    files = {"index.html": page.encode(), "a.css": b"a{max-width:3em}", "a.js": b"will=Math.max(a.style)"}
    assert scan_output(site(tmp_path, **files), listing(tmp_path, term)) == ()
    found = scan_output(
        site(tmp_path, **{"b.html": page.replace("Words", f"By {term}.").encode()}), listing(tmp_path, term)
    )
    assert codes(found) == ["guard-output"]


def test_a_file_is_named_with_its_terms_covered(tmp_path: Path) -> None:
    found = scan_output(
        site(tmp_path, **{"rowan/entries/qzan/index.html": b"<p>Qzan</p>"}), listing(tmp_path, "Qzan")
    )
    assert codes(found) == ["guard-output", "guard-output"]
    assert {one.where.file for one in found} == {"rowan/entries/••••/index.html"}
    assert {one.severity for one in found} == {"error"}
    assert not says(found, "Qzan")


def test_a_private_build_only_warns(tmp_path: Path) -> None:
    kept = listing(tmp_path, "Qzan", audience=Share.PRIVATE)
    found = scan_output(site(tmp_path, **{"a.html": b"Qzan", "b.zip": b"PK\0"}), kept)
    assert [(one.code, one.severity) for one in found] == [
        ("guard-output", "warning"),
        ("guard-output-unread", "warning"),
    ]


def test_documents_are_read(tmp_path: Path) -> None:
    files = {"a.pdf": pdf("With Qzan"), "b.docx": docx("With Qzan"), "c.pdf": pdf("Nobody")}
    found = scan_output(site(tmp_path, **files), listing(tmp_path, "Qzan"))
    assert [one.where.file for one in found] == ["a.pdf", "b.docx"]


@pytest.mark.parametrize("name", ["a.zip", "a.pdf", "a.mp4", "a.xml.gz", "a.png"])
def test_what_cannot_be_looked_through_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = scan_output(site(tmp_path, **{name: b"\0\1\2"}), listing(tmp_path, "Qzan"))
    assert found.code == "guard-output-unread"


def test_a_file_of_the_theme_is_passed_over_until_it_is_changed(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "a.js").write_bytes(b"'Qzan'")
    kept, known = listing(tmp_path, "Qzan"), digests([theme])
    assert scan_output(site(tmp_path, **{"assets/a.js": b"'Qzan'"}), kept, known) == ()
    assert len(scan_output(site(tmp_path, **{"assets/a.js": b"'Qzan' "}), kept, known)) == 1
