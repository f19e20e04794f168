"""The style sheet: one file, one prefix, and colours that anybody can read, whatever the kind."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from portfolios import MATERIAL, entry

from portfolio.entries import KINDS, Entry
from portfolio.site.styles import FIRST, FOLDER, LAST, STYLE_SHEET, style_sheet
from portfolio.site.tools import theme_folder

STYLES: Path = theme_folder() / FOLDER
PARTS = sorted(path.stem for path in STYLES.iterdir())
SHEET = style_sheet(theme_folder(), KINDS)
TEMPLATES = [path.read_text(encoding="utf-8") for path in theme_folder().rglob("*.html")]
GROUNDS = ("paper", "card", "raised", "now", "accent-soft")  # what words and marks stand on
TEXT = 4.5  # the least contrast of words; marks would need 3


def test_the_sheet_holds_every_part_once_the_shared_ones_first_and_paper_last():
    opening = {part: (STYLES / f"{part}.css").read_text().splitlines()[0] for part in PARTS}
    opening["kinds"] = opening["kinds"].replace("$kind", next(iter(KINDS)))
    assert {SHEET.count(line) for line in opening.values()} == {1}
    order = sorted(PARTS, key=lambda part: SHEET.index(opening[part]))
    assert order[: len(FIRST)] == list(FIRST)
    assert order[-len(LAST) :] == list(LAST)
    assert len(PARTS) > len(FIRST) + len(LAST)


def test_each_part_stays_short_enough_to_be_read():
    assert [part for part in PARTS if (STYLES / f"{part}.css").read_text().count("\n") > 250] == []


def test_a_site_gets_one_sheet_and_none_of_its_parts(tree: Callable, build: Callable):
    built = build(tree({"./mkdocs.yml": MATERIAL, "practitioners/rowan/a.md": entry("Words.")}))
    ours = [name for name in built.files if name.endswith(".css") and "stylesheets" not in name]
    assert ours == [STYLE_SHEET]
    pages = [built.page(name) for name in built.files if name.endswith("index.html")]
    assert pages
    assert {page.count(STYLE_SHEET) for page in pages} == {1}


def test_every_class_of_ours_begins_alike():
    drawn = {
        name
        for names in re.findall(r'class="([^"]*)"', "\n".join(TEMPLATES))
        for name in re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", names).split()
    }
    styled = set(re.findall(r"\.(-?[a-zA-Z][\w-]*)", re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)))
    assert len(drawn) > 100
    assert len(styled) > 100
    assert [name for name in sorted(drawn | styled) if not re.match(r"pf-|md-|-+$", name)] == []


def test_nothing_insists_but_less_movement():
    insisting = {part for part in PARTS if "!important" in (STYLES / f"{part}.css").read_text()}
    assert insisting == {"settings"}


def test_no_kind_is_named_in_the_styles():
    parts = {part: (STYLES / f"{part}.css").read_text() for part in PARTS}
    classes = {part: set(re.findall(r"[.\"]pf-[\w-]+", text)) for part, text in parts.items()}
    named = re.compile(rf"[.\"]pf-(?:kind--|only-|mark--|drawn--kind-)(?:{'|'.join(KINDS)})")
    assert any(classes.values())
    assert [name for names in classes.values() for name in names if named.match(name)] == []


def test_every_kind_and_any_new_one_has_a_colour_and_a_button_in_the_filter():
    class Mentoring(Entry):
        kind_hue = 200

    sheet = style_sheet(theme_folder(), {**KINDS, "mentoring": Mentoring})
    for kind in (*KINDS, "mentoring"):
        assert re.search(rf"\.pf-kind--{kind},[^}}]*--pf-kind: oklch\([^)]*\) [^)]*\) \d+\)", sheet), kind
        assert sheet.count(f".pf-only-{kind}:checked") == 1
    assert "$" not in sheet


def test_no_two_kinds_look_alike():
    assert len({kind.kind_shape for kind in KINDS.values()}) == len(KINDS) >= 6
    assert len({kind.kind_hue for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("where", ["light", "dark", "paper"])
def test_words_of_every_hue_can_be_read_on_every_ground(where: str):
    scheme = _schemes()[where]
    lightness, chroma = float(scheme["kind-lightness"]), float(scheme["kind-chroma"])
    shown = {hue: _luminance(_oklch(lightness, chroma, hue)) for hue in range(360)}
    weak = [
        (hue, ground)
        for hue, light in shown.items()
        for ground in GROUNDS
        if _contrast(light, _luminance(_hex(scheme[ground]))) < TEXT
    ]
    assert weak == []


@pytest.mark.parametrize("where", ["light", "dark", "paper"])
def test_other_colours_of_words_can_be_read_on_every_ground(where: str):
    scheme = _schemes()[where]
    words = ("ink", "muted", "accent", "late", "moved", "group", "ad-hoc")
    weak = [
        (word, ground)
        for word in words
        for ground in GROUNDS
        if _contrast(_luminance(_hex(scheme[word])), _luminance(_hex(scheme[ground]))) < TEXT
    ]
    assert weak == []


def test_white_on_white_would_be_noticed():
    assert _contrast(_luminance(_oklch(1, 0, 0)), _luminance(_hex("#fff"))) == pytest.approx(1, abs=0.01)
    assert _contrast(_luminance(_hex("#000")), _luminance(_hex("#ffffff"))) == pytest.approx(21)


def _schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme: light, dark, and light as paper changes it."""
    screen, paper = ((STYLES / f"{part}.css").read_text() for part in ("colours", "print"))
    light, dark = screen.split('[data-md-color-scheme="slate"]')
    values = re.compile(r"--pf-([\w-]+): ([^;]+);")
    of = {name: dict(values.findall(text)) for name, text in (("light", light), ("dark", dark))}
    return {**of, "paper": {**of["light"], **dict(values.findall(paper))}}


def _hex(colour: str) -> tuple[float, ...]:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return tuple(_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _oklch(lightness: float, chroma: float, hue: float) -> tuple[float, ...]:
    """Linear sRGB of a colour as CSS Color 4 defines it; what a screen cannot show is cut off."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rows: Any = (
        (4.0767416621, -3.3077115913, 0.2309699292),
        (-1.2684380046, 2.6097574011, -0.3413193965),
        (-0.0041960863, -0.7034186147, 1.7076147010),
    )
    return tuple(min(1.0, max(0.0, x * long + y * medium + z * short)) for x, y, z in rows)


def _luminance(linear: tuple[float, ...]) -> float:
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)
