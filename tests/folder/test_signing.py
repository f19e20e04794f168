"""Sign-off: bound to the words that were read, and to nothing else."""

from __future__ import annotations

import datetime
import re
import subprocess
import unicodedata

import portfolios
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.audience.visible import visible
from portfolio.entries.signing import form_of, is_digest, sign_offs, status
from portfolio.folder.read import read
from portfolio.keeping.history import History
from portfolio.records import frontmatter
from portfolio.records.frontmatter import Record
from portfolio.share import Share
from portfolio.writing import signature
from portfolio.writing.signature import NotSignedError, with_sign_off

ENTRY = """\
---
kind: reflection
title: Café in the rain
date: 2026-03-04
share: supervisor
standards: [swe:2.5]
themes: [listening]
follows: [a-course]
evidence: [note.txt]
went: both
---
Before the headings.

## What I learnt

One thing. And another.

## Debate {share=private}

We saw it differently.
"""
BY = ("--by", "Imogen Quillfeather", "--role", "practice supervisor")


def digest(text: str, evidence: dict[str, str] | None = None) -> str:
    record = frontmatter.read(text.replace("\r\n", "\n"), "entry.md")
    assert isinstance(record, Record)
    return form_of(record, ({"note.txt": "0a"} if evidence is None else evidence).get).digest


def test_the_digest_is_the_one_it_will_always_be():
    """Changing the canonical form breaks every sign-off ever given: add a new form instead."""
    assert digest(ENTRY) == "sha256:a03e7570a8b93cef8dda46707d9a96c3b4ac23ebfc2ac5ace1f427a3559d64b1"
    assert is_digest(digest(ENTRY))


LEAVES_IT = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: text.replace("\n", "  \n", 30).replace("another.", "another. \t"),
    "no last line end": lambda text: text.rstrip("\n"),
    "more last line ends": lambda text: text + "\n\n\n",
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "shared further": lambda text: text.replace("share: supervisor", "share: public"),
    "a part shared further": lambda text: text.replace(" {share=private}", " {share=supervisor}"),
    "no word on sharing": lambda text: (
        text.replace("share: supervisor\n", "").replace(" {share=private}", "")
    ),
    "a field shared": lambda text: text.replace("went:", "share_fields: {ratings: public}\nwent:"),
    "linked": lambda text: text.replace("follows: [a-course]", "applied_in: [b]\nanswers: [c]"),
    "filed": lambda text: text.replace("[swe:2.5]", "[pcf:5]").replace("[listening]", "[a, b]"),
    "chosen": lambda text: text.replace("went:", "showcase: [{for: [swe:2.5], because: Yes.}]\nwent:"),
    "allowed": lambda text: text.replace("went:", "allow: [{finding: 5f2c9a, because: Yes.}]\nwent:"),
    "quoted": lambda text: text.replace("went: both", 'went: "both"'),
    "fields in another order": lambda text: (
        text.replace("went: both\n", "").replace("date:", "went: both\ndate:")
    ),
    "a field left empty": lambda text: text.replace("went:", "model:\nwent:"),
    "a comment": lambda text: text.replace("One thing.", "One thing.<!-- later -->"),
    "evidence under another name": lambda text: text.replace("note.txt", "new.txt"),
}  # fmt: skip


@pytest.mark.parametrize("change", LEAVES_IT)
def test_what_is_not_words_leaves_a_sign_off(change):
    changed = LEAVES_IT[change](ENTRY)
    assert changed != ENTRY
    assert digest(changed, {"note.txt": "0a", "new.txt": "0a"}) == digest(ENTRY)


@given(st.data())
def test_one_letter_breaks_it(data):
    places = [
        found.start()
        for found in re.finditer(r"\w", ENTRY)
        if found.start() > ENTRY.index("Before")
        and "{share" not in ENTRY[found.start() - 14 : found.start() + 1]
    ]
    at = data.draw(st.sampled_from(places))
    letter = data.draw(st.characters(categories=("Lu", "Ll", "Nd")).filter(lambda c: c != ENTRY[at]))
    changed = unicodedata.normalize("NFC", ENTRY[:at] + letter + ENTRY[at + 1 :])
    assert digest(changed) != digest(ENTRY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Café in the rain", "title: Café in the sun"),
        ("date: 2026-03-04", "date: 2026-03-05"),
        ("went: both", "went: well"),
        ("One thing. And another.", "One thing. And  another."),
        ("## What I learnt", "### What I learnt"),
        ("We saw it differently.\n", "We saw it differently.\n\n    indented"),
        ("One thing.", "One\n\nthing."),
    ],
)
def test_a_change_of_words_breaks_it(old, new):
    assert digest(ENTRY.replace(old, new)) != digest(ENTRY)


