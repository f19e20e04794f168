"""Whatever the folder: who may not see a word finds it in no byte, and who may finds it.

Folders are drawn at random: drafts, shares of entries, fields and nested sections; footnotes, reference links,
abbreviations, pictures and links between entries; and a second day, on which entries are deleted, shared
otherwise or new, built over the first. What each word may reach is worked out here, as it is drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import portfolios
import pytest
import watched
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from portfolios import AUDIENCES, Site, entry
from sharing import LIMITS, PARTS, SHARES, least

HOME = "practitioners/rowan"
NEVER = "never"
WORD = re.compile(r"vogel\d{5}x")
FEATURES = (
    "footnote",
    "shared footnote",
    "reference",
    "abbreviation",
    "picture",
    "link",
    "comment",
    "quotation",
)

THEME = """\
theme: {name: null, custom_dir: bare, static_templates: [404.html, sitemap.xml]}
site_url: https://example.org/
"""
BARE = portfolios.SETTINGS.replace("theme: {name: null, custom_dir: bare}\n", THEME).replace(
    "plugins:\n", "plugins:\n  - search\n"
)
MATERIAL = portfolios.MATERIAL.replace("plugins:\n", "site_url: https://example.org/\nplugins:\n")
FILES = {
    "./bare/404.html": '{% extends "main.html" %}{% block content %}<p>Not here.</p>{% endblock %}',
    "./bare/sitemap.xml": "<urlset>{% for f in pages %}<loc>{{ f.page.canonical_url }}</loc>{% endfor %}</urlset>",
}


@dataclass(frozen=True)
class Drawn:
    """One entry as it was drawn; the words are put in when it is written."""

    number: int
    share: str
    fields: dict[str, str]
    parts: tuple[tuple[int, str, str | None, frozenset[str]], ...]
    links: tuple[int, ...]  # to entries drawn before it
    says: str = ""  # of a draft, which stays private: the share that is written all the same

    @property
    def id(self) -> str:
        return f"vogel{90000 + self.number}x"


@dataclass
class Day:
    """A folder as it is written on one day, and how far each word in it may travel."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    reach: dict[str, str] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)  # words that those who may see them must find


ENDINGS = (".html", "search_index.json", "portfolio.json", "sitemap.xml", "sitemap.xml.gz")


def widest(*shares: str) -> str:
    return max(shares, key=AUDIENCES.index)


LIMITED = st.dictionaries(st.sampled_from(["stress", "themes", "went"]), SHARES, max_size=2)
SECTIONS = st.lists(
    st.tuples(PARTS, st.sets(st.sampled_from(FEATURES), max_size=4)).map(lambda t: (*t[0], frozenset(t[1]))),
    max_size=4,
)


@st.composite
def entries(draw: st.DrawFn, number: int, before: tuple[int, ...]) -> Drawn:
    links = draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else []
    says = draw(st.sampled_from(["", "", "", "", "supervisor", "public"]))
    share = "private" if says else draw(SHARES)
    return Drawn(number, share, draw(LIMITED), tuple(draw(SECTIONS)), tuple(links), says)


@st.composite
def two_days(draw: st.DrawFn) -> tuple[Day, Day]:
    first: list[Drawn] = []
    for number in range(draw(st.integers(2, 5))):
        first.append(draw(entries(number, tuple(one.number for one in first))))
    second: list[Drawn] = []
    for one in first:
        match draw(st.sampled_from(["stays", "is deleted", "is shared otherwise", "is written anew"])):
            case "stays":
                second.append(one)
            case "is shared otherwise":
                parts = tuple(
                    (level, name, draw(st.none() | SHARES), what) for level, name, _, what in one.parts
                )
                second.append(replace(one, share=draw(SHARES), parts=parts, says=""))
            case "is written anew":
                second.append(draw(entries(one.number, tuple(o.number for o in second))))
    second.append(draw(entries(7, tuple(one.number for one in second))))
    profile, others = draw(SHARES), draw(SHARES)
    start = draw(st.just(10_000))
    return _day(first, profile, others, start), _day(second, others, profile, 2 * start)


