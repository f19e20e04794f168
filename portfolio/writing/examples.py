"""The example entries of a new folder: a small chain, clearly marked, easy to delete.

They say `example: yes`, so they count nowhere, and `new` does not build on them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from portfolio.writing.names import EXAMPLE
from portfolio.writing.text import Draft

_MARK = (
    "*This is an example, not yours: it counts nowhere, and nobody else sees it. Look at it as long as it "
    f"helps, then delete the files whose names begin with {EXAMPLE.rstrip('-')}. To make one your own, take "
    "away this line and the line `example: yes` at its top.*"
)
_STANDARDS = {"social-work-england": ("swe:4.2",)}
_THEME = ("example",)


def examples(regulator: str = "") -> Mapping[str, Draft]:
    """Drafts by their path below the practitioner's folder."""
    course, tried, said, group = (
        f"{EXAMPLE}{name}" for name in ("1-course", "2-reflection", "3-feedback", "4-group-supervision")
    )
    standards = _STANDARDS.get(regulator, ())
    common = {"share": "private", "example": True, "themes": _THEME}
    return {
        f"training/{course}.md": Draft(
            "training",
            {
                **common,
                "title": "Example: Listening before asking",
                "date": datetime.date(2020, 2, 10),
                "standards": standards,
                "applied_in": (tried,),
                "method": "workshop",
                "provider": "our learning team",
                "hours": 6,
            },
            {
                "": _MARK,
                "What I learnt": "People often answer after the silence I used to fill.",
                "Difference to my practice": "I will count to ten before I ask again.",
            },
        ),
        f"reflections/{tried}.md": Draft(
            "reflection",
            {
                **common,
                "title": "Example: I waited, and it was enough",
                "date": datetime.date(2020, 3, 4),
                "standards": standards,
                "follows": (course,),
                "trigger": "event",
                "went": "both",
                "changed_mind": {
                    "from": "A quiet person has nothing to say.",
                    "to": "A quiet person may be deciding whether I am worth it.",
                    "because": "The answer came the moment I put the form away.",
                },
            },
            {
                "": _MARK,
                "What I learnt": "The form was for me.",
                "What I changed": "I fill it in afterwards.",
            },
        ),
        f"feedback/{said}.md": Draft(
            "feedback",
            {
                **common,
                "title": "Example: You wait now",
                "date": datetime.date(2020, 4, 17),
                "follows": (tried,),
                "from": "family",
                "medium": "spoken",
                "consent": True,
            },
            {
                "": _MARK,
                "What was said (not identifiable)": "That I ask and then wait, and that it helps.",
                "What I did with it": "I told my supervisor, and I keep waiting.",
            },
        ),
        f"supervision/{group}.md": Draft(
            "supervision",
            {
                **common,
                "title": "Example: Group supervision about silence",
                "date": datetime.date(2020, 4, 28),
                "form": "group",
                "supervisor": "team manager",
                "minutes": 60,
                "functions": ("support", "development"),
                "decisions": [
                    {
                        "what": "Each of us tries one visit without the form.",
                        "why": "We all hide behind it.",
                        "considered": "A shorter form.",
                        "changed": True,
                        "for": "practice",
                        "on_child_file": False,
                    }
                ],
            },
            {"": _MARK, "Reflection": "Three of us had the same habit and had never said so."},
        ),
    }
