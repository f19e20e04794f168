"""The first hour: `init`, then `new` for every kind, skipped, answered, answered wrongly, interrupted."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from contextlib import contextmanager

import portfolios
import pytest
from click.testing import CliRunner
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from portfolio.cli import asking, main
from portfolio.cli.asking import prompts
from portfolio.entries import KINDS
from portfolio.folder.read import read
from portfolio.keeping.drafts import Drafts
from portfolio.writing import dates

TODAY = datetime.date(2026, 4, 8)  # a Wednesday
EPOCH = "1775649600"
ENTER, DOWN, SPACE, STOP, CLEAR = "\r", "\x1b[B", " ", "\x03", "\x15"
PEOPLE = "content/practitioners"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder made by `init` for somebody registered in England, without examples."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.chdir(tmp_path)
    with typing(monkeypatch, "Anna", ENTER, "social worker", ENTER, *[UP] * 6, ENTER, *[UP] * 5, ENTER):
        result = CliRunner().invoke(main, ["init", "mine", "--blank"])
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


UP = "\x1b[A"


@contextmanager
def typing(monkeypatch, *keys):
    """Somebody at a terminal who types these keys, and stops at any question after them."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join([*keys, STOP]))
        with monkeypatch.context() as patched:
            patched.setattr(asking, "is_terminal", lambda: True)
            yield


def new(monkeypatch, *keys, args=()):
    with typing(monkeypatch, *keys):
        result = CliRunner().invoke(main, ["new", *args])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def entries(folder):
    reading = read(portfolios.folder_of(folder), TODAY)
    assert not [p for p in reading.problems if p.is_error], reading.problems
    return reading.portfolio.practitioners[0].with_drafts


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# init


def test_init_makes_a_folder_that_checks_and_builds_at_once(tmp_path, run):
    result = run(tmp_path, "init", "mine")
    assert result.exit_code == 0
    assert "cd mine" in result.output
    assert "Press Write there" in result.output
    project = tmp_path / "mine"
    assert "4 entries read: nothing wrong." in run(project, "check").output
    built = run(project, "build")
    assert built.exit_code == 0, built.output
    assert "Not finished yet, and counted nowhere: 4 entries." in built.output
    home = (project / "builds/private/me/index.html").read_text()
    assert "Example: Listening before asking" in home.partition("Not finished yet")[2]
    assert "Example" not in (project / "builds/private/portfolio.json").read_text()
    public = run(project, "build", "--for", "public")
    assert "Left out, 4 entries: not finished yet." in public.output
    assert "Example" not in (project / "builds/public/portfolio.json").read_text()
    for kind in KINDS:
        assert run(project, "new", kind, "--no-input").exit_code == 0
    assert f"{4 + len(KINDS)} entries read: nothing wrong." in run(project, "check").output


def test_mkdocs_build_works_in_it_too(tmp_path, run):
    run(tmp_path, "init", "mine")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]
    done = subprocess.run(command, cwd=tmp_path / "mine", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine/site/me/index.html").is_file()


def test_init_without_a_name_uses_an_empty_folder(tmp_path, run):
    assert run(tmp_path, "init", "--blank", "--no-input").exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()
    assert "0 entries read" in run(tmp_path, "check").output
    assert run(tmp_path, "build").exit_code == 0


@pytest.mark.parametrize(
    "there", ["mkdocs.yml", "notes.txt", ".hidden", "content/practitioners/me/profile.md"]
)
def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path, run, there):
    path = tmp_path / "mine" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    before = files(tmp_path)
    for args in (["mine"], ["mine", "--blank"], ["mine", "--no-input"]):
        result = run(tmp_path, "init", *args)
        assert result.exit_code == 1
        assert "left as it is" in result.output
    assert run(tmp_path / "mine", "init").exit_code == 1
    assert files(tmp_path) == before


