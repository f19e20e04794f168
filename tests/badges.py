"""Open Badges as their issuers bake them, with invented names."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from typing import Any

ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.example.org/1",
    "recipient": {"type": "email", "identity": "rowan@example.org"},
    "issuedOn": "2026-03-31T10:00:00Z",
    "expires": "2029-03-31T10:00:00Z",
    "badge": {
        "type": "BadgeClass",
        "name": "Safeguarding, level 2",
        "description": "A day about listening.",
        "issuer": {"type": "Issuer", "name": "Alderbrook Learning"},
    },
}
CREDENTIAL: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "did:web:example.org", "type": ["Profile"], "name": "Alderbrook Learning"},
    "validFrom": "2026-03-31T10:00:00Z",
    "validUntil": "2029-03-31T10:00:00Z",
    "name": "A credential",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "identifier": [{"identityHash": "rowan@example.org"}],
        "achievement": {
            "type": ["Achievement"],
            "name": "Safeguarding, level 2",
            "description": "A day about listening.",
        },
    },
}
KEYS = frozenset({*ASSERTION, *CREDENTIAL, *ASSERTION["badge"], "achievement", "vc", "nbf", "exp", "@value"})


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(said: dict[str, Any] | str | None, name: str = "openbadges", *, packed: bool = False) -> bytes:
    """A picture of one point with a badge in it."""
    text = (said if isinstance(said, str) else json.dumps(said)).encode()
    body = b"\0\x01\0\0\0" + zlib.compress(text) if packed else b"\0\0\0\0\0" + text
    note = _chunk(b"iTXt", name.encode() + body) if said is not None else b""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    points = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + note + points + _chunk(b"IEND", b"")


def svg(said: dict[str, Any] | None, name: str = "assertion", verify: str = "") -> bytes:
    """A drawing with a badge in it."""
    inside = "" if said is None else f"<![CDATA[{json.dumps(said)}]]>"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">'
        f'<openbadges:{name} verify="{verify}">{inside}</openbadges:{name}><circle r="9"/></svg>'
    ).encode()


def signed(said: dict[str, Any]) -> bytes:
    """A badge signed, as three words of letters."""
    parts = [b'{"alg": "RS256"}', json.dumps(said).encode(), b"signature"]
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)
