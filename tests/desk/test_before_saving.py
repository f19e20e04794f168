"""What she may not expect is said before it is saved: who will see it from now on, and a sign-off that falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portfolios import build, entry

from portfolio.audience.visible import visible
from portfolio.share import Share

BODY = "## Reflection\n\nTo wait.\n\n## Wellbeing\n\nI slept badly.\n\n## Decision-making\n\nBoth of us.\n"
ONE = entry(
    BODY,
    id="s",
    kind="supervision",
    date="2026-10-01",
    support=4,
    supervisor="team manager",
    evidence=["n.txt"],
)
FILES = {"rowan/s.md": ONE, "rowan/n.txt": "A note.", "rowan/b.md": entry(id="b", share="public")}
FILE = "practitioners/rowan/s.md"


@pytest.mark.parametrize("audience", ["supervisor", "regulator", "public"])
def test_the_list_shown_is_what_a_build_then_adds(
    at: Callable, audience: str, expect_warning: list[str]
) -> None:
    desk = at(FILES)
    form = desk.entry("s").answered({"share": audience})
    page = form.save()
    assert page.title == "Before it is saved"
    assert desk.files()[FILE].decode() == ONE
    goes, *others = page.doc.xpath("//div[@class='travels']")
    assert others == []
    told = [" ".join(line.text_content().split()) for line in goes.iter("p")]
    saved = page.form.press("Save and share")
    assert saved.title == "Saved", saved.text
    assert f"share: {audience}" in desk.files()[FILE].decode()

    seen = visible(desk.record.now().reading.portfolio, Share(audience)).by_path["rowan/s.md"]
    headings = {section.heading for section in seen.sections if section.has_words}
    asked = {"Reflection", "Wellbeing", "Decision-making"}
    assert {heading for heading in asked if heading in told[1]} == headings
    stays = next((line for line in told if line.startswith("This stays with you")), "")
    assert {heading for heading in asked if heading in stays} == asked - headings
    assert ("n.txt" in told[-1]) == bool(seen.files)
    if audience == "public":
        expect_warning.append("This supervision session is shared with everybody")
    site = build(desk.project, audience)
    assert site.error is None, site.said
    page = site.words("rowan/entries/s/index.html")
    for heading, words in zip(
        ("Reflection", "Wellbeing", "Decision-making"),
        ("To wait.", "I slept badly.", "Both of us."),
        strict=True,
    ):
        assert (words in page) == (heading in told[1])


def test_nothing_is_asked_when_it_travels_less_far_or_as_far(at: Callable) -> None:
    desk = at({**FILES, "rowan/s.md": ONE.replace('id: "s"', 'id: "s"\nshare: regulator')})
    assert desk.entry("s").typed(title="Another").save().title == "Saved"
    assert desk.entry("s").answered({"share": "private"}).save().title == "Saved"


def test_going_back_to_the_form_keeps_what_was_typed(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry("s").answered({"share": "public", "words.Reflection": "One.\n\nTwo."}).save()
    page = page.form.press("Back to the form")
    assert page.form["share"] == ["public"]
    assert page.form["words.Reflection"] == ["One.\r\n\r\nTwo."]
    assert desk.files()[FILE].decode() == ONE


def test_a_new_entry_that_is_shared_at_once_is_asked_about(at: Callable) -> None:
    desk = at(FILES)
    page = (
        desk.write("reflection")
        .answered({"title": "New", "share": "public", "words.What I learnt": "To ask."})
        .save()
    )
    assert page.title == "Before it is saved"
    assert not any("new" in name for name in desk.files())
    assert page.form.press("Save and share").title == "Saved"


def test_agreeing_to_one_audience_is_no_yes_to_another(at: Callable) -> None:
    desk = at(FILES)
    page = desk.entry("s").answered({"share": "supervisor"}).save()
    page = page.form.said(("share", "public")).press("Save and share")
    assert page.title == "Before it is saved"
    assert desk.files()[FILE].decode() == ONE


def test_the_guards_words_are_said_before_supervision_is_made_public(at: Callable) -> None:
    desk = at({**FILES, "rowan/s.md": ONE.replace("To wait.", "Ring 07700 900123.")})
    page = desk.entry("s").answered({"share": "public"}).save()
    assert page.title == "Before it is saved"
    assert "everybody could read this session" in page.words
    assert "There is a telephone number here" in page.words


@pytest.fixture
def signed(run: Callable, at: Callable):
    desk = at(FILES)
    result = run(
        desk.project,
        "sign",
        "content/practitioners/rowan/s.md",
        "--by",
        "Ada",
        "--role",
        "team manager",
        "--date",
        "1/11/26",
    )
    assert result.exit_code == 0, result.output
    return desk


def test_a_signed_entry_warns_before_it_is_saved(signed) -> None:
    before = signed.files()[FILE]
    assert b"signed" in before
    page = signed.entry("s").answered({"words.Reflection": "Another."}).save()
    assert page.title == "Before it is saved"
    assert "signed this entry as it stands" in page.words
    assert signed.files()[FILE] == before
    page = page.form.press("Save all the same")
    assert page.title == "Saved"
    (entry_now,) = [one for one in signed.record.now().entries if one.id == "s"]
    assert [one.stands for one in entry_now.sign_off] == [False]


def test_a_signed_entry_that_is_not_changed_asks_nothing(signed) -> None:
    assert signed.entry("s").save().title == "Saved"


def test_however_often_it_is_looked_at_no_more_is_remembered(at: Callable) -> None:
    desk = at(FILES)
    form = desk.entry("s").answered({"share": "supervisor"})
    sizes = set()
    for number in range(6):
        assert form.typed(**{"words.Reflection": f"To wait {number} times."}).look()["travels"]
        memory = desk.record._memories[Share.SUPERVISOR]
        sizes.add(len(memory._made) + len(memory._made_before))
    assert len(sizes) == 1