def test_init_on_a_file_is_refused(tmp_path, run):
    (tmp_path / "mine").write_text("mine")
    assert run(tmp_path, "init", "mine").exit_code == 1
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_init_where_nothing_may_be_written(tmp_path, run):
    (tmp_path / "closed").mkdir(mode=0o500)
    assert run(tmp_path, "init", "closed/mine").exit_code == 1


def test_init_answered(folder):
    profile = (folder / PEOPLE / "anna/profile.md").read_text()
    assert "name: Anna\nrole: social worker\nshare: private\n" in profile
    assert "rules: social-work-england" in profile
    assert "every_days: 28" in profile
    assert "- swe" in profile


def test_init_with_another_rhythm_and_a_wrong_answer(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with typing(monkeypatch, ENTER, ENTER, ENTER, UP, ENTER, "often", ENTER, CLEAR, "21", ENTER):
        result = CliRunner().invoke(main, ["init", "mine"])
    assert result.exit_code == 0, result.output
    assert "every_days: 21" in (tmp_path / "mine" / PEOPLE / "me/profile.md").read_text()


@pytest.mark.parametrize("answered", range(4))
def test_ctrl_c_at_every_question_of_init_leaves_nothing(tmp_path, monkeypatch, answered):
    monkeypatch.chdir(tmp_path)
    with typing(monkeypatch, ENTER * answered, STOP):
        result = CliRunner().invoke(main, ["init", "mine"])
    assert result.exit_code == 1
    assert result.output.endswith("Stopped. Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_input_stops_like_ctrl_c(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with typing(monkeypatch, "\x04"):
        result = CliRunner().invoke(main, ["init", "mine"])
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


# new


@pytest.mark.parametrize("kind", KINDS)
def test_new_without_questions(folder, run, kind):
    first = run(folder, "new", kind, "--no-input")
    assert first.exit_code == 0
    path = folder / first.output.strip()
    assert path.is_file()
    assert path.name == f"2026-04-{kind}-8-april-2026.md"
    for heading in KINDS[kind].headings:
        assert f"## {heading.title}\n" in path.read_text()
    again = run(folder, "new", kind)  # no terminal: the same
    assert again.output.strip().endswith("-2.md")
    one, two = entries(folder)
    assert (one.kind, one.date, str(one.share)) == (kind, TODAY, "private")
    assert one.id != two.id


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("training", "training"), ("reflection", "reflections"), ("supervision", "supervision"),
        ("feedback", "feedback"),
        ("observation", "observations"), ("review", "reviews"),
    ],
)  # fmt: skip
def test_the_folder_is_the_usual_one_until_another_is_used(folder, run, kind, where):
    first = folder / run(folder, "new", kind, "--no-input").output.strip()
    assert first.parent.name == where
    (first.parent.parent / "my-own").mkdir()
    first.rename(first.parent.parent / "my-own" / first.name)
    assert "/my-own/" in run(folder, "new", kind, "--no-input").output


def test_title_date_and_file_name(folder, run):
    said = run(
        folder, "new", "training", "--no-input", "--title", 'A: "b" #c — é', "--date", "last tues"
    ).output
    assert said.strip() == "content/practitioners/anna/training/2026-04-a-b-c-e.md"
    assert entries(folder)[0].title == 'A: "b" #c — é'
    assert entries(folder)[0].date == datetime.date(2026, 4, 7)
    said = run(folder, "new", "training", "--no-input", "--title", "李明", "--date", "31/3/26").output
    assert said.strip().endswith("2026-03-李明.md")
    assert (
        run(folder, "new", "training", "--no-input", "--title", "../../x")
        .output.strip()
        .endswith("/2026-04-x.md")
    )
    assert (
        run(folder, "new", "training", "--no-input", "--title", "😀")
        .output.strip()
        .endswith("/2026-04-training.md")
    )
    assert run(folder, "new", "training", "--no-input", "--title", "  ").exit_code == 0
    assert len(entries(folder)) == 5


