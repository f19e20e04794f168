"""The vocabulary of the invented entries, and sentences made of it."""

from __future__ import annotations

import random
import re

_WORDS = {
    "thing": """
        answer apology argument arrangement assumption beginning biscuit bridge bus-stop calendar chair
        checklist choice clock corridor cupboard decision detail diary disagreement door doubt drawing
        email ending envelope errand evening excuse face fence folder form gap garden gesture glance
        habit handover hallway heading hope hour idea invitation jigsaw joke journey kettle kitchen lamp
        laugh letter list mistake moment morning mug notebook notice number opinion page paragraph pause
        pencil phone-call photograph picture plan plate pocket pressure promise question radio reason
        recipe record reminder report request rhythm risk room routine rumour scarf sentence shoe shrug
        sigh silence sofa song stair step story summary table telephone tone towel umbrella visit voice
        waiting-room walk wall weather weekend whiteboard window word worry
        """,
    "person": """
        aunt brother carer child colleague cousin father foster-carer grandfather grandmother
        health-visitor manager mother neighbour nurse parent sister stepfather student supervisor
        teacher team uncle volunteer worker youth-worker
        """,
    "quality": """
        awkward borrowed brief brittle calm careful clumsy crowded curious difficult distant early empty
        familiar friendly gentle guarded half-finished hasty heavy honest hopeful hurried kind late
        long narrow noisy nervous odd ordinary patient plain polite private quiet ready rehearsed rough
        sensible sharp short simple slow small steady stiff stubborn sudden thin tidy tired uncertain
        uneven unfinished unsaid useful warm weary
        """,
    "did": """
        accepted admitted allowed answered arranged asked-about avoided borrowed carried changed checked
        copied counted delayed described doubted explained followed forgot handed-over ignored imagined
        interrupted invited kept left listened-to looked-at lost mended mentioned misread moved
        named noticed offered opened planned postponed practised prepared questioned read rehearsed
        remembered repeated returned-to saw shared softened started stopped summarised tried trusted
        understood used wanted wrote-down
        """,
    "doing": """
        apologising arguing arriving asking beginning breathing checking cooking counting crying
        deciding drawing driving ending explaining guessing helping hoping hurrying laughing leaving
        listening looking making-tea noticing planning playing pretending reading remembering resting
        sitting sorting speaking starting telling thinking trying tidying waiting walking watching
        wondering worrying writing
        """,
    "how": """
        again almost alone aloud badly briefly calmly carefully clearly directly early easily firmly
        gently honestly kindly late lightly openly patiently plainly politely quickly quietly slowly
        steadily together twice well without-hurry
        """,
    "when": """
        at-the-start before-the-meeting afterwards in-the-car on-the-stairs in-supervision
        over-the-summer last-winter that-morning that-week the-next-day towards-the-end
        while-we-waited when-it-rained in-the-kitchen on-the-way-back after-the-break
        between-two-visits on-duty at-the-school in-the-team-room by-the-window
        """,
}
_CHOICES = {slot: [word.replace("-", " ") for word in words.split()] for slot, words in _WORDS.items()}

_SENTENCES = """
I {did} the {quality} {thing} and the {person} {did} it {how}.
{when}, the {person} {did} a {quality} {thing}, and I went on {doing}.
What I took for {doing} was the {person} {doing} {how}.
I had {did} every {thing} but the one the {person} needed.
It was a {quality} {thing}, and I {did} it because {doing} felt safer than {doing}.
The {person} said that a {quality} {thing} helps more than a {quality} {thing}.
I noticed {how} that my {thing} was {quality} and the {person}'s was {quality}.
We {did} the {thing} {when}, and neither of us {did} the {quality} {thing} beside it.
There is a kind of {doing} that looks like {doing}, and I know it {how}.
Nobody had {did} the {thing}, so the {person} {did} it {how}.
I would rather be {quality} and {doing} than {quality} and {doing}.
My first {thing} was about the {person}; the second one was about me.
The {thing} was {quality}, the {thing} was {quality}, and I kept {doing}.
If I begin by {doing}, the {person} can begin by {doing}.
{when}, I {did} what the {person} had {did} long before: the {quality} {thing}.
Next time I leave the {thing} where it is and start by {doing} {how}.
I was proud of the {quality} {thing} and ashamed of the {quality} {thing}, both for too long.
A {person} once told me that {doing} is only {doing} with a {quality} {thing}.
It took the {person} one {quality} {thing} to say what my {thing} could not.
What changed was the {thing}: I {did} it {how}, {when}.
""".strip().splitlines()

_SLOT = re.compile(r"\{(\w+)\}")


def fill(pattern: str, chance: random.Random) -> str:
    """A pattern with every slot filled by a word of its list."""
    return _SLOT.sub(lambda slot: _pick(_CHOICES[slot[1]], chance), pattern)


def sentence(chance: random.Random) -> str:
    """One invented sentence."""
    text = fill(_pick(_SENTENCES, chance), chance)
    text = re.sub(r"\ba (?=[aeiou])", "an ", text)
    return text[0].upper() + text[1:]


def paragraph(chance: random.Random, words: int) -> str:
    """Sentences of at least so many words together."""
    found: list[str] = []
    while sum(len(one.split()) for one in found) < words:
        found.append(sentence(chance))
    return " ".join(found)


def _pick(choices: list[str], chance: random.Random) -> str:
    # random() alone keeps its values from one Python version to the next.
    return choices[int(chance.random() * len(choices))]
