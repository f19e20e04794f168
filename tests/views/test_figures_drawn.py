"""Figures as the templates draw them: named, described, with a table, and nothing unescaped."""

from __future__ import annotations

import re

import portfolios
import pytest

PROFILE = """\
---
name: Rowan Fernleigh
role: social worker
supervision: {every_days: 28, minutes: 90}
themes: [{id: listening, title: "Less <b>talk</b> & more"}]
---
"""
REFLECTION = """\
---
kind: reflection
title: "A <i>visit</i> & after"
date: {date}
standards: [swe:4.2, pqs:1]
themes: [listening]
ratings: {{"swe:4.2": {rating}}}
went: well
changed_mind: {{from: "Talk <b>more</b>", to: Wait, because: It worked}}
stress: {{themes: ["<u>court</u>"], response: Slept, helped: A walk}}
---
"""
SESSION = """\
---
kind: supervision
title: Session
date: {date}
minutes: 80
standards: [swe:4.2]
functions: [support]
support: 4
covers: [{{code: K1, worry: 4}}]
feel: {{stay: 4}}
decisions: [{{what: "Wait <b>longer</b>", why: It helps, outcome: It did}}]
actions: [{{id: a, what: Ring him, due: 2024-01-10}}]
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = {
        "practitioners/rowan/profile.md": PROFILE,
        "practitioners/rowan/r1.md": REFLECTION.format(date="2024-01-02", rating=2),
        "practitioners/rowan/r2.md": REFLECTION.format(date="2025-06-02", rating=4),
        "practitioners/rowan/s1.md": SESSION.format(date="2024-01-03"),
        "practitioners/rowan/s2.md": SESSION.format(date="2024-05-03"),
        "./mkdocs.yml": portfolios.MATERIAL,
    }
    built = portfolios.build(portfolios.write(tmp_path_factory.mktemp("figures"), files))
    assert built.error is None, built.said
    views = ("evolution", "chains", "standards", "supervision", "stress")
    return {
        name: article(built.page(name))
        for name in built.files
        if name.endswith("index.html") and name.startswith(tuple(f"rowan/{view}/" for view in views))
    }


def article(html):
    return re.search(r"<article.*</article>", html, re.DOTALL)[0]


def test_every_figure_is_named_described_and_has_a_table(site):
    figures = [
        plot
        for html in site.values()
        for plot in re.findall(r'<svg class="pf-plot".*?</desc>', html, re.DOTALL)
    ]
    assert len(figures) > 10
    for figure in figures:
        assert 'role="img"' in figure
        assert re.search(r"<title id=[^>]*>[^<]+</title>", figure)
        assert re.search(r"<desc id=[^>]*>[^<]+</desc>", figure)
    for name, html in site.items():
        assert html.count('<figure class="pf-chart"') <= html.count('<table class="pf-data"'), name


def test_every_table_has_a_caption_and_every_head_a_direction(site):
    tables = [table for html in site.values() for table in re.findall(r"<table.*?</table>", html, re.DOTALL)]
    assert len(tables) > 10
    for table in tables:
        assert "<caption>" in table
        assert table.count("<th ") == table.count("<th scope=") + table.count("<th>") == table.count("</th>")


def test_no_name_stands_twice_on_a_page(site):
    for name, html in site.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), name


def test_what_people_write_is_never_markup(site):
    for html in site.values():
        assert not re.search(r"<(b|i|u)>", html)
    assert "Less &lt;b&gt;talk&lt;/b&gt; &amp; more" in site["rowan/evolution/index.html"]


def test_a_figure_needs_neither_script_nor_style_of_its_own(site):
    for html in site.values():
        assert "<script" not in html
        assert " style=" not in html


def test_every_link_from_a_figure_leads_to_a_page(site):
    known, followed = set(site), 0
    for name, html in site.items():
        for target in re.findall(r'href="([^"#]+)#?[^"]*"', html):
            if "/evolution/" in target:
                parts = name.split("/")[:-1]
                for step in target.split("/"):
                    parts = parts[:-1] if step == ".." else [*parts, step]
                assert "/".join(parts) in known, (name, target)
                followed += 1
    assert followed > 10
