"""What is wrong in a profile as far as renewal goes."""

from __future__ import annotations

import datetime

from portfolio.problems import Where
from portfolio.renewal import Finding, builtin, profile_mistakes
from renewal import worked

NOW = datetime.date(2026, 11, 22)


def found(**fields: object) -> list[Finding]:
    return list(profile_mistakes(worked.profile(**fields), builtin(), NOW))


def test_a_sound_profile_has_nothing_wrong():
    posts = [
        {"id": "a", "role": "nurse", "from": "2020-01-01", "hours_per_week": 30},
        {"id": "b", "role": "bank nurse", "from": "2021-01-01", "hours_per_week": 30},
    ]
    assert found(registration={"rules": "nmc", "renews": "2027-04-30", "variant": "dual"}, posts=posts) == []
    assert found() == []


def test_an_unknown_rule_set_is_named_with_what_was_meant():
    (one,) = found(registration=[{"rules": "nmc", "renews": "2027-04-30"}, {"rules": "social-work-englnd"}])
    assert (one.path, one.code) == (("registration", 1, "rules"), "unknown-rules")
    assert one.values["rules"] == "social-work-englnd"
    assert one.values["suggestion"] == "Did you mean “social-work-england”?"
    assert one.values["known"] == ", ".join(sorted(builtin().by_id))
    assert "social-work-england" in one.values["known"]


def test_an_unknown_variant_is_named_with_those_there_are():
    (one,) = found(registration={"rules": "nmc", "renews": "2027-04-30", "variant": "duel"})
    assert (one.path, one.code) == (("registration", 0, "variant"), "unknown-variant")
    assert one.values == {
        "variant": "duel", "rules": "nmc", "known": "dual", "suggestion": "Did you mean “dual”?",
    }  # fmt: skip
    (one,) = found(registration={"rules": "hcpc", "renews": "2027-04-30", "variant": "dual"})
    assert (one.values["known"], one.values["suggestion"]) == ("none", "")


def test_a_period_that_cannot_be_counted_is_named_with_the_way_out():
    (one,) = found(registration={"rules": "hcpc"})
    assert (one.path, one.code) == (("registration", 0), "no-period")
    assert "counts its period from your own dates" in str(one.values["why"])
    assert "renews: 2027-04-30" in str(one.values["fix"])


def test_posts_that_no_one_could_hold_together_are_named():
    posts = [
        {"id": "second", "role": "nurse", "from": "2024-01-01", "hours_per_week": 37.5},
        {"id": "first", "role": "nurse", "from": "2020-01-01", "to": "2024-03-31", "hours_per_week": 30},
    ]
    (one,) = found(posts=posts)
    assert (one.path, one.code) == (("posts", 0), "overlapping-posts")
    assert one.values == {
        "posts": "“second” and “first”",
        "hours": "67.5",
        "most": 60,
        "start": datetime.date(2024, 1, 1),
        "end": datetime.date(2024, 3, 31),
    }


def test_posts_without_an_end_overlap_until_now():
    posts = [
        {"id": "a", "role": "nurse", "from": "2024-01-01", "hours_per_week": 40},
        {"id": "b", "role": "nurse", "from": "2024-02-01", "hours_per_week": 40},
    ]
    (one,) = found(posts=posts)
    assert one.path == ("posts", 1)
    assert one.values["end"] == "now"


def test_a_finding_becomes_a_problem_where_the_field_stands():
    one = Finding(path=("share",), code="empty", values={"field": "share", "example": "share: public"})
    problem = one.at(lambda *path: Where("profile.md", len(path) + 3))
    assert (problem.code, problem.where.line) == ("empty", 4)
    assert problem.what == "“share” is empty."
