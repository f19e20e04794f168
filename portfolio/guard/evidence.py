"""Which files may travel with an entry, and what they hold.

A file is what its name and its first bytes both say; nothing else is let through. What a browser
could run, and what cannot be looked into, stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from portfolio.guard import documents, pdf, pictures
from portfolio.guard.looked import LARGEST, Looked

_OFFICE = MappingProxyType({"docx": "word", "xlsx": "xl", "pptx": "ppt"})
_OPEN = MappingProxyType({"odt": "text", "ods": "spreadsheet", "odp": "presentation"})
_CALLED: Mapping[str, str] = MappingProxyType(
    {"docx": "Word", "xlsx": "Excel", "pptx": "PowerPoint", **dict.fromkeys(_OPEN, "OpenDocument")}
)
_STARTS: Mapping[str, bytes] = MappingProxyType(
    {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "gif": b"GIF8"}
)
PICTURES = frozenset({*_STARTS, "webp"})
TEXTS = frozenset({"txt", "csv"})
ALLOWED = frozenset({"pdf", *PICTURES, *TEXTS, *_OFFICE, *_OPEN})
_LOCKED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a Word or Excel file with a password
_RUNS = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<body", b"<iframe", b"#!")
_AS_PDF = "Save it as PDF and add that file instead."
# What people bring, what it is called, and what to do instead.
_REFUSED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "svg": (
            "a drawing that can run a program (SVG)",
            "Save it as PNG or PDF and add that file instead.",
        ),
        "html": ("a web page", "Print it to a PDF and add that file instead."),
        "zip": ("an archive", "Take out the files that matter and add each of them."),
        "doc": ("an old Word file", "Open it in Word, save it as PDF or .docx, and add that file instead."),
        "xls": (
            "an old Excel file",
            "Open it in Excel, save it as PDF or .xlsx, and add that file instead.",
        ),
        "ppt": ("an old PowerPoint file", "Save it as PDF or .pptx, and add that file instead."),
        "docm": ("a document with macros", "Save it as PDF or .docx, and add that file instead."),
        "heic": ("a picture many computers cannot show", "Save it as JPG and add that file instead."),
        "mp4": ("a film or recording", "Write down what it shows, in your own words."),
        "msg": ("an e-mail with its addresses", "Copy the part that matters into the entry, without names."),
        "js": ("a program", "Remove it."),
    }
)
_LIKE = MappingProxyType(
    {
        **dict.fromkeys(("htm", "xhtml", "mht", "mhtml", "xml"), "html"),
        **dict.fromkeys(("7z", "rar", "tar", "gz", "tgz", "bz2", "xz"), "zip"),
        **dict.fromkeys(("dotm", "xlsm", "pptm", "xltm", "ppsm"), "docm"),
        **dict.fromkeys(("heif", "tif", "tiff", "bmp", "avif"), "heic"),
        **dict.fromkeys(("mov", "m4a", "mp3", "wav", "avi", "webm", "ogg"), "mp4"),
        **dict.fromkeys(("exe", "bat", "cmd", "ps1", "sh", "py", "vbs", "jar", "mjs", "css", "com"), "js"),
        "eml": "msg",
        "rtf": "doc",
    }
)


def refused(name: str, data: bytes) -> tuple[str, str] | None:
    """What keeps this kind of file from travelling, and what to do; None where it may."""
    suffix = suffix_of(name)
    if suffix not in ALLOWED:
        return _REFUSED.get(_LIKE.get(suffix, suffix)) or ("a kind of file the guard does not know", _AS_PDF)
    if _is_what_it_says(suffix, data) or _is_locked(suffix, data):
        return None
    if suffix not in TEXTS and not _could_run(data):
        return None  # damaged or misnamed: `look` says that it cannot be read
    kind = f"something else under a name that ends in .{suffix}"
    return kind, "Open it in the program that made it, save it as PDF, and add that file instead."


_NOTES = (b"Exif", b"eXIf", b"http://ns.adobe.com", b"xmpmeta", b"Photoshop", b"tEXt", b"iTXt", b"zTXt")
_SEEN: dict[tuple[str, str], Looked] = {}  # by content, since a build looks at a file twice
_MOST_SEEN = 2_000


def look(name: str, data: bytes) -> Looked:
    """A look into a file of an allowed kind."""
    suffix = suffix_of(name)
    if len(data) > LARGEST:
        return Looked(unread="it is larger than 50 MB")
    key = suffix, hashlib.sha256(data).hexdigest()
    if key not in _SEEN:
        if len(_SEEN) >= _MOST_SEEN:
            _SEEN.clear()
        _SEEN[key] = _look(suffix, data)
    return _SEEN[key]


def suffix_of(name: str) -> str:
    """The ending of a file's name, in small letters, without its point."""
    return name.rsplit(".", 1)[-1].casefold() if "." in name.rsplit("/", 1)[-1] else ""


def how_to_clean(name: str) -> str:
    """What to do about hidden details in a file of this kind."""
    suffix = suffix_of(name)
    if suffix in _OFFICE:
        return (
            "Save it as PDF without properties and name that file instead. To keep it as it is: under File, "
            "Info, choose “Check for Issues”, then “Inspect Document”, remove what it finds, and save."
        )
    if suffix in _OPEN:
        return (
            "Export it as PDF and name that file instead. To keep it as it is: under File, Properties, "
            "untick “Apply user data” and “Save preview image”, choose “Reset Properties”, accept the "
            "changes, delete the comments, show what is hidden, and save."
        )
    return (
        "Print it to a new PDF file and name that one, or remove its properties in the program that made it."
    )


def office(name: str) -> str:
    """What people call an office file, by its name; nothing for any other."""
    return _CALLED.get(suffix_of(name), "")


def text_of(data: bytes) -> str | None:
    """Plain text in one of the ways programs here save it; None for anything else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\0" in data:
        return None
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace") if encoding == "utf-8-sig" else None


def _look(suffix: str, data: bytes) -> Looked:
    if not _is_what_it_says(suffix, data) and not _is_locked(suffix, data):
        return Looked(unread="it is damaged, or not what its name says")
    if suffix == "pdf":
        return pdf.look(data)
    if suffix in PICTURES:
        return pictures.look(data)
    if suffix in TEXTS:
        text = text_of(data)
        return Looked(unread="it is not plain text") if text is None else Looked(text)
    if _is_locked(suffix, data):
        return Looked(unread="it is locked with a password")
    return documents.look(data)


def _is_locked(suffix: str, data: bytes) -> bool:
    return suffix in _OFFICE and data.startswith(_LOCKED_OFFICE)


def tells_more(data: bytes) -> bool:
    """Whether a damaged picture still carries what a camera or program wrote into it."""
    return any(mark in data for mark in _NOTES)


def _could_run(data: bytes) -> bool:
    """Whether a file begins like a page, a script or a program."""
    return data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"#!", b"MZ", b"\x7fELF"))


def _is_what_it_says(suffix: str, data: bytes) -> bool:
    if suffix in _STARTS:
        return data.startswith(_STARTS[suffix])
    if suffix == "webp":
        return data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if suffix == "pdf":
        return data.startswith(b"%PDF-")
    if suffix in TEXTS:
        start = (text_of(data[:2000]) or "").lstrip().casefold().encode()
        return not start.startswith(_RUNS)
    if suffix in _OFFICE:
        return documents.main_part(data) == _OFFICE[suffix]
    return documents.main_part(data) == f"application/vnd.oasis.opendocument.{_OPEN[suffix]}"
