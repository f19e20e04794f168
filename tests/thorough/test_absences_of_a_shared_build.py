"""A shared build does not lie about the person: no absence it states is contradicted by the full record.

What the full record says is worked out here by the plainest means, not by the code under test.
"""

from __future__ import annotations

import datetime
import json
from itertools import pairwise

import in_memory
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.model.spans import last_twelve_months
from portfolio.share import Share
from portfolio.views import all_pages
from portfolio.views.evolution.glance import RECENT
from portfolio.views.portfolio_json import portfolio_json
from portfolio.views.shared.periods import day_words
from portfolio.views.supervision.since import longest_lately

SHARES = ["private", "supervisor", "regulator", "public"]
KINDS = ["supervision"] * 4 + ["training", "training", "reflection", "feedback", "observation", "review"]
FIRST = datetime.date(2025, 1, 1)


@st.composite
def a_record(draw):
    """The entries of a person, as front matter, oldest first; later ones may speak of earlier ones."""
    count = draw(st.integers(1, 9))
    days = sorted(draw(st.lists(st.integers(0, 700), min_size=count, max_size=count)))
    found = []
    for number, day in enumerate(days):
        earlier = found[-4:]
        one = {
            "id": f"e{number}",
            "kind": draw(st.sampled_from(KINDS)),
            "date": FIRST + datetime.timedelta(day),
            "share": draw(st.sampled_from(SHARES)),
            "standards": draw(st.sampled_from([[], ["swe:4.2"], ["swe:1.4"]])),
            "themes": draw(st.sampled_from([[], ["listening"]])),
            "follows": [e["id"] for e in earlier if draw(st.integers(0, 3)) == 0],
            "ratings": draw(
                st.sampled_from([{}, {"swe:4.2": 3}, {"swe:4.2": 2, "listening": 4}, {"listening": 1}])
            ),
        }
        for other in earlier:
            if draw(st.integers(0, 5)) == 0:
                other.setdefault("applied_in", []).append(one["id"])
        if one["kind"] == "supervision":
            one |= _session(draw, earlier, day)
        found.append(one)
    return found


def _session(draw, earlier, day):
    raised = [f"{e['id']}#a" for e in earlier if e["kind"] == "supervision" and e.get("actions")]
    action = {"id": "a", "what": "Ring him"}
    due = draw(st.sampled_from([None, day + 5]))
    if due is not None:
        action["due"] = str(FIRST + datetime.timedelta(due))
    if draw(st.integers(0, 3)) == 0:
        action["done"] = str(FIRST + datetime.timedelta(day + 3))
    return {
        "form": draw(st.sampled_from(["individual", "individual", "group"])),
        "status": draw(st.sampled_from(["held", "moved", "cancelled"])),
        "covers": [{"code": c, "worry": 3} for c in draw(st.sampled_from([[], ["K1"], ["K1", "K2"]]))],
        "actions": [action] if draw(st.booleans()) else [],
        "reviews": [
            {"action": name} | ({"done": str(FIRST + datetime.timedelta(day))} if draw(st.booleans()) else {})
            for name in raised
            if draw(st.booleans())
        ],
    }


def tried(training, entries):
    """Whether a course was applied, or anyone saw or said something that grew from it."""
    if training.get("applied_in"):
        return True
    grown, before = {training["id"]}, 0
    while len(grown) > before:
        before = len(grown)
        for one in entries:
            if grown & set(one["follows"]):
                grown.add(one["id"])
            if one["id"] in grown:
                grown |= set(one.get("applied_in", []))
    return any(one["kind"] in ("observation", "feedback") for one in entries if one["id"] in grown)


def open_actions(entries):
    """References of actions nobody has called done."""
    found = {f"{e['id']}#a": a for e in entries for a in e.get("actions", [])}
    done = {r["action"] for e in entries for r in e.get("reviews", []) if "done" in r}
    return {name: a for name, a in found.items() if "done" not in a and name not in done}


def one_to_one(entries):
    return [
        e
        for e in entries
        if e["kind"] == "supervision" and e["form"] == "individual" and e["status"] != "cancelled"
    ]


def data_of(pages, template):
    return [page.data for page in pages if page.template == template]


def waits(entries):
    """Days between one-to-one sessions that took place."""
    return [(b["date"] - a["date"]).days for a, b in pairwise(one_to_one(entries))]


@st.composite
def seen_by_another(draw):
    """A record, and the same as one audience sees it."""
    entries = draw(a_record())
    shared = draw(st.sampled_from(SHARES))
    full = in_memory.portfolio(
        [in_memory.entry(**e) for e in entries],
        share=shared,
        share_fields={"covers": shared, "ratings": shared},
        supervision={"every_days": 28},
    )
    return entries, visible(full, Share(draw(st.sampled_from(SHARES[1:]))))


