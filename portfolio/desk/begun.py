"""What the form of a new entry begins with."""

from __future__ import annotations

import datetime

from portfolio.desk.answers import Sent, shown
from portfolio.desk.asked import Asked
from portfolio.model import Practitioner
from portfolio.writing import dates, offers


def begun(ask: Asked, kind: str, person: Practitioner, day: datetime.date) -> Sent:
    """The day, what is open still, and whom supervision was with last."""
    sent = {**shown(ask.questions, {}), "date": (dates.short(day),)}
    fields = {question.field for question in ask.questions}
    if "reviews" in fields:
        for number, carried in enumerate(offers.carried_forward(person, day)):
            row = f"n{number}"
            sent["reviews"] = (*sent["reviews"], row)
            for part, value in carried.items():
                sent[f"reviews.{row}.{part}"] = (str(value or ""),)
    if "supervisor" in fields:
        sent["supervisor"] = (offers.last_value(person, kind, "supervisor"),)
    return sent
