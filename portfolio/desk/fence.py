"""Who may ask for a page, and who may change anything: one rule for the preview and the desk.

Both listen on this computer only, but that is no fence yet: every other account of it can reach them,
and so can any page that is open in the same browser. So each start has a key. The browser is handed it
once, and keeps it as a cookie that no script reads and no other site can have sent. Ports share their
cookies and count as one site, so a change needs more: our own `Origin`, and the token in its form.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from portfolio import loopback

READING = frozenset({"GET", "HEAD"})
LARGEST = 2_000_000  # bytes of a form
LARGEST_WITH_FILES = 30_000_000
_LONGEST = 4_000  # signs of an address
_BITS = 256
_UNSEEN = re.compile(r"[^\x21-\x7e]|\\|%2f|%5c|%(?:[01][0-9a-f]|7f)", re.IGNORECASE)

OTHER_NAME = "This page answers only at the address it was opened with."
NO_KEY = "This page is private. Start portfolio serve and it opens, or use the address that it printed."
FROM_ELSEWHERE = "Another page asked for this, so nothing was done."
NO_PAGE = "There is no such page."
NO_LENGTH = "Nothing was taken in, because it did not say how long it is."
TOO_MUCH = "That is too much to send at once. Nothing was kept of it."
NO_CHANGE = "This page is only for reading."

# On every answer. `no-referrer` would make each form send `Origin: null`.
EVERYWHERE: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# The pages of a site bring their own policy, to which this one is added.
ON_PREVIEW = {**EVERYWHERE, "Content-Security-Policy": "frame-ancestors 'none'"}
ON_DESK = {
    **EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
}


@dataclass(frozen=True)
class Asked:
    """A request: its address as it was sent, and every value of every header by its name in small letters."""

    method: str
    target: str
    headers: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The value of a header that came once; nothing where it came twice or not at all."""
        values = self.headers.get(name, ())
        return values[0] if len(values) == 1 else ""


@dataclass(frozen=True)
class Key:
    """What one start of `portfolio serve` opens with; `cookie` is named by port, so that two do not clash."""

    cookie: str
    secret: str = field(default_factory=lambda: secrets.token_hex(_BITS // 8), repr=False)
    token: str = field(default_factory=lambda: secrets.token_hex(_BITS // 8), repr=False)  # in each form

    @property
    def opens(self) -> str:
        """The address, below a server, at which a browser is handed the key."""
        return f"/?key={self.secret}"

    def is_in(self, asked: Asked) -> bool:
        """Whether a request brought it as a cookie."""
        pairs = (pair.strip().partition("=") for pair in asked.one("cookie").split(";"))
        return any(name == self.cookie and _same(value, self.secret) for name, _, value in pairs)


@dataclass(frozen=True)
class Allowed:
    """Go on."""


@dataclass(frozen=True)
class Welcome:
    """Hand over the cookie."""

    cookie: str


@dataclass(frozen=True)
class Refused:
    """Say no, with a sentence."""

    status: int
    why: str


Verdict = Allowed | Welcome | Refused


@dataclass(frozen=True)
class Fence:
    """The rule for one server; nothing can be changed at a preview."""

    port: int
    key: Key
    takes_changes: bool

    def verdict(self, asked: Asked) -> Verdict:
        """What becomes of a request. The first reason is told, and none that needs the key to be known."""
        if not loopback.is_own(asked.one("host"), self.port):
            return Refused(403, OTHER_NAME)
        if not _is_from_here(asked):
            return Refused(403, FROM_ELSEWHERE)
        if asked.method in READING and _same(asked.target, self.key.opens):
            return Welcome(f"{self.key.cookie}={self.key.secret}; Path=/; HttpOnly; SameSite=Strict")
        return self._of_known(asked) if self.key.is_in(asked) else Refused(403, NO_KEY)

    def _of_known(self, asked: Asked) -> Verdict:
        """What becomes of a request with the key."""
        if not _is_plain(asked.target):
            return Refused(404, NO_PAGE)
        if asked.method not in READING and not self.takes_changes:
            return Refused(405, NO_CHANGE)
        return _of_length(asked)


def _same(said: str, secret: str) -> bool:
    return secrets.compare_digest(said.encode("utf-8", "surrogatepass"), secret.encode())


def _is_from_here(asked: Asked) -> bool:
    """Whether one of our own pages asks, or the person; a link from elsewhere may be followed, no more."""
    origins, sites = asked.headers.get("origin", ()), asked.headers.get("sec-fetch-site", ())
    own = (f"http://{asked.one('host').lower()}",)
    if asked.method not in READING:
        return origins == own and sites in {(), ("same-origin",)}
    if origins not in {(), own}:
        return False
    is_link = asked.one("sec-fetch-mode") == "navigate" and asked.one("sec-fetch-dest") == "document"
    return sites in {(), ("same-origin",), ("none",)} or is_link


def _is_plain(target: str) -> bool:
    """Whether an address can only mean one page below the top."""
    path, _, query = target.partition("?")
    if not path.startswith("/") or path.startswith("//") or len(target) > _LONGEST:
        return False
    if _UNSEEN.search(path) or re.search(r"[^\x21-\x7e]", query):
        return False
    try:
        name = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return False
    return not {".", ".."} & set(name.split("/"))


def _of_length(asked: Asked) -> Verdict:
    """Whether what was sent along is no longer than it may be, told before any of it is read."""
    said = asked.headers.get("content-length", ())
    sends = asked.method not in READING or "transfer-encoding" in asked.headers
    if not said and not sends:
        return Allowed()
    if len(said) != 1 or not re.fullmatch(r"[0-9]{1,15}", said[0]) or "transfer-encoding" in asked.headers:
        return Refused(411, NO_LENGTH)
    files = asked.one("content-type").lower().startswith("multipart/form-data")
    largest = LARGEST_WITH_FILES if files else LARGEST
    return Refused(413, TOO_MUCH) if int(said[0]) > largest else Allowed()
