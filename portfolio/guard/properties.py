"""Properties of a document that say more than its pages do: who made it, its title, its subject.

A title that stands on the pages as well tells nobody anything new, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portfolio.guard.looked import names_someone

_AUTHORS = {
    "creator": "the author's name",
    "author": "the author's name",
    "initial-creator": "the author's name",
    "lastmodifiedby": "the name of whoever changed it last",
    "printed-by": "the name of whoever printed it",
    "manager": "a manager's name",
    "company": "an organisation's name",
}
_SAYING = {
    "title": "a title",
    "subject": "a subject",
    "keywords": "keywords",
    "keyword": "keywords",
    "description": "a description",
    "category": "a category",
    "template": "the name of its template",
}
# Set by programs: versions, days, counts.
_TECHNICAL = frozenset(
    {
        "created", "modified", "revision", "lastprinted", "language", "version", "application", "appversion",
        "totaltime", "pages", "words", "characters", "characterswithspaces", "docsecurity", "lines",
        "paragraphs", "scalecrop", "linksuptodate", "shareddoc", "hyperlinkschanged", "lpstr", "i4",
        "presentationformat", "slides", "notes", "hiddenslides", "mmclips", "generator", "creation-date",
        "date", "editing-cycles", "editing-duration", "print-date", "auto-reload", "producer",
        "creationdate", "moddate", "trapped", "creatortool", "createdate", "modifydate", "metadatadate",
        "documentid", "instanceid", "originaldocumentid", "format", "part", "conformance", "amd", "corr",
        "pdfversion", "renditionclass", "versionid", "action", "when", "softwareagent", "changed",
        "parameters", "npages", "schemas", "ptex.fullbanner",
    }
)  # fmt: skip
_USUAL_TEMPLATE = re.compile(
    r"(Normal|Blank|Default|Office Theme|Untitled)?(\.(dotx?|dotm|potx|ott|otp))?\Z", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


def is_known(name: str) -> bool:
    """Whether this is a property that programs know."""
    return name.casefold() in _TECHNICAL | _AUTHORS.keys() | _SAYING.keys()


def words_of(text: str) -> frozenset[str]:
    """The words a text shows."""
    return frozenset(_WORD.findall(text.casefold()))


def telling(said: Iterable[tuple[str, str]], shown: str) -> Iterator[str]:
    """What properties tell that the pages do not show."""
    known: frozenset[str] | None = None
    for name, value in said:
        plain = name.casefold()
        if plain in _TECHNICAL:
            continue
        if plain in _AUTHORS:
            if names_someone(value):
                yield _AUTHORS[plain]
            continue
        if plain == "template" and _USUAL_TEMPLATE.match(value):
            continue
        known = words_of(shown) if known is None else known
        if not words_of(value) <= known:
            yield _SAYING.get(plain, "custom properties")
