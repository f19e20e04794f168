"""Reflective models as lines that help to begin; none is ever required.

No model works best for everyone, so a model only changes the lines under the usual headings. The
headings stay, because they are what a regulator's rules and the views look for. The lines are
HTML comments and vanish from the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

FREE = "Write freely. Headings are welcome and not needed: begin a line with ## to make one."
REMINDER = (
    "Write the learning, not the case: no names, initials, places, ages or dates of events. "
    "What happened belongs in the case record."
)
STATEMENT = (
    "A few sentences about you and your work, for those you share your profile with.\n"
    '     Until you change the word after "share:" above, that is nobody.'
)


@dataclass(frozen=True)
class Model:
    """A reflective model: its questions by the heading under which they are asked."""

    id: str
    title: str
    kinds: frozenset[str]
    lines: Mapping[str, tuple[str, ...]]


_HAPPENED, _LEARNT = "What happened (kept general)", "What I learnt"
_CHANGED, _SELF = "What I changed", "Self and stress"
_REFLECTIONS = frozenset({"reflection"})

MODELS: Mapping[str, Model] = {
    model.id: model
    for model in (
        Model(
            "what-so-what",
            "What? So what? Now what?",
            _REFLECTIONS,
            {
                _HAPPENED: ("What? What happened, and what was my part in it?",),
                _LEARNT: ("So what? Why does it matter, and what do I understand now?",),
                _CHANGED: ("Now what? What do I do differently, and how will I know it helps?",),
            },
        ),
        Model(
            "gibbs",
            "Gibbs: six steps, feelings among them",
            _REFLECTIONS,
            {
                _HAPPENED: ("1 Description: what happened, in general words?",),
                _SELF: ("2 Feelings: what did I think and feel, then and afterwards?",),
                _LEARNT: (
                    "3 Evaluation: what went well, what went less well?",
                    "4 Analysis: what sense can I make of it?",
                    "5 Conclusion: what else could I have done?",
                ),
                _CHANGED: ("6 Action plan: if it came again, what would I do?",),
            },
        ),
        Model(
            "kolb",
            "Kolb: from an experience to trying something new",
            _REFLECTIONS,
            {
                _HAPPENED: ("1 Experience: what did I do?",),
                _LEARNT: (
                    "2 Looking back: what do I notice now?",
                    "3 Making sense: what does it tell me about my work in general?",
                ),
                _CHANGED: ("4 Trying out: what will I try next time?",),
            },
        ),
        Model(
            "4x4x4",
            "4x4x4: the supervision cycle, for whom, and what for",
            frozenset({"reflection", "supervision"}),
            {
                _HAPPENED: ("Experience: what happened? Whose view was missing?",),
                _LEARNT: (
                    "Reflection: what was it like?",
                    "Analysis: why did it go that way, and what follows from it?",
                ),
                _CHANGED: ("Action: what next, and who needs to know?",),
                "Reflection": (
                    "Experience: what happened? Reflection: what was it like?",
                    "For whom: the child and family, me, the organisation, partner agencies?",
                ),
                "Decision-making": ("Analysis: why, what follows, and what speaks against it?",),
                "Learning needs": ("Action: what next, and what do I need to be able to do?",),
            },
        ),
    )
}  # fmt: skip


def lines_for(model: str, heading: str, usual: str) -> tuple[str, ...]:
    """The lines under a heading: the model's if it has any, else the kind's own."""
    known = MODELS.get(model)
    return known.lines.get(heading, (usual,)) if known else (usual,)


def models_for(kind: str) -> tuple[Model, ...]:
    """The models that help with a kind of entry."""
    return tuple(model for model in MODELS.values() if kind in model.kinds)


def is_prompt(comment: str) -> bool:
    """Whether what stands in a comment is a line of ours, and no words of the writer's."""
    return " ".join(comment.split()) in _prompts()


@cache
def _prompts() -> frozenset[str]:
    from portfolio.entries import KINDS  # takes longer to load than a first question may take

    headings = [heading for kind in KINDS.values() for heading in kind.headings]
    ours = [line for model in MODELS.values() for lines in model.lines.values() for line in lines]
    usual = [line for heading in headings for line in (heading.line, heading.prompt)]
    return frozenset(" ".join(line.split()) for line in (FREE, REMINDER, STATEMENT, *ours, *usual))
