"""The desk in a browser: `portfolio serve` in a process of its own, and somebody who sits at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import portfolios
from axe_playwright_python.sync_playwright import Axe
from portfolios import entry
from serving import Preview, preview

HOME = "practitioners/rowan"
PROFILE = """\
---
name: Rowan Fernleigh
role: children's social worker
frameworks: [swe]
registration: {rules: social-work-england, since: 2020-12-01}
themes:
  - {id: silence, title: Bearing silence}
---
"""
SUPERVISION = """\
---
kind: supervision
title: On silence
date: 2026-03-01
supervisor: a manager
actions:
  - id: read-about-silence
    what: Read about silence
    due: 2026-05-01
---

## Reflection

I fill silences.
"""
FILES = {
    f"{HOME}/profile.md": PROFILE,
    f"{HOME}/on-silence.md": SUPERVISION,
    f"{HOME}/waiting.md": entry("## What I learnt\n\nTo wait.\n", title="Waiting", date="2026-03-02"),
    f"{HOME}/open.md": entry(
        "## What I learnt\n\nTo ask.\n", title="Asking", date="2026-03-03", share="public"
    ),
}
WRONG = {f"{HOME}/wrong.md": entry("## What I learnt\n\nTo mend.\n", title="To mend", share="publc")}
ANOTHER = {
    "practitioners/imogen/profile.md": "---\nname: Imogen Ashdown\nrole: senior practitioner\n---\n",
    "practitioners/imogen/first.md": entry("Words.", title="My first", date="2026-03-02"),
}


class Seat:
    """A window at the desk: what it shows, what it asked for, what it complained of."""

    def __init__(self, context: Any, one: Preview) -> None:
        self.context, self.one = context, one
        self.base, self.desk = one.base, one.desk
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", lambda request: self.asked.add(request.url))
        self.page = context.new_page()
        self.page.goto(one.opens)
        self.page.wait_for_url(one.base)

    def _said(self, said: Any) -> None:
        # A browser also lists every answer that is not 200, such as a form that came back.
        if said.type in {"error", "warning"} and "Failed to load resource" not in said.text:
            self.complaints.append(said.text)

    def go(self, address: str = "") -> Any:
        """Open a page of the desk."""
        self.page.goto(f"{self.desk}{address.removeprefix('/')}")
        return self.page

    def press(self, name: str) -> None:
        """Press a button and wait for the page this leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link to its page; a page that was saved a moment ago comes once it is built."""
        link = self.page.get_by_role("link", name=name, exact=True)
        address = link.get_attribute("href")
        link.click()
        self.page.wait_for_url(re.compile(re.escape(address.partition("?")[0])))

    @property
    def elsewhere(self) -> set[str]:
        """Addresses asked for that are neither the preview nor the desk."""
        own = (self.base, self.desk, "data:", "blob:")
        return {address for address in self.asked if not address.startswith(own)}

    def is_quiet(self) -> None:
        """Nothing complained, nothing asked for from elsewhere."""
        assert self.complaints == []
        assert self.elsewhere == set()


@cache
def _axe() -> Axe:
    return Axe()


def shut_out(page: Any) -> list[tuple[str, str]]:
    """Whom a page shuts out, as axe finds."""
    found = _axe().run(page, options={"resultTypes": ["violations"], "preload": False, "iframes": False})
    return [(one["id"], node["html"][:200]) for one in found.response["violations"] for node in one["nodes"]]


@contextmanager
def serving(folder: Path, *more: dict[str, str]) -> Iterator[Preview]:
    """The portfolio of Rowan, served with its desk."""
    files = {name: text for some in (FILES, *more) for name, text in some.items()}
    project = portfolios.write(folder / "project", files)
    with preview(project, folder / "t", settings=portfolios.MATERIAL) as one:
        yield one


def path_of(one: Preview, name: str) -> Path:
    """Where a file of Rowan's record lies."""
    return one.project / "content" / HOME / name


def text_of(one: Preview, name: str) -> str:
    """What it says."""
    return path_of(one, name).read_text()