@pytest.mark.parametrize(("day", "written"), [("today", None), ("yesterday", "2026-04-08"), ("9/4/26", None)])
def test_an_entry_written_after_its_day_says_so_itself(folder, run, day, written):
    said = run(folder, "new", "training", "--no-input", "--title", "A course", "--date", day).output.strip()
    (entry,) = entries(folder)
    assert str(entry.written_on) == str(written)
    assert ("\nwritten: " in (folder / said).read_text()) == bool(written)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["reflexion"], "Did you mean “reflection”?"), (["x"], "training"), ([], "reflection"),
        (["training", "--date", "soon"], "not understood"),
        (["training", "--date", "31/2/26"], "not understood"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_with_the_way_out(folder, run, args, words):
    before = files(folder)
    result = run(folder, "new", *args)
    assert result.exit_code == 2
    assert words in result.output
    assert files(folder) == before


def test_new_outside_a_portfolio(tmp_path, run):
    result = run(tmp_path, "new", "training")
    assert result.exit_code == 1
    assert "portfolio init" in result.output


def test_several_practitioners(tree, run, monkeypatch):
    project = tree({f"practitioners/{name}/profile.md": portfolios.PROFILE for name in ("rowan", "imogen")})
    assert run(project, "new", "training", "--no-input").exit_code == 2
    assert "/rowan/" in run(project, "new", "training", "--no-input", "--practitioner", "rowan").output
    assert run(project, "new", "training", "--no-input", "--practitioner", "nobody").exit_code == 1
    result = new(monkeypatch, ENTER, ENTER, DOWN, ENTER * 40, args=["review"])
    assert "/rowan/" in result.output


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_skipped(folder, monkeypatch, kind):
    result = new(monkeypatch, ENTER * 60, args=[kind])
    assert result.exit_code == 0
    assert "Written: content/practitioners/anna/" in result.output
    assert "Private: only you." in result.output
    (entry,) = entries(folder)
    text = (folder / PEOPLE / entry.path).read_text()
    top = text.split("---")[1].strip().split("\n")[1:]
    usual = ["form: individual", "status: held"] if kind == "supervision" else []
    said = [f"kind: {kind}", f"title: {entry.title}", "date: 2026-04-08", "share: private", *usual]
    assert sorted(top) == sorted(said)
    assert entry.title == f"{kind.capitalize()}, 8 April 2026"


@pytest.mark.parametrize("kind", KINDS)
def test_ctrl_c_at_every_question_leaves_nothing(folder, monkeypatch, kind):
    earlier = folder / PEOPLE / "anna/supervision"
    earlier.mkdir()
    action = "actions:\n  - {id: a1, what: Shadow a colleague, due: 2026-04-30}\n"
    text = f"---\nkind: supervision\ntitle: Before\ndate: 2026-03-03\nthemes: [court]\n{action}---\n"
    (earlier / "2026-03-before.md").write_text(text)
    before = files(folder)
    asked = 0
    original = prompts._asked

    def counted(question):
        nonlocal asked
        asked += 1
        return original(question)

    monkeypatch.setattr(prompts, "_asked", counted)
    assert new(monkeypatch, ENTER * 60, args=[kind]).exit_code == 0
    for path in set(files(folder)) - set(before):
        path.unlink()
    number, asked = asked, 0
    assert number >= 5
    for answered in range(number):
        result = new(monkeypatch, ENTER * answered, STOP, args=[kind])
        assert result.exit_code == 1
        assert result.output.endswith("\nStopped. Nothing was written.\n")
        assert "Traceback" not in result.output
        assert files(folder) == before
    assert asked == sum(range(number)) + number


def test_an_unfinished_entry_is_left_for_another_time_or_thrown_away(folder, monkeypatch):
    def unfinished():
        return [draft.values["answers"][1][2] for draft in Drafts(folder).all()]

    def new_training(*keys):
        return new(monkeypatch, *keys, args=["training"])

    stopped = new_training(ENTER, "Waiting", ENTER)
    assert "What you have said is kept. To go on with it: portfolio new training" in stopped.output
    assert new_training(DOWN, ENTER, ENTER, "Listening", ENTER * 30).exit_code == 0
    assert new(monkeypatch, ENTER * 30, args=["observation"]).exit_code == 0  # another kind
    assert new(monkeypatch, ENTER * 30, args=["training", "--title", "Named"]).exit_code == 0
    assert unfinished() == ["Waiting"]
    assert new_training(DOWN, DOWN, ENTER, ENTER, "Afresh", ENTER * 30).exit_code == 0
    assert unfinished() == []
    assert {entry.title for entry in entries(folder)} == {
        "Listening", "Named", "Afresh", "Observation, 8 April 2026",
    }  # fmt: skip


KNOWN = {"kind": "training", "begun": "2026-04-07", "answers": [["Which day? Enter for today", "", ""]]}


def test_today_stays_the_day_the_questions_began(folder, monkeypatch):
    Drafts(folder).keep("terminal-1", KNOWN, datetime.datetime.now().astimezone())
    assert new(monkeypatch, ENTER * 30, args=["training"]).exit_code == 0
    assert entries(folder)[0].date == datetime.date(2026, 4, 7)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": 1}, {"begun": "never"}, {"begun": 1}, {"date": "x"}, {"title": 1}, {"answers": 1}, {"answers": [1]},
     {"more": 1}, {"answers": [["a"]]}],
)  # fmt: skip
def test_a_draft_that_was_changed_by_hand_is_not_offered(folder, monkeypatch, wrong):
    Drafts(folder).keep("terminal-1", {**KNOWN, **wrong}, datetime.datetime.now().astimezone())
    Drafts(folder).keep("desk-1", KNOWN, datetime.datetime.now().astimezone())
    assert new(monkeypatch, ENTER * 30, args=["training"]).exit_code == 0
    assert entries(folder)[0].date == TODAY


