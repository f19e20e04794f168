"""Who may see what, rule by rule, as the docstring of `portfolio.audience.visible` numbers them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolios import AUDIENCES, entry, folder_of, write
from sharing import LIMITS, PARTS, SHARES, least

from portfolio.audience.visible import field_share, visible
from portfolio.entries import KINDS, Entry, Profile
from portfolio.entries.reading import Location, read_entry, read_profile
from portfolio.folder.read import read
from portfolio.frameworks import builtin
from portfolio.model import Portfolio, Practitioner, Terms
from portfolio.records.declared import declared, limited
from portfolio.records.frontmatter import Record
from portfolio.records.frontmatter import read as read_text
from portfolio.share import Share

HOME = "practitioners/rowan"
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def seen(tmp_path: Path) -> Callable[..., Portfolio]:
    """What an audience sees of a few files, none of which may be broken."""

    def seen(files: Mapping[str, str], audience: str) -> Portfolio:
        project = write(tmp_path, {f"{HOME}/{name}": text for name, text in files.items()})
        reading = read(folder_of(project), DAY)
        assert not [one for one in reading.problems if one.is_error]
        return visible(reading.portfolio, Share(audience))

    return seen


def only(portfolio: Portfolio) -> Entry:
    """The one entry there is."""
    assert len(portfolio.entries) == 1
    return portfolio.entries[0]


# 1. Entries and practitioners


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("share", AUDIENCES)
def test_an_entry_is_there_if_its_share_reaches(seen: Callable, share: str, audience: str):
    portfolio = seen({"a.md": entry(share=share)}, audience)
    assert bool(portfolio.entries) == (AUDIENCES.index(share) >= AUDIENCES.index(audience))


def test_an_entry_without_a_word_is_private(seen: Callable):
    assert not seen({"a.md": entry()}, "supervisor").entries


def test_a_practitioner_without_an_entry_for_this_audience_is_not_there(seen: Callable):
    profile = "---\nname: Rowan\nrole: social worker\nshare: public\n---\n\nMe.\n"
    assert not seen({"profile.md": profile, "a.md": entry()}, "public").practitioners


def test_a_practitioner_is_there_with_name_and_role_only(seen: Callable):
    profile = "---\nname: Rowan\nrole: social worker\nqualified: 2020-01-01\nthemes: [{id: x}]\n---\n\nMe.\n"
    (one,) = seen({"profile.md": profile, "a.md": entry(share="public")}, "public").practitioners
    assert (one.profile.name, one.profile.role) == ("Rowan", "social worker")
    assert one.profile == Profile(name="Rowan", role="social worker", path="rowan/profile.md")


def test_the_rest_of_a_profile_follows_its_own_share(seen: Callable):
    profile = "---\nname: Rowan\nrole: social worker\nshare: regulator\nqualified: 2020-01-01\n---\n\nMe.\n"
    files = {"profile.md": profile, "a.md": entry(share="public")}
    (near,) = seen(files, "regulator").practitioners
    (far,) = seen(files, "public").practitioners
    assert near.profile.qualified == datetime.date(2020, 1, 1)
    assert near.profile.statement == "Me."
    assert far.profile.qualified is None
    assert far.profile.statement == ""


def test_why_someone_was_on_leave_stays_private_even_in_a_public_profile(seen: Callable):
    profile = """\
