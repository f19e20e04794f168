"""Themes typed in several ways are one, and those one letter apart are told."""

from __future__ import annotations

import unicodedata

import in_memory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.entries import Profile
from portfolio.model.themes import alike, near_twins, spellings
from portfolio.views import all_pages
from portfolio.views.shared.subjects import theme_urls


def tagged(*themes, **profile):
    entries = [in_memory.entry(f"e{n:02}", "2024-01-01", themes=[theme]) for n, theme in enumerate(themes)]
    return in_memory.practitioner(entries, **profile)


def test_capitals_spaces_full_stops_and_forms_of_an_accent_do_not_tell_themes_apart():
    one = tagged("Café talk", unicodedata.normalize("NFD", "café talk"), "café  talk.", "Café talk")
    assert {name: len(entries) for name, entries in one.by_theme.items()} == {"Café talk": 4}


def test_the_profiles_spelling_is_shown_however_rare_and_its_title_with_it():
    one = tagged("Listening", "Listening", themes=[{"id": "listening", "title": "Listening to children"}])
    assert [*one.by_theme] == ["listening"]
    (page,) = (
        p
        for p in all_pages(in_memory.portfolio(one.entries, themes=[one.profile.themes[0].model_dump()]))
        if p.folder.startswith("rowan/evolution/themes/")
    )
    assert page.title == "Listening to children"


def test_an_entry_that_spells_one_theme_twice_is_told_once():
    one = in_memory.practitioner([in_memory.entry("a", "2024-01-01", themes=["rest", "Rest", "court"])])
    assert one.themes_of(one.entries[0]) == ("rest", "court")


@given(st.text(min_size=1))
def test_a_spelling_has_the_same_in_common_as_what_it_has_in_common(theme):
    assert alike(alike(theme)) == alike(theme)
    assert alike(theme.upper().lower()) == alike(theme.upper())


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=6))
def test_the_spelling_shown_is_one_that_was_used(themes):
    profile = Profile(name="R", role="r")
    shown = spellings(tagged(*themes).entries, profile)
    assert set(shown) == set(themes) >= set(shown.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [("listning", "listening"), ("listenning", "listening"), ("listeming", "Listening")],
)
def test_themes_one_letter_apart_are_told_the_rarer_first(one, other):
    assert [*near_twins(tagged(other, one, other).entries)] == [(one, other)]


@pytest.mark.parametrize(
    "pair", [("year 1", "year 2"), ("court", "courage"), ("ward", "word"), ("rest", "rest.")]
)
def test_themes_that_are_two_or_one_are_not(pair):
    assert [*near_twins(tagged(*pair).entries)] == []


def test_any_name_has_a_page_in_a_short_folder_of_its_own():
    names = ["so " * 100, "so " * 100 + "!", "a/b/../c", "🙂", "🙃", "...", "?!", "con", "NUL.txt", "\\"]
    urls = theme_urls(tagged(*names)).values()
    folders = [url.split("/")[-2] for url in urls]
    assert len({folder.casefold() for folder in folders}) == len(names)
    assert max(len(folder.encode()) for folder in folders) <= 100
    assert all(len(url.split("/")) == 5 for url in urls)
    assert not {folder.casefold().partition(".")[0] for folder in folders} & {"", "con", "nul"}
