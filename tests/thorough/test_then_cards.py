"""Every card of the sample that says *Then* quotes a belief its writer gave up, word for word.

Counted from the pages as built and from the files as written, by nothing that made the pages:
`python tests/thorough/test_then_cards.py SITE` prints how many cards there are of each sort.
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from portfolio.site.building import Built

WRITTEN = Path(__file__).resolve().parents[2] / "content/practitioners"
_CARD = re.compile(
    r'<blockquote><p><span class="pf-label">(Then|Now|First said|Latest said)</span> (.*?)</p></blockquote>'
)


def cards(site: Path) -> Iterator[tuple[str, str, str]]:
    """Each card of each page: whose page it is, its label and its words."""
    for page in sorted(site.rglob("index.html")):
        for label, words in _CARD.findall(page.read_text(encoding="utf-8")):
            yield page.relative_to(site).parts[0], label, html.unescape(words)


def beliefs(practitioner: str) -> set[str]:
    """What somebody's files say they thought before."""
    files = (WRITTEN / practitioner).rglob("*.md")
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    before = re.findall(r"^## What I thought before\n\n(.+)$", text, re.MULTILINE)
    return {*re.findall(r"^changed_mind:\n  from: (.+)$", text, re.MULTILINE), *before}


def test_every_then_of_the_sample_is_a_belief_given_up(sample_sites: dict[str, Built]):
    for built in sample_sites.values():
        shown = [*cards(built.folder)]
        counted = Counter(label for _, label, _ in shown)
        thens = {(who, words) for who, label, words in shown if label == "Then"}
        assert counted["Then"] == counted["Now"] > 20
        assert counted["First said"] == counted["Latest said"] > 10
        assert {(who, words) for who, words in thens if words not in beliefs(who)} == set()


def test_what_was_first_said_is_no_belief_given_up(sample_sites: dict[str, Built]):
    first = [
        (who, words) for who, label, words in cards(sample_sites["private"].folder) if label == "First said"
    ]
    assert not [words for who, words in first if words in beliefs(who)]


if __name__ == "__main__":
    found = [*cards(Path(sys.argv[1]))]
    believed = sum(words in beliefs(who) for who, label, words in found if label == "Then")
    counted = dict(Counter(label for _, label, _ in found))
    sys.stdout.write(f"{counted}; {believed} of those that say Then quote a belief given up\n")