def test_other_evidence_breaks_it():
    assert digest(ENTRY, {"note.txt": "0b"}) != digest(ENTRY)
    assert digest(ENTRY, {}) != digest(ENTRY)


SIGN_OFF = {
    "by": 'Anne "Nan" O\'Neil: RN', "role": "practice supervisor", "date": "2026-03-31",
    "digest": "sha256:" + "0" * 64,
}  # fmt: skip
WRITTEN = {
    "new": ENTRY,
    "a list": ENTRY.replace(
        "went:", "signed:\n  - by: A\n    role: b\n    date: 2026-03-05\n    digest: x\nwent:"
    ),
    "a list not indented": ENTRY.replace("went:", "signed:\n- {by: A, role: b}\n# a remark\n\nwent:"),
    "a list in brackets": ENTRY.replace("went:", "signed: [{by: A, role: b}]\nwent:"),
    "one group": ENTRY.replace("went:", "signed: {by: A, role: b}\nwent:"),
    "one group below": ENTRY.replace("went: both", "went: both\nsigned:\n  by: A\n  role: b"),
    "left empty": ENTRY.replace("went:", "signed:\nwent:"),
    "with remarks": ENTRY.replace("went:", "# not yet\nwent:").replace("kind:", "# top\nkind:"),
    "closed by dots": ENTRY.replace("both\n---", "both\n..."),
    "with a mark": "\ufeff" + ENTRY,
    "from Windows": ENTRY.replace("\n", "\r\n"),
    "from an old Mac": ENTRY.replace("\n", "\r"),
    "no last line end": ENTRY.rstrip("\n"),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_signing_changes_nothing_else_in_the_file(case):
    before = WRITTEN[case].encode()
    after = with_sign_off(before, SIGN_OFF)
    was, now = (frontmatter.read(frontmatter.decode(data, ""), "") for data in (before, after))
    assert now.body == was.body
    assert {k: v for k, v in now.meta.items() if k != "signed"} == {
        k: v for k, v in was.meta.items() if k != "signed"
    }
    assert dict(now.meta["signed"][-1]) == SIGN_OFF
    kept = [line for line in before.splitlines() if b"by: A" not in line and b"role: b" not in line]
    kept = [line for line in kept if not line.startswith(b"signed:")]
    rest = iter(after.splitlines())
    assert all(line in rest for line in kept), "a line was lost or moved"
    for mark in (b"\r\n", b"\r"):
        if before.count(mark) == before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n"):
            assert after.count(mark) == after.count(b"\n") + after.count(b"\r") - after.count(b"\r\n")


def test_a_file_that_cannot_be_added_to_is_left_with_the_lines_to_add():
    with pytest.raises(NotSignedError, match="Add this"):
        with_sign_off(b"---\n? kind\n: reflection\n? title\n: x\n---\nWords.\n", SIGN_OFF)


def project_of(tree, **more):
    return tree({"practitioners/rowan/visit.md": ENTRY.replace("a-course", "course"),
                 "practitioners/rowan/course.md": portfolios.entry(date="2026-01-01"),
                 "practitioners/rowan/note.txt": "a note", **more})  # fmt: skip


def read_again(project, audience="private"):
    folder = portfolios.folder_of(project)
    full = read(folder, datetime.date(2026, 11, 22)).portfolio
    return next(e for e in visible(full, Share(audience)).entries if e.id == "visit")


def stands(project, audience="private"):
    return [status(one) for _, one in sign_offs(read_again(project, audience))]


def test_a_sign_off_stands_until_a_word_changes(run, tree):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    assert run(project, "sign", "visit", *BY, "--date", "2026-03-31").exit_code == 0
    assert stands(project) == ["as signed"]
    assert run(project, "sign", str(file), *BY).exit_code == 0  # once is enough
    assert file.read_text().count("Imogen") == 1
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert stands(project) == ["as signed"]
    file.write_bytes(file.read_bytes().replace(b"One thing", b"Two thing"))
    assert stands(project) == ["changed since sign-off"]
    assert run(project, "sign", "rowan/visit", "--by", "B", "--role", "manager").exit_code == 0
    assert stands(project) == ["changed since sign-off", "as signed"]


def test_other_evidence_on_disk_is_seen(run, tree):
    project = project_of(tree)
    run(project, "sign", "visit", *BY)
    (project / "content/practitioners/rowan/note.txt").write_text("another note")
    assert stands(project) == ["changed since sign-off"]


def test_what_is_withheld_from_an_audience_does_not_break_it_for_them(run, tree):
    project = project_of(tree)
    run(project, "sign", "visit", *BY)
    assert stands(project, "supervisor") == ["as signed"]
    assert len(read_again(project, "supervisor").parts) < len(read_again(project).parts)


def git(project, *args):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *args]
    subprocess.run(command, cwd=project, check=True, capture_output=True)


