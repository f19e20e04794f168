"""Support and challenge in one figure."""

import in_memory

from portfolio.views.supervision.together import support_and_challenge


def sessions(*felt):
    return [
        in_memory.entry(f"s{n}", f"2026-0{n}-01", "supervision", support=support, challenge=challenge)
        for n, (support, challenge) in enumerate(felt, 1)
    ]


def test_the_title_counts_the_sessions_that_were_both_and_the_table_counts_every_pair():
    chart = support_and_challenge(sessions((4, 5), (5, 1), (5, 1), (4, 4)))
    assert chart.title.startswith("Well supported and well challenged in 2 of 4 sessions, ")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in chart.table.rows}
    assert rows["5"] == ["2", "0", "0", "0", "0"]
    assert rows["4"] == ["0", "0", "0", "1", "1"]
    assert sum(int(n) for row in rows.values() for n in row) == 4


def test_a_bar_is_as_high_as_it_counts_and_the_latest_session_is_marked():
    chart = support_and_challenge(sessions((1, 1), (5, 1), (5, 1), (2, 3)))
    twice, once, _ = sorted((box.height for box in chart.boxes), reverse=True)
    assert twice == 2 * once
    (latest,) = chart.marks
    bar = min(chart.boxes, key=lambda box: abs(box.y - latest.y))
    assert bar.height == once


def test_a_session_that_says_only_one_of_them_does_not_count():
    chart = support_and_challenge(sessions((4, 4), (4, None), (None, 3), (4, 4), (4, 4), (4, 4)))
    assert "4 of 4 sessions" in chart.title


def test_three_sessions_are_no_picture():
    assert support_and_challenge(sessions((4, 4), (4, 4), (4, 4))) is None
