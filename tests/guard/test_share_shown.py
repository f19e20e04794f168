"""The last net: `share=` on a finished page stops a shared build."""

from __future__ import annotations

from pathlib import Path

import portfolios
import pytest

from portfolio.guard.share_shown import shares_shown

SHOWN = (
    "<h2>Debate {share=private}</h2>",
    "<p>## Debate {<b>share</b> = supervisor}</p>",
    "<div>Debate {share&#61;regulator}</div>",
    '<h2 share="private">Debate</h2>',
)
FINE = (
    "<code>## Debate {share=private}</code>",
    "<pre><code>share=private</code></pre>",
    "<p>What I share = what I know.</p>",
    "<p>share=public</p>",
    "<script>share=private</script>",
)


@pytest.mark.parametrize("words", SHOWN)
def test_a_share_on_a_page_is_named(words: str, tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/page.html").write_text(f"<html><body>{words}</body></html>")
    (found,) = shares_shown(tmp_path)
    assert (found.code, found.where.file, found.is_error) == ("share-shown", "a/page.html", True)


@pytest.mark.parametrize("words", FINE)
def test_words_about_it_are_not(words: str, tmp_path: Path):
    (tmp_path / "page.html").write_text(f"<html><body>{words}</body></html>")
    assert not list(shares_shown(tmp_path))


@pytest.mark.parametrize("line", ["## Debate {share=private}", "Debate {share=private}"])
def test_a_shared_build_stops_and_a_private_one_goes_on(line: str, tmp_path: Path):
    files = {"practitioners/rowan/a.md": portfolios.entry("Words.", share="public")}
    files["pages/about.md"] = f"# About\n\n{line}\n\nWords that should stay.\n"
    project = portfolios.write(tmp_path, files)
    shared = portfolios.build(project, "public")
    assert shared.error is not None
    assert not shared.files
    assert "share-shown" in shared.said
    private = portfolios.build(project, "private")
    assert private.error is None
    assert private.files