def _day(drawn: list[Drawn], profile: str, others: str, start: int) -> Day:
    day = Day()

    def word(share: str, *, printed: bool = True) -> str:
        name = f"vogel{start + len(day.reach)}x"
        day.reach[name] = share
        if printed and share != NEVER:
            day.printed.add(name)
        return name

    there = {one.number: one for one in drawn}
    for one in drawn:
        day.reach[one.id] = one.share
        day.printed.add(one.id)
        _write(day, one, there, word)
    known = widest("private", *(one.share for one in drawn))
    day.files[f"{HOME}/profile.md"] = (
        f"---\nname: Rowan\nrole: worker\nshare: {profile}\n---\n\nI say {word(least(profile, known))}.\n\n"
        f"## Wellbeing\n\n{word('private')}\n"
    )
    day.files["practitioners/imogen/profile.md"] = (
        f"---\nname: {word(others)}\nrole: worker\nshare: public\n---\n"
    )
    day.files["practitioners/imogen/x.md"] = entry(f"{word(others)}.", title=word(others), share=others)
    lines = [f"[{word(one.share)}](../{HOME}/{one.id}.md)" for one in drawn]
    day.files["pages/about.md"] = "# About\n\n" + "\n\n".join(lines) + f"\n\nOpen {word('public')}.\n"
    return day


def _write(day: Day, one: Drawn, there: dict[int, Drawn], word: Callable[..., str]) -> None:
    links = [there[number] for number in one.links if number in there]
    lines, after = [word(one.share), ""], []
    above: list[tuple[int, str]] = []
    common: list[str] = []  # how far the parts travel that cite the footnote they share
    for level, heading, own, features in one.parts:
        above = [each for each in above if each[0] < level]
        limit = least(one.share, own or LIMITS.get(heading.casefold(), "private"), *(far for _, far in above))
        above.append((level, limit))
        said = f" {{share={own}}}" if own else ""
        lines += [f"{'#' * level} {heading}{said}", "", word(limit), ""]
        if "footnote" in features:
            name = word(limit, printed=False)
            lines += [f"Said[^{name}].", ""]
            after += [f"[^{name}]: {word(limit)}", ""]
        if "shared footnote" in features:
            common.append(limit)
            lines += [f"Said as well[^common{one.number}].", ""]
        if "reference" in features:
            name = word(limit, printed=False)
            lines += [f"[{word(limit)}][{name}]", ""]
            after += [f'[{name}]: https://example.org/{word(limit)} "{word(limit)}"', ""]
        if "abbreviation" in features:
            name = word(limit)
            lines += [f"It is {name}.", ""]
            after += [f"*[{name}]: {word(limit)}", ""]
        if "picture" in features:
            name = f"{word(limit)}.txt"
            lines += [f'[{word(limit)}]({name} "{word(limit)}")', ""]
            day.files[f"{HOME}/{name}"] = word(limit)
        if "comment" in features:
            lines += [f"<!-- {word(NEVER)} -->", ""]
        if "quotation" in features:
            lines += [f"> {word(limit)}", "", "| a |", "|---|", f"| {word(limit)} |", ""]
        if "link" in features:
            for to in links:
                lines += [
                    f'[{word(least(limit, to.share))}]({to.id}.md "{word(least(limit, to.share))}")',
                    "",
                ]
    if common:
        after += [f"[^common{one.number}]: {word(widest(*common))}", ""]
    title = word(one.share)
    day.files[f"{HOME}/{one.id}.md"] = entry(
        "\n".join(
            [*lines, "# Where it comes from", "", *after]
        ),  # all that is explained, in a part of its own
        id=one.id,
        title=title,
        share=one.says or one.share,
        **({"draft": "yes"} if one.says else {}),
        share_fields=one.fields,
        follows=[to.id for to in links],
        stress={"response": word(least(one.share, one.fields.get("stress", "private")))},
        themes=[word(least(one.share, one.fields.get("themes", one.share)))],
        date=f"2026-03-{one.number + 1:02d}",
    )


def _set(project: Path, day: Day) -> None:
    """The folder as it is on that day and no other file in it."""
    for path in project.glob("content/**/*"):
        if path.is_file() and path.relative_to(project / "content").as_posix() not in day.files:
            path.unlink()
    portfolios.write(project, {**day.files, "./mkdocs.yml": (project / "mkdocs.yml").read_text()})


