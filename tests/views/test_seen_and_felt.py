"""Own ratings and what others said at the time, as plain values."""

from __future__ import annotations

import in_memory
from hypothesis import given
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.share import Share
from portfolio.views import all_pages

SAID = "## What was said (not identifiable)\n\n“You wait now.” And a shrug.\n\n## What I did with it\n\nI wait.\n"
SEEN = "## Observer's view\n\nThe pauses were long.\n\n## My response\n\nThey felt longer.\n"
FELT = "## What I learnt\n\nI had gone back to talking.\n"


def about(subject, *entries, audience=Share.PRIVATE):
    shown = visible(in_memory.portfolio(entries, share="public"), audience)
    return {page.folder: page for page in all_pages(shown)}[f"rowan/evolution/{subject}/"].data.seen


def listening(*entries, **for_whom):
    return about("themes/listening", *entries, **for_whom)


def rated(id_, date, level, body="", **more):
    return in_memory.entry(id_, date, body=body, themes=["listening"], ratings={"listening": level}, **more)


def said(id_, date, from_="child", **more):
    given = {"themes": ["listening"], "consent": True, **more}
    return in_memory.entry(id_, date, "feedback", SAID, **{"from": from_}, **given)


def rows(shown):
    return [tuple(cell.text for cell in row) for row in shown.chart.table.rows]


def test_a_theme_has_a_line_of_ratings_and_below_it_what_others_said():
    shown = listening(
        rated("a", "2024-01-10", 2),
        said("b", "2024-03-05"),
        in_memory.entry("c", "2024-06-01", "observation", SEEN, themes=["listening"], observer="an educator"),
        rated("d", "2024-09-01", 4),
    )
    assert shown.title == "Seen and felt"
    assert rows(shown) == [
        ("10 Jan 2024", "My own rating", "2 of 5", "a"),
        ("5 Mar 2024", "A child", "“You wait now.” And a shrug.", "b"),
        ("1 Jun 2024", "An educator", "The pauses were long.", "c"),
        ("1 Sep 2024", "My own rating", "4 of 5", "d"),
    ]
    assert [(voice.who, voice.row) for voice in shown.voices] == [
        ("A child", "A child"),
        ("An educator", "An observer"),
    ]
    assert [label.text for label in shown.chart.labels if label.style == "label"] == [
        "My own rating, 1 to 5",
        "A child",
        "An observer",
    ]


def test_a_standard_has_the_same_picture():
    shown = about(
        "swe-4.2",
        in_memory.entry("a", "2024-01-10", ratings={"swe:4.2": 3}),
        said("b", "2024-03-05", standards=["swe:4.2"]),
    )
    assert [row[1:3] for row in rows(shown)] == [
        ("My own rating", "3 of 5"),
        ("A child", "“You wait now.” And a shrug."),
    ]


def test_words_about_something_else_are_not_heard_here():
    """Feedback that only rates the theme, or answers an entry about it, is not about it."""
    shown = listening(
        rated("a", "2024-01-10", 2),
        said("b", "2024-03-05", themes=[], follows=["a"]),
        said("c", "2024-03-06", themes=[], ratings={"listening": 3}),
    )
    assert (shown.title, shown.voices) == ("How I rated myself", ())


def test_what_others_said_is_told_alone_where_nothing_is_rated():
    shown = listening(said("b", "2024-03-05"))
    assert (shown.title, shown.chart, len(shown.voices)) == ("What others said", None, 1)


def test_with_neither_there_is_nothing():
    assert listening(in_memory.entry("a", "2024-01-10", themes=["listening"])) is None


def test_a_lower_rating_stands_beside_her_own_words_in_that_entry():
    shown = listening(rated("a", "2024-01-10", 4), rated("b", "2024-05-20", 2, FELT))
    (dip,) = shown.dips
    assert (dip.before.level, dip.rated.level, dip.own.words) == (4, 2, "I had gone back to talking.")
    assert rows(shown)[1][2] == "2 of 5, lower than before"
    assert [mark.shape for mark in shown.chart.marks] == ["circle", "diamond"]
    assert [key.text for key in shown.chart.keys] == ["My own rating", "Lower than before"]


