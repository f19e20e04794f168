"""Which day it is."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day on the clock, or that of SOURCE_DATE_EPOCH."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isdecimal():
        return datetime.datetime.fromtimestamp(int(said), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