def _look(site: Site, day: Day, audience: str, seen: Counter[str]) -> None:
    assert site.error is None, site.said
    portfolios.ANSWERED.extend(
        m for m in site.log if "[heading-wider]" in m
    )  # drawn like that: the parent decides
    found: dict[str, set[str]] = {}
    for name, content in site.files.items():
        text = "\n".join([name, *watched.readings_of(content)])
        seen["bytes"] += len(content)
        for word in WORD.findall(text):
            found.setdefault(word, set()).add(name)
    order = (NEVER, *AUDIENCES)
    may = {word for word, far in day.reach.items() if order.index(far) >= order.index(audience)}
    hidden = {word: sorted(names) for word, names in found.items() if word not in may}
    assert not hidden, {word: (day.reach.get(word, "yesterday's"), names) for word, names in hidden.items()}
    missing = (may & day.printed) - set(found)
    assert not missing, {word: day.reach[word] for word in missing}
    for ending in ENDINGS:
        holding = [n for names in found.values() for n in names if n.endswith(ending)]
        assert any(name.endswith(ending) for name in site.files), f"no {ending} to look into"
        seen[ending] += len(holding)
    searched = {name for names in found.values() for name in names if name.startswith("search/")}
    seen["search"] += len(searched)
    seen["words hidden"] += len(set(day.reach) - may)
    seen["words shown"] += len(may & set(found))
    seen["sites"] += 1


def _over_two_days(settings_: str, examples: int, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    seen: Counter[str] = Counter()

    @settings(max_examples=examples, phases=[Phase.generate])  # each try to make one smaller takes a second
    @given(two_days())
    def everywhere(days: tuple[Day, Day]) -> None:
        project = portfolios.write(tmp_path_factory.mktemp("random"), {**FILES, "./mkdocs.yml": settings_})
        for day in days:
            _set(project, day)
            for audience in AUDIENCES:
                site = portfolios.build(project, audience)
                _look(site, day, audience, seen)
            seen["folders"] += 1
        again = portfolios.build(project, "public", out=project / "clean")
        assert again.files == site.files, "over an older site the same bytes as into an empty folder"

    everywhere()
    return seen


def test_in_no_byte_of_any_build_stands_a_word_its_readers_may_not_see(
    tmp_path_factory: pytest.TempPathFactory,
):
    seen = _over_two_days(BARE, 20, tmp_path_factory)
    assert seen["folders"] >= 40
    assert seen["sites"] == 4 * seen["folders"]
    assert seen["words hidden"] > 2_000
    assert seen["words shown"] > 2_000
    for ending in ENDINGS:
        assert seen[ending] > 50, f"words were looked for and found in {ending}"


def test_nor_under_material(tmp_path_factory: pytest.TempPathFactory):
    seen = _over_two_days(MATERIAL, 1, tmp_path_factory)
    assert seen["sites"] == 8
    assert seen["bytes"] > 5_000_000
    assert seen["search"] > 10, "words and texts of our own search"


def test_a_word_in_the_wrong_place_would_be_seen(tmp_path: Path):
    """The check itself: one word too many, or too few, and it fails."""
    day = Day(reach={"vogel10000x": "private", "vogel10001x": "public"}, printed={"vogel10001x"})
    names = (
        "a.html",
        "search_index.json",
        "portfolio.json",
        "sitemap.xml",
        "sitemap.xml.gz",
    )
    good = dict.fromkeys(names, b"vogel10001x")
    _look(Site(tmp_path, files=good), day, "public", Counter())
    for name in names:
        with pytest.raises(AssertionError, match="private"):
            _look(Site(tmp_path, files=good | {name: b"vogel10001x vogel10000x"}), day, "public", Counter())
    with pytest.raises(AssertionError, match="public"):
        _look(Site(tmp_path, files=dict.fromkeys(names, b"")), day, "public", Counter())
    with pytest.raises(AssertionError, match="yesterday's"):
        _look(Site(tmp_path, files=good | {"vogel20000x.html": b""}), day, "public", Counter())
