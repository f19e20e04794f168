"""Words in another writing run the right way, and a screen reader is told their language."""

from __future__ import annotations

import pytest

from portfolio.text.certainty import usual
from portfolio.text.safe_html import clean
from portfolio.text.tongue import attributes

ARABIC = "\u062a\u0639\u0644\u0645\u062a \u0623\u0646 \u0623\u0646\u062a\u0638\u0631"
HEBREW = "\u05dc\u05d7\u05db\u05d5\u05ea"
URDU = "\u0645\u06cc\u06ba \u0646\u06d2 \u0633\u06cc\u06a9\u06be\u0627"
PERSIAN = "\u06af\u0648\u0634 \u062f\u0627\u062f\u0646"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ARABIC, {"lang": "ar", "dir": "rtl"}),
        (HEBREW, {"lang": "he", "dir": "rtl"}),
        (URDU, {"lang": "ur", "dir": "rtl"}),
        (PERSIAN, {"lang": "fa", "dir": "rtl"}),
        ("\u503e\u542c", {"lang": "zh"}),
        ("\u5f85\u3064\u3053\u3068", {"lang": "ja"}),
        ("\u0a38\u0a41\u0a23\u0a28\u0a3e", {"lang": "pa"}),
        ("\u0441\u043b\u0443\u0448\u0430\u0442\u044c \u0442\u044b", {"lang": "ru"}),
        ("\u0441\u043b\u0443\u0445\u0430\u0442\u0438 \u0457\u0457", {"lang": "uk"}),
        ("T\u0177\u2019r plant", {}),
        ("I said \u201cwait\u201d \u2013 and 3 \u2260 4", {}),
        (f"She said {HEBREW} to me at the door", {}),
    ],
)
def test_a_writing_tells_direction_and_language(text: str, said: dict[str, str]):
    assert dict(attributes(text)) == said


def test_each_block_is_told_and_stays_told_when_cleaned():
    html = clean(usual().render(f"## {ARABIC}\n\n{HEBREW}\n\n- one\n- {URDU}\n\nEnglish words."))
    for said in (
        '<h2 dir="rtl" lang="ar">',
        '<p dir="rtl" lang="he">',
        '<li dir="rtl" lang="ur">',
        "<p>English",
    ):
        assert said in html
    assert "<li>one" in html


def test_a_writer_may_say_the_language():
    assert '<p lang="cy">' in clean(usual().render("Rwy\u2019n aros.\n{: lang=cy }"))
