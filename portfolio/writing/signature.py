"""Putting a sign-off into the text of an entry, with nothing else in the file changed."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.entries.as_meant import read_bytes
from portfolio.problems import Problem
from portfolio.writing.splice import NotSpliced, with_fields_in
from portfolio.writing.text import fields_text


class NotSignedError(Exception):
    """The file is written in a way we cannot add to. The message gives the lines to add by hand."""


def with_sign_off(data: bytes, sign_off: Mapping[str, str], shown: str = "") -> bytes:
    """The file with one more sign-off. Raises NotSignedError if anything else would change."""
    record = read_bytes(data, "")
    signed = () if isinstance(record, Problem) else record.meta.get("signed") or ()
    before = signed if isinstance(signed, tuple) else (signed,)
    try:
        return with_fields_in(data, shown, {"signed": [*before, sign_off]})
    except NotSpliced:
        raise NotSignedError(
            f"{shown or 'This file'} is written in a way that this cannot add a sign-off to. Add this to "
            f"the fields at the top yourself:\n\n{fields_text({'signed': [sign_off]})}"
        ) from None
