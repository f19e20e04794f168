"""The labels of published forms, each from the wording of the form, and what each asks for."""

from __future__ import annotations

import pytest

from portfolio.entries import KINDS
from portfolio.entries.headings import all_headings
from portfolio.writing import forms
from portfolio.writing.forms.labels import Names, folded, is_called

# The labels as the forms have them; `` where the words under one stay in the text under the label.
PUBLISHED = {
    "nmc-cpd-log": {
        "Dates": "date",
        "Method": "kind",
        "Topic(s)": "title",
        "Link to Code": "standards",
        "Link to Standards of proficiency": "text",
        "Number of hours": "hours",
        "Number of participatory hours": "participatory_hours",
    },
    "nmc-feedback-log": {
        "Date": "date",
        "Source of feedback": "from",
        "Type of feedback": "medium",
        "Content of feedback": "What was said (not identifiable)",
    },
    "nmc-reflective-account": {
        "What was the nature of the CPD activity and/or practice-related feedback and/or event or experience "
        "in your practice?": "What happened (kept general)",
        "What did you learn from the CPD activity and/or feedback and/or event or experience in your practice?": (
            "What I learnt"
        ),
        "How did you change or improve your practice as a result?": "What I changed",
        "How is this relevant to the Code?": "standards",
    },
    "social-work-england-cpd": {
        "Title of CPD (required)": "title",
        "Date of CPD (required)": "date",
        "The type of CPD you are reflecting on": "kind",
        "A short description of the activity and why it is relevant to you": "Why it matters",
        "What you learnt from doing the activity": "What I learnt",
        "The positive impact that the activity has had (or will have) on your practice and the people you "
        "work with": "Difference to my practice",
        "What you learnt from discussing the activity with a peer": "Peer reflection",
    },
    "hcpc-profile": {
        "Date": "date",
        "What the activity was": "title",
        "What you learnt": "What I learnt",
        "How you think the activity improved the quality of your work": "Difference to my practice",
        "How the activity benefited your service users": "Difference for people",
    },
    "social-care-wales-record": {
        "The date": "date",
        "Name of training or learning": "title",
        "How long the training and learning was for": "hours",
        "A brief description of how the training contributed to your professional development": "What I learnt",
    },
    "supervision-record": {
        "Date": "date",
        "Supervisee": "text",
        "Supervisor": "supervisor",
        "Type": "form",
        "Review of previous actions": "text",
        "Cases discussed": "text",
        "Workload and capacity": "text",
        "Wellbeing and support": "Wellbeing",
        "Impact of work discussed": "Impact on me",
        "Professional development": "Learning needs",
        "Decisions made": "Decision-making",
        "Actions from this session": "text",
        "Next supervision": "next",
    },
}
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
