"""Numbers and addresses that point to one person, in text we wrote ourselves.

Each is checked as far as it can be (checksums, areas, the telephone plan), so that ordinary
professional writing stays free of findings. Never used on the built site: a theme's own style
sheet holds valid NHS numbers.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

_HINT = re.compile(r"[\d@\uff20]+")
_ASCII_HINT = re.compile(rb"\0\0*")  # begins with a plain letter, so it is quick to look for
_HINTS = bytes(0 if chr(one) in "0123456789@" else 1 for one in range(256))
_AROUND = 99  # letters to look at on either side of a digit or an @
_DIGIT = re.compile(r"\d")
_GAP = r"[ \t\n*_./()-]{0,3}"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_DAY}(?: of)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} (?:{_DAY},? )?\d{{4}}|{_MONTH} {_DAY}\b)"
)
_RECORDS = (
    r"case|client|file|record|referral|court|crime|incident|patient|hospital|pupil|child(?:'s)?|family"
    r"|safeguarding|mash|marac|police|tribunal|matter|service user"
)
_SYSTEMS = r"lcs|ics|mosaic|liquidlogic|carefirst|framework-?i|systmone|emis|rio|paris|eclipse|azeus"
_NUMBER = r"(?:[a-z]{1,5}[-/ ]?)?\d[\d/-]{2,}[a-z]?"
_AREA = (
    r"A[BL]|B[ABDHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE"
    r"|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]"
    r"|UB|W[ACDFNRSV]?|YO|ZE"
)
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp"})  # a logo@2x.png is no address


@dataclass(frozen=True, repr=False)
class Match:
    """What one pattern found: its name, and from where to where it stands in the text."""

    name: str
    start: int
    end: int
    key: str  # what was found in one spelling, for the hash of the finding; never shown


def find(text: str, off: frozenset[str] = frozenset()) -> tuple[Match, ...]:
    """Everything in a text that looks like an identifying number or address, in order."""
    found: list[Match] = []
    for start, end in _near(text):
        plain, origins = _plain(text[start:end])
        digits = len(_DIGIT.findall(plain))
        for name, (least, pattern) in _PATTERNS.items():
            for first, last in pattern(plain) if digits >= least and name not in off else ():
                key = re.sub(r"[\W_]", "", plain[first:last]).casefold()
                found.append(Match(name, start + origins(first), start + origins(last), key))
    return tuple(sorted(_apart(found), key=lambda one: (one.start, one.name)))


def _near(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around digits and @: the rest of a text needs no closer look."""
    start = end = -1
    for first, last in _hints(text):
        if end < 0 or first - _AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, first - _AROUND)
        end = last + _AROUND
    if end >= 0:
        yield start, end


def _hints(text: str) -> Iterator[tuple[int, int]]:
    """Where digits and @ stand."""
    if text.isascii():
        return (found.span() for found in _ASCII_HINT.finditer(text.encode().translate(_HINTS)))
    return (found.span() for found in _HINT.finditer(text))


def _apart(found: list[Match]) -> Iterator[Match]:
    """Without those that lie inside one found before: a number is one thing only."""
    taken: list[tuple[int, int]] = []
    for one in found:
        if all(one.end <= start or one.start >= end for start, end in taken):
            taken.append((one.start, one.end))
            yield one


def _plain(text: str) -> tuple[str, Callable[[int], int]]:
    """A text with plain digits, spaces and hyphens, and the way back to places in the text."""
    if text.isascii():
        return text, lambda place: place
    letters = [one if one.isascii() else _simple(one) for one in text]

    def origin(place: int) -> int:
        ends = itertools.accumulate(map(len, letters))
        return next((number for number, end in enumerate(ends) if end > place), len(text))

    return "".join(letters), origin