@settings(max_examples=400, deadline=None)
@given(seen_by_another())
def test_the_record_of_a_shared_build_states_no_absence_the_full_record_contradicts(both):
    entries, seen = both
    by_id, still_open = {e["id"]: e for e in entries}, open_actions(entries)
    for said in json.loads(portfolio_json(seen))["practitioners"]:
        assert not any(tried(by_id[id_], entries) for id_ in said["not_yet_applied"])
        assert set(said["actions"]["open"]) <= set(still_open)
        assert set(said["actions"]["overdue"]) <= set(said["actions"]["open"])
        for name in said["actions"]["overdue"]:
            assert datetime.date.fromisoformat(still_open[name]["due"]) < seen.terms.as_of
        assert not set(said["actions"]["done"]) & set(still_open)
        assert said["supervision"]["longest_gap_days"] in {None, max(waits(entries), default=None)}


@settings(max_examples=150, deadline=None)
@given(seen_by_another())
def test_the_pages_of_a_shared_build_state_no_absence_the_full_record_contradicts(both):
    entries, seen = both
    ids = [e["id"] for e in one_to_one(entries)]
    for one in seen.practitioners:
        for gap in one.gaps:
            assert ids.index(gap.after.id) == ids.index(gap.before.id) + 1
    pages = list(all_pages(seen))
    for glance in (g for data in data_of(pages, "evolution.html") for s in data.sections for g in s.glances):
        assert not glance.rests or last_about(glance.subject, entries) <= seen.terms.as_of - RECENT
    for data in data_of(pages, "evolution_one.html"):
        rows = data.seen.chart.table.rows if data.seen and data.seen.chart else ()
        said = {row[3].text for row in rows if row[2].text.endswith("lower than before")}
        assert said <= rated_lower(data.subject, entries)
    by_id = {e["id"]: e for e in entries}
    for data in data_of(pages, "chains.html"):
        assert not any(tried(by_id[m.id], entries) for m in data.not_yet_applied)
    for data in data_of(pages, "supervision.html"):
        assert all(f"{action.raised.id}#a" in open_actions(entries) for action in data.undone)
        for row in data.coverage.rows if data.coverage else ():
            assert row.days in {None, (seen.terms.as_of - last_covered(row.code, entries)).days}


def last_about(subject, entries):
    """The day of the last entry about a theme or standard, rated ones included."""
    key = "themes" if subject.kind == "theme" else "standards"
    return max(e["date"] for e in entries if subject.id in e[key] or subject.id in e["ratings"])


def rated_lower(subject, entries):
    """The entries that rate a theme or standard lower than it was rated before."""
    rated = [(e["id"], e["ratings"][subject.id]) for e in entries if subject.id in e["ratings"]]
    return {id_ for (_, before), (id_, level) in pairwise(rated) if level < before}


def last_covered(code, entries):
    """The day a family was last discussed in a session that took place."""
    held = (e for e in entries if e["kind"] == "supervision" and e["status"] != "cancelled")
    return max(e["date"] for e in held if code in {c["code"] for c in e["covers"]})


@settings(max_examples=300, deadline=None)
@given(seen_by_another())
def test_no_wait_of_the_last_twelve_months_is_called_the_longest_where_a_longer_one_is_hidden(both):
    entries, seen = both
    held, window = [e["date"] for e in one_to_one(entries)], last_twelve_months(seen.terms.as_of)
    lately = [(b - a, a, b) for a, b in pairwise(held) if b in window]
    for one in seen.practitioners:
        if said := longest_lately(one, window):
            longest = max(days for days, _, _ in lately)
            assert said in {
                f"no session is recorded between {day_words(a)} and {day_words(b)}"
                for days, a, b in lately
                if days == longest
            }


@settings(max_examples=100, deadline=None)
@given(entries=a_record())
def test_the_private_build_states_every_absence(entries):
    full = in_memory.portfolio([in_memory.entry(**e) for e in entries])
    seen = visible(full, Share.PRIVATE)
    said = json.loads(portfolio_json(seen))["practitioners"][0]
    untried = {e["id"] for e in entries if e["kind"] == "training" and not tried(e, entries)}
    assert set(said["not_yet_applied"]) == untried
    assert set(said["actions"]["open"]) == set(open_actions(entries))
    assert said["supervision"]["longest_gap_days"] == max(waits(entries), default=None)
