"""What an Open Badge says of itself: name, issuer, dates. Who earned it is not read, and nothing is proven.

Open Badges 2.0 is an assertion with its badge class inside or at an address; 3.0 is a credential with an
achievement; 1.0 is much like 2.0.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.writing.certificates import baked
from portfolio.writing.notes.note import day_in
from portfolio.writing.plain import one_line, shortened

_LONGEST = 200
_TYPES_2 = frozenset({"Assertion", "BadgeClass"})
_TYPES_3 = frozenset({"OpenBadgeCredential", "AchievementCredential"})


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A badge as it describes itself. `elsewhere` is where the rest stands, which is not fetched."""

    name: str = ""
    issuer: str = ""
    issued: datetime.date | None = None
    expires: datetime.date | None = None
    about: str = ""
    elsewhere: str = ""


def badge(data: bytes) -> Badge | None:
    """The badge in a file; None where there is none."""
    for one in baked.said(data):
        found = Badge(elsewhere=one) if isinstance(one, str) else _of(one)
        if found:
            return found
    return None


def _of(said: Mapping[str, Any]) -> Badge | None:
    inside = said.get("vc")
    if isinstance(inside, Mapping):  # a credential signed as a whole; its days may stand outside
        said = {"exp": said.get("exp"), "nbf": said.get("nbf"), **inside}
    types = _words(said.get("type"))
    if types & _TYPES_3:
        return _of_credential(said)
    if (
        types & _TYPES_2
        or ("badge" in said and "recipient" in said)
        or ("issuer" in said and "criteria" in said)
    ):
        return _of_assertion(said)
    return None


def _of_credential(said: Mapping[str, Any]) -> Badge:
    subject = _first(said.get("credentialSubject"))
    achievement = _first(subject.get("achievement"))
    return Badge(
        name=_text(achievement.get("name")) or _text(said.get("name")),
        issuer=_named(said.get("issuer")),
        issued=_day(said, "validFrom", "issuanceDate", "awardedDate", "nbf"),
        expires=_day(said, "validUntil", "expirationDate", "exp"),
        about=_text(achievement.get("description")),
    )


def _of_assertion(said: Mapping[str, Any]) -> Badge:
    inside = said.get("badge")
    about = inside if isinstance(inside, Mapping) else said if "name" in said else {}
    return Badge(
        name=_text(about.get("name")),
        issuer=_named(about.get("issuer")),
        issued=_day(said, "issuedOn", "issued_on"),
        expires=_day(said, "expires"),
        about=_text(about.get("description")),
        elsewhere=_text(inside) if isinstance(inside, str) else "",
    )


def _day(said: Mapping[str, Any], *names: str) -> datetime.date | None:
    for name in names:
        value = said.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            try:
                return datetime.datetime.fromtimestamp(value, datetime.UTC).date()
            except (ValueError, OverflowError, OSError):
                continue
        if isinstance(value, str) and (day := day_in(value[:10])):
            return day
    return None


def _named(issuer: object) -> str:
    """The name of an issuer, where it is not only an address."""
    if isinstance(issuer, Mapping):
        return _text(issuer.get("name"))
    text = _text(issuer)
    return "" if "://" in text or text.startswith("did:") else text


def _text(value: object) -> str:
    """A word in one language: the first, where there are several."""
    if isinstance(value, Mapping):
        value = value.get("@value") or next((one for one in value.values() if isinstance(one, str)), "")
    return shortened(one_line(value), _LONGEST) if isinstance(value, str) else ""


def _first(value: object) -> Mapping[str, Any]:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, Mapping)), None)
    return value if isinstance(value, Mapping) else {}


def _words(value: object) -> set[str]:
    some = value if isinstance(value, list) else [value]
    return {one for one in some if isinstance(one, str)}
