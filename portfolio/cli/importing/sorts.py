"""A file by what it is: its tables, or a way of its own, which ends the command."""

from __future__ import annotations

from pathlib import Path, PurePath

from portfolio.cli import options
from portfolio.cli.importing import calendar, certificates, notes
from portfolio.cli.importing.into import Into
from portfolio.writing import formats, tablefile
from portfolio.writing.certificates.badge import badge
from portfolio.writing.notes import export, markdown, plain
from portfolio.writing.notes.mail import mail
from portfolio.writing.notes.note import text_of
from portfolio.writing.tablefile import Found
from portfolio.writing.tables import UnreadableError

_PICTURED = frozenset({"pdf", "image"})
_PICTURE_ENDINGS = (
    ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp",
)  # fmt: skip
_MAY_BE_BADGES = frozenset({"json", "xml", "html", "text"})  # a drawing is one of them
_TABLE_ENDINGS = (".csv", ".tsv")


def found(file: Path | None, name: str, into: Into) -> Found:
    """The tables of a file, or of what is pasted where there is none. A folder is brought in as notes."""
    if file and file.is_dir():
        notes.bring_in(name, notes.in_folder(file), into)
    try:
        data = file.read_bytes() if file else notes.pasted()
    except OSError as error:
        options.stop(f"{file} cannot be opened ({error.strerror}).")
    if not file and not data.strip():
        options.stop("Nothing was pasted, and nothing was written.")
    return tables(name, data, into)


def tables(name: str, data: bytes, into: Into) -> Found:
    """The tables of a file. One that holds none but another thing we know is brought in here."""
    sort = formats.of(data).id
    if sort == "calendar":
        calendar.bring_in(name, data, into)
    is_certificate = sort in _PICTURED and name.casefold().endswith(_PICTURE_ENDINGS)
    if is_certificate or (sort in _MAY_BE_BADGES and badge(data)):
        certificates.bring_in(name, data, badge(data), into)
    if sort == "zip":
        notes.bring_in(name, export.from_archive(data), into)
    if sort == "json" and (journal := export.journal(data)):
        notes.bring_in(name, export.Found(journal), into)
    if sort == "mail":
        read = mail(data)
        if answered := plain.as_table(read.text, read.title, read.day.isoformat() if read.day else ""):
            return Found({"": answered})
        notes.bring_in(name, notes.from_mail(name, read), into)
    if sort == "text" and (table := _table(name, data)):
        return table
    if sort in {"text", "note"}:
        is_markdown = sort == "note" or PurePath(name).suffix.casefold() in {".md", ".markdown"}
        one = (markdown if is_markdown else plain).note(name, text_of(data))
        notes.bring_in(name, export.Found((one,)), into)
    return tablefile.read(data)


def _table(name: str, data: bytes) -> Found | None:
    """The table in a text, or the answers in it; None where it is a note, by its name too."""
    if answered := plain.as_table(text_of(data)):
        return Found({"": answered})
    is_table = name.casefold().endswith(_TABLE_ENDINGS)
    try:
        found = tablefile.read(data)
    except UnreadableError:
        if is_table:
            raise
        return None
    return found if is_table or not found.one().columns().missing else None
