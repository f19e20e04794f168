"""What an entry has of its words: the parts of its text, and what is known of them without the words."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel

from portfolio.share import plain_words
from portfolio.text import sections
from portfolio.text.opening import MOST, briefer
from portfolio.text.parts import Part, under, words_under
from portfolio.text.sections import LEFT_OUT, Section


class Worded(BaseModel):
    """Something with a text. Its parts may be left out; the sections then still say what they hold."""

    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()  # what is known of them without their words
    fingerprint: str = ""  # of the words

    def with_parts(self, parts: tuple[Part, ...]) -> Self:
        """The same with these words, and what is known of them; the same one where they are no others."""
        if self.parts is not LEFT_OUT and parts == self.parts:
            return self
        return self.model_copy(update=sections.known_of(parts))

    def opening(self, heading: str, most: int = MOST) -> str:
        """How the words under a heading begin, parts below it included; empty if nothing is there."""
        begun = (section.begins for section, _ in under(self.sections, heading) if section.begins)
        return briefer(next(begun, ""), most)

    def has_words(self, heading: str) -> bool:
        """Whether anything is written under a heading, be it another heading."""
        names = (), plain_words(heading)
        found = under(self.sections, heading)
        return any(one.has_words or plain_words(one.heading) not in names for one, _ in found)

    @property
    def body(self) -> str:
        """The Markdown of all parts."""
        return "\n".join(part.markdown for part in self.parts).strip("\n") + "\n"

    def words(self, heading: str) -> str:
        """What is written under a heading, parts below it included; empty if nothing is."""
        return words_under(self.parts, heading)
