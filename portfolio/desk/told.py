"""What is told before something travels, in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio import say
from portfolio.desk.travels import Travels
from portfolio.share import Share

_WHO = {
    Share.SUPERVISOR: "Your supervisor, when you hand it over, would see this",
    Share.REGULATOR: "Whoever renews your registration would see this",
    Share.PUBLIC: "Anyone you show it to would see this",
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What goes to one audience, and what stays."""

    travels: Travels

    @property
    def heading(self) -> str:
        """Who would see it."""
        return _WHO[self.travels.audience]

    @property
    def lines(self) -> tuple[str, ...]:
        """What they would see, what stays, and which files go."""
        goes, stays, files = self.travels.goes, self.travels.stays, self.travels.files
        said = [f"{say.all_of(goes)}."]
        if stays:
            said.append(f"This stays with you all the same: {say.all_of(stays)}.")
        if files:
            said.append(f"With it goes {say.all_of(files)}.")
        return tuple(said)
