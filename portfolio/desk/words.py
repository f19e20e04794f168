"""The places to write: one for each heading, with its prompt and how far its words travel."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.desk.answers import Sent
from portfolio.entries import KINDS, Heading
from portfolio.entries.headings import all_headings
from portfolio.entries.limits import heading_limits
from portfolio.share import Share, with_reach
from portfolio.text.hidden import without_hidden
from portfolio.text.parts import split
from portfolio.writing import body, prompts
from portfolio.writing.questions import headings_asked

ABOVE = "words."  # before a heading: the name of its place in a form


@dataclass(frozen=True, kw_only=True)
class Area:
    """One heading, and what stands under it."""

    heading: str  # empty before the first heading
    prompts: tuple[str, ...]
    reach: str  # how far the words travel, where that is less far than the entry
    text: str
    is_folded: bool = False  # out of the way until it is wanted

    @property
    def name(self) -> str:
        """Its name in a form."""
        return ABOVE + self.heading


def areas(kind: str, text: str, model: str = "") -> tuple[Area, ...]:
    """The places to write of an entry: those in its file, and the headings of its kind."""
    written = body.words_by_heading(text) if text else {}
    usual = [heading.title for heading in KINDS[kind].headings] if kind in KINDS else []
    rare = [heading.title for heading in _headings(kind) if heading.title not in usual]
    titles = [*written, *(title for title in (*usual, *rare) if title not in written)]
    if not usual and "" not in titles:
        titles.insert(0, "")
    said = {part.heading: part.share for part in split(without_hidden(_plain(text)))} if text else {}
    return tuple(
        Area(
            heading=title,
            prompts=_prompts(kind, title, model),
            reach=_reach(title, said.get(title)),
            text=written.get(title, ""),
            is_folded=title in rare and not written.get(title),
        )
        for title in titles
        if title or written.get("") or not usual
    )


def changed_words(shown: tuple[Area, ...], sent: Sent) -> dict[str, str]:
    """The words that are no longer those that were shown, by heading."""
    came = {area.heading: _plain(sent[area.name][0]) for area in shown if sent.get(area.name)}
    before = {area.heading: _plain(area.text) for area in shown}
    return {heading: text for heading, text in came.items() if text != before[heading]}


def _headings(kind: str) -> tuple[Heading, ...]:
    """The headings that an entry of a kind may have; a profile has none."""
    return all_headings(KINDS[kind].headings) if kind in KINDS else ()


def _prompts(kind: str, title: str, model: str) -> tuple[str, ...]:
    asked = dict(headings_asked(kind)) if kind in KINDS else {}
    usual = next((heading.line for heading in _headings(kind) if heading.title == title), "")
    lines = prompts.lines_for(model, title, asked.get(title) or usual)
    return tuple(line for line in lines if line)


def _reach(title: str, said: Share | None) -> str:
    return with_reach("", said or heading_limits().limit(title))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