def test_the_text_before_is_kept_and_a_text_changed_meanwhile_is_left(run, tree, monkeypatch):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    before = file.read_bytes()
    assert run(project, "sign", "visit", *BY).exit_code == 0
    assert [kept.data for kept in History(project).of(file)] == [before]

    def changed_meanwhile(*_):
        file.write_bytes(before + b"One more thought.\n")
        return file.read_bytes() + b"Signed."

    monkeypatch.setattr(signature, "with_sign_off", changed_meanwhile)
    refused = run(project, "sign", "visit", "--by", "Jo", "--role", "practice educator")
    assert (refused.exit_code, "was changed by another program" in refused.output) == (1, True)
    assert file.read_bytes() == before + b"One more thought.\n"


def test_what_changed_is_named_where_git_has_the_text_that_was_signed(run, tree):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    run(project, "sign", "visit", *BY)
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    changed = file.read_text().replace("One thing", "Two things").replace("differently", "alike")
    file.write_text(changed.replace("rain", "sun"))
    git(project, "commit", "-qam", "two")
    [(_, one)] = sign_offs(read_again(project))
    assert [str(change) for change in one.changed] == ["`title`", "“What I learnt”", "“Debate”"]
    [(_, one)] = sign_offs(read_again(project, "supervisor"))
    assert [str(change) for change in one.changed] == ["`title`", "“What I learnt”"]


def test_without_git_it_is_only_said_that_something_changed(run, tree, monkeypatch):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    run(project, "sign", "visit", *BY)
    file.write_text(file.read_text().replace("One thing", "Two things"))
    monkeypatch.setenv("PATH", str(project))
    [(_, one)] = sign_offs(read_again(project))
    assert (status(one), one.changed) == ("changed since sign-off", ())


def test_an_unclear_name_is_answered_with_the_choices(run, tree):
    project = project_of(tree, **{"practitioners/tobias/visit.md": portfolios.entry()})
    result = run(project, "sign", "visit", *BY)
    assert result.exit_code == 1
    assert "rowan/visit or tobias/visit" in result.output
    result = run(project, "sign", "vist", *BY)
    assert (result.exit_code, "Did you mean “visit”?" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("args", "says", "exits"),
    [
        (("--by", " ", "--role", "r"), "empty", 2),
        ((*BY, "--date", "2026-13-40"), "not a day", 2),
        ((*BY, "--date", "2026-01-05"), "cannot have been signed", 1),
        (BY[:2], "--role", 2),
    ],
)
def test_a_slip_is_answered_with_a_sentence_and_changes_nothing(run, tree, args, says, exits):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    before = file.read_bytes()
    result = run(project, "sign", "visit", *args)
    assert result.exit_code == exits
    assert says in result.output
    assert file.read_bytes() == before


def test_an_entry_with_a_mistake_cannot_be_signed(run, tree):
    project = project_of(tree, **{"practitioners/rowan/bad.md": portfolios.entry(shaer="public")})
    result = run(project, "sign", "content/practitioners/rowan/bad.md", *BY)
    assert result.exit_code == 1
    assert "portfolio check" in result.output


def test_to_the_regulator_the_signer_is_a_role_unless_they_agreed(run, tree):
    project = project_of(tree)
    file = project / "content/practitioners/rowan/visit.md"
    file.write_text(file.read_text().replace("share: supervisor", "share: regulator"))
    run(project, "sign", "visit", *BY)
    [(shown, _)] = sign_offs(read_again(project, "regulator"))
    assert (shown.by, shown.role) == ("practice supervisor", "practice supervisor")
    assert shown.digest == ""
