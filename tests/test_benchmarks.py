"""The benchmarks: their texts, their arithmetic and their report. No test here measures a time."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks import edits, entries, peers, process, report
from benchmarks.figures import Spread, exponents, ratios, spread
from benchmarks.measuring import Bench
from benchmarks.process import Spent
from benchmarks.results import Edited, Followed, Results
from benchmarks.sizes import Size, careers, team
from benchmarks.targets import targets

FORTY = Size(40, 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our project with forty entries."""
    root = tmp_path_factory.mktemp("benchmarks") / "portfolio"
    peers.OURS.write(root, entries.write(FORTY))
    return root


def test_the_same_seed_makes_the_same_texts_and_another_seed_others() -> None:
    first = list(entries.write(FORTY))
    assert len(first) == 41
    assert list(entries.write(FORTY)) == first
    assert list(entries.write(FORTY, seed=21)) != first


def test_nobody_has_more_entries_than_a_career_holds() -> None:
    assert careers(1_000).shares() == [1_000]
    assert len(careers(10_000).shares()) == 7
    assert sum(careers(10_000).shares()) == 10_000
    assert max(careers(10_000).shares()) <= 1_500


def test_everybody_in_a_team_has_a_hundred_entries() -> None:
    assert team(1_000).shares() == [100] * 10
    assert str(team(10_000)) == "10,000 entries of 100 people"
    assert str(team(50)) == "50 entries of one person"


def test_check_finds_nothing_wrong_with_a_hundred_people(tmp_path: Path, run: Any) -> None:
    texts = list(entries.write(Size(200, 100)))
    assert len({text.path.split("/")[0] for text in texts}) == 100
    peers.OURS.write(tmp_path, texts)
    assert run(tmp_path, "check").output.strip() == "200 entries read: nothing wrong."


def test_the_entries_are_as_long_as_the_report_says() -> None:
    bodies = []
    for text in entries.write(FORTY):
        _, fields, body = text.content.split("---\n", 2)
        if not text.path.endswith("profile.md"):
            assert 12 <= len(fields.splitlines()) <= 15
            bodies.append(len(body.split()))
    assert len(bodies) == 40
    assert 400 <= sum(bodies) / 40 <= 420


def test_check_finds_nothing_wrong_with_the_entries(project: Path, run: Any) -> None:
    result = run(project, "check")
    assert result.output.strip() == "40 entries read: nothing wrong."


def test_standards_are_cited_only_while_they_are_in_force(tmp_path: Path, run: Any) -> None:
    texts = list(entries.write(careers(1_500)))
    old = [text for text in texts if "/entries/2019-11" <= text.path[8:] <= "/entries/2020-02"]
    assert '"hcpc:' in old[0].content
    assert '"swe:' in old[-1].content
    # Alone, they refer to entries that are not there: nothing else may be wrong.
    peers.OURS.write(tmp_path, [texts[0], *old])
    said = run(tmp_path, "check").output
    assert f"{len(old)} entries read" in said
    assert "unknown-standard" not in said


def test_the_entries_build_and_one_can_be_edited(project: Path, run: Any) -> None:
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    text = next(text for text in entries.write(FORTY) if "/entries/" in text.path)
    assert peers.OURS.site(project) > 1
    peers.OURS.save(project, replace(text, content=edits.text(text.content, 3)))
    assert (
        (project / peers.OURS.place(text.path))
        .read_text()
        .endswith("\nA sentence written later, number 3.\n")
    )
    assert run(project, "check").output.strip() == "40 entries read: nothing wrong."
    peers.OURS.forget(project)
    assert not (project / "builds").exists()


@pytest.mark.parametrize("fact", edits.FACTS)
def test_a_changed_fact_is_one_line_and_nothing_is_wrong_with_it(fact: str, project: Path, run: Any) -> None:
    text = list(entries.write(FORTY))[7]
    changed = edits.FACTS[fact](text.content, 3)
    lines = zip(text.content.splitlines(), changed.splitlines(), strict=True)
    assert [now.partition(":")[0].rstrip("s") for before, now in lines if now != before] == [fact]
    peers.OURS.save(project, replace(text, content=changed))
    assert run(project, "check").output.strip() == "40 entries read: nothing wrong."
    peers.OURS.save(project, text)


