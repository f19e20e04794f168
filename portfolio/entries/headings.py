"""The headings a kind offers, and those that several kinds share."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.share import Share, with_reach


class Heading(NamedTuple):
    """A heading a kind offers, with one line that helps to begin."""

    title: str
    line: str
    share: Share = Share.PUBLIC  # how far its words travel unless said; public: as far as the entry

    @property
    def prompt(self) -> str:
        """The line, and how far what is written below it travels."""
        return with_reach(self.line, self.share)


SELF_AND_STRESS = Heading(
    "Self and stress", "What weighed on me, what I did with it, what helped.", share=Share.PRIVATE
)
PEER_REFLECTION = Heading(
    "Peer reflection", "What I learnt from talking it through with a colleague or supervisor."
)
THOUGHT_BEFORE = Heading("What I thought before", "What I believed until then, as I would have said it.")
OF_EVERY_KIND = (THOUGHT_BEFORE,)  # may stand in any entry; a new file begins without them


def all_headings(offered: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings a kind offers and those of every kind, which come after what happened."""
    return (*offered[:1], *OF_EVERY_KIND, *offered[1:])
