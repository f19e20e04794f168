"""Notes from elsewhere: their fields where they are known, everything else in their words."""

from __future__ import annotations

import datetime
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.writing.notes import entries, export, links, markdown, plain
from portfolio.writing.notes.links import Targets
from portfolio.writing.notes.mail import from_html, mail
from portfolio.writing.tables import UnreadableError
from portfolio.writing.twins import There

DAY = datetime.date(2026, 3, 31)
TODAY = datetime.date(2026, 11, 22)

OBSIDIAN = """\
---
created: 2026-03-31T21:04
tags: [listening, practice/silence]
aliases: [Quiet]
mood: tired
share: public
---
# Waiting

I counted to ten.

- one
- two
"""
LOGSEQ = "title:: Waiting\ndate:: [[2026-03-31]]\ntags:: [[listening]], silence\n\n- I counted to ten.\n"
JOPLIN = "---\ntitle: Waiting\ncreated: 2026-03-31 20:04:05Z\nlatitude: 51.50\ntags:\n  - listening\n---\n\nI counted.\n"
NOTION = "# Waiting\n\nCreated: March 31, 2026 9:04 PM\nTags: listening, silence\nStatus: Done\n\nI counted to ten.\n"


@pytest.mark.parametrize(
    ("path", "text", "themes", "words"),
    [
        pytest.param(
            "Waiting.md", OBSIDIAN, ("listening", "practice/silence"), "- one\n- two", id="Obsidian"
        ),
        pytest.param("pages/Waiting.md", LOGSEQ, ("listening", "silence"), "- I counted", id="Logseq"),
        pytest.param(
            "journals/2026_03_31.md", "# Waiting\n- I counted.", (), "- I counted.", id="Logseq's days"
        ),
        pytest.param("Waiting.md", JOPLIN, ("listening",), "I counted.", id="Joplin"),
        pytest.param(f"Waiting {'0a' * 16}.md", NOTION, ("listening", "silence"), "I counted", id="Notion"),
        pytest.param(
            "2026-03-31 Waiting.md", "# Waiting\n\nI counted.", (), "I counted.", id="a day in the name"
        ),
        pytest.param(
            "Waiting.md", "# Waiting\n31 March 2026\nI counted.", (), "I counted.", id="a day on top"
        ),
    ],
)
def test_title_day_tags_and_words(path: str, text: str, themes: tuple[str, ...], words: str):
    note = markdown.note(path, text)
    assert (note.title, note.day, note.themes, note.kind) == ("Waiting", DAY, themes, "reflection")
    assert words in note.body
    assert not note.body.startswith("# ")


def _entry(note) -> str:
    (ready,) = entries.entries([note], TODAY, There(()), {}).ready
    return ready.text


def test_what_no_field_holds_stays_in_the_text_and_no_share_is_taken():
    text = _entry(markdown.note("Waiting.md", OBSIDIAN))
    assert "## From my notes\n\n**Mood:** tired\n" in text
    assert "share: private\n" in text
    assert "public" not in text


def test_fields_that_cannot_be_read_are_kept_as_words():
    note = markdown.note("2026-03-31.md", "---\nmood: [a\nother: b\n---\nI counted.\n")
    assert note.kept == (("Fields", "mood: [a\nother: b\n"),)
    assert "mood: &#91;a" in _entry(note)


@pytest.mark.parametrize(
    ("path", "top", "kind"),
    [
        ("Waiting.md", "tags: [supervision]", "supervision"),
        ("Training/Waiting.md", "mood: good", "training"),
        ("Waiting.md", "type: feedback", "feedback"),
        ("Day 1/Waiting.md", "tags: [silence]", "reflection"),
    ],
)
def test_a_tag_a_field_or_a_folder_says_the_kind(path: str, top: str, kind: str):
    assert markdown.note(path, f"---\n{top}\n---\nWords.").kind == kind


def test_a_note_without_a_day_or_with_one_to_come_needs_a_look():
    notes = [markdown.note("Waiting.md", "Words."), markdown.note("2030-01-01.md", "Words.")]
    first, second = entries.entries(notes, TODAY, There(()), {}).attention
    assert "No day" in first.why
    assert "has not come" in second.why


def test_links_between_notes_lead_to_entries_and_files_are_named():
    body = (
        "See [[Other]], [[Other#Part|that]], [[Nowhere]], [the other](Other%200.md), [here](https://example.org), "
        "![[photo.png]] ![a photo](pic/photo.png) [slides](slides.pdf) `[[Other]]`"
    )
    note = markdown.note("Waiting.md", body)
    targets = Targets.of(
        [
            (markdown.note("Other.md", "x"), "rowan/training/b.md"),
            (markdown.note("Other 0.md", "x"), "rowan/a.md"),
        ]
    )
    assert links.settled(note, "rowan/reflections/w.md", targets) == (
        "See [Other](../training/b.md), [that](../training/b.md), Nowhere, [the other](../a.md), "
        "[here](https://example.org), (left where it is: photo.png) (left where it is: photo.png) "
        "slides (left where it is: slides.pdf) `[[Other]]`"
    )


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_in_an_archive_is_read_and_nothing_is_unpacked():
    inner = _zip({"Notes/Waiting.md": NOTION.encode(), "Notes/photo.png": b"\x89PNG", ".obsidian/a.md": b"x"})
    found = export.from_archive(
        _zip({"Export-Part-1.zip": inner, "../../evil.md": b"x", "index.html": b"<p>"})
    )
    assert [note.title for note in found.notes] == ["Waiting"]
    assert found.left == ("Notes/photo.png", "index.html")


