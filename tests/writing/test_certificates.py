"""Certificates and badges: what an Open Badge says of itself, and the entry begun from it. Nothing is fetched."""

from __future__ import annotations

import base64
import datetime
import json

import badges
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.writing.certificates import begun
from portfolio.writing.certificates.badge import Badge, badge

DAY = datetime.date(2026, 3, 31)
FOUND = Badge(
    name="Safeguarding, level 2",
    issuer="Alderbrook Learning",
    issued=DAY,
    expires=datetime.date(2029, 3, 31),
    about="A day about listening.",
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(badges.png(badges.CREDENTIAL, "openbadgecredential"), id="3.0 in a picture"),
        pytest.param(badges.png(badges.ASSERTION), id="2.0 in a picture"),
        pytest.param(badges.png(badges.ASSERTION, packed=True), id="2.0 packed in a picture"),
        pytest.param(badges.svg(badges.ASSERTION), id="2.0 in a drawing"),
        pytest.param(badges.svg(badges.CREDENTIAL, "credential"), id="3.0 in a drawing"),
        pytest.param(json.dumps(badges.CREDENTIAL).encode(), id="3.0 as data"),
        pytest.param(json.dumps(badges.ASSERTION).encode(), id="2.0 as data"),
        pytest.param(badges.signed(badges.CREDENTIAL), id="3.0 signed"),
        pytest.param(badges.signed({"vc": badges.CREDENTIAL, "nbf": 1}), id="3.0 signed as a whole"),
    ],
)
def test_a_badge_is_read_for_name_issuer_and_days(data: bytes):
    assert badge(data) == FOUND


def test_a_badge_whose_rest_stands_elsewhere_is_told_so_and_not_fetched():
    address = "https://badges.example.org/1"
    hosted = {**badges.ASSERTION, "badge": address}
    assert badge(json.dumps(hosted).encode()) == Badge(issued=DAY, expires=FOUND.expires, elsewhere=address)
    assert badge(badges.png(address)) == Badge(elsewhere=address)
    assert badge(badges.svg(None, verify=address)) == Badge(elsewhere=address)
    assert "not fetched" in begun.said_of(Badge(elsewhere=address))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"name": "a"}', b"<svg/>", b"%PDF-1.7", badges.png(None), b"a.b.c"]
)
def test_what_is_no_badge(data: bytes):
    assert badge(data) is None


def test_who_earned_it_is_not_read():
    assert "rowan" not in repr(badge(json.dumps(badges.ASSERTION).encode()))


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("2026-03-31 safeguarding_level-2.pdf", "Safeguarding level 2", DAY),
        ("Certificate.PDF", "Certificate", None),
        ("IMG_20260331_101500.jpg", "Certificate", DAY),
        ("IMG_4411.JPG", "Certificate", None),
        ("first-aid.png", "First aid", None),
    ],
)
def test_a_title_and_a_day_from_the_name_of_the_file(name: str, title: str, day):
    assert (begun.title_of(name, None), begun.day_of(name, None)) == (title, day)


def test_the_entry_is_a_private_draft_that_says_that_nobody_checked():
    text = begun.entry(begun.begun(FOUND.name, DAY, FOUND, "badge.png"), DAY, ()).text
    assert "share: private\n" in text
    assert "draft: yes\n" in text
    assert "provider: Alderbrook Learning\n" in text
    assert "valid_until: 2029-03-31\n" in text
    assert "evidence:\n  - badge.png\n" in text
    assert "Open Badge, not verified: Safeguarding, level 2, issued by Alderbrook Learning" in text


ALL = [badges.png(badges.ASSERTION), badges.svg(badges.CREDENTIAL), json.dumps(badges.CREDENTIAL).encode()]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(badges.KEYS)), inner),
    max_leaves=12,
)


@settings(max_examples=150)
@given(
    st.sampled_from(ALL),
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 6), st.binary(max_size=6)), min_size=1, max_size=5
    ),
)
def test_a_damaged_badge_is_read_or_is_none(data, changes):
    for place, gone, put in changes:
        data = data[:place] + put + data[place + gone :]
    found = badge(data)
    if found:
        day = found.issued or DAY
        draft = begun.begun(begun.title_of("a.png", found), day, found, "a.png")
        assert begun.entry(draft, max(day, DAY), ()).is_unfinished


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(sorted(badges.KEYS)), VALUES))
def test_a_badge_of_any_shape_is_read_or_is_none(said):
    found = badge(json.dumps({"type": "Assertion", **said}).encode())
    found = badge(base64.b64encode(json.dumps({"type": ["OpenBadgeCredential"], **said}).encode())) or found
    if found:
        assert begun.said_of(found)
