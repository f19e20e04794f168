"""An unfinished entry changes no page but its own and the list on the home page, and only in a private site."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

import in_memory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.entries import KINDS, Entry
from portfolio.model import Portfolio, Practitioner, all_facts
from portfolio.outputs import csv, docs
from portfolio.outputs import json as whole_json
from portfolio.share import Share
from portfolio.views import all_pages
from portfolio.views.portfolio_json import portfolio_json

OTHERS = [Share.SUPERVISOR, Share.REGULATOR, Share.PUBLIC]
MARKS = st.sampled_from([{"draft": True}, {"example": True}, {"draft": True, "example": True}])
NOW = {
    "themes": [{"id": "listening", "then_now": {"then": "course", "now": "visit"}}],
    "registration": {"rules": "social-work-england"},
    "supervision": {"every_days": 30, "minutes": 60, "complete_since": "2026-01-01"},
    "share": "public",
}
RECORD = [
    in_memory.entry(
        "course", "2026-01-10", "training", "## What I learnt\n\nTo wait.", share="public", hours=6,
        themes=["listening"], standards=["swe:2.5"], ratings={"swe:2.5": 2},
    ),
    in_memory.entry(
        "visit", "2026-02-10", "reflection", "## What I changed\n\nI wait.", share="public",
        follows=["course"], themes=["listening"], standards=["swe:2.5"],
        changed_mind={"from": "Ask", "to": "Wait", "because": "She spoke"},
    ),
    in_memory.entry(
        "session", "2026-03-10", "supervision", "## Reflection\n\nWhy.", share="public", minutes=60,
        actions=[{"id": "a1", "what": "Try it", "due": "2026-04-01"}], themes=["listening"],
    ),
    in_memory.entry("said", "2026-04-10", "feedback", "You wait now.", share="public", from_="colleague"),
]  # fmt: skip


@st.composite
def unfinished(draw: st.DrawFn) -> Entry:
    """Any entry that counts nowhere, told in every way that would otherwise count."""
    kind = draw(st.sampled_from([*KINDS]))
    day = datetime.date(2026, 1, 1) + datetime.timedelta(draw(st.integers(-300, 400)))
    earlier = [one.id for one in RECORD if one.date <= day]
    later = [one.id for one in RECORD if one.date >= day]
    fields: dict[str, Any] = {
        "share": draw(st.sampled_from([*Share])),
        "standards": draw(st.sampled_from([[], ["swe:2.5"], ["swe:4.6"]])),
        "themes": draw(st.sampled_from([[], ["listening"], ["Listening"], ["rest"]])),
        "follows": draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else [],
        "applied_in": draw(st.lists(st.sampled_from(later), unique=True)) if later else [],
        "answers": draw(st.sampled_from([[], ["session#a1"], ["said"]])),
    }
    if draw(st.booleans()):  # blank
        return in_memory.entry(
            "new", day, kind, draw(st.sampled_from(["", "## What I learnt\n\n"])), **fields
        )
    fields |= draw(MARKS)
    fields["ratings"] = draw(st.sampled_from([{}, {"swe:4.6": 5}]))
    fields["showcase"] = draw(st.sampled_from([[], [{"for": ["swe:2.5"], "because": "It shows it"}]]))
    if kind == "supervision":
        fields["reviews"] = [{"action": "session#a1", "done": "2026-03-20", "outcome": "It went well."}]
        fields["actions"] = [{"id": "b", "what": "Another", "due": "2026-02-02"}]
        fields["covers"] = [{"code": "K1", "worry": 5}]
        fields["status"] = draw(st.sampled_from(["held", "cancelled"]))
    if kind in {"reflection", "supervision"}:
        fields["changed_mind"] = {"from": "Wait", "to": "Ask", "because": "It helped"}
    if kind == "review":
        fields["goals"] = [{"id": "g", "what": "Lead", "by": "2026-06-01"}]
        fields["type"] = "gap"
    if kind == "training":
        fields |= {"hours": 40, "valid_until": "2026-12-01"}
    body = "## What I learnt\n\nMuch.\n\n## Difference to my practice\n\nAll of it.\n\n## Self and stress\n\nTired."
    return in_memory.entry("new", day, kind, body, **fields)


def record(*more: Entry) -> Portfolio:
    one = in_memory.practitioner(RECORD, **NOW)
    whole = in_memory.portfolio([])
    return dataclasses.replace(
        whole, practitioners=(Practitioner.of("rowan", one.profile, (*RECORD, *more)),)
    )


def pages(portfolio: Portfolio) -> dict[str, Any]:
    return {page.folder: page for page in all_pages(portfolio)}


def handed_over(shown: Portfolio) -> tuple[object, ...]:
    """What an audience is given besides the site."""
    analyses = json.loads(portfolio_json(all_facts(shown)))
    as_tree = docs.as_docs(shown, lambda _: None)
    return csv.as_csv(shown), whole_json.as_json(shown, analyses), as_tree


BEFORE = {share: visible(record(), share) for share in Share}
PAGES = {share: pages(shown) for share, shown in BEFORE.items()}
HANDED = {share: handed_over(shown) for share, shown in BEFORE.items()}


@given(unfinished())
def test_no_other_page_of_a_private_site_knows_of_it(new: Entry) -> None:
    shown = visible(record(new), Share.PRIVATE)
    after = pages(shown)
    assert after.keys() - PAGES[Share.PRIVATE].keys() == {"rowan/entries/new/"}
    changed = {folder for folder, page in PAGES[Share.PRIVATE].items() if page != after[folder]}
    assert changed == {"", "rowan/"}
    for folder in changed:
        before, now = PAGES[Share.PRIVATE][folder], after[folder]
        (line,) = now.data.unfinished
        assert (line.entry.id, bool(line.why)) == ("new", True)
        assert dataclasses.replace(now, data=dataclasses.replace(now.data, unfinished=())) == before
    assert portfolio_json(all_facts(shown)) == portfolio_json(all_facts(BEFORE[Share.PRIVATE]))


@pytest.mark.parametrize("share", [Share.PRIVATE, *OTHERS])
@given(new=unfinished())
def test_nobody_is_handed_it(share: Share, new: Entry) -> None:
    assert handed_over(visible(record(new), share)) == HANDED[share]


@pytest.mark.parametrize("share", OTHERS)
@given(new=unfinished())
def test_for_anybody_else_it_is_as_if_it_had_not_been_written(share: Share, new: Entry) -> None:
    shown = visible(record(new), share)
    assert shown == BEFORE[share]
    assert pages(shown) == PAGES[share]


def test_the_same_entry_counts_once_it_is_finished() -> None:
    new = in_memory.entry(
        "new",
        "2026-05-01",
        body="## What I learnt\n\nMuch.",
        share="public",
        themes=["listening"],
        follows=["said"],
    )
    after = pages(visible(record(new), Share.PUBLIC))
    assert "rowan/entries/new/" in after
    assert after["rowan/timeline/"] != PAGES[Share.PUBLIC]["rowan/timeline/"]
    assert not pages(visible(record(new), Share.PRIVATE))["rowan/"].data.unfinished


def test_its_own_page_says_why_and_what_it_names_itself() -> None:
    new = in_memory.entry(
        "new", "2026-05-01", body="Half.", draft=True, follows=["visit"], themes=["rest", "listening"],
        standards=["swe:4.6", "swe:2.5"],
    )  # fmt: skip
    page = pages(visible(record(new), Share.PRIVATE))["rowan/entries/new/"]
    assert page.data.unfinished == "a draft"
    assert page.parent == "rowan/"
    assert [one.id for one in page.data.follows] == ["visit"]
    assert [(one.id, bool(one.url)) for one in page.data.themes] == [("rest", False), ("listening", True)]
    assert [(one.id, bool(one.url)) for one in page.data.standards] == [("swe:4.6", False), ("swe:2.5", True)]
    assert (page.data.place, page.data.earlier, page.data.later, page.data.timeline) == (None, None, None, "")