def test_a_journal_of_day_one_is_read_without_its_places():
    entry = {
        "creationDate": "2026-03-31T21:00:00Z",
        "text": "# Waiting\n\nI counted.\n![](dayone-moment://ABC)",
        "tags": ["listening"],
        "location": {"placeName": "Alderbrook House"},
    }
    found = export.from_archive(_zip({"Journal.json": json.dumps({"entries": [entry, 3, {}]}).encode()}))
    (note,) = found.notes
    assert (note.title, note.day, note.themes) == ("Waiting", DAY, ("listening",))
    assert links.settled(note, "a.md", Targets({}, {})) == "I counted.\n(left where it is: a file)"


def test_a_journal_lies_in_a_folder_beside_other_data():
    journal = json.dumps({"entries": [{"creationDate": "2026-03-31T21:00:00Z", "text": "Waiting"}]}).encode()
    found = export.notes([("Journal.json", journal), ("other.json", b'{"a": 1}'), ("photos/a.jpg", None)])
    assert [note.title for note in found.notes] == ["Waiting"]
    assert found.left == ("other.json", "photos/a.jpg")


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(export, "_MOST", 1_000)
    with pytest.raises(UnreadableError, match="100 MB"):
        export.from_archive(_zip({"a.md": b"a" * 1_001}))


MAIL = """\
From: Hazel Thornbury <hazel@example.org>
To: rowan@example.org
Subject: Re: Fwd: What you did well
Date: Tue, 31 Mar 2026 09:15:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: {sort}; charset=utf-8

{body}
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=letter.pdf

JVBERi0=
--b--
"""


@pytest.mark.parametrize(
    ("sort", "body"),
    [
        ("text/plain", "You waited.\n\nHazel <hazel@example.org>"),
        ("text/html", "<style>p{}</style><p>You <b>waited</b>.</p><p>Hazel &lt;hazel@example.org&gt;</p>"),
    ],
)
def test_a_mail_gives_its_subject_day_and_words_and_no_address(sort: str, body: str):
    read = mail(MAIL.format(sort=sort, body=body).encode())
    assert (read.title, read.day, read.text) == ("What you did well", DAY, "You waited.\n\nHazel")
    assert read.attached == 1


def test_html_becomes_lines():
    assert from_html("<h1>A</h1><ul><li>b</li><li>c &amp; d</li></ul><script>x</script>") == "A\n\nb\n\nc & d"


def test_a_note_of_a_phone_has_its_first_line_for_a_title():
    note = plain.note("note.txt", "Waiting\n31/03/2026\nI counted to ten.\n# not a heading\n")
    assert (note.title, note.day) == ("Waiting", DAY)
    assert note.body == "31/03/2026\n\nI counted to ten.\n\n\\# not a heading"


PASTED = """\
Title of CPD
Listening to children
Date of CPD: 31/03/2026
Type of CPD: Workshop
What did you learn from doing the activity?
Children answer while their hands are busy.

I had been filling the silence.
Positive impact: I wait.
"""


def test_text_of_a_regulators_account_is_understood_as_its_form():
    table = plain.as_table(PASTED)
    assert table is not None
    columns = table.columns()
    assert {"date", "title", "kind", "What I learnt", "Difference to my practice"} <= set(columns.by_field)
    assert "I had been filling the silence." in table.rows[0].cells[columns.by_field["What I learnt"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_note_is_read_in_its_encoding(encoding: str):
    found = export.notes([("2026-03-31.txt", "Café – “quiet”\nWords.".encode(encoding))])
    assert found.notes[0].title == "Café – “quiet”"


def test_prose_is_no_form():
    assert plain.as_table("Waiting\n31/03/2026\nI learnt: much.\nDate: none") is None


WORDS = st.text(
    st.sampled_from("ab \n-#*[]()|!{}<>`~_:=%\\\"'\u00e9\u202e&;0123456789/."), max_size=80
) | st.sampled_from([OBSIDIAN, LOGSEQ, JOPLIN, NOTION])


@settings(max_examples=150)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=3))
def test_whatever_stands_in_a_note_it_becomes_an_entry_or_is_told(texts):
    notes = [markdown.note(f"2026-03-31 {n}.md", a + b) for n, (a, b) in enumerate(texts)]
    notes += [plain.note("2026-03-31.txt", a) for a, _ in texts]
    plain.as_table("".join(a for a, _ in texts))
    outcome = entries.entries(notes, TODAY, There(()), {})
    assert len(outcome.ready) + len(outcome.there) + outcome.rows_in_need == len(notes)
    targets = Targets.of([(note, "rowan/a.md") for note in notes])
    for note in notes:
        links.settled(note, "rowan/b.md", targets)


ARCHIVE = _zip({"Waiting.md": NOTION.encode(), "b.json": b'{"entries": [{"text": "a"}]}'})
LETTER = MAIL.format(sort="text/html", body="<p>You").encode()


@settings(max_examples=150)
@given(
    st.sampled_from([ARCHIVE, LETTER]),
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 6), st.binary(max_size=6)), min_size=1, max_size=5
    ),
)
def test_a_damaged_archive_or_mail_is_read_or_refused(data, changes):
    for place, gone, put in changes:
        data = data[:place] + put + data[place + gone :]
    for read in (export.from_archive, mail):
        try:
            read(data)
        except UnreadableError:
            continue
