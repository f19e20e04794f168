"""Where a rule or a standard was read, by the name of whose page it is; the address is behind the name.

The site, the pack and the reference pages of the guide all name a source here. An owner is named only
where the data say that the page is the owner's.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from portfolio.renewal import RuleSet

_ADDRESS = re.compile(r"https?://[^\s;]*[^\s;,.)]")
_COPIED = re.compile(r"/((?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|wales|info|scot))(?=/|\Z)")
_HOSTED = re.compile(
    r"\.(azurewebsites\.net|amazonaws\.com|cloudfront\.net|digitalconnect\.co\.uk|github\.io|"
    r"herokuapp\.com|netlify\.app|onrender\.com|pages\.dev|vercel\.app|web\.app)\Z"
)
_TECHNICAL = re.compile(r"(?:\A|[.-])(?:dev|live|prd|prod|stage|staging|test|uat|umbraco|\d+)(?=[.-])")
_SECOND_LEVEL = {"ac", "co", "com", "gov", "nhs", "org", "uk"}
_WHOSE = {"official": "an official page", "secondary": "somebody else’s page", "none": "no page"}
_COPY = "copy of its page"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSource:
    """Where a rule was read: words and links, whose page, on which day, and whether it was found there.

    `whose` is empty where the words name the owner.
    """

    pieces: tuple[tuple[str, str], ...]  # words, and their address or nothing
    whose: str
    read: datetime.date | None
    verified: bool


def rule_source(
    rules: RuleSet | None, text: str, kind: str, read: datetime.date | None, verified: bool
) -> RuleSource:
    """A source of some rules, split into words and links."""
    owner = owner_of(rules, kind)
    return RuleSource(
        pieces=tuple(named(text, owner)),
        whose="" if owner else _WHOSE[kind],
        read=read,
        verified=verified,
    )


def owner_of(rules: RuleSet | None, kind: str) -> str:
    """Whose an official page is; nobody's where the rules are those of no regulator."""
    if rules is None or kind != "official" or rules.regulator.startswith("none"):
        return ""
    return rules.regulator


def named(text: str, owner: str = "") -> Iterator[tuple[str, str]]:
    """The words of a source, and its links by name. What the owner's page leads on to is not the owner's."""
    done, own = 0, ""
    for match in _ADDRESS.finditer(text):
        before = text[done : match.start()].replace(" ; ", "; ")
        if before.strip() or (before and done):
            yield before, ""
        site = _site(_host(match[0]))
        own = own or site
        yield name(match[0], owner if site == own else ""), match[0]
        done = match.end()
    if text[done:].strip():
        yield text[done:], ""


def name(address: str, owner: str = "") -> str:
    """Whose page an address is: its owner, or else the site as people know it."""
    host = _host(address)
    copied = _COPIED.search(urlsplit(address).path)
    if copied:
        return f"{owner or _known(copied[1])} ({_COPY})"
    if is_technical(host):
        return f"{owner} ({_COPY})" if owner else "a copy of a page"
    return owner or _known(host)


def is_technical(host: str) -> bool:
    """Whether a host name is a machine's rather than one that people know."""
    return bool(_HOSTED.search(host) or _TECHNICAL.search(host))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).casefold()


def _known(host: str) -> str:
    return host.removeprefix("www.")


def _site(host: str) -> str:
    """The part of a host name that somebody registered: `nmc.org.uk` of `revalidation.nmc.org.uk`."""
    labels = host.split(".")
    return ".".join(labels[-3 if labels[-2:-1] and labels[-2] in _SECOND_LEVEL else -2 :])
