"""What an office file holds that none of its pages shows: each mark of it, and what people call it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from portfolio.guard import properties

CHANGES = "tracked changes"
LINKS = "links to other files"
NOTES = "speaker notes"
OTHERS = "other files inside it"
_NO = frozenset({"0", "false", "off", ""})

# By the name of a part.
_PARTS: Mapping[re.Pattern[str], str] = {
    re.compile(pattern): what
    for pattern, what in {
        r"(^|/)(comments|threadedComments|commentAuthors|persons|people|authors)[^/]*(\.xml|/)": "comments",
        r"^xl/revisions/": CHANGES,
        r"(^|/)(embeddings|activeX|ctrlProps)/|^Object [^/]*/|(^|/)oleObject|\.(x?html?|mht)$": OTHERS,
        r"(^|/)(vbaProject|vbaData)|^(Basic|Scripts)/": "macros",
        r"(?i)(^|/)thumbnails?[./]": "a small picture of its first page",
        r"(^|/)pivotCache": "the data behind a pivot table",
        r"^xl/(externalLinks|queryTables|connections)": LINKS,
        r"^ppt/tags/": "custom properties",
        r"^_xmlsignatures/|documentsignatures\.xml$": "a digital signature",
        r"(^|/)printerSettings": "the settings of a printer",
    }.items()
}
# By the name of an element.
_TAGS: Mapping[str, str] = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "tracked-changes", "cellIns", "cellDel"), CHANGES),
    **dict.fromkeys(("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange"), CHANGES),
    **dict.fromkeys(("hidden-text", "hidden-paragraph"), "hidden text"),
    **dict.fromkeys(("binaryData", "binary-data", "oleObject", "OLEObject", "altChunk"), OTHERS),
    **dict.fromkeys(("dataSource", "section-source", "dde-source", "database-source-table"), LINKS),
    **dict.fromkeys(("docVar", "user-defined"), "custom properties"),
    "scenario": "scenarios",
    "creator-initials": "comments",
}
_USUAL_NAMES = re.compile(r"_xlnm\.(Print_Area|Print_Titles)\Z")
_HIDDEN = {
    **dict.fromkeys(("row", "col"), "hidden rows and columns"),
    **dict.fromkeys(("cNvPr", "docPr", "shape", "sp"), "hidden drawings"),
}
_ELSEWHERE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|(\.\./){2}", re.IGNORECASE)
_SHOWS_NOTHING = re.compile(r"(?:\[[^\]]*\]|\"\"|;|\s)*;(?:\[[^\]]*\]|\"\"|;|\s)*\Z")
_OUT_OF_SIGHT = re.compile(r"visibility:\s*hidden|display:\s*none|mso-hide:\s*all", re.IGNORECASE)


def in_name(part: str) -> Iterator[str]:
    """What the name of a part gives away."""
    return (what for pattern, what in _PARTS.items() if pattern.search(part))


def in_element(tag: str, given: Mapping[str, str]) -> Iterator[str]:  # noqa: C901, PLR0912 - one line for each
    """What an element and its attributes give away."""
    if tag in _TAGS:
        yield _TAGS[tag]
    if tag == "annotation" and "encoding" not in given:  # that one belongs to a formula
        yield "comments"
    if tag in _HIDDEN and _is_on(given, "hidden"):
        yield _HIDDEN[tag]
    if (tag == "row" and given.get("ht") in _NO) or (tag == "col" and given.get("width") in _NO):
        yield _HIDDEN[tag]
    if _is_on(given, "zeroHeight"):
        yield _HIDDEN["row"]
    if tag == "sheet" and given.get("state", "visible").casefold() != "visible":
        yield "hidden sheets"
    if tag == "sld" and given.get("show", "1") in _NO:
        yield "hidden slides"
    if tag == "definedName" and not _USUAL_NAMES.match(given.get("name", "")):
        yield "names for cells"
    if tag in {"numFmt", "number-style"} and _SHOWS_NOTHING.match(given.get("formatCode", "")):
        yield "hidden cells"
    if "gfxdata" in given:
        yield OTHERS
    if _OUT_OF_SIGHT.search(given.get("style", "")):
        yield _HIDDEN["shape"]
    if tag == "Relationship" and given.get("TargetMode") == "External":
        plain = given.get("Type", "").endswith("/hyperlink") and not _ELSEWHERE.match(given.get("Target", ""))
        if not plain:
            yield LINKS
    elif _ELSEWHERE.match(given.get("href", "")):
        yield LINKS
    yield from _in_open_document(tag, given)


def _in_open_document(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    if given.get("visibility") in {"collapse", "filter"}:
        yield _HIDDEN["row"]
    if given.get("visibility") == "hidden" and tag == "drawing-page-properties":
        yield "hidden slides"
    if tag == "table-properties" and given.get("display") == "false":
        yield "hidden sheets"
    elif given.get("display") in {"none", "condition"} and tag in {"text-properties", "section"}:
        yield "hidden text"
    elif given.get("display") in {"none", "printer"}:
        yield _HIDDEN["shape"]
    if _is_on(given, "is-hidden"):
        yield "hidden text"


def _is_on(given: Mapping[str, str], name: str) -> bool:
    return given.get(name, "0").casefold() not in _NO


PACKED = "metadata"  # the name given to the properties of a PDF, which are XML as well


class Part:
    """Watches one part while it is read, and remembers what its pages do not show."""

    def __init__(self, name: str) -> None:
        self._is_packed = name == PACKED
        self.details: list[str] = []
        self.leaves: list[tuple[str, str]] = []  # element and words, of a part that holds properties
        self.hiding_styles: set[str] = set()  # styles whose text is hidden, by their names
        self.styles_used: set[str] = set()
        self._in_notes = name.startswith("ppt/notesSlides/")
        self._in_custom = bool(re.match(r"customXml/item\d+\.xml\Z", name))
        self._in_styles = name in {"word/styles.xml", "word/stylesWithEffects.xml"}
        self._open: list[str] = []
        self._style = ""
        self._item = ""

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        self._open.append(tag)
        self.details += in_element(tag, given)
        value = given.get("val", "")
        if tag == "style" and self._in_styles:
            self._style = given.get("styleId", "")
        elif tag == "basedOn" and value in self.hiding_styles:
            self.hiding_styles.add(self._style)
        elif tag in {"vanish", "specVanish"} and given.get("val", "1") not in _NO:
            if self._style:
                self.hiding_styles.add(self._style)
            else:
                self.details.append("hidden text")
        elif tag in {"rStyle", "pStyle"}:
            self.styles_used.add(value)
        elif tag == "gallery" and value != "placeholder" and "docPart" in self._open:
            self.details.append("building blocks")
        elif tag == "config-item":
            self._item = given.get("name", "")
        elif tag == "template" and given.get("title", ""):
            self.leaves.append(("Template", given["title"]))
        elif self._is_packed and tag == "Description":
            self.leaves += [(name, said) for name, said in given.items() if name != "about" and said]

    def words(self, text: str) -> None:
        """Words inside the element that began last."""
        if not text.strip() or not self._open:
            return
        if (self._in_notes and "fld" not in self._open) or ("notes" in self._open and "p" in self._open):
            self.details.append(NOTES)
        if self._in_custom:
            self.details.append("data that no page shows")
        if self._open[-1] == "config-item" and self._item in {"PrinterName", "PrinterSetup"}:
            self.details.append("the settings of a printer")
        if len(self.leaves) < 1000:  # noqa: PLR2004 - properties are few
            self.leaves.append((self._leaf(), text.strip()))

    def _leaf(self) -> str:
        """The name of a property, which may stand around a list of its values."""
        if not self._is_packed:
            return self._open[-1]
        inner = [tag for tag in reversed(self._open) if tag != "Description"]
        return next((tag for tag in inner if properties.is_known(tag)), inner[0] if inner else "")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._open.pop()
        if tag == "style":
            self._style = ""
