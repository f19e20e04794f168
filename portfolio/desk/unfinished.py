"""What was typed and not saved: kept, told of, and put into its form again."""

from __future__ import annotations

import datetime
import secrets

from portfolio import say
from portfolio.desk import evidence
from portfolio.desk.answering import Desk
from portfolio.desk.answers import Sent
from portfolio.keeping.drafts import Draft

_LONGEST = 64
_NOT_KEPT = {"token", "do", "draft", "agreed"}


def keep(desk: Desk, name: str, sent: Sent) -> bool:
    """Keep what is typed so far, with where its form is; whether that could be done."""
    values = {key: [*texts] for key, texts in sent.items() if key not in _NOT_KEPT}
    try:
        desk.drafts.keep(name, values, datetime.datetime.now().astimezone())
    except OSError:
        return False
    return True


def drop(desk: Desk, name: str) -> None:
    """Forget it, and the files that wait with it."""
    desk.drafts.drop(name)
    evidence.drop(desk, name)


def latest(desk: Desk, address: str) -> Draft | None:
    """The newest draft of a form."""
    return next((draft for draft in desk.drafts.all() if texts(draft).get("address") == (address,)), None)


def texts(draft: Draft) -> Sent:
    """The answers of a draft, as a form sends them. What no form sends is left out."""
    return {
        str(name): tuple(text for text in said if isinstance(text, str))
        for name, said in draft.values.items()
        if isinstance(said, list)
    }


def when(draft: Draft, today: datetime.date) -> str:
    """When it was typed."""
    at = f"{draft.when:%H:%M}"
    return f"today at {at}" if draft.when.date() == today else f"on {say.day(draft.when.date())} at {at}"


def safe(name: str) -> str:
    """The name of a draft, whatever came."""
    kept = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))
    return kept.casefold()[:_LONGEST] or secrets.token_hex(8)
