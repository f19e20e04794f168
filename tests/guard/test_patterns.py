"""Identifying numbers and addresses: found where valid, and not in ordinary professional text."""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from guarded import listing
from hypothesis import given
from hypothesis import strategies as st

from portfolio.guard import patterns

CASES = Path(__file__).parents[1] / "cases/guard"
CLEAN = [line for line in (CASES / "clean.txt").read_text().splitlines() if not line.startswith("#")]


def names(text: str) -> list[str]:
    return [match.name for match in patterns.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NHS number 943 476 5919", "nhs-number"),
        ("9434765919", "nhs-number"),
        ("943-476-5919", "nhs-number"),
        ("**943** 476 5919", "nhs-number"),
        ("943\u00a0476\u20135919", "nhs-number"),
        ("９４３ ４７６ ５９１９", "nhs-number"),
        ("943 476\n5919", "nhs-number"),
        ("NI: AB 12 34 56 C", "ni-number"),
        ("ab123456c", "ni-number"),
        ("National Insurance number QQ 12 34 56", "ni-number"),
        ("ring 020 7946 0018", "phone"),
        ("on 07700 900123 after six", "phone"),
        ("+44 7700 900123", "phone"),
        ("(01632) 960 001", "phone"),
        ("0300 123 1234", "phone"),
        ("to someone.else@example.org.", "email"),
        ("[write](mailto:a@b.co.uk)", "email"),
        ("at SW1A 1AA", "postcode"),
        ("at m1 1ae", "postcode"),
        ("born 3 May 2015", "birth-date"),
        ("(born on the 3rd of May)", "birth-date"),
        ("DOB: 03/05/2015", "birth-date"),
        ("d.o.b. 3.5.15", "birth-date"),
        ("**Date of birth:** 2015-05-03", "birth-date"),
        ("born in 2015", "birth-date"),
        ("case ref 12345", "case-reference"),
        ("Case reference: AB/1234/5", "case-reference"),
        ("client no. 5501", "case-reference"),
        ("LCS 123456", "case-reference"),
        ("Mosaic ID 1234567", "case-reference"),
        ("Ref: ABC12345", "case-reference"),
        ("in ZE21C50123", "case-reference"),
        ("UPN U801200001000", "case-reference"),
    ],
)
def test_what_points_to_a_person_is_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",  # one digit wrong
        "1234567890",
        "0000000000",
        "BG123456C",
        "QQ123456C",  # a prefix never given out
        "logo@2x.png",
        "@someone",
        "year 7, 2nd set, room B2",
        "from 2014-2015 to 2016/17",
        "2026-03-31 to 2026-04-01",
        "case 2019, file 2024, record 2025-03-01",
        "reference: 2024-01-15",
        "born out of the 2018 review",
        "case number 3 of 5",
        "0.000000001",
        "swe:4.2 and section 47",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert names(text) == []


@given(st.integers(100_000_000, 999_999_999))
def test_an_nhs_number_is_found_exactly_where_its_check_digit_fits(nine: int) -> None:
    weighed = sum(int(digit) * weight for digit, weight in zip(str(nine), range(10, 1, -1), strict=True))
    check = (11 - weighed % 11) % 11
    for digit in range(10):
        fits = digit == check and len(set(f"{nine}{digit}")) > 1
        assert ("nhs-number" in names(f"number {nine}{digit}.")) is fits


def test_a_place_is_that_in_the_text() -> None:
    text = "Zwölf – “ok”\u200b 943 476 5919."
    (match,) = patterns.find(text)
    assert text[match.start : match.end] == "943 476 5919"
    assert "943" not in repr(match)


@pytest.mark.parametrize("name", patterns.NAMES)
def test_every_pattern_can_be_switched_off(name: str) -> None:
    text = "943 476 5919, AB123456C, 020 7946 0018, a@b.org, SW1A 1AA, born 3 May 2015, case ref 12345"
    assert set(names(text)) == set(patterns.NAMES)
    assert name not in {match.name for match in patterns.find(text, frozenset({name}))}


def test_clean_professional_sentences_are_left_alone(tmp_path: Path) -> None:
    kept = listing(tmp_path, *(CASES / "first-names.txt").read_text().splitlines())
    assert len(CLEAN) >= 300
    assert len(kept.deny_list.terms) == 60
    wrong = [line for line in CLEAN if kept.deny_list.hits(line) or patterns.find(line)]
    assert len(wrong) / len(CLEAN) < 0.02, wrong
    assert not [line for line in CLEAN if patterns.find(line)]


def test_a_long_text_of_digits_takes_no_time() -> None:
    patterns.find("1 " * 200_000)
    patterns.find("a" * 200_000 + "@")
    patterns.find("case ref " * 20_000 + "1")


def test_a_file_named_by_its_day_in_a_folder_of_its_year_is_no_number() -> None:
    days = [datetime.date(2012, 1, 1) + datetime.timedelta(days=number) for number in range(6000)]
    for day in days:
        for path in (
            f"rowan/{day.year}/{day}-visit.md",
            f"{day}-12-visit.md",
            f"{day.year}/{day:%Y-%m}/{day}.md",
        ):
            assert not names(path), path


PIECES = [
    *"aéK0123456789@-/ .:\n＠٣",
    "case ",
    "REF",
    "ref: ",
    "Child",
    "no. ",
    "LCS ",
    "12345",
    "2026-03-31",
    "AB12C34567",
    "K ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_quicker_look_finds_the_same(text: str):
    assert list(patterns._hints(text)) == [found.span() for found in patterns._HINT.finditer(text)]
    if text.isascii():
        small = patterns._CASE_IN_SMALL.finditer(text.lower())
        assert [one.span() for one in small] == [one.span() for one in patterns._CASE.finditer(text)]