def test_few_tools_are_measured_with_a_team() -> None:
    found = [peer.id for peer in peers.PEERS.values() if peer.runs_at(team(1_000))]
    assert found == ["portfolio", "hugo", "blog"]
    assert all(peer.runs_at(careers(1_000)) for peer in peers.PEERS.values())


def test_every_tool_gets_every_text(tmp_path: Path) -> None:
    texts = list(entries.write(Size(12, 1)))
    for peer in peers.PEERS.values():
        peer.write(tmp_path / peer.id, texts)
        found = {path.read_text() for path in (tmp_path / peer.id).rglob("*.md")}
        assert {text.content for text in texts} <= found, peer.id


def test_a_ratio_is_taken_within_a_pair() -> None:
    assert ratios([1, 4, 9], [2, 4, 3]) == [0.5, 1, 3]
    assert ratios([1, 4], [2]) == [0.5]
    assert spread([3, 1, 2]) == Spread(2, 1, 3, 3)
    assert spread([]) is None


def test_an_exponent_tells_how_a_cost_grows() -> None:
    assert exponents([1, 1, 5], [10, 100, 5], (1_000, 10_000)) == pytest.approx([1, 2, 0])
    assert exponents([2], [4], (100, 10_000)) == pytest.approx([0.1505], abs=1e-4)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="memory is read from /proc")
def test_a_program_is_measured_with_its_workers(tmp_path: Path) -> None:
    parent = (
        "import subprocess, sys; keep = bytearray(20_000_000); "
        "subprocess.run([sys.executable, '-c', 'import time; keep = bytearray(40_000_000); "
        "sum(range(10**6)); time.sleep(1)'])"
    )
    spent = process.run([sys.executable, "-c", parent], tmp_path, dict(os.environ))
    assert spent.wall >= 1
    assert spent.cpu > 0
    assert spent.memory > 60


def test_a_program_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(process.FailedError, match="too bad"):
        process.run([sys.executable, "-c", "raise SystemExit('too bad')"], tmp_path, dict(os.environ))


def _results() -> Results:
    results = Results(sizes=(1_000, 10_000), search_size=2_000, date="2026-11-22", machine="2 cores")
    results.versions["Hugo"] = "hugo 1.2"
    for peer, walls in (("portfolio", (3, 4, 2)), ("hugo", (2, 2, 2)), ("blog", (30, 30, 30))):
        results.cold[peer, careers(1_000)] = [Spent(wall, wall * 2, 100, 20) for wall in walls]
    for peer, memory in (("portfolio", 300), ("hugo", 500)):
        for size in (careers(10_000), team(10_000)):
            results.cold[peer, size] = [Spent(20, 60, memory, 200)]
    results.edits[careers(1_000)] = [Edited(Spent(0.5, 1, 1), Spent(2, 2, 1))]
    results.serving["text"] = [Followed(0.042, (0.5, 0.2)), Followed(0.038, (0.3, 0.4))]
    results.serving["date"] = [Followed(0.25, (0.5,))]
    results.pages[100] = [30, 20, 22]
    results.search["file, typing"] = [0.25]
    results.starts["help"] = [0.2]
    return results


def _rows(results: Results) -> list[str]:
    return [line for line in report.readme(results).splitlines() if line.startswith("| ")]


def test_a_tool_that_fails_is_left_out_and_the_others_go_on(tmp_path: Path) -> None:
    command = (sys.executable, "-c")
    good = replace(peers.HUGO, command=(*command, "pass"))
    bad = replace(peers.BLOG, command=(*command, "raise SystemExit('too bad')"))
    bench = Bench(tmp_path, [bad, good], 2, full=False, results=Results(sizes=(4,)))
    bench.cold(Size(4, 1))
    assert len(bench.results.cold["hugo", Size(4, 1)]) == 2
    assert "Material's blog at 4 entries of one person: it failed here." in report.readme(bench.results)


