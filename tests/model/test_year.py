"""What a record holds of one time, and what was open at its end."""

from __future__ import annotations

import datetime

import in_memory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.model.spans import from_to, spans
from portfolio.model.year import part, year
from portfolio.share import Share

AS_OF = datetime.date(2026, 11, 22)
IN_2025 = from_to(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), AS_OF)
SINCE = from_to(datetime.date(2026, 1, 1), AS_OF, AS_OF)
CALL = {"id": "a1", "what": "Call him."}
LEAD = {"id": "g1", "what": "Lead a meeting."}


def room(date, share="supervisor", **fields):
    return in_memory.entry(f"room {date}", date, "supervision", share=share, **fields)


def of(entries, span=IN_2025, audience=Share.PRIVATE, **profile):
    """What one audience is told of a time."""
    return year(visible(in_memory.portfolio(entries, **profile), audience).practitioners[0], span)


def actions(told):
    return [thread.reference for thread in told.open_actions]


def goals(told):
    return [goal.reference for goal in told.open_goals]


def test_an_action_is_open_until_the_day_it_is_done():
    raised = room("2025-03-01", actions=[CALL])
    done = room("2026-02-01", reviews=[{"action": "room 2025-03-01#a1", "done": "2026-01-20"}])
    assert actions(of([raised])) == ["room 2025-03-01#a1"]
    assert actions(of([raised, done])) == ["room 2025-03-01#a1"]
    assert actions(of([raised, done], SINCE)) == []


def test_an_action_done_in_time_but_told_later_was_not_open():
    raised = room("2025-03-01", actions=[CALL])
    told = room("2026-02-01", reviews=[{"action": "room 2025-03-01#a1", "done": "2025-12-20"}])
    assert actions(of([raised, told])) == []


@pytest.mark.parametrize(("when", "open_"), [("2026-02-01", True), ("2025-11-01", False)])
def test_a_goal_is_open_until_somebody_says_otherwise(when, open_):
    set_ = in_memory.entry("plan", "2025-02-01", "review", type="goal", goals=[LEAD])
    met = room(when, reviews=[{"goal": "plan#g1", "status": "met"}])
    assert goals(of([set_, met])) == ["plan#g1"] * open_
    assert [goal.reference for goal in of([set_, met]).goals_set] == ["plan#g1"]
    assert [goal.reference for goal in of([set_, met], SINCE).goals_before] == ["plan#g1"] * open_


def test_nothing_is_called_open_in_a_shared_build_that_a_hidden_entry_closed():
    raised = room("2025-03-01", actions=[CALL])
    set_ = in_memory.entry("plan", "2025-02-01", "review", type="goal", goals=[LEAD], share="supervisor")
    hidden = [
        room(
            "2025-06-01",
            "private",
            reviews=[
                {"action": "room 2025-03-01#a1", "done": "2025-06-01"},
                {"goal": "plan#g1", "status": "met"},
            ],
        )
    ]
    later = [
        room(
            "2026-03-01",
            reviews=[
                {"action": "room 2025-03-01#a1", "done": "2026-03-01"},
                {"goal": "plan#g1", "status": "met, and kept"},
            ],
        )
    ]
    shown = of([raised, set_, *later], audience=Share.SUPERVISOR)
    assert (actions(shown), goals(shown)) == (["room 2025-03-01#a1"], ["plan#g1"])
    for more in (hidden, [*hidden, *later]):
        shown = of([raised, set_, *more], audience=Share.SUPERVISOR)
        assert (actions(shown), goals(shown)) == ([], [])


def test_what_was_taken_to_someone_else_is_open_while_no_answer_is_noted():
    asked = {"what": "A second worker.", "escalated": {"to": "service manager"}}
    answered = {"what": "A car.", "escalated": {"to": "service manager", "answer": "No."}}
    told = of([room("2025-03-01", decisions=[asked, answered, {"what": "Ask first."}])])
    assert [decision.what for _, decision in told.unanswered] == ["A second worker."]
    assert of([room("2026-03-01", decisions=[asked])]).unanswered == ()