def test_ctrl_c_where_the_kind_is_asked(folder, monkeypatch):
    before = files(folder)
    result = new(monkeypatch, STOP)
    assert result.exit_code == 1
    assert files(folder) == before


def test_the_kind_is_asked_for_where_it_is_left_out(folder, monkeypatch):
    result = new(monkeypatch, ENTER * 60)
    assert result.exit_code == 0
    assert entries(folder)[0].kind == "reflection"


def test_training_answered_and_answered_wrongly(folder, monkeypatch):
    result = new(
        monkeypatch,
        "33/3", ENTER, CLEAR, "31/3/26", ENTER,  # the day, first wrong
        "It's \"new\": #1 ", ENTER,
        DOWN, DOWN, ENTER,  # workshop
        "our learning team", ENTER,
        "half a day", ENTER, CLEAR, "1h30", ENTER,
        "31/3/29", ENTER,
        "# Not a *heading* {share=public}", ENTER,
        "I wait", ENTER,
        "superv", SPACE, DOWN, SPACE, ENTER,  # standards, filtered by typing
        "listening", ENTER,
        DOWN, ENTER,  # supervisor
        args=["training"],
    )  # fmt: skip
    assert result.exit_code == 0
    assert "Not understood" in result.output
    assert "Tuesday 31 March 2026" in result.output
    assert "1.5 hours" in result.output
    assert "Supervisor: you, and your supervisor" in result.output
    (entry,) = entries(folder)
    assert entry.date == datetime.date(2026, 3, 31)
    assert entry.title == 'It\'s "new": #1'
    assert (entry.method, entry.provider, entry.hours) == ("workshop", "our learning team", 1.5)
    assert entry.valid_until == datetime.date(2029, 3, 31)
    assert entry.standards == ("swe:3.2", "swe:4.2")
    assert entry.themes == ("listening",)
    assert str(entry.share) == "supervisor"
    assert entry.words("Difference to my practice") == "I wait"
    assert "Not a \\*heading\\*" in entry.words("What I learnt")


