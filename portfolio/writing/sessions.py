"""Sessions noted in one line each of the profile, and since when every session is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from portfolio.entries.as_meant import read_bytes
from portfolio.problems import Problem
from portfolio.records.frontmatter import Value
from portfolio.writing.splice import with_fields_in

_FILE = "profile.md"


def with_session(profile: bytes, session: Mapping[str, Any]) -> bytes:
    """A profile with one more session, in the place of another one noted on the same day."""
    return with_sessions(profile, [session])


def with_sessions(profile: bytes, sessions: Sequence[Mapping[str, Any]]) -> bytes:
    """A profile with more sessions, each in the place of another one noted on the same day."""
    days = {session["date"].isoformat() for session in sessions}
    said = _meta(profile).get("sessions")
    before = said if isinstance(said, tuple) else (said,)
    others = [one for one in before if isinstance(one, Mapping) and one.get("date") not in days]
    return with_fields_in(profile, _FILE, {"sessions": [*others, *({**one} for one in sessions)]})


def complete_since(profile: bytes, day: datetime.date) -> bytes:
    """A profile that says since when every session is recorded."""
    said = _meta(profile).get("supervision")
    agreed = dict(said) if isinstance(said, Mapping) else {}
    return with_fields_in(profile, _FILE, {"supervision": {**agreed, "complete_since": day}})


def _meta(profile: bytes) -> Mapping[str, Value]:
    read = read_bytes(profile, _FILE)
    return {} if isinstance(read, Problem) else read.meta
