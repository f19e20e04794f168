"""Letters of symbol fonts → signs that any font has. In Wingdings `o` is an empty box."""

from __future__ import annotations

TICKED, EMPTY = "☒", "☐"
_PRIVATE = 0xF000  # where Word puts the letters of symbol fonts
_SIGNS = {
    "wingdings": {
        0x6F: EMPTY, 0x71: EMPTY, 0x72: EMPTY, 0xA8: EMPTY, 0x78: TICKED, 0xFD: TICKED, 0xFE: TICKED,
        0xFC: "✓", 0xFB: "✗", 0x6C: "•", 0x6E: "•", 0x9F: "•", 0xA7: "•", 0xD8: "•", 0x76: "•",
        0xE0: "→", 0xDF: "←", 0xF0: "→", 0x4A: "☺", 0x4C: "☹", 0xE8: "→",
    },
    "wingdings 2": {0xA3: EMPTY, 0x2A: EMPTY, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0x50: "✓", 0x4F: "✗"},
    "webdings": {0x63: EMPTY, 0x61: "✓", 0x72: "✗"},
    "symbol": {
        0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB9: "≠",
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    },
}  # fmt: skip
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def sign(code: str, font: str) -> str:
    """The sign of a symbol, by its number in hexadecimal."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return _sign(number, font)


def in_font(text: str, font: str) -> str:
    """Words in a font, where it may be one of symbols."""
    if font.casefold() not in _SIGNS and not any(_is_private(ord(letter)) for letter in text):
        return text
    return "".join(letter if letter.isspace() else _sign(ord(letter), font) for letter in text)


def _sign(number: int, font: str) -> str:
    small = number - _PRIVATE if _is_private(number) else number
    signs = _SIGNS.get(font.casefold())
    if signs is None and _is_private(number):
        signs = _SIGNS["wingdings"]
    if signs and small in signs:
        return signs[small]
    is_letter = 0 < number < 0x110000 and not _is_private(number) and not 0xD800 <= number < 0xE000  # noqa: PLR2004
    return chr(number) if is_letter else _UNKNOWN


def _is_private(number: int) -> bool:
    return _PRIVATE <= number < _PRIVATE + 0x100
