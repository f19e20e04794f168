"""A mail: its subject, its day and its words. Nothing attached is taken, and no address."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

from portfolio.writing.plain import clean, one_line
from portfolio.writing.tables import UnreadableError

_MOST = 50_000_000
_MOST_WORDS = 150_000
_BEFORE = re.compile(r"\A(?:(?:re|fwd?|fw|aw|wg)\s*:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_EMPTY = re.compile(r"[ \t]*(?:<[ \t]*>|\([ \t]*\)|\[[ \t]*\])")
_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split()  # noqa: SIM905
)
_UNSEEN = frozenset({"script", "style", "title", "template"})


@dataclass(frozen=True)
class Mail:
    """What is taken of a mail."""

    title: str
    day: datetime.date | None
    text: str
    attached: int  # files that stay in the mail


def mail(data: bytes) -> Mail:
    """What is taken of a mail. Raises UnreadableError with a sentence."""
    if len(data) > _MOST:
        raise UnreadableError("This mail is larger than 50 MB. Copy its text and use --paste.")
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        body = message.get_body(("plain", "html"))
        said = body.get_content() if body else ""
        is_html = body is not None and body.get_content_subtype() == "html"
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
        subject = str(message.get("Subject", ""))
    except Exception as error:  # whatever is broken in it: a charset nobody knows, a part cut short
        raise UnreadableError(
            "The text of this mail cannot be read. Open it, copy the text and use --paste."
        ) from error
    text = clean(from_html(str(said)) if is_html else str(said))
    if not text or len(text) > _MOST_WORDS:
        raise UnreadableError("There is no text in this mail that an entry could hold.")
    return Mail(
        _BEFORE.sub("", without_addresses(one_line(subject))),
        _day(message),
        without_addresses(text),
        attached,
    )


def without_addresses(text: str) -> str:
    """Text without the addresses of mail in it."""
    return _EMPTY.sub("", _ADDRESS.sub("", text))


def from_html(page: str) -> str:
    """The words of a page, a line for each block."""
    words = _Words()
    words.feed(page)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _day(message: EmailMessage) -> datetime.date | None:
    try:
        sent = getattr(message["Date"], "datetime", None)
    except Exception:  # noqa: BLE001 - a day that is none
        return None
    return sent.date() if isinstance(sent, datetime.datetime) else None


class _Words(HTMLParser):
    """Collects what is seen of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data.replace("\n", " "))