def test_the_report_says_what_was_met_and_what_was_not() -> None:
    rows = _rows(_results())
    for row in (
        "| Hugo | hugo 1.2 |",
        "| Material's blog, seconds, 1,000 entries of one person | 0.1 × | 0.0667 to 0.133 | 3 | ≤ 1/6 × | met |",
        "| Hugo, seconds, 1,000 entries of one person | 1.5 × | 1 to 2 | 3 | ≤ 2.5 × | met |",
        "| Hugo, seconds, 10,000 entries of 100 people | 1 × | 1 to 1 | 1 | ≤ 1 × | met |",
        "| Hugo's whole build, seconds, 1,000 entries of one person | 0.25 × | 0.25 to 0.25 | 1 | ≤ 1/2 × | met |",
        "| processor time of an edited text, 1,000 entries of one person | 40 ms | 38 to 42 | 2 | ≤ 50 ms | met |",
        "| processor time of an edited date, 1,000 entries of one person | 250 ms | 250 to 250 | 1 | ≤ 200 ms | **not met** |",
        "| from saving a text to seeing the new page, 1,000 entries of one person | 0.35 s | 0.2 to 0.5 | 4 | ≤ 0.4 s | met |",
        "| Hugo's peak memory, 10,000 entries of 100 people | 0.6 × | 0.6 to 0.6 | 1 | ≤ 1/2 × | **not met** |",
        "| growth of the site's bytes, exponent, from 1,000 entries of one person to 10,000 entries of 7 people | 1 | 1 to 1 | 1 | ≤ 1 | met |",
        "| an entry's page, 1,000 entries of 100 people | 22 kB | 20 to 30 | 3 | none | – |",
        "| `portfolio --help` | 0.2 s | 0.2 to 0.2 | 1 | ≤ 0.25 s | met |",
        "| Material's blog, processor seconds, 10,000 entries of 100 people | – | – | – | ≤ 1/10 × | not measured |",
        "| Hugo | 10,000 | 7 | 20 (one run) | 60 (one run) | 500 (one run) | 200 (one run) |",
        "| Material's blog | 10,000 | 7 | not measured | not measured | not measured | not measured |",
        "| Portfolio | 1,000 | 1 | 3 (2 to 4) | 6 (4 to 8) | 100 (100 to 100) | 20 (20 to 20) |",
    ):
        assert row in rows
    assert "P6" in report.readme(_results())


def test_a_target_is_judged_only_at_its_own_size() -> None:
    results = _results()
    results.sizes = (1_000, 3_000)
    results.cold["portfolio", team(3_000)] = results.cold["hugo", team(3_000)] = [Spent(1, 1, 1)]
    verdicts = {one.what: one.verdict for one in targets(results)}
    assert verdicts["Hugo, seconds, 3,000 entries of 30 people"] == "tried at another size"
    assert verdicts["Hugo, seconds, 1,000 entries of one person"] == "met"


def test_without_a_measurement_nothing_is_claimed() -> None:
    found = targets(Results())
    assert len(found) == 27
    assert {one.verdict for one in found} == {"not measured"}
    assert "not measured" in report.readme(Results())


def test_the_chart_has_words_and_a_line_for_every_tool(tmp_path: Path) -> None:
    report.write(_results(), tmp_path)
    drawn = ElementTree.parse(tmp_path / "growth.svg").getroot()  # noqa: S314 - our own drawing
    name = "{http://www.w3.org/2000/svg}"
    assert drawn.find(f"{name}title") is not None
    assert "Hugo 60 at 10,000 entries" in (drawn.findtext(f"{name}desc") or "")
    assert len(drawn.findall(f".//{name}polyline")) == 6
    assert "prefers-color-scheme: dark" in (drawn.findtext(f"{name}style") or "")
    assert "](growth.svg)" in (tmp_path / "README.md").read_text()