@cache
def _simple(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Mn"):
        return ""
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    return (
        str(unicodedata.digit(character)) if character.isdigit() else unicodedata.normalize("NFKC", character)
    )


Spans = Iterator[tuple[int, int]]

_NHS = re.compile(rf"(?<![\d+])\d(?:{_GAP}\d){{9}}(?!\d)")
_MONTH_OF = re.compile(r"(?:\A|/)(?:19|20)\d\d-(?:0[1-9]|1[0-2])\b")  # as in a file's name


def _nhs_numbers(text: str) -> Spans:
    for found in _NHS.finditer(text):
        from stdnum.gb import nhs

        digits = re.sub(r"\D", "", found[0])
        if len(set(digits)) > 1 and nhs.is_valid(digits) and not _MONTH_OF.search(found[0]):
            yield found.span()


_NI = re.compile(
    rf"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:{_GAP}\d\d){{3}}{_GAP}[A-D]\b"
    rf"|\b(?:NI|NINO|National Insurance)(?: number| no\.?)?:? {{0,2}}[A-Z]{{2}}(?:{_GAP}\d\d){{3}}\b",
    re.IGNORECASE,
)


def _ni_numbers(text: str) -> Spans:
    return (found.span() for found in _NI.finditer(text))


_PHONE = re.compile(r"(?<![\w.])(?:\+|\(?0)[\d\s()./*_-]{7,}\d")
_DIGITS = range(9, 15)


def _phones(text: str) -> Spans:
    if not _PHONE.search(text):
        return
    import phonenumbers

    leniency = phonenumbers.Leniency.POSSIBLE
    for found in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=leniency):
        raw = found.raw_string
        digits = re.sub(r"\D", "", raw)
        good = not digits.startswith("00") or phonenumbers.is_valid_number(found.number)
        if raw.startswith(("+", "0", "(")) and raw[:2] != "0." and len(digits) in _DIGITS and good:
            yield found.start, found.end


_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}([^\W\d_]{2,})")


def _emails(text: str) -> Spans:
    if "@" in text:
        yield from (m.span() for m in _EMAIL.finditer(text) if m[1].lower() not in _PICTURES)


_POSTCODE = re.compile(rf"\b(?:{_AREA})\d[\dA-Z]? {{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE)

_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b")


def _postcodes(text: str) -> Spans:
    for found in _POSTCODE.finditer(text) if _INWARD.search(text) else ():
        ordinal = found[0][-3:].lower() in {"1st", "2nd", "3rd"} or found[0][-2:].lower() == "th"
        if not ordinal or found[0].isupper():
            yield found.span()


_BIRTH = re.compile(r"[Bb][Oo][Rr][Nn]|[Bb][Ii][Rr][Tt]|[Oo]\.?[Bb]")
_BORN = re.compile(
    rf"\b(?:born|dob|d\.o\.b|date of birth|birth ?date|birthday)\b[\s.:*_(=|,-]*(?:(?:is|was|on|in|of)\s+)*"
    rf"(?:the )?(?:{_DATE}|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)


def _births(text: str) -> Spans:
    if _BIRTH.search(text):
        yield from (found.span() for found in _BORN.finditer(text))


_CASE = re.compile(
    rf"\b(?:{_RECORDS})(?: record| file)? ?(?:ref(?:erence)?|no|number|num|id)\b[.:#\s*_]{{0,4}}(?:is |was )?"
    rf"{_NUMBER}\b"
    rf"|\bref(?:erence)?\b(?: no\.?| number)?[.:#\s*_]{{1,4}}(?:[a-z]{{1,5}}[-/ ]?)?\d[\d/-]{{3,}}\b"
    rf"|\b(?:{_SYSTEMS}|{_RECORDS})\b(?: id| no\.?| number)?[.:#\s*_]{{1,4}}(?:[a-z]{{1,4}}[-/ ]?)?\d{{5,}}\b"
    r"|\b[A-Z]{2}\d{2}[CDFPZ]\d{5}\b",
    re.IGNORECASE,
)
_CASE_IN_SMALL = re.compile(_CASE.pattern.lower())  # several times as quick
_LONG = re.compile(r"\d[\d/-]{2}")
_DATED = re.compile(r"(?<![\w/-])(?:(?:19|20)\d\d|\d{4}-\d\d-\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})\Z")
_PUPIL = re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b", re.IGNORECASE)


def _case_references(text: str) -> Spans:
    if _LONG.search(text):
        named = _CASE_IN_SMALL.finditer(text.lower()) if text.isascii() else _CASE.finditer(text)
        yield from (found.span() for found in named if not _DATED.search(found[0]))
    for found in _PUPIL.finditer(text):
        from stdnum.gb import upn

        if upn.is_valid(found[0]):
            yield found.span()


# In the order in which they claim a number, each with the fewest digits it has. The names are
# those the settings use.
_PATTERNS: Mapping[str, tuple[int, Callable[[str], Spans]]] = MappingProxyType(
    {
        "email": (0, _emails),
        "birth-date": (1, _births),
        "ni-number": (6, _ni_numbers),
        "nhs-number": (10, _nhs_numbers),
        "case-reference": (3, _case_references),
        "phone": (9, _phones),
        "postcode": (2, _postcodes),
    }
)
NAMES = tuple(sorted(_PATTERNS))