---
name: Rowan
role: social worker
share: public
posts: [{id: p, role: worker, from: 2020-01-01, leave: [{from: 2021-01-01, to: 2021-06-01, why: ill}]}]
---
"""
    files = {"profile.md": profile, "a.md": entry(share="public", post="p")}
    (mine,) = seen(files, "private").practitioners
    assert mine.profile.posts[0].leave[0].why == "ill"
    for audience in AUDIENCES[1:]:
        (one,) = seen(files, audience).practitioners
        assert one.profile.posts[0].leave[0].why is None
        assert one.profile.posts[0].leave[0].from_ == datetime.date(2021, 1, 1)


def test_a_post_is_named_only_where_the_profile_is_there(seen: Callable):
    profile = "---\nname: R\nrole: w\nshare: supervisor\nposts: [{id: p, role: w, from: 2020-01-01}]\n---\n"
    files = {"profile.md": profile, "a.md": entry(share="public", post="p")}
    assert only(seen(files, "supervisor")).post == "p"
    assert only(seen(files, "public")).post is None


def test_problems_are_the_practitioners_own_business(tmp_path: Path):
    project = write(tmp_path, {f"{HOME}/a.md": entry(share="public"), f"{HOME}/b.md": entry(share="publc")})
    full = read(folder_of(project), DAY).portfolio
    assert visible(full, Share.PRIVATE).problems
    assert not visible(full, Share.SUPERVISOR).problems


# 2. Fields

PRIVATE = {"covers", "feel", "stress", "ratings", "support", "challenge", "interrupted"}
SESSION = {
    "kind": "supervision",
    "covers": [{"code": "K3", "worry": 4}],
    "feel": {"stay": 4},
    "stress": {"response": "Slept badly."},
    "ratings": {"swe:4.2": 3},
    "support": 4,
    "challenge": 2,
    "interrupted": "yes",
    "minutes": 60,
}


def test_every_private_field_of_the_interface_is_known():
    private = {
        name
        for kind in KINDS.values()
        for name in limited(kind)
        if (said := declared(kind)[kind.written()[name]]).share is Share.PRIVATE and not said.fixed
    }
    assert private == PRIVATE


@pytest.mark.parametrize("name", sorted(PRIVATE))
def test_a_private_field_stays_unless_it_is_named(seen: Callable, name: str):
    silent = {"a.md": entry(share="public", **SESSION)}
    named = {"a.md": entry(share="public", share_fields={name: "supervisor"}, **SESSION)}
    assert getattr(only(seen(silent, "private")), name)
    assert not getattr(only(seen(silent, "supervisor")), name)
    assert getattr(only(seen(named, "supervisor")), name)
    assert not getattr(only(seen(named, "regulator")), name)


def test_another_field_goes_where_its_entry_goes(seen: Callable):
    assert only(seen({"a.md": entry(share="public", **SESSION)}, "public")).minutes == 60


def test_another_field_may_be_held_back(seen: Callable):
    files = {"a.md": entry(share="public", share_fields={"minutes": "regulator"}, **SESSION)}
    assert only(seen(files, "regulator")).minutes == 60
    assert only(seen(files, "public")).minutes is None


def test_a_field_never_travels_further_than_its_entry(seen: Callable):
    files = {"a.md": entry(share="supervisor", share_fields={"ratings": "public"}, **SESSION)}
    assert only(seen(files, "supervisor")).ratings == {"swe:4.2": 3}
    assert not seen(files, "regulator").entries


def test_the_profile_speaks_for_all_entries_and_the_entry_has_the_last_word(seen: Callable):
    profile = "---\nname: R\nrole: w\nshare_fields: {ratings: public, support: public}\n---\n"
    files = {
        "profile.md": profile,
        "a.md": entry(share="public", share_fields={"ratings": "private"}, **SESSION),
    }
    found = only(seen(files, "public"))
    assert found.support == 4
    assert not found.ratings


@pytest.mark.parametrize(
    ("held_back", "rated"),
    [({}, {"swe:4.2": 3, "listening": 4}), ({"themes": "private"}, {"swe:4.2": 3})],
)
def test_a_rating_of_a_theme_goes_no_further_than_the_themes(seen: Callable, held_back: dict, rated: dict):
    ratings = {"swe:4.2": 3, "listening": 4}
    text = entry(
        share="public", themes=["listening"], ratings=ratings, share_fields={"ratings": "public", **held_back}
    )
    assert only(seen({"a.md": text}, "supervisor")).ratings == rated


def test_what_the_guard_allowed_never_travels(seen: Callable):
    allow = [{"finding": "5f2c9a", "because": "the helpline"}]
    files = {"a.md": entry(share="public", share_fields={"allow": "public"}, allow=allow)}
    assert only(seen(files, "private")).allow
    assert not only(seen(files, "supervisor")).allow


def test_how_far_fields_travel_is_not_told(seen: Callable):
    files = {"a.md": entry(share="public", share_fields={"ratings": "supervisor"}, **SESSION)}
    assert only(seen(files, "private")).share_fields
    assert not only(seen(files, "supervisor")).share_fields


def test_a_signer_is_a_role_beyond_the_share_of_their_name(seen: Callable):
    signed = [{"by": "Imogen", "role": "supervisor", "date": "2026-04-01", "digest": "sha256:0"}]
    files = {"a.md": entry(share="public", signed=signed)}
    assert only(seen(files, "supervisor")).signed[0].by == "Imogen"
    assert only(seen(files, "regulator")).signed[0].by == "supervisor"
    files = {"a.md": entry(share="public", signed=[signed[0] | {"share": "regulator"}])}
    assert only(seen(files, "regulator")).signed[0].by == "Imogen"
    assert only(seen(files, "public")).signed[0].by == "supervisor"


# 3. Parts


@pytest.mark.parametrize(
    ("heading", "reach"),
    [
        ("Debate", "public"),
        ("Debate {share=private}", "private"),
        ("Debate {share=supervisor}", "supervisor"),
        ("Debate {share='regulator'}", "regulator"),
        ("Debate {: #debate share=supervisor .wide }", "supervisor"),
        ("Self and stress", "private"),
        ("Self & Stress", "private"),
        ("**Self and stress**", "private"),
        ("Self and stress today", "private"),
        ("Self-and-stress", "private"),
        ("SELF AND STRESS", "private"),
        ("Wellbeing", "private"),
        ("Well-being", "private"),
        ("Well being", "private"),
        ("Well-being this month", "private"),
        ("My wellbeing", "private"),
        ("Wellbeeing", "private"),
        ("Impact on me", "supervisor"),
        ("The impact on me", "supervisor"),
        ("Self and stress {share=supervisor}", "supervisor"),
        ("Wellbeing {share=public}", "public"),
        ("Impact on me {share=private}", "private"),
        ("Impact on my practice", "public"),
        ("What went well", "public"),
    ],
)
def test_a_part_travels_as_far_as_its_heading_says_or_is_limited(seen: Callable, heading: str, reach: str):
    files = {"a.md": entry(f"## {heading}\n\nWords.", share="public")}
    for audience in AUDIENCES:
        there = AUDIENCES.index(reach) >= AUDIENCES.index(audience)
        found = only(seen(files, audience))
        assert ("Words." in found.body) == there, audience
        assert found.withheld != there


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("## A {share=private}\n\nno\n\n### B\n\nno", ""),
        ("## A {share=private}\n\nno\n\n### B {share=public}\n\nno", ""),
        ("## A {share=private}\n\nno\n\n#### B\n\nno\n\n### C\n\nno", ""),
        ("## A {share=private}\n\nno\n\n## B\n\nyes", "yes"),
        ("### A {share=private}\n\nno\n\n## B\n\nyes", "yes"),
        ("# A\n\nyes\n\n## B {share=private}\n\nno\n\n# C\n\nyes", "yes yes"),
        ("## Wellbeing\n\nno\n\n### Debate\n\nno", ""),
        ("## Wellbeing {share=public}\n\nyes\n\n### Impact on me\n\nno", "yes"),
        ("yes\n\n## A {share=supervisor}\n\nno", "yes"),
    ],
)
def test_what_stands_below_a_part_goes_with_it(seen: Callable, body: str, there: str):
    found = only(seen({"a.md": entry(body, share="public")}, "public"))
    assert " ".join(re.findall("yes|no", found.body)) == there


def test_a_withheld_part_leaves_no_heading_behind_and_says_so(seen: Callable):
    files = {"a.md": entry("Words.\n\n## What nobody reads {share=private}\n\nMore.", share="public")}
    found = only(seen(files, "public"))
    assert found.withheld
    assert "nobody" not in repr(found)


def test_a_withheld_part_without_words_is_not_worth_a_mention(seen: Callable):
    files = {"a.md": entry("## Wellbeing\n\n## Debate\n\nWords.", share="public")}
    assert not only(seen(files, "public")).withheld


def test_a_heading_left_empty_is_not_shown(seen: Callable):
    files = {"a.md": entry("## Debate\n\n## Reflection\n\nWords.\n\n## Learning needs", share="public")}
    for audience in AUDIENCES:
        assert [part.heading for part in only(seen(files, audience)).parts if part.level] == ["Reflection"]


def test_comments_never_travel(seen: Callable):
    files = {"a.md": entry("One <!-- two -->\n\n<!--\n## Three\n-->\n\nFour.", share="public")}
    for audience in AUDIENCES:
        body = only(seen(files, audience)).body
        assert "One" in body
        assert "Four" in body
        assert "two" not in body
        assert "Three" not in body


@pytest.mark.parametrize(
    "definition",
    [
        "[^1]: hush\n    hush\n\n    hush",
        '[1]: https://example.org/hush "hush"',
        "[1]:\n    https://example.org/hush\n    'hush'",
        "*[NHS]: hush",
    ],
)
def test_a_definition_travels_only_with_a_reference_that_stays(seen: Callable, definition: str):
    cites = "As said[^1] in [it][1] by the NHS."
    hidden = f"## Debate {{share=private}}\n\n{cites}\n\n## Reflection\n\nWords.\n\n{definition}\n"
    shown = f"## Debate\n\n{cites}\n\n## Reflection\n\nWords.\n\n{definition}\n"
    assert "hush" not in repr(only(seen({"a.md": entry(hidden, share="public")}, "public")))
    assert "hush" in only(seen({"a.md": entry(shown, share="public")}, "public")).body


def test_a_footnote_cited_only_from_a_footnote_that_goes_goes_too(seen: Callable):
    body = "## A {share=private}\n\nX[^1]\n\n## B\n\nWords.\n\n[^1]: hush[^2]\n\n[^2]: hush hush\n"
    assert "hush" not in only(seen({"a.md": entry(body, share="public")}, "public")).body


@pytest.mark.parametrize(
    "body",
    [
        "It`s so.\n\n[^1]: hush it`s hush",
        " ```\n\n[^1]: hush\n\n ```",
        "~~~ x ~~~\n\n[^1]: hush\n\n~~~",
        "Marks such as `[^1]` are small.\n\n[^1]: hush",
        "It`s late:\n[hush](hidden.md)\nit`s so.",
        "It`s late.\n\n[hush](hidden.md)\n\nIt`s so.",
        "\\`[hush](hidden.md)\\`",
    ],
)
def test_what_only_looks_like_code_hides_nothing_from_the_filter(seen: Callable, body: str):
    body = f"## A {{share=private}}\n\nWords[^1].\n\n## B\n\n{body}\n"
    files = {"hidden.md": LINKED["hidden.md"], "a.md": entry(body, share="public")}
    assert not re.search("hush|hidden", only(seen(files, "public")).body)


def test_a_footnote_cited_from_a_footnote_that_stays_stays(seen: Callable):
    body = "## A\n\nX[^1]\n\n[^1]: said[^2]\n\n[^2]: more\n"
    found = only(seen({"a.md": entry(body, share="public")}, "public")).body
    assert "said" in found
    assert "more" in found


# 4. References and links

LINKED = {
    "hidden.md": entry("## Hidden heading\n\nWords.", kind="feedback", title="Hush", date="2026-01-01"),
    "shown.md": entry("## Part\n\nWords.", title="Shown", date="2026-01-02", share="public"),
}


def test_references_to_hidden_entries_are_dropped_and_others_stay(seen: Callable):
    names = ["hidden", "shown"]
    files = LINKED | {"a.md": entry(follows=names, answers=["hidden"], share="public")}
    files["b.md"] = entry(applied_in=["a", "late"], share="public", date="2026-01-03")
    files["late.md"] = entry(date="2026-06-01")
    portfolio = seen(files, "public")
    by_id = {one.id: one for one in portfolio.entries}
    assert by_id["a"].follows == ("shown",)
    assert by_id["a"].answers == ()
    assert by_id["b"].applied_in == ("a",)


def test_a_review_of_a_hidden_session_keeps_its_outcome_without_the_action(seen: Callable):
    before = entry(kind="supervision", date="2026-01-01", actions=[{"id": "a1", "what": "Read."}])
    reviews = [{"action": "before#a1", "outcome": "Read it."}]
    after = entry(kind="supervision", share="public", reviews=reviews)
    (review,) = only(seen({"before.md": before, "a.md": after}, "public")).reviews
    assert review.action is None
    assert review.outcome == "Read it."


@pytest.mark.parametrize("audience", ["private", "public"])
def test_an_action_that_is_held_back_is_not_named_by_those_who_answer_it(seen: Callable, audience: str):
    session = {"kind": "supervision", "date": "2026-01-01", "actions": [{"id": "hush", "what": "Ring."}]}
    files = {
        "one.md": entry(share="public", share_fields={"actions": "private"}, **session),
        "two.md": entry(
            share="public", kind="supervision", reviews=[{"action": "one#hush", "outcome": "Done."}]
        ),
        "three.md": entry(share="public", answers=["one#hush"]),
    }
    by_id = {one.id: one for one in seen(files, audience).entries}
    told = "one#hush" if audience == "private" else None
    assert by_id["two"].reviews[0].action == told
    assert by_id["two"].reviews[0].outcome == "Done."
    assert by_id["three"].answers == ((told,) if told else ())


WAYS = {
    "a link": "[hush](hidden.md)",
    "a link with a title": '[hush](hidden.md "hush")',
    "a link to a heading": "[hush](hidden.md#hidden-heading)",
    "a link in pointed brackets": "[hush](<hidden.md>)",
    "a link in an escaped way": "[hush](./x/../hidd%65n.md)",
    "a link over two lines": "[hush\nhush](hidden.md)",
    "a link with brackets inside": "[hush [hush]](hidden.md)",
    "a link with brackets in brackets inside": "[hush [hush [hush]]](hidden.md)",
    "a link with an escaped bracket inside": r"[hush \] hush](hidden.md)",
    "a link with code inside": "[`hush]` hush](hidden.md)",
    "a link with emphasis inside": "[**hush**](hidden.md)",
    "a picture": "![hush](hidden.md)",
    "a picture in a link": "[![hush](hidden.md)](hidden.md)",
    "a link by name": "[hush][n]\n\n[n]: hidden.md 'hush'",
    "a link by its own name": "[hush]\n\n[hush]: hidden.md",
    "a link by its own name twice": "[hush][]\n\n[hush]: <hidden.md>",
    "a link by a name over two lines": "[hush][n]\n\n[n]:\n    hidden.md\n    'hush'",
    "a link by a name explained in a list": "- [hush][n]\n\n    [n]: hidden.md",
    "a link by a name explained in a quotation": "> [hush][n]\n>\n> [n]: hidden.md",
    "a link in a table": "| a |\n|---|\n| [hush](hidden.md) |",
    "a link in the title of a box": '!!! note "[hush](hidden.md)"\n    Words.',
    "a link in HTML that holds Markdown": '<div markdown="1">\n\n[hush](hidden.md)\n\n</div>',
    "an automatic link": "<hidden.md>",
    "HTML": '<a href="hidden.md" title="hush">hush</a>',
    "HTML with spaces": '<a href=" hidden.md ">hush</a>',
    "HTML over several lines": '<a\n href="hidden.md"\n title="hush">hush\n<b>hush</b></a>',
    "HTML without quotes": "<a href=hidden.md>hush</a>",
    "HTML in single quotes": "<a title='hush' href='hidden.md'>hush</a>",
    "a class on a link": '[hush](hidden.md){: title="hush" }',
    "the bare name of the file": "See hidden.md for it.",
    "the bare name in brackets": "(hidden.md)",
    "the bare name in quotes": "“hidden.md”",
    "the bare name with a dash": "hidden.md—that one",
    "code": "`hidden.md`",
    "a title with quotes inside": '[hush](hidden.md "what "hush" said")',
    "a title with an apostrophe": "[hush](hidden.md 'it's hush')",
    "a link by a name with quotes in its title": '[hush][n]\n\n[n]: hidden.md "what "hush" said"',
    "a link in a heading": "### [hush](hidden.md)\n\nWords.",
    "the way there from elsewhere": "content/practitioners/rowan/hidden.md",
    "a link as programs for notes write it": "[[hidden]]",
    "a link as programs for notes write it, with words": "[[hidden|hush]]",
    "a link as programs for notes write it, with an ending": "[[hidden.md#hush|hush]]",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_link_to_a_hidden_entry_loses_title_and_path(seen: Callable, way: str):
    files = LINKED | {"a.md": entry(f"Before.\n\n{WAYS[way]}\n\nAfter.", share="public")}
    mine = {one.id: one for one in seen(files, "private").entries}["a"].body
    found = {one.id: one for one in seen(files, "public").entries}["a"].body
    assert re.search("hidd(e|%65)n", mine, re.IGNORECASE), "the private record keeps its links"
    assert not re.search("hush|hidd(e|%65)n", found, re.IGNORECASE), found
    assert "Before." in found
    assert "After." in found


SPACED = [
    "[hush](my hidden visit.md)",
    "[hush](./my hidden visit.md#hush 'hush')",
    '[hush](my hidden visit.md "what "hush" said")',
    "[hush](my\u00a0hidden visit.md)",
    "![hush](my hidden visit.md)",
    "[hush](<my hidden visit.md>)",
    "[hush](my%20hidden%20visit.md)",
    "<a href='my hidden visit.md'>hush</a>",
    "[[my hidden visit]]",
    "See My hidden visit.md, and visits/my hidden visit.md.",
    "`my hidden visit.md`",
    "[it]: my hidden visit.md\n\n[it]",
]


@pytest.mark.parametrize("way", SPACED)
def test_a_hidden_file_with_spaces_in_its_name_is_not_named(seen: Callable, way: str):
    names = ["my hidden visit.md", "my\u00a0hidden visit.md"]
    files = {name: entry(id=str(number)) for number, name in enumerate(names)}
    found = only(seen(files | {"a.md": entry(f"Before.\n\n{way}\n\nAfter.", share="public")}, "public"))
    assert not re.search("hush|hidden", found.body, re.IGNORECASE), found.body
    assert "Before." in found.body
    assert "After." in found.body


def test_a_link_with_spaces_to_what_is_not_there_is_told(tmp_path: Path):
    project = write(tmp_path, {f"{HOME}/a.md": entry("[it](my visit (1).md 'title')")})
    (found,) = (p for p in read(folder_of(project), DAY).problems if p.is_error)
    assert (found.code, "my visit (1).md" in found.what) == ("link-to-nothing", True)


@pytest.mark.parametrize(
    "way", ["a link", "a link by name", "a link with brackets inside", "a link over two lines"]
)
def test_in_its_place_it_says_a_private_entry(seen: Callable, way: str):
    files = LINKED | {"a.md": entry(f"See {WAYS[way]}", share="public")}
    found = {one.id: one for one in seen(files, "public").entries}["a"].body
    assert "See a private entry" in found


def test_a_link_to_an_entry_that_is_there_stays_as_it_is(seen: Callable):
    link = '[it](shown.md#part "title") and [that](https://example.org/hidden.md)'
    files = LINKED | {"a.md": entry(link, share="public")}
    assert link in {one.id: one for one in seen(files, "public").entries}["a"].body


def test_a_link_to_a_withheld_heading_leads_to_the_entry_without_naming_it(seen: Callable):
    body = "## Part\n\nWords.\n\n## Hush hush {share=private}\n\nWords."
    link = "[one](b.md#part) and [two](b.md#hush-hush)"
    files = {"b.md": entry(body, share="public", date="2026-01-01"), "a.md": entry(link, share="public")}
    found = {one.id: one for one in seen(files, "public").entries}
    assert "[one](b.md#part)" in found["a"].body
    assert "[two](b.md)" in found["a"].body


def test_a_link_to_a_withheld_heading_of_the_same_entry_is_only_its_words(seen: Callable):
    body = "See [below](#hush).\n\n## Hush {share=private}\n\nWords."
    assert "See below." in only(seen({"a.md": entry(body, share="public")}, "public")).body


# 5. Files


def files_seen(seen: Callable, body: str, audience: str, **fields: object) -> set[str]:
    files = {"one.pdf": "1", "two.png": "2", "a.md": entry(body, share="public", **fields)}
    return {name.removeprefix("rowan/") for name in only(seen(files, audience)).files}


@pytest.mark.parametrize(
    ("body", "fields", "there"),
    [
        ("Words.", {}, set()),
        ("", {"evidence": ["one.pdf"]}, {"one.pdf"}),
        ("", {"evidence": ["one.pdf"], "share_fields": {"evidence": "regulator"}}, set()),
        ("![x](two.png)", {}, {"two.png"}),
        ("[x](one.pdf)", {}, {"one.pdf"}),
        ('<img src="two.png">', {}, {"two.png"}),
        ("[x][n]\n\n[n]: one.pdf", {}, {"one.pdf"}),
        ("## A {share=private}\n\n![x](two.png)", {}, set()),
        ("## A {share=private}\n\n[x][n]\n\n## B\n\nWords.\n\n[n]: one.pdf", {}, set()),
        ("## A {share=private}\n\n![x](two.png)\n\n## B\n\n![x](two.png)", {}, {"two.png"}),
        ("## A {share=private}\n\n[x](one.pdf)", {"evidence": ["one.pdf"]}, {"one.pdf"}),
        ("Words. <!-- ![x](two.png) -->", {}, set()),
        ("`![x](two.png)`", {}, set()),
        ("[x](https://example.org/one.pdf)", {}, set()),
    ],
)
def test_a_file_is_there_if_a_field_or_part_that_is_there_names_it(
    seen: Callable, body: str, fields: dict, there: set
):
    assert files_seen(seen, body, "public", **fields) == there


# 6. What is missing


def test_training_tried_in_a_hidden_entry_does_not_look_untried(seen: Callable):
    files = {
        "course.md": entry(kind="training", date="2026-01-01", share="public"),
        "told.md": entry(kind="feedback", follows=["course"]),
        "other.md": entry(kind="training", date="2026-01-02", share="public"),
    }
    (one,) = seen(files, "public").practitioners
    assert one.not_yet_applied == ("other",)


def test_an_action_done_in_a_hidden_session_does_not_look_open(seen: Callable):
    actions = [{"id": "a1", "what": "Read."}, {"id": "a2", "what": "Ask."}]
    files = {
        "one.md": entry(kind="supervision", date="2026-01-01", share="public", actions=actions),
        "two.md": entry(kind="supervision", reviews=[{"action": "one#a1", "done": "2026-02-01"}]),
    }
    (one,) = seen(files, "public").practitioners
    assert [thread.reference for thread in one.threads if not thread.done] == ["one#a2"]


def test_a_hidden_session_makes_no_gap(seen: Callable):
    days = ("2026-01-01", "2026-02-01", "2026-03-01")
    files = {f"{d}.md": entry(kind="supervision", date=d, share="public") for d in days}
    files["2026-02-01.md"] = entry(kind="supervision", date="2026-02-01")
    (one,) = seen(files, "public").practitioners
    assert one.longest_gap is None


# Whatever the record


class Made:
    """A portfolio, the texts it was read from, and how far each word in it may travel."""

    def __init__(self, portfolio: Portfolio, texts: tuple[str, ...], reach: Mapping[str, str]) -> None:
        self.portfolio, self.texts, self.reach = portfolio, texts, reach

    def __repr__(self) -> str:
        return "\n".join(self.texts)

    def seen_by(self, audience: str) -> Portfolio:
        return visible(self.portfolio, Share(audience))


@st.composite
def records(draw: st.DrawFn) -> Made:
    """A portfolio of up to five entries."""
    reach: dict[str, str] = {}

    def word(share: str) -> str:
        name = f"w{len(reach):03d}w"
        reach[name] = share
        return name

    profile_fields = draw(st.dictionaries(st.sampled_from(["ratings", "stress", "themes"]), SHARES))
    entries, texts = [], []
    ids: list[tuple[str, str]] = []
    for number in range(draw(st.integers(1, 5))):
        share = draw(SHARES)
        fields = draw(st.dictionaries(st.sampled_from(["stress", "themes", "went"]), SHARES))

        def field(name: str, entry_share: str = share, own: dict[str, str] = fields) -> str:
            default = "private" if name == "stress" else entry_share
            return least(entry_share, own.get(name) or profile_fields.get(name) or default)

        id_ = word(share)
        earlier = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
        lines = [word(share), ""]
        for to, far in earlier:
            lines += [f"[{word(least(share, far))}]({to}.md)", ""]
        above: list[tuple[int, str]] = []
        for level, heading, own in draw(st.lists(PARTS, max_size=5)):
            above = [one for one in above if one[0] < level]
            limit = least(share, own or LIMITS.get(heading.casefold(), "private"), *(far for _, far in above))
            above.append((level, limit))
            said = f" {{share={own}}}" if own else ""
            lines += [f"{'#' * level} {heading}{said}", "", word(limit), ""]
            lines += [f"![{word(limit)}]({word(limit)}.png) note[^{word(limit)}]", ""]
        text = entry(
            "\n".join(lines),
            id=id_,
            title=word(share),
            share=share,
            share_fields=fields,
            follows=[to for to, _ in earlier],
            stress={"response": word(field("stress"))},
            themes=[word(field("themes"))],
            date=f"2026-03-{number + 1:02d}",
        )
        ids.append((id_, share))
        texts.append(text)
        entries.append(read_one(text, f"rowan/{id_}.md"))
    profile = profile_of(f"---\nname: Rowan\nrole: worker\nshare_fields: {profile_fields}\n---\n")
    portfolio = Portfolio(
        practitioners=(Practitioner(id="rowan", profile=profile, entries=tuple(entries)),),
        terms=Terms(as_of=DAY, frameworks=builtin()),
    )
    return Made(portfolio, (str(profile_fields), *texts), reach)


def read_one(text: str, path: str) -> Entry:
    record = read_text(text, path)
    assert isinstance(record, Record), record
    found, problems = read_entry(record, Location("rowan", path))
    assert found is not None, problems
    return found


def profile_of(text: str) -> Profile:
    record = read_text(text, "rowan/profile.md")
    assert isinstance(record, Record), record
    found, problems = read_profile(record, Location("rowan", "rowan/profile.md"))
    assert found is not None, problems
    return found


def content(portfolio: Portfolio) -> set[tuple[object, ...]]:
    """What a portfolio shows, as a set of single things."""
    found: set[tuple[object, ...]] = set()
    for one in portfolio.practitioners:
        found.add(("name", one.id, one.profile.name, one.profile.role))
        for each in one.entries:
            found |= {("file", each.path, name) for name in each.files}
            found |= {("part", each.path, part.title, part.level) for part in each.parts if part.level}
            found |= {("word", each.path, word) for word in re.findall(r"w\d{3}w", each.body)}
            for name, inner in each.written().items():
                value = getattr(each, inner)
                default = type(each).model_fields[inner].get_default(call_default_factory=True)
                if name == "share_fields" or value == default:
                    continue
                if isinstance(value, tuple):
                    found |= {("field", each.path, name, repr(item)) for item in value}
                else:
                    found.add(("field", each.path, name, repr(value)))
    return found


@given(records(), SHARES)
def test_what_is_seen_is_part_of_what_there_is(made: Made, audience: str):
    assert content(made.seen_by(audience)) <= content(made.seen_by("private"))


@given(records(), SHARES)
def test_seeing_twice_changes_nothing(made: Made, audience: str):
    once = made.seen_by(audience)
    assert content(visible(once, Share(audience))) == content(once)


@given(records(), SHARES, SHARES)
def test_who_sees_through_the_eyes_of_another_sees_no_more(made: Made, first: str, second: str):
    through = content(visible(made.seen_by(first), Share(second)))
    assert through <= content(made.seen_by(first))
    assert through <= content(made.seen_by(least(first, second)))


@given(records())
def test_a_wider_audience_never_sees_more(made: Made):
    seen = [content(made.seen_by(audience)) for audience in AUDIENCES]
    for near, far in pairwise(seen):
        assert far <= near


@given(records())
def test_each_word_is_there_for_those_who_may_see_it_and_for_nobody_else(made: Made):
    for audience in AUDIENCES:
        found = set(re.findall(r"w\d{3}w", repr(made.seen_by(audience).practitioners)))
        hidden = {w for w, far in made.reach.items() if AUDIENCES.index(far) < AUDIENCES.index(audience)}
        assert not found & hidden
        never_explained = {w for w in made.reach if any(f"[^{w}]" in text for text in made.texts)}
        assert set(made.reach) - hidden - never_explained <= found


@given(records(), SHARES)
def test_every_field_that_is_there_may_be(made: Made, audience: str):
    profile = made.portfolio.practitioners[0].profile
    full = {one.path: one for one in made.portfolio.entries}
    for one in made.seen_by(audience).entries:
        for written, name in one.written().items():
            value = getattr(one, name)
            default = type(one).model_fields[name].get_default(call_default_factory=True)
            if value != default:
                assert field_share(full[one.path], profile, written).reaches(Share(audience))


def test_a_theme_names_its_two_entries_only_where_both_are_there(seen: Callable[..., Portfolio]):
    theme = "themes: [{id: listening, then_now: {then: then, now: now}}]"
    files = {
        "profile.md": f"---\nname: R\nrole: r\nshare: regulator\n{theme}\n---\n",
        "then.md": entry(date="2026-01-02", share="supervisor", themes=["listening"]),
        "now.md": entry(date="2026-03-02", share="regulator", themes=["listening"]),
    }
    for audience, named in {"private": True, "supervisor": True, "regulator": False}.items():
        (found,) = seen(files, audience).practitioners[0].profile.themes
        assert bool(found.then_now) is named, audience