def test_reflection_answered_with_what_it_grew_from(folder, run, monkeypatch):
    run(folder, "new", "training", "--no-input", "--title", "A course", "--date", "1/4/26")
    run(folder, "new", "training", "--no-input", "--title", "Later", "--date", "8/4/26")
    result = new(
        monkeypatch,
        "yesterday", ENTER, "Waiting", ENTER, DOWN, ENTER, DOWN, DOWN, ENTER, DOWN, DOWN, ENTER,
        "Silence is no", ENTER, "Silence is thinking", ENTER, "A child said so", ENTER,
        "Much", ENTER, "I count", ENTER,
        SPACE, ENTER,  # grew from: only what is not later
        ENTER, "waiting", ENTER, ENTER,
        args=["reflection"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    entry = next(one for one in entries(folder) if one.kind == "reflection")
    assert entry.follows == ("2026-04-a-course",)
    assert (entry.trigger, entry.went, entry.model) == ("event", "less-well", "gibbs")
    assert entry.changed_mind.to == "Silence is thinking"
    assert "Feelings: what did I think and feel" in (folder / PEOPLE / entry.path).read_text()


def test_half_a_changed_mind_is_kept_in_the_text(folder, monkeypatch):
    keys = [ENTER * 5, "Silence is no", ENTER, ENTER, "A child said so", ENTER, ENTER * 10]
    assert new(monkeypatch, *keys, args=["reflection"]).exit_code == 0
    (entry,) = entries(folder)
    assert entry.changed_mind is None
    assert "Then I thought: Silence is no" in entry.words("What I learnt")
    assert "What changed it: A child said so" in entry.words("What I learnt")


def test_supervision_brings_forward_what_is_open(folder, monkeypatch):
    keys = [
        "3/3/26", ENTER, "First", ENTER, ENTER, ENTER, "team manager", ENTER, "90", ENTER,
        "Visit together", ENTER, "I hold back alone", ENTER, ENTER, DOWN, ENTER,  # changed: yes
        DOWN, ENTER, DOWN, ENTER, ENTER,  # for practice, and on the child's file; no other
        "Shadow a colleague", ENTER, ENTER, "30/4", ENTER, DOWN, DOWN, ENTER,
        "Read the policy", ENTER, ENTER, ENTER, ENTER, ENTER,
        DOWN, SPACE, ENTER, "4", ENTER, "9", ENTER, CLEAR, "3", ENTER, "28 april", ENTER,
        ENTER, "We talked", ENTER, ENTER, ENTER, ENTER, ENTER,
    ]  # fmt: skip
    result = new(monkeypatch, *keys, args=["supervision"])
    assert result.exit_code == 0, result.output
    (first,) = entries(folder)
    assert (first.supervisor, first.minutes, first.functions, first.support) == (
        "team manager",
        90,
        ("support",),
        4,
    )
    assert first.challenge == 3
    assert first.next == datetime.date(2026, 4, 28)
    assert (first.decisions[0].for_, first.decisions[0].on_child_file) == ("practice", True)
    assert first.on_child_file is None
    assert [(a.id, a.what, a.who, a.due, a.for_) for a in first.actions] == [
        ("a1", "Shadow a colleague", "me", datetime.date(2026, 4, 30), "development"),
        ("a2", "Read the policy", "me", None, None),
    ]
    assert first.decisions[0].changed is True
    result = new(
        monkeypatch,
        ENTER, "Second", ENTER, ENTER, ENTER, ENTER, ENTER,
        DOWN, ENTER, "yesterday", ENTER, "I asked better", ENTER,  # a1 done
        ENTER * 30,  # a2 still open
        args=["supervision"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    second = entries(folder)[1]
    assert second.supervisor == "team manager"
    done, still = second.reviews
    assert (done.action, done.done, done.outcome) == (
        "2026-03-first#a1",
        datetime.date(2026, 4, 7),
        "I asked better",
    )
    assert (still.action, still.done) == ("2026-03-first#a2", None)
    third = CliRunner().invoke(main, ["new", "supervision", "--no-input"])
    assert third.exit_code == 0
    assert [one.action for one in entries(folder)[-1].reviews] == ["2026-03-first#a2"]


def test_a_cancelled_session_asks_little(folder, monkeypatch):
    keys = [ENTER, ENTER, DOWN, DOWN, ENTER, "supervisor", ENTER, "duty cover", ENTER, ENTER * 8]
    result = new(monkeypatch, *keys, args=["supervision"])
    assert result.exit_code == 0, result.output
    (entry,) = entries(folder)
    assert (entry.status, entry.cancelled_by, entry.cancelled_because) == (
        "cancelled",
        "supervisor",
        "duty cover",
    )


def test_more_about_a_session_for_those_who_want_to(folder, monkeypatch):
    keys = [
        ENTER * 12, DOWN, ENTER,  # a few more questions: yes
        ENTER * 2,  # no change of mind, nothing on how it went
        DOWN, ENTER, "K3", ENTER, "4", ENTER, ENTER, "5", ENTER, ENTER, "3", ENTER, ENTER, ENTER * 9,
    ]  # fmt: skip
    result = new(monkeypatch, *keys, args=["supervision"])
    assert result.exit_code == 0, result.output
    (entry,) = entries(folder)
    assert entry.interrupted is True
    assert [(one.code, one.worry) for one in entry.covers] == [("K3", 4)]
    assert (entry.feel.stay, entry.feel.cared, entry.feel.critical, entry.feel.decide) == (5, None, 3, None)


def test_feedback_observation_and_review_answered(folder, monkeypatch):
    keys = [
        ENTER,
        "You wait",
        ENTER,
        DOWN,
        ENTER,
        "spoken",
        ENTER,
        DOWN,
        ENTER,
        "That I wait",
        ENTER,
        "Kept it",
        ENTER,
    ]
    assert new(monkeypatch, *keys, ENTER * 9, args=["feedback"]).exit_code == 0
    keys = [
        ENTER,
        "A visit",
        ENTER,
        "practice educator",
        ENTER,
        "home visit",
        ENTER,
        "Calm",
        ENTER,
        "Slow",
        ENTER,
    ]
    assert new(monkeypatch, *keys, ENTER * 9, args=["observation"]).exit_code == 0
    keys = [
        ENTER, "A year", ENTER, "apprais", ENTER, "1/4/25", ENTER, ENTER,
        "Lead a meeting", ENTER, "31 december", ENTER, "Another", ENTER, ENTER, ENTER,
    ]  # fmt: skip
    assert new(monkeypatch, *keys, ENTER * 9, args=["review"]).exit_code == 0
    found = {entry.kind: entry for entry in entries(folder)}
    assert (found["feedback"].from_, found["feedback"].medium, found["feedback"].consent) == (
        "child",
        "spoken",
        True,
    )
    assert found["feedback"].words("What I did with it") == "Kept it"
    assert (found["observation"].observer, found["observation"].setting) == (
        "practice educator",
        "home visit",
    )
    review = found["review"]
    assert review.type == "appraisal"
    assert (review.period.from_, review.period.to) == (datetime.date(2025, 4, 1), TODAY)
    assert [(goal.what, goal.by) for goal in review.goals] == [
        ("Lead a meeting", datetime.date(2026, 12, 31)), ("Another", None),
    ]  # fmt: skip


def test_themes_used_before_are_offered(folder, monkeypatch):
    assert new(monkeypatch, ENTER * 7, "court", ENTER, ENTER, args=["observation"]).exit_code == 0
    assert entries(folder)[0].themes == ("court",)
    keys = [ENTER * 8, SPACE, DOWN, SPACE, ENTER, "waiting", ENTER, ENTER]
    assert new(monkeypatch, *keys, args=["observation"]).exit_code == 0
    assert entries(folder)[1].themes == ("court", "waiting")


def test_examples_are_not_built_on(tmp_path, run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    run(tmp_path, "init", "mine")
    monkeypatch.chdir(tmp_path / "mine")
    result = new(monkeypatch, SPACE, ENTER * 60, args=["reflection"])
    assert result.exit_code == 0
    assert entries(tmp_path / "mine")[-1].follows == ()


@pytest.mark.usefixtures("folder")
def test_nothing_is_asked_of_somebody_who_asked_not_to_be(monkeypatch):
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    result = CliRunner().invoke(main, ["new", "training", "--no-input"])
    assert result.exit_code == 0
    assert result.output.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_questions_need_no_signs_an_old_terminal_lacks(monkeypatch):
    shown = []
    original = prompts._asked

    def seen(question):
        for window in question.application.layout.find_all_windows():
            if hasattr(window.content, "choices"):
                shown.extend(text for _, text, *_ in window.content.text())
        return original(question)

    monkeypatch.setattr(prompts, "_asked", seen)
    for kind in KINDS:
        assert new(monkeypatch, ENTER * 60, args=[kind]).exit_code == 0
    assert any("[ ]" in text for text in shown)
    assert not {c for text in shown for c in text if ord(c) > 127} - set("’“”…—–")


def test_dates_are_said_back_in_words():
    assert dates.in_words(TODAY) == "Wednesday 8 April 2026"


# import, at the terminal

LOG = "Date,Course,Room\n31/03/2026,Listening,B12\n1/4/2026,Waiting,B13\n"


def test_import_is_confirmed_at_the_terminal(folder, monkeypatch):
    (folder / "log.csv").write_text(LOG)
    for keys in ([ENTER, ENTER], [STOP], [ENTER, STOP]):
        with typing(monkeypatch, *keys):
            result = CliRunner().invoke(main, ["import", "log.csv"])
        assert result.exit_code == 1
        assert "Nothing was written." in result.output
        assert entries(folder) == ()
    with typing(monkeypatch, ENTER, DOWN, ENTER):
        result = CliRunner().invoke(main, ["import", "log.csv"])
    assert result.exit_code == 0, result.output
    assert [entry.title for entry in entries(folder)] == ["Listening", "Waiting"]


def test_import_columns_put_right_at_the_terminal(folder, monkeypatch):
    (folder / "log.csv").write_text(LOG)
    keys = [
        DOWN, ENTER,  # no, change them
        ENTER,  # the date is right
        DOWN, ENTER,  # the title is Room
        DOWN, ENTER, DOWN, DOWN, ENTER, "who ran", ENTER,  # one more: Course is who ran it
        ENTER,  # no more
        ENTER, DOWN, ENTER,
    ]  # fmt: skip
    with typing(monkeypatch, *keys):
        result = CliRunner().invoke(main, ["import", "log.csv"])
    assert result.exit_code == 0, result.output
    assert [(entry.title, entry.provider) for entry in entries(folder)] == [
        ("B12", "Listening"),
        ("B13", "Waiting"),
    ]


@pytest.mark.usefixtures("folder")
def test_what_is_said_ends_between_words_on_a_narrow_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    result = new(monkeypatch, *[ENTER] * 30, args=["reflection"])
    said = [line for line in result.output.splitlines() if not line.startswith("Written")]
    longest = max(said, key=len)
    assert longest == "To see it in your browser: portfolio serve"
    assert "does not show." in " ".join(said)


@pytest.mark.usefixtures("folder")
def test_a_day_to_come_and_minutes_are_explained_with_examples_of_their_own(monkeypatch):
    wrong_minutes = [ENTER, "T", ENTER, ENTER, ENTER, ENTER, "rubbish", ENTER]
    assert "Type it as 90, 90 min or 1h30" in new(monkeypatch, *wrong_minutes, args=["supervision"]).output
    afresh = [DOWN, DOWN, ENTER]  # what was said before is thrown away
    wrong_due = [
        *afresh,
        ENTER,
        "T",
        ENTER,
        ENTER,
        ENTER,
        ENTER,
        ENTER,
        ENTER,
        "Read",
        ENTER,
        ENTER,
        "rubbish",
        ENTER,
    ]
    assert "in 3 weeks" in new(monkeypatch, *wrong_due, args=["supervision"]).output


def test_the_first_site_is_made_without_a_word_about_how_it_is_drawn(folder):
    asked = [sys.executable, "-m", "mkdocs", "build"]
    made = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True)
    assert "Documentation built" in made.stderr
    assert "drawn" not in made.stderr
