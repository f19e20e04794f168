"""What was taken to someone else and has no answer, and decisions without a reason."""

import in_memory
from portfolios import MATERIAL, build, entry, write

from portfolio.views.supervision.since import since
from portfolio.views.supervision.work import unanswered

TAKEN = {"to": "service manager", "date": "2026-03-12"}


def session(id_, date, *decisions):
    return in_memory.entry(id_, date, "supervision", decisions=list(decisions))


def test_what_waits_for_an_answer_is_among_what_is_open_the_longest_first():
    sessions = [
        session("a", "2026-03-10", {"what": "A second worker", "escalated": TAKEN}),
        session("b", "2026-05-10", {"what": "A car", "escalated": {**TAKEN, "answer": "Yes."}}),
        session("c", "2026-06-10", {"what": "A room", "escalated": {"to": "director"}}),
    ]
    assert [made.decision.what for made in unanswered(sessions)] == ["A second worker", "A room"]
    record = in_memory.portfolio(sessions)
    told = since(record.terms, record.practitioners[0])
    assert [made.decision.what for made in told.unanswered] == ["A second worker", "A room"]


def test_a_decision_without_a_reason_is_marked_for_its_writer_alone(tmp_path):
    decided = entry(kind="supervision", id="s", share="supervisor", decisions=[{"what": "We go together."}])
    project = write(tmp_path, {"practitioners/rowan/s.md": decided})
    (project / "mkdocs.yml").write_text(MATERIAL)
    assert "Not written yet" in build(project).words("rowan/entries/s/index.html")
    shared = build(project, "supervisor")
    assert "We go together." in shared.words("rowan/entries/s/index.html")
    assert "Not written yet" not in shared.words("rowan/entries/s/index.html")
    assert "Not written yet" not in shared.words("rowan/supervision/index.html")
