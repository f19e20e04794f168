"""A source goes by the name of whose page it is, as far as the data say so."""

from __future__ import annotations

import pytest

from portfolio.renewal import builtin
from portfolio.views.renewal.source import is_technical, name, named, owner_of, rule_source

COPY = "https://app-swe-ukw-prd-umbraco-01.azurewebsites.net/cpd/what-you-need-to-know"
GOV = "https://govukdiff.njk.onl/update/2026-03-25T10:00:00+00:00/www.gov.uk/guidance/asye"


@pytest.mark.parametrize(
    ("address", "owner", "shown"),
    [
        ("https://www.socialworkengland.org.uk/cpd/", "Social Work England", "Social Work England"),
        (COPY, "Social Work England", "Social Work England (copy of its page)"),
        (COPY, "", "a copy of a page"),
        ("https://prod.healthregulation.org/cpd", "HCPC", "HCPC (copy of its page)"),
        (GOV, "", "gov.uk (copy of its page)"),
        ("https://www.communitycare.co.uk/2024/10/02/renewal/", "", "communitycare.co.uk"),
        ("https://careers.suffolk.gov.uk/home", "", "careers.suffolk.gov.uk"),
        ("http://127.0.0.1/rules", "A regulator", "A regulator (copy of its page)"),
    ],
)
def test_a_page_is_named_by_its_owner_or_else_by_its_site(address, owner, shown):
    assert name(address, owner) == shown


def test_only_the_owners_own_site_goes_by_the_owners_name():
    text = "https://revalidation.nmc.org.uk/confirmation ; https://www.lpmde.ac.uk/fd (a list), https://nmc.org.uk/x."
    assert list(named(text, "NMC")) == [
        ("NMC", "https://revalidation.nmc.org.uk/confirmation"),
        ("; ", ""),
        ("lpmde.ac.uk", "https://www.lpmde.ac.uk/fd"),
        (" (a list), ", ""),
        ("NMC", "https://nmc.org.uk/x"),
        (".", ""),
    ]


def test_somebody_elses_page_and_one_of_no_regulator_have_no_owner():
    rules = builtin().by_id
    assert owner_of(rules["social-work-england"], "official") == "Social Work England"
    assert not owner_of(rules["social-work-england"], "secondary")
    assert not owner_of(rules["asye-child-family"], "official")
    assert rule_source(rules["asye-child-family"], GOV, "official", None, True).whose == "an official page"
    assert not rule_source(rules["nmc"], "https://nmc.org.uk", "official", None, True).whose


def test_words_alone_stay_as_they_are():
    assert list(named("Community Care, October 2025, in a copy")) == [
        ("Community Care, October 2025, in a copy", "")
    ]


def test_no_rule_shows_the_address_of_a_machine():
    for rules in builtin().by_id.values():
        for fact in (*rules.requirements, *rules.advice, *rules.tasks, *rules.dates):
            source = rule_source(rules, fact.source, fact.source_kind, fact.read, fact.verified)
            for words, address in source.pieces:
                assert not address or not is_technical(words), words
                assert not words.startswith("http"), words