def test_a_wait_belongs_to_every_time_it_touches():
    rooms = [room("2024-11-01"), room("2025-02-01"), room("2026-02-01"), room("2026-03-01")]
    told = of(rooms, supervision={"every_days": 28, "complete_since": "2024-01-01"})
    assert [(gap.before.id, gap.after.id) for gap in told.gaps] == [
        ("room 2024-11-01", "room 2025-02-01"),
        ("room 2025-02-01", "room 2026-02-01"),
    ]
    assert [session.id for session in told.sessions] == ["room 2025-02-01"]


def test_the_part_of_a_record_still_knows_what_is_missing_in_all_of_it():
    course = in_memory.entry("course", "2025-02-01", "training")
    tried = in_memory.entry("tried", "2026-02-01", follows=["course"])
    both = in_memory.portfolio([course, tried]).practitioners[0]
    alone = part(both, IN_2025)
    assert [entry.id for entry in alone.entries] == ["course"]
    assert alone.absences == both.absences


DAYS = st.dates(datetime.date(2026, 6, 1), AS_OF)
SHARES = st.sampled_from(["private", "supervisor", "regulator", "public"])


@st.composite
def a_record(draw):
    """Sessions, plans, feedback and appraisals; later ones look back at earlier ones."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=7)))
    found, actions_, goals_ = [], [], []
    for number, date in enumerate(days):
        name, kind = f"e{number}", draw(st.sampled_from(["supervision", "review", "feedback"]))
        back = [
            {"action": reference} | ({"done": str(date)} if draw(st.booleans()) else {})
            for reference in actions_
            if draw(st.booleans())
        ]
        back += [
            {"goal": reference, "status": draw(st.sampled_from(["met", "open", "dropped"]))}
            for reference in goals_
            if draw(st.booleans())
        ]
        fields = {}
        if kind == "supervision":
            fields = {"actions": [CALL], "reviews": back}
            actions_.append(f"{name}#a1")
        elif kind == "review":
            fields = {"goals": [LEAD | {"what": f"Goal {number}"}], "reviews": back, "type": "appraisal"}
            goals_.append(f"{name}#g1")
        else:
            fields = {"from": draw(st.sampled_from(["child", "colleague"])), "consent": True}
        found.append(in_memory.entry(name, date, kind, share=draw(SHARES), **fields))
    return in_memory.portfolio(found, supervision={"every_days": 28, "complete_since": "2024-01-01"})


@settings(max_examples=200, deadline=None)
@given(
    a_record(),
    st.sampled_from([Share.SUPERVISOR, Share.REGULATOR, Share.PUBLIC]),
    st.lists(DAYS, min_size=4, max_size=4),
)
def test_of_any_time_a_shared_build_tells_no_more_than_the_full_record(record, audience, days):
    shown = visible(record, audience)
    asked = [from_to(*sorted(two), AS_OF) for two in (days[:2], days[2:])]
    for mine, theirs in ((one, other) for one in record.practitioners for other in shown.practitioners):
        for span in (*spans(shown.terms, theirs), *asked):
            whole, told = year(mine, span), year(theirs, span)
            for name in ("entries", "voices", "sessions"):
                assert {e.id for e in getattr(told, name)} <= {e.id for e in getattr(whole, name)}, name
            spoken_of = {goal.goal.what for goal in (*whole.goals_set, *whole.goals_before)}
            assert {goal.goal.what for goal in (*told.goals_set, *told.goals_before)} <= spoken_of
            assert set(actions(told)) <= set(actions(whole))
            assert set(goals(told)) <= set(goals(whole))
            assert {(g.before.id, g.after.id) for g in told.gaps} <= {
                (g.before.id, g.after.id) for g in whole.gaps
            }
