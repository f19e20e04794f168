"""The labels of published forms, each from the wording of the form, and what each asks for."""

from __future__ import annotations

import pytest
from published import PUBLISHED

from portfolio.entries import KINDS
from portfolio.entries.headings import all_headings
from portfolio.writing import forms
from portfolio.writing.forms.labels import Names, folded, is_called

BY_ID = {form.id: form for form in forms.forms()}


def test_every_form_has_its_published_wording_here():
    assert set(BY_ID) == set(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_published_label_is_known_and_says_what_it_asks_for(name):
    form, labels = BY_ID[name], PUBLISHED[name]
    assert {label: form.meaning(label) for label in labels} == labels
    assert forms.recognise(list(labels)) == form
    assert form.source
    assert form.verified


@pytest.mark.parametrize("name", PUBLISHED)
def test_labels_are_known_numbered_in_capitals_and_with_a_colon(name):
    form = BY_ID[name]
    for at, (label, meaning) in enumerate(PUBLISHED[name].items(), 1):
        assert form.meaning(f"{at}. {label.upper()}:") == meaning
        assert form.meaning(f"  {label}\n") == meaning


@pytest.mark.parametrize("form", forms.forms(), ids=lambda form: form.id)
def test_a_form_asks_for_what_its_kind_has(form):
    fields = set(KINDS[form.kind].written()) | {"kind", "participatory_hours"}
    headings = {heading.title for kind in KINDS.values() for heading in all_headings(kind.headings)}
    for label in form.labels:
        assert label.to in fields | headings | {forms.known.TEXT}
    wordings = [folded(name) for label in form.labels for name in label.label]
    assert len(wordings) == len(set(wordings)), "one label asks for two things"


def test_labels_of_a_log_of_ones_own_are_no_form():
    assert forms.recognise(["Date", "Title", "Hours"]) is None
    assert forms.recognise(["Date", "Activity", "Hours", "What I learnt", "Impact on practice"]) is None
    assert forms.recognise([]) is None


def test_a_label_is_its_whole_phrase():
    assert is_called("Completion date:", "completion date")
    assert is_called("CompletionDate", "completion date")
    assert is_called("timecompleted", "time completed")
    assert is_called("2) What did you learn?", "What did you learn")
    assert is_called("What did you learn from this course?", "What did you learn")
    assert not is_called("Impact score", "impact")
    assert not is_called("Hours of sleep", "hours")
    assert not is_called("", "")


def test_words_beside_a_name_change_nothing_only_where_they_are_listed():
    hours = Names(["hours"], {"cpd", "of", "claimed"})
    assert hours.rank("Hours") == (0, 0, 0)
    assert hours.rank("CPD hours claimed") == (1, 0, 2)
    assert hours.rank("Hours of sleep") is None


def test_a_usual_name_means_one_thing():
    certain = [folded(name) for usual in forms.usual().values() for name in usual.names.names]
    assert len(certain) == len(set(certain))
    for field, usual in forms.usual().items():
        assert usual.words, field
        assert usual.names.names or usual.perhaps.names
