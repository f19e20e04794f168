"""Words as the pages print them: as they were typed, and without a claim about what is not shown."""

from __future__ import annotations

import portfolios
import pytest

PROFILE = """\
---
name: {name}
role: AMHP, NHS trust
share: supervisor
supervision: {{every_days: 28}}
---
"""
HELD = """\
---
kind: supervision
title: Held
date: 2026-10-01
share: supervisor
actions:
  - {id: a, what: Ring him, who: me, due: 2026-10-10}
  - {id: b, what: Ask, who: SENCO at St Mary, due: 2026-10-11}
themes: [listening]
decisions: [DECIDED]
---
""".replace("DECIDED", ", ".join(f"{{what: Decide {n}, outcome: It went}}" for n in range(5)))
CANCELLED = """\
---
kind: supervision
title: Off
date: 2026-09-01
share: supervisor
status: cancelled
cancelled_by: my manager
---
"""
LATER = """\
---
kind: supervision
title: Later
date: 2026-11-01
next: 2026-12-01
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = {"./mkdocs.yml": portfolios.MATERIAL}
    for one, name in (("rowan", "Rowan Fernleigh"), ("zadie", "Zadie Quince")):
        files |= {
            f"practitioners/{one}/profile.md": PROFILE.format(name=name),
            f"practitioners/{one}/held.md": HELD,
            f"practitioners/{one}/off.md": CANCELLED,
        }
    files["practitioners/zadie/later.md"] = LATER
    many = "".join(f"  - {{id: m{n}, what: Thing {n}, due: 2026-10-{n + 12}}}\n" for n in range(8))
    files["practitioners/rowan/many.md"] = HELD.replace("2026-10-01", "2026-09-20").replace(
        "actions:\n", f"actions:\n{many}"
    )
    for n in range(8):
        files[f"practitioners/rowan/new{n}.md"] = portfolios.entry(
            "Words.", title=f"New {n}", date=f"2026-11-0{n + 1}", share="supervisor"
        )
    files["practitioners/zadie/thought.md"] = portfolios.entry("Words.", date="2026-11-02")
    project = portfolios.write(tmp_path_factory.mktemp("words"), files)
    built = portfolios.build(project, audience="supervisor")
    assert built.error is None, built.said
    return built


def test_a_capital_at_the_start_leaves_the_rest_as_typed(site):
    for page in ("index.html", "team/index.html"):
        assert "AMHP, NHS trust" in site.words(page)
    for page in ("team/index.html", "rowan/index.html", "rowan/entries/held/index.html"):
        assert "SENCO at St Mary" in site.words(page)


def test_on_the_page_of_a_team_nobody_is_called_me(site):
    assert "Rowan Fernleigh, was due 10 October 2026" in " ".join(site.words("team/index.html").split())
    assert "Me, was due" not in site.words("team/index.html")


def test_who_cancelled_is_said_as_typed(site):
    assert ": by my manager" in site.words("rowan/supervision/index.html")


def test_what_is_not_shown_is_never_called_not_recorded(site):
    for page in ("team/index.html", "rowan/index.html", "zadie/index.html"):
        assert "recorded here" not in site.words(page)
    assert "No day ahead is shown here." in site.words("team/index.html")
    assert "None shown here since then." in site.words("zadie/index.html")


def test_the_last_session_shown_is_not_called_the_last(site):
    assert "Since the last supervision shown here" in site.words("zadie/index.html")
    assert "Since the last supervision shown here" not in site.words("rowan/index.html")
    assert "Since the last supervision" in site.words("rowan/index.html")


def test_five_minutes_are_enough_for_what_is_new_and_open(site):
    words = site.words("rowan/index.html")
    assert words.count("was due") == 6
    assert ("6 more open" in words, "2 more, in the timeline" in words) == (True, True)
    assert "6 more past their day" in site.words("team/index.html")


def test_a_long_list_does_not_bury_what_comes_after_it(site):
    theme = site.words("zadie/evolution/themes/listening/index.html")
    assert ("1 more outcome " in theme, "1 more decision " in theme) == (True, True)
    assert "6 more actions" in site.words("rowan/supervision/index.html")
