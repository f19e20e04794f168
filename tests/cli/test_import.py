"""`portfolio import`: logs of every shape; no row is lost, nothing is written twice or unasked."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import dataclass, field

import portfolios
import pytest
import workbooks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.folder.read import read
from portfolio.frameworks import builtin
from portfolio.writing import cells, log, tablefile

DAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """A log, and what should become of its rows."""

    name: str
    data: bytes
    written: int
    attention: tuple[tuple[int, str], ...] = ()  # row, column
    looked_at: tuple[tuple[int, str], ...] = ()  # written all the same
    first: dict = field(default_factory=dict)  # fields of the first entry by date
    words: str = ""  # somewhere in the entries


def utf8(*lines):
    return ("\n".join(lines) + "\n").encode()


CASES = [
    Case(
        "comma",
        utf8("Date,Title,Hours", "31/03/2026,Listening,6"),
        1,
        first={"date": datetime.date(2026, 3, 31), "title": "Listening", "hours": 6.0},
    ),
    Case(
        "semicolon, decimal comma",
        utf8("Date;Title;Hours", "31/03/2026;Listening;1,5"),
        1,
        first={"hours": 1.5},
    ),
    Case("tab", utf8("Date\tTitle\tHours", "31/03/2026\tListening\t2h"), 1, first={"hours": 2.0}),
    Case("upright line", utf8("Date|Title", "31/03/2026|Listening"), 1),
    Case("sep= line of Excel", utf8("sep=;", "Date;Title", "31/03/2026;a, b"), 1, first={"title": "a, b"}),
    Case(
        "UTF-8 with BOM", b"\xef\xbb\xbf" + utf8("Date,Title", "31/03/2026,Café"), 1, first={"title": "Café"}
    ),
    Case(
        "Windows-1252",
        "Date,Title,Provider\r\n31/03/2026,Children’s “voice” – café,Größe\r\n".encode("cp1252"),
        1,
        first={"title": "Children’s “voice” – café", "provider": "Größe"},
    ),
    Case(
        "UTF-16 of Excel's Unicode text",
        "Date\tTitle\r\n31/03/2026\tCafé\r\n".encode("utf-16"),
        1,
        first={"title": "Café"},
    ),
    Case("old Mac line ends", b"Date,Title\r31/03/2026,One\r01/04/2026,Two\r", 2),
    Case("no line end at the end", b"Date,Title\n31/03/2026,One", 1),
    Case(
        "empty rows and trailing commas",
        utf8("Date,Title,,,", ",,,,", "31/03/2026,One,,,", "", " , ,", "1/4/26,Two,,,"),
        2,
    ),
    Case(
        "a title and remarks above the headings",
        utf8(
            "CPD log of the year,,",
            "Registration SW000000,,",
            ",,",
            "Date,Activity,Hours",
            "31/03/2026,One,2",
        ),
        1,
    ),
    Case(
        "many styles of dates",
        utf8(
            "Date,Title",
            "31/3/26,a",
            "31.03.2026,b",
            "2026-03-31,c",
            "31 March 2026,d",
            "31-Mar-26,e",
            "Tuesday 31 March 2026,f",
            "46112,g",
            "31/03/2026 09:30,h",
            '"March 31, 2026",i',
        ),
        9,
        first={"date": datetime.date(2026, 3, 31)},
    ),
    Case(
        "dates nobody can be sure of",
        utf8(
            "Date,Title",
            "March 2026,a",
            "31/3,b",
            "yesterday,c",
            "TBC,d",
            ",e",
            "31/02/2026,f",
            "2026,g",
            "1/4/2026,ok",
        ),
        1,
        tuple((row, "Date") for row in range(2, 9)),
    ),
    Case(
        "a heading that says the month comes first",
        utf8("Date (MM/DD/YYYY),Title", "12/04/2024,a", "2024-04-12,b"),
        1,
        ((2, "Date (MM/DD/YYYY)"),),
    ),
    Case(
        "American dates betray themselves",
        utf8("Date,Title", "12/31/2025,a", "03/04/2026,b", "04/04/2026,same either way"),
        1,
        ((2, "Date"), (3, "Date")),
    ),
    Case(
        "a stretch of days",
        utf8(
            "Date,Title",
            "30/03/2026 - 31/03/2026,a",
            "30 March 2026 to 1 April 2026,b",
            "12-13 March 2026,c",
            "31/03/2026 - 30/03/2026,d",
        ),
        3,
        ((5, "Date"),),
        first={"date": datetime.date(2026, 3, 12), "until": datetime.date(2026, 3, 13)},
    ),
    Case(
        "first and last day",
        utf8("Start date,End date,Course name", "30/03/2026,31/03/2026,a", "30/03/2026,,b"),
        2,
        first={"until": datetime.date(2026, 3, 31)},
    ),
    Case(
        "hours of every kind",
        utf8(
            "Date,Title,Time spent",
            "31/03/2026,a,2h",
            "31/03/2026,b,90 min",
            "31/03/2026,c,1:30",
            "31/03/2026,d,1h30",
            "31/03/2026,e,half a day",
            "31/03/2026,f,n/a",
            "31/03/2026,g,2 days",
            "31/03/2026,h,90",
        ),
        8,
        looked_at=((6, "Time spent"), (8, "Time spent"), (9, "Time spent")),
        words="**Time spent:** half a day",
    ),
    Case(
        "hours with others, in a column of their own",
        utf8("Date,Title,CPD hours,Participatory hours", "31/03/2026,a,7.5,4"),
        1,
        first={"hours": 7.5, "participatory_hours": 4.0},
    ),
    Case(
        "all of the hours with others",
        utf8("Date,Title,Hours,Participatory hours", "31/03/2026,a,6,6"),
        1,
        first={"hours": 6.0, "participatory": True, "participatory_hours": None},
    ),
    Case(
        "some of them with others, where yes or no is usual",
        utf8("Date,Title,Hours,Participatory", "31/03/2026,a,6,2", "01/04/2026,b,6,no"),
        2,
        first={"hours": 6.0, "participatory": True, "participatory_hours": 2.0},
    ),
    Case(
        "more hours with others than in all are kept as words",
        utf8("Date,Title,Hours,Participatory hours", "31/03/2026,a,4,7.5"),
        1,
        looked_at=((2, "Participatory hours"),),
        first={"hours": 4.0, "participatory_hours": None},
        words="**Participatory hours:** 7\\.5",
    ),
    Case(
        "minutes in the heading",
        utf8("Date,Title,Duration (mins)", "31/03/2026,a,90"),
        1,
        first={"hours": 1.5},
    ),
    Case(
        "minutes that hours cannot hold exactly",
        utf8("Date,Title,Duration (mins)", "31/03/2026,a,20"),
        1,
        first={"hours": 0.33},
        words="**Duration (mins):** 20",
    ),
    Case(
        "formulas",
        utf8(
            "Date,Title,Provider,Notes",
            '31/03/2026,=SUM(A1:A9),@SUM(1),"=HYPERLINK(""http://x.y"",""z"")"',
            "01/04/2026,+44 20,-1,=1+1",
        ),
        2,
        first={"title": "=SUM(A1:A9)", "provider": "@SUM(1)"},
        words="=1+1",
    ),
    Case(
        "quotes, commas and lines in cells",
        b"Date,Title,What did you learn?\r\n"
        b'31/03/2026,"A ""quoted"", title","First line\r\n# not a heading\n- not a list"\r\n',
        1,
        first={"title": 'A "quoted", title'},
        words="\\# not a heading\n\n\\- not a list",
    ),
    Case(
        "Markdown and HTML in cells",
        utf8("Date,Title,Reflection,Notes", "31/03/2026,a,## Wellbeing <b>{share=public}</b>,<!-- x -->"),
        1,
        words="\\## Wellbeing &lt;b>&#123;share&#61;public}",
    ),
    Case(
        "a row split by an unquoted comma",
        utf8("Date,Title", "31/03/2026,Attachment, loss and change", "1/4/26,ok"),
        1,
        ((2, "after “Title”"),),
    ),
    Case(
        "unusual headings",
        utf8(
            "DATE COMPLETED*,Name of Course,No. of Hours,Training Provider,Impact on Practice,Room",
            "31/3/26,a,3,b,c,d",
        ),
        1,
        first={"hours": 3.0, "provider": "b"},
        words="**Room:** d",
    ),
    Case(
        "two columns of one name, one without",
        utf8("Date,Title,Notes,Notes,", "31/3/26,a,one,two,three"),
        1,
        words="**Column 5:** three",
    ),
    Case(
        "kinds by their words",
        utf8(
            "Date,Activity,Type",
            "1/3/26,a,Course",
            "2/3/26,b,Group supervision",
            "3/3/26,c,Reflection",
            "4/3/26,d,Webinar",
            "5/3/26,e,Observation of practice",
            "6/3/26,f,Annual appraisal",
            "7/3/26,g,Peer feedback",
            "8/3/26,h,Juggling",
        ),
        8,
        first={"method": "course"},
        words="**Type:** Juggling",
    ),
    Case(
        "a title left empty", utf8("Date,Title,Hours", "31/03/2026,,2", "31/03/2026,a,2"), 1, ((2, "Title"),)
    ),
    Case("totals at the end", utf8("Date,Title,Hours", "31/03/2026,a,2", ",Total,2"), 1, ((3, "Date"),)),
    Case("the same row twice", utf8("Date,Title", "31/03/2026,Team meeting", "31/03/2026,Team meeting"), 2),
    Case(
        "standards, themes and an expiry",
        utf8(
            "Date,Title,Standards,Tags,Expiry date",
            "31/03/2026,a,4.2; swe:3.5,listening; court,31/03/2029",
            "31/03/2026,b,KSS 4,,n/a",
        ),
        2,
        first={
            "standards": ("swe:4.2", "swe:3.5"),
            "themes": ("listening", "court"),
            "valid_until": datetime.date(2029, 3, 31),
        },
        words="**Standards:** KSS 4",
    ),
    Case(
        "control characters and emoji",
        "Date,Title,Notes\n31/03/2026,a\x0bb 😀\x07,x\x00y\u202ez\n".encode(),
        1,
        first={"title": "a b 😀"},
        words="xyz",
    ),
    Case(
        "a very long title",
        utf8("Date,Title", f"31/03/2026,{'word ' * 100}"),
        1,
        words="**Title:** word word",
    ),
    Case(
        "only unmapped columns beside the two",
        utf8("When,What I did,A,B,C", "31/3/26,a,1,2,3"),
        1,
        words="**B:** 2",
    ),
]

PROJECT = {
    "practitioners/rowan/profile.md": "---\nname: Rowan\nrole: social worker\nframeworks: [swe]\n---\n"
}


@pytest.fixture
def project(tree):
    return tree(PROJECT)


def entries_of(project):
    reading = read(portfolios.folder_of(project), DAY)
    assert not [p for p in reading.problems if p.is_error]
    return reading.portfolio.practitioners[0].with_drafts


def numbers(output):
    found = re.search(
        r"([\d,]+) rows? read: ([\d,]+) to write, ([\d,]+) already there, ([\d,]+) in need", output
    )
    return tuple(int(n.replace(",", "")) for n in found.groups())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_row_is_written_there_or_in_need_of_attention(case, project, run):
    (project / "log.csv").write_bytes(case.data)
    result = run(project, "import", "log.csv", "--yes")
    rows, to_write, there, attention = numbers(result.output)
    assert (to_write, there) == (case.written, 0)
    assert rows == to_write + there + attention
    assert attention == len({row for row, _ in case.attention})
    for row, column in (*case.attention, *case.looked_at):
        assert re.search(rf"Rows? (\d+, )*{row}(, \d+)*, column {re.escape(column)}:", result.output), (
            result.output
        )
    assert ("worth a look" in result.output) == bool(case.looked_at)
    assert result.exit_code == (1 if case.attention else 0)
    entries = entries_of(project)
    assert len(entries) == case.written
    assert {str(entry.share) for entry in entries} <= {"private"}
    for name, value in case.first.items():
        assert getattr(entries[0], name) == value
    text = "\n".join(path.read_text() for path in sorted(project.rglob("*/rowan/*/*.md")))
    assert case.words in text
    assert "\0" not in text
    again = run(project, "import", "log.csv", "--yes")
    assert numbers(again.output) == (rows, 0, case.written, attention)
    assert len(entries_of(project)) == case.written


def test_rows_that_hold_no_more_than_a_title_count_nowhere_yet(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "31/03/2026,Court skills,", "1/4/2026,Play,2"))
    said = run(project, "import", "log.csv", "--yes").output
    assert (
        "1 entry holds little more than a title, and will count nowhere until something is written." in said
    )
    (person,) = read(portfolios.folder_of(project), DAY).portfolio.practitioners
    assert [one.title for one in person.drafts] == ["Court skills"]
    assert "Play" in [one.title for one in person.entries]


def test_there_are_enough_shapes():
    assert len(CASES) >= 20


REFUSED = {
    "a workbook": (b"PK\x03\x04rest", "workbook"),
    "a file of old Office": (b"\xd0\xcf\x11\xe0rest", "old Office program"),
    "nothing": (b"", "empty"),
    "blank lines": (b"\n\n  \n", "empty"),
    "no headings": (b"31/03/2026,Listening,6\n", "No row of headings"),
    "no date": (b"Title,Hours\nListening,6\n", "No row of headings"),
    "a quotation mark left open": (b'Date,Title\n31/03/2026,"a\n1/4/26,b\n', "quotation mark"),
    "not the encoding it says": (b"\xff\xfea", "UTF-16"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_a_sentence(name, project, run):
    data, words = REFUSED[name]
    (project / "log.csv").write_bytes(data)
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert words in result.output
    assert entries_of(project) == ()


def test_a_file_that_is_not_there(project, run):
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert "cannot be opened" in result.output


def test_without_a_terminal_nothing_is_written_until_yes(project, run):
    (project / "log.csv").write_bytes(CASES[0].data)
    result = run(project, "import", "log.csv")
    assert result.exit_code == 1
    assert "--yes" in result.output
    assert "Listening" in result.output
    assert entries_of(project) == ()


def test_what_is_brought_in_later_says_on_which_day(project, run, monkeypatch):
    (project / "log.csv").write_bytes(utf8("Date,Title", "31/03/2026,Before", "14/04/2026,Today"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1776168000")  # 14 April 2026
    assert run(project, "import", "log.csv", "--yes").exit_code == 0
    written = {entry.title: str(entry.written_on) for entry in entries_of(project)}
    assert written == {"Before": "2026-04-14", "Today": "None"}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert numbers(run(project, "import", "log.csv", "--yes").output) == (2, 0, 2, 0)  # on another day


def test_a_title_column_is_needed(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Hours", "31/03/2026,2"))
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert "Title" in result.output


def test_an_entry_changed_moved_or_broken_since_is_not_written_again(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Title", "31/03/2026,One", "1/4/2026,Two", "2/4/2026,Three"))
    run(project, "import", "log.csv", "--yes")
    home = project / "content/practitioners/rowan"
    one, two, three = sorted(home.rglob("2026*.md"))
    (home / "elsewhere").mkdir()
    one.rename(home / "elsewhere/renamed.md")
    two.write_text(two.read_text().replace("title: ", "title: Changed "))
    three.write_text(three.read_text().replace("kind: training", "kind: nonsense"))
    result = run(project, "import", "log.csv", "--yes")
    assert numbers(result.output) == (3, 0, 3, 0)


def test_rows_and_columns_in_another_order_are_the_same_rows(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Title", "31/03/2026,One", "1/4/2026,Two"))
    run(project, "import", "log.csv", "--yes")
    (project / "log.csv").write_bytes(utf8("Title;Date", "Two;1/4/2026", "One;31/03/2026", "New;2/4/2026"))
    assert numbers(run(project, "import", "log.csv", "--yes").output) == (3, 1, 2, 0)


def test_an_existing_file_is_never_written_over(project, run):
    home = project / "content/practitioners/rowan/training"
    home.mkdir()
    (home / "2026-03-listening.md").write_text("---\nkind: training\ntitle: Mine\ndate: 2026-03-01\n---\n")
    (project / "log.csv").write_bytes(CASES[0].data)
    assert run(project, "import", "log.csv", "--yes").exit_code == 0
    assert "Mine" in (home / "2026-03-listening.md").read_text()
    assert (home / "2026-03-listening-2.md").is_file()


def test_a_failure_half_way_leaves_nothing(project, run, monkeypatch):
    (project / "log.csv").write_bytes(utf8("Date,Title", "31/03/2026,One", "1/4/2026,Two"))
    from portfolio.keeping import new_files

    opened = new_files.Path.open

    def full(self, mode="r", *args, **kwargs):
        if mode == "xb" and "two" in self.name:
            raise OSError(28, "No space left on device")
        return opened(self, mode, *args, **kwargs)

    monkeypatch.setattr(new_files.Path, "open", full)
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert "No space left" in result.output
    assert not list(project.rglob("2026*.md"))


def test_several_practitioners_need_a_name(tree, run):
    project = tree({**PROJECT, "practitioners/imogen/profile.md": portfolios.PROFILE})
    (project / "log.csv").write_bytes(CASES[0].data)
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 2
    assert "imogen, rowan" in result.output
    assert run(project, "import", "log.csv", "--yes", "--practitioner", "rowan").exit_code == 0
    assert run(project, "import", "log.csv", "--yes", "--practitioner", "nobody").exit_code == 1


def test_five_thousand_rows(project, run):
    rows = [
        f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/{2015 + n % 11},Course {n},{n % 7 + 0.5},Team,I learnt {n}"
        for n in range(5_000)
    ]
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours,Provider,What I learnt", *rows))
    result = run(project, "import", "log.csv", "--yes")
    assert numbers(result.output) == (5_000, 5_000, 0, 0)
    assert len(list(project.rglob("*course-*.md"))) == 5_000


LOG = [["Date", "Title", "Hours"], [DAY, "Fire safety", 1.5], ["23/11/2026", "Data security", 2]]


@pytest.mark.parametrize("made", [workbooks.xlsx, workbooks.ods], ids=["xlsx", "ods"])
def test_a_workbook_is_read_whatever_its_name_says(made, project, run):
    (project / "log.csv").write_bytes(made({"Notes": [["hello"]], "CPD": LOG}))
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 0
    assert "sheet “CPD”" in result.output
    assert "No row of headings was recognised in “Notes”." in result.output
    assert [(entry.title, entry.hours) for entry in entries_of(project)] == [
        ("Fire safety", 1.5),
        ("Data security", 2),
    ]
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "22/11/2026,Fire Safety,1h30"))
    assert numbers(run(project, "import", "log.csv", "--yes").output) == (1, 0, 1, 0)


def test_of_several_sheets_one_is_named(project, run):
    (project / "log.xlsx").write_bytes(workbooks.xlsx({"2025": LOG[:2], "2026": [LOG[0], LOG[2]]}))
    result = run(project, "import", "log.xlsx", "--yes")
    assert result.exit_code == 1
    assert "“2025”, “2026”" in result.output
    assert run(project, "import", "log.xlsx", "--yes", "--sheet", "2026").exit_code == 0
    assert [entry.title for entry in entries_of(project)] == ["Data security"]


def test_a_title_in_doubt_is_asked_about_and_nothing_written(project, run):
    (project / "log.csv").write_bytes(utf8("Name,Date,Hours", "CPD,22/11/2026,1", "CPD,23/11/2026,1"))
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert "“Name” says the same in every row" in result.output
    assert "--yes" in result.output
    assert entries_of(project) == ()


def test_rows_left_out_end_with_one_and_rows_to_look_at_with_none(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", '22/11/2026,One,"1,200"'))
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 0
    assert "worth a look" in result.output
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "22/11/2026,Two,1", "some day,Three,1"))
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert len(entries_of(project)) == 2


def test_what_looks_like_one_that_is_there_is_left_out_and_named(project, run):
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "22/11/2026,Fire safety,1"))
    run(project, "import", "log.csv", "--yes")
    (project / "log.csv").write_bytes(
        utf8("Date,Title,Hours", "22/11/2026,Fire safty,1", "22/11/2026,Court,1")
    )
    result = run(project, "import", "log.csv", "--yes")
    assert result.exit_code == 1
    assert "Row 2 looks much like one that is there" in result.output
    assert {entry.title for entry in entries_of(project)} == {"Fire safety", "Court"}


@pytest.fixture
def answers(monkeypatch):
    """Somebody at a terminal, who answers each question as it begins."""
    given: dict[str, str] = {}

    def choice(question, choices, default=""):
        said = next((said for begins, said in given.items() if question.startswith(begins)), default)
        assert said in dict(choices), question
        return said

    monkeypatch.setattr("portfolio.cli.asking.is_terminal", lambda: True)
    monkeypatch.setattr("portfolio.cli.asking.choice", choice)
    return given


def test_somebody_can_say_that_it_is_the_title_all_the_same(project, run, answers):
    answers.update({"“Title” says the same": "yes", "Write": "yes"})
    (project / "log.csv").write_bytes(utf8("Title,Date", "CPD,22/11/2026", "CPD,23/11/2026"))
    assert run(project, "import", "log.csv").exit_code == 0
    assert [entry.title for entry in entries_of(project)] == ["CPD", "CPD"]


def test_somebody_can_say_which_column_is_the_title(project, run, answers):
    answers.update({"“Title” says the same": "no", "Which column is the title": "2", "Write": "yes"})
    (project / "log.csv").write_bytes(utf8("Title,Date,Room", "CPD,22/11/2026,A", "CPD,23/11/2026,B"))
    assert run(project, "import", "log.csv").exit_code == 0
    assert [entry.title for entry in entries_of(project)] == ["A", "B"]


@pytest.mark.parametrize(("said", "written"), [("same", 1), ("own", 2)])
def test_somebody_can_say_whether_a_twin_is_another(said, written, project, run, answers):
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "22/11/2026,Fire safety,1"))
    run(project, "import", "log.csv", "--yes")
    answers.update({"Row 2": said, "Write": "yes"})
    (project / "log.csv").write_bytes(utf8("Date,Title,Hours", "22/11/2026,Fire safety,2"))
    assert run(project, "import", "log.csv").exit_code == 0
    assert len(entries_of(project)) == written


def test_somebody_can_choose_the_sheet(project, run, answers):
    answers.update({"Which sheet": "2026", "Write": "yes"})
    (project / "log.xlsx").write_bytes(workbooks.xlsx({"2025": LOG[:2], "2026": [LOG[0], LOG[2]]}))
    assert run(project, "import", "log.xlsx").exit_code == 0
    assert [entry.title for entry in entries_of(project)] == ["Data security"]


CELL = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    st.sampled_from(
        [
            "31/03/2026",
            "2026-03-31",
            "6",
            "2h",
            "half a day",
            "",
            "=1+1",
            "---",
            "# x",
            '"',
            "a,b",
            "a;b",
            "x\ny",
        ]
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=6), st.sampled_from(",;\t"))
def test_no_row_of_any_table_is_lost(rows, delimiter):
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["Date", "Title", "Hours", "What I learnt", "Notes"], *rows]
    )
    table = tablefile.read(out.getvalue().encode()).one()
    outcome = log.entries(table, cells.context(table, table.columns(), builtin(), ("swe",)), DAY)
    read_rows = {row.number for row in table.rows}
    ready = [one.row for one in outcome.ready]
    assert len({one.id for one in outcome.ready}) == len(ready)
    assert sorted([*ready, *{one.row for one in outcome.attention}]) == sorted(read_rows)
    given_rows = [row for row in rows if any(cell.replace("\0", "").strip() for cell in row)]
    assert len(read_rows) == len(given_rows)
    for one in outcome.attention:
        assert one.column or one.why