def test_or_beside_those_of_the_nearest_entry_about_it_in_that_month():
    other = in_memory.entry("z", "2024-05-21", body=FELT)
    far = in_memory.entry("c", "2024-05-02", body=FELT, themes=["listening"])
    near = in_memory.entry("d", "2024-05-24", body=FELT, themes=["listening"])
    shown = listening(rated("a", "2024-01-10", 4), rated("b", "2024-05-20", 2), far, near, other)
    assert [dip.own.entry.id for dip in shown.dips] == ["d"]


def test_without_words_of_that_month_nothing_is_said_of_it():
    later = in_memory.entry("c", "2024-06-01", body=FELT, themes=["listening"])
    assert listening(rated("a", "2024-01-10", 4), rated("b", "2024-05-20", 2), later).dips == ()


def test_ratings_stay_out_of_a_shared_build_and_the_voices_do_not():
    entries = (
        rated("a", "2024-01-10", 4, share="public"),
        rated("b", "2024-02-10", 2, FELT, share="public"),
        said("c", "2024-03-05", share="public"),
    )
    shown = listening(*entries, audience=Share.SUPERVISOR)
    assert (shown.title, shown.chart, shown.dips) == ("What others said", None, ())


def test_a_shared_build_calls_a_rating_lower_only_where_the_full_record_does():
    open_ = {"share": "public", "share_fields": {"ratings": "public"}}
    high, low = rated("a", "2024-01-10", 4, **open_), rated("c", "2024-05-20", 3, FELT, **open_)
    between = rated("b", "2024-03-10", 1)
    shown = listening(high, between, low, audience=Share.SUPERVISOR)
    assert [row[2] for row in rows(shown)] == ["4 of 5", "3 of 5"]
    assert shown.dips == ()
    assert len(listening(high, low, audience=Share.SUPERVISOR).dips) == 1


def test_a_regulator_learns_the_month_of_what_a_child_said():
    open_ = {"share": "public", "share_fields": {"ratings": "public"}}
    entries = rated("a", "2024-01-10", 3, **open_), said("b", "2024-03-25", share="public")
    assert rows(listening(*entries, audience=Share.REGULATOR))[1][:2] == ("Mar 2024", "A child")


def test_of_many_voices_the_newest_are_shown_and_counted():
    voices = (said(f"v{n:02}", f"{2000 + n}-03-05") for n in range(20))
    shown = listening(rated("a", "2001-01-10", 3), *voices)
    assert [voice.entry.id for voice in shown.voices] == [f"v{n:02}" for n in range(8, 20)]
    assert shown.more_voices == 8
    assert "20 times, the newest 12 of them shown" in shown.chart.description


LEVELS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(1, 5)), max_size=60, unique_by=lambda one: one[0]
)


@given(LEVELS, st.lists(st.integers(0, 900), max_size=20, unique=True))
def test_everything_drawn_is_in_the_table_and_inside_the_figure(levels, heard):
    start = in_memory.AS_OF.toordinal() - 1000
    day = in_memory.AS_OF.fromordinal
    entries = [rated(f"r{n}", day(start + n), level) for n, level in levels]
    entries += [said(f"s{n}", day(start + n)) for n in heard]
    shown = listening(in_memory.entry("x", day(start), themes=["listening"]), *entries)
    if not levels:
        assert not shown or shown.chart is None
        return
    chart = shown.chart
    assert len(chart.marks) == len(chart.table.rows)
    assert all(0 <= one.y <= chart.height and 0 <= one.x <= 100 for one in (*chart.marks, *chart.labels))
    drawn = [mark for mark in chart.marks if mark.style.startswith("kind-")]
    assert len(drawn) == len(shown.voices)
