"""What a file is, by its first bytes, whatever its name says, and what to do with it.

A reader of its own says which formats it takes. For any other this has the sentence that names the
file and the way to bring its contents in.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as a workbook (.xlsx), and import that."
_COPY = "Open it, copy its table into a new spreadsheet, save that, and import it."
_WORD = "Open it in Word or LibreOffice, save it as a Word document (.docx), and import that."
_CSV = "In the program it comes from, choose Export and the type CSV, and import that file."


@dataclass(frozen=True)
class Format:
    """A sort of file: its short name, what people call it, and how its contents can be brought in."""

    id: str
    name: str
    instead: str = ""

    @property
    def sentence(self) -> str:
        """What it is and what to do."""
        return f"This is {self.name}. {self.instead}".strip()


TEXT = Format("text", "plain text")
DOCX = Format("docx", "a Word document (.docx)", _WORD)
EMPTY = Format("empty", "an empty file", "Save it again from the program it comes from.")
_UNKNOWN = Format("unknown", "no file we know", _CSV)

_ALL = (
    TEXT,
    EMPTY,
    DOCX,
    Format("xlsx", "a workbook (.xlsx)", _SAVE_AGAIN),
    Format("xlsb", "a workbook in binary form (.xlsb)", _SAVE_AGAIN),
    Format("xls", "an old workbook (.xls)", _SAVE_AGAIN),
    Format("ods", "a LibreOffice workbook (.ods)", _SAVE_AGAIN),
    Format("xml-workbook", "a workbook in an old form, whatever its name says", _SAVE_AGAIN),
    Format("html", "a web page, whatever its name says; some programs call it an Excel file", _SAVE_AGAIN),
    Format(
        "locked",
        "a file locked with a password",
        "Open it with its password, save it without one, and import that.",
    ),
    Format("doc", "an old Word document (.doc)", _WORD),
    Format("odt", "a LibreOffice document (.odt)", _WORD),
    Format("rtf", "a document in rich text, whatever its name says", _WORD),
    Format("pdf", "a PDF", f"A PDF keeps only how a page looks. {_COPY}"),
    Format("slides", "a file of slides", "Open it, copy the text into a document, and import that."),
    Format(
        "apple",
        "a file of Numbers, Pages or Keynote",
        "Open it there, choose File, Export to, and CSV, Excel or Word.",
    ),
    Format("zip", "a zip archive", "Open it, take out the files in it, and import those one by one."),
    Format("archive", "an archive of packed files", "Unpack it and import the files in it one by one."),
    Format("damaged", "a damaged workbook or document", "Open it where it was made and save it again."),
    Format("office", "a file of an old Office program", _COPY),
    Format("epub", "a book (.epub)", _COPY),
    Format("json", "JSON, the data of another program", _CSV),
    Format("xml", "XML, the data of another program", _CSV),
    Format("database", "a database", _CSV),
    Format("calendar", "a calendar (.ics)", "Write its sessions into a spreadsheet under Date and Title."),
    Format("contacts", "a list of contacts (.vcf)", "It holds people and no entries."),
    Format("mail", "a mail (.eml)", "Copy its text into a new entry with `portfolio new`."),
    Format(
        "note",
        "a note in Markdown and no table",
        "If it is an entry already, copy it into your folder; else start one with `portfolio new`.",
    ),
    Format("image", "a picture", "Put it beside an entry and name it there under `evidence`."),
    Format("sound", "sound or film", "Put it beside an entry and name it there under `evidence`."),
)  # fmt: skip
_BY_ID = {one.id: one for one in _ALL}
READ = frozenset({"text", "xlsx", "xls", "ods", "docx"})

_STARTS = (
    (b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"ID;P", "xml-workbook"),
    (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"),
    (b"II*\0", "image"), (b"MM\0*", "image"), (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"), (b"BZh91AY", "archive"), (b"\xfd7zXZ", "archive"), (b"SQLite format 3", "database"),
    (b"ID3\x02", "sound"), (b"ID3\x03", "sound"), (b"ID3\x04", "sound"), (b"OggS\0", "sound"),
    (b"bplist", "database"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_IN_ZIP = (
    ("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"), ("word/document.xml", "docx"),
    ("ppt/", "slides"), ("Index/", "apple"), ("Index.zip", "apple"), ("META-INF/container.xml", "epub"),
    ("xl/", "xlsx"), ("word/", "docx"),
)  # fmt: skip
_IN_OLE = (
    ("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("PowerPoint Document", "slides"),
    ("Workbook", "xls"), ("Book", "xls"), ("__substg1.0_", "mail"),
)  # fmt: skip
_HEADER = (
    r"(?:from|to|cc|subject|date|received|return-path|delivered-to|mime-version|message-id|reply-to"
    r"|content-type|x-[\w-]+): .*\r?\n(?:[ \t].*\r?\n)*"
)
_OLD_WORKBOOK = (
    r"<\?xml.*(?:urn:schemas-microsoft-com:office:spreadsheet|vnd\.oasis\.opendocument\.spreadsheet)"
)
_SAVED_PAGE = r"(?:[\w-]+: .*\n)*?(?:X-Document-Type: Workbook|Content-Type: multipart/related)"
_PAGE = r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|table|div)\b"
_TEXTS = tuple(
    (re.compile(rf"\s*{looks}", re.IGNORECASE | flags), sort)
    for looks, flags, sort in (
        (_OLD_WORKBOOK, re.DOTALL, "xml-workbook"),
        (_PAGE, re.DOTALL, "html"),
        (_SAVED_PAGE, 0, "html"),
        (r"(?:<\?xml|<[a-z][\w:.-]*(?:\s[^<>]*)?>\s*<)", 0, "xml"),
        (r"(?:\{\s*(?:\"|\}\s*\Z)|\[\s*(?:[\[{]|\"[^\"]*\"\s*[,\]]))", 0, "json"),
        (r"BEGIN:VCALENDAR", 0, "calendar"),
        (r"BEGIN:VCARD", 0, "contacts"),
        (rf"(?:{_HEADER}){{2}}", 0, "mail"),
        (r"---\s*\n(?:[\w-]+:.*\n|[ \t#-].*\n)+---\s*(?:\n|\Z)", 0, "note"),
    )
)
_SEEN = 4_096
_RATHER_BINARY = 0.1


def of(data: bytes) -> Format:
    """The format of a file."""
    start = data[:_SEEN].removeprefix(b"\xef\xbb\xbf")
    if not start.strip():
        return EMPTY
    if data.startswith(_ZIP):
        return _BY_ID[_in_zip(data)]
    if data.startswith(_OLE):
        return _BY_ID[next((sort for name, sort in _IN_OLE if name.encode("utf-16-le") in data), "office")]
    started = (sort for begins, sort in _STARTS if start.lstrip().startswith(begins))
    if sort := next(started, "") or _media(start):
        return _BY_ID[sort]
    text = decoded(start)
    looked = [sort for looks, sort in _TEXTS if text is not None and looks.match(text)]
    return _BY_ID[looked[0]] if looked else _UNKNOWN if text is None else TEXT


def refusal(data: bytes, readable: Collection[str]) -> str:
    """Why a file is not read, if its format is none of those that are; else empty."""
    found = of(data)
    return "" if found.id in readable else found.sentence


def decoded(start: bytes) -> str | None:
    """The beginning of a text, in whatever encoding; None where it is no text."""
    encoding = wide(start)
    if encoding:
        return start[: len(start) // 2 * 2].decode(encoding, "replace").removeprefix("\ufeff")
    strange = sum(byte < 0x20 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in start)  # noqa: PLR2004
    if strange > len(start) * _RATHER_BINARY:
        return None
    return start.decode("utf-8", "replace")


def wide(start: bytes) -> str:
    """The encoding of a text that takes two bytes for a letter, with or without its mark; else empty."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = start[:400]
    pairs = len(sample) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sum(byte == 0 for byte in sample[first::2])
        others = sum(byte == 0 for byte in sample[1 - first :: 2])
        if pairs > 1 and zeros > pairs * 0.7 and others < pairs * 0.1:
            return encoding
    return ""


def _in_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception:  # noqa: BLE001 - whatever is broken in it, its names may still say what it was
        names = [name for name, _ in _IN_ZIP if name.encode() in data]
        mimetype = data[:200]
        if not names and b"opendocument" not in mimetype:
            return "damaged"
    for word, sort in ((b"spreadsheet", "ods"), (b"opendocument.text", "odt"), (b"presentation", "slides")):
        if b"opendocument" in mimetype and word in mimetype:
            return sort
    return next((sort for name, sort in _IN_ZIP if any(one.startswith(name) for one in names)), "zip")


def _media(start: bytes) -> str:
    """A picture, sound or film whose sign is not its very first bytes."""
    if start[4:8] == b"ftyp":
        return "image" if start[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"avif"} else "sound"
    if start.startswith(b"RIFF"):
        return "image" if start[8:12] == b"WEBP" else "sound"
    return "image" if start.startswith(b"BM") and start[6:10] == b"\0\0\0\0" else ""
