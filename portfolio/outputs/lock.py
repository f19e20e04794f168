"""A pack under a passphrase: nothing in it, even its title, can be read without it."""

from __future__ import annotations

import io
import re
import secrets
from functools import cache
from importlib.resources import files

import pikepdf

WORDS = 5  # of a list of 7,776: 64 bits, which AES-256's slow check of passwords makes ample
_WORD = re.compile(r"[a-z]{3,9}")


def passphrase() -> str:
    """Five words picked at random, securely, from the EFF's long list."""
    words = _words()
    return "-".join(secrets.choice(words) for _ in range(WORDS))


def locked(pdf: bytes, phrase: str) -> bytes:
    """The same PDF encrypted with AES-256 (revision 6), with its metadata and attachments."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        allowed = pikepdf.Permissions(accessibility=True, extract=True, modify_assembly=False)
        opened.save(
            out,
            encryption=pikepdf.Encryption(
                user=phrase, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=allowed
            ),
        )
    return out.getvalue()


@cache
def _words() -> tuple[str, ...]:
    text = files("xkcdpass").joinpath("static", "eff-long").read_text("utf-8")
    return tuple(word for word in text.split() if _WORD.fullmatch(word))
