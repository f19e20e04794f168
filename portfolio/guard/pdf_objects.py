"""Every object of a PDF, whether a page uses it or not: its words, and what it is there for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portfolio.guard.archives import RefusedError

_MOST = 200_000  # objects
_DEEPEST = 200
_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("/JS", "/JavaScript", "/Launch", "/RichMedia", "/RichMediaContent"), "a script"),
    **dict.fromkeys(("/EF", "/EmbeddedFiles", "/Collection"), "other files inside it"),
    **dict.fromkeys(("/XFA", "/AcroForm"), "fields of a form"),
    "/PieceInfo": "what a program keeps for itself",
    "/Thumb": "small pictures of its pages",
}
_DAY = re.compile(r"D:\d{4}")
_QUIET = frozenset({"/Link", "/Popup", "/Widget"})
_UNSHOWN = "words that no page shows"


@dataclass
class Objects:
    """What was found among all objects."""

    text: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)

    @property
    def names(self) -> str:
        """Names of the file's own language, and made by whoever wrote it."""
        return "\n".join(self._names)

    def add(self, name: str) -> None:
        """Remember a name."""
        self._names.add(name.lstrip("/"))


def look(data: bytes) -> Objects:
    """All objects of a PDF that opens without a password."""
    import pikepdf

    found = Objects()
    with pikepdf.open(io.BytesIO(data)) as file:
        if len(file.objects) > _MOST:
            raise RefusedError("it has too many parts")
        for one in file.objects:
            _walk(one, found, 0)
        if _hides_layers(file.Root):
            found.details.append("layers that are switched off")
        used = _reachable(file.trailer)
        lost = [one for one in file.objects if one.objgen not in used and _is_content(one)]
        if file.is_linearized:  # the table that lets the first page show early is led to by its place
            tables = [one for one in lost if isinstance(one.get("/S"), int)]
            lost = [one for one in lost if one not in tables[:1]]
        if lost:
            found.details.append(_UNSHOWN)
            found.text += [text for one in lost for text in _written(one)]
    if b"Exif\0\0" in data:
        found.details.append("what a camera wrote into its pictures")
    return found


def _walk(one: Any, found: Objects, depth: int) -> None:
    import pikepdf

    if depth > _DEEPEST:
        raise RefusedError("it is nested too deep")
    if isinstance(one, pikepdf.String):
        if not _DAY.match(str(one)):
            found.text.append(str(one))
    elif isinstance(one, pikepdf.Name):
        found.add(str(one))
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        _dictionary(one, found, depth)
    elif isinstance(one, pikepdf.Array):
        for inner in one:
            if not getattr(inner, "is_indirect", False):
                _walk(inner, found, depth + 1)


def _dictionary(one: Any, found: Objects, depth: int) -> None:
    for key, inner in one.items():
        found.add(key)
        if key in _MARKS and not _is_empty(inner):
            found.details.append(_MARKS[key])
        if not getattr(inner, "is_indirect", False):
            _walk(inner, found, depth + 1)
    kind = str(one.get("/Subtype", ""))
    if str(one.get("/S", "")) in _MARKS:
        found.details.append(_MARKS[str(one.get("/S"))])
    if str(one.get("/Type", "")) == "/Annot" or ("/Rect" in one and "/Subtype" in one):
        if kind == "/FileAttachment":
            found.details.append("other files inside it")
        elif kind not in _QUIET:
            found.details.append("comments")


def _is_empty(value: Any) -> bool:
    """Whether a form has no fields, or a list nothing in it."""
    import pikepdf

    if isinstance(value, pikepdf.Dictionary) and "/Fields" in value:
        return len(value.Fields) == 0 and "/XFA" not in value
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and len(value) == 0


def _hides_layers(root: Any) -> bool:
    layers = root.get("/OCProperties", {})
    usual = layers.get("/D", {}) if layers else {}
    return bool(usual) and (len(usual.get("/OFF", [])) > 0 or str(usual.get("/BaseState", "")) == "/OFF")


def _reachable(trailer: Any) -> set[tuple[int, int]]:
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [trailer]
    while waiting:
        one = waiting.pop()
        if getattr(one, "is_indirect", False):
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [inner for _, inner in one.items()]
        elif isinstance(one, pikepdf.Array):
            waiting += list(one)
    return seen


def _is_content(one: Any) -> bool:
    """Whether something that nothing leads to is a page, a picture or words, not the file's own table."""
    import pikepdf

    if isinstance(one, pikepdf.Stream):
        own = str(one.get("/Type", "")) in {"/XRef", "/ObjStm"}
        return not own and not _is_for_a_printer(one)
    return isinstance(one, pikepdf.Dictionary) and str(one.get("/Type", "")) == "/Page"


def _is_for_a_printer(one: Any) -> bool:
    """Whether this is a program for printers, as TeX leaves them."""
    try:
        return bool(one.read_bytes().startswith(b"%!PS"))
    except Exception:  # noqa: BLE001 - packed in a way pikepdf does not undo
        return False


def _written(one: Any) -> Iterator[str]:
    """The words in a stream that draws, as far as they stand there in plain letters."""
    import pikepdf

    try:
        for step in pikepdf.parse_content_stream(one):
            for operand in getattr(step, "operands", ()):
                inner = operand if isinstance(operand, pikepdf.Array) else [operand]
                yield "".join(str(part) for part in inner if isinstance(part, pikepdf.String))
    except Exception:  # noqa: BLE001 - it may be a picture; that it is there was said already
        return
