"""A small portfolio that changes: what may stand in it, and every way in which somebody may edit it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from portfolios import AUDIENCES, BARE_THEME, entry, picture

BODIES = (
    "Some words.",
    "",
    "## Part\n\nWords of ABC.\n\n### Deeper\n\nMore.\n\n*[ABC]: A body corporate\n",
    "# On top\n\nWords[^1].\n\n[^1]: A note.\n",
    "## Part\n\n| a | b |\n|---|---|\n| c | d |\n\n- [x] done\n- [ ] to do\n",
    "## Part {share=private}\n\nNot for all.\n\n## Another\n\nFor all.\n",
    "A [way](#nowhere) to nothing & “quotes” – dashes.\n\n## *Part* & `code`\n\n> said\n",
)
TITLES = (
    "A visit",
    "Less < more & so on",
    "“Quoted” – “words”",
    "*Stars* `code`",
    'He said "no"',
    "A <b>bold</b> one",
)
KINDS: tuple[dict[str, Any], ...] = (
    {"kind": "reflection"},
    {"kind": "training", "provider": "a school", "hours": 3},
    {"kind": "supervision", "actions": [{"id": "a1", "what": "Read."}], "feel": {"stay": 3}},
)
PAGES = (
    "# {name}\n\nWords.\n",
    "---\ntitle: Named {name}\n---\n\n## Part\n\nWords.\n",
    "---\nicon: material/heart\nstatus: new\nsubtitle: in small\n---\n\n# {name}\n\n## Part\n\n[on](index.md)\n",
    "# Other & {name}\n\n## Else\n\n[x](#nowhere)\n",
)
PROFILES = (
    "name: {name}\nrole: worker\nshare: public\n",
    "name: {name} & Oak\nrole: worker\nshare: public\nthemes: [{{id: calm, title: Keeping calm}}]\n",
    "name: {name}\nrole: manager\nshare: supervisor\nthemes: [{{id: calm, title: Calm}}]\n",
)
SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"site_name": "Another <name> & so on"},
    {"site_url": "https://example.org/sub/"},
    {"markdown_extensions": ["smarty", {"toc": {"permalink": True}}]},
    {"nav": [{"Welcome": "index.md"}, {"More": ["about.md"]}]},
    {"validation": {"links": {"anchors": "warn"}}},
    {"copyright": "Nobody", "extra": {"generator": False}},
)
LOOKS: tuple[dict[str, Any], ...] = (
    {},
    {"palette": {"primary": "teal"}},
    {"features": ["navigation.tabs", "navigation.path", "toc.integrate"]},
    {"language": "de"},
)


@dataclass
class Text:
    """One entry as it is now."""

    number: int
    person: str = "rowan"
    stem: str = ""
    id: str = ""
    kind: int = 0
    title: int = 0
    day: int = 1
    share: str = "public"
    body: int = 0
    themes: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    rating: bool = False
    evidence: bool = False
    follows: set[int] = field(default_factory=set)
    links: set[int] = field(default_factory=set)
    to_page: bool = False
    draft: bool = False

    @property
    def path(self) -> str:
        return f"practitioners/{self.person}/{self.stem}.md"


@dataclass
class Project:
    """A project as it is now, to be written."""

    settings: str  # those it began with
    entries: dict[int, Text] = field(default_factory=dict)
    pages: dict[str, tuple[int, frozenset[int]]] = field(default_factory=dict)
    profiles: dict[str, int] = field(default_factory=lambda: {"rowan": 0, "imogen": 0})
    evidence: int = 0
    framework: int = 0
    setting: int = 0
    look: int = 0
    as_of: str = "2026-11-22"
    denied: tuple[str, ...] = ()
    made: int = 0

    def edit(self, name: str, one: int, other: int) -> None:
        """Change something: which edit, and two numbers that say what and how."""
        EDITS[name](self, one, other)

    def pick(self, number: int) -> Text | None:
        """One of the entries, if there is any."""
        return self.entries[sorted(self.entries)[number % len(self.entries)]] if self.entries else None

    def files(self) -> dict[str, str | bytes]:
        """Everything that lies in the project."""
        found: dict[str, str | bytes] = {"./mkdocs.yml": self._settings(), "./bare/base.html": BARE_THEME}
        for name, (page, links) in self.pages.items():
            there = [self.entries[n] for n in sorted(links) if n in self.entries]
            lines = [f"- [Entry {one.number}](../{one.path}#part)" for one in there]
            found[f"pages/{name}.md"] = "\n".join([PAGES[page].format(name=name), *lines, ""])
        for person, profile in self.profiles.items():
            text = PROFILES[profile].format(name=person.title())
            found[f"practitioners/{person}/profile.md"] = f"---\n{text}---\n\nAbout {person}.\n"
        for one in self.entries.values():
            found[one.path] = self._entry(one)
            if one.evidence:
                found[f"practitioners/{one.person}/paper-{one.number}.txt"] = f"Paper {self.evidence}."
                found[f"practitioners/{one.person}/seen-{one.number}.png"] = picture(grey=self.evidence % 250)
        if self.framework:
            found["frameworks/own.yml"] = (
                f"{{id: own, title: Ours {self.framework}, owner: us, versions: [{{version: '1', "
                "from: 2000-01-01, source: ours, standards: "
                f"[{{code: '1', title: First {self.framework % 3}}}]}}]}}\n"
            )
        found["./names/list.txt"] = "\n".join(["# names", *self.denied, ""])
        return found

    def _entry(self, one: Text) -> str:
        lines = [f"{BODIES[one.body]}\n\nSaid in {one.number}, word{one.number}."]
        for number in sorted(one.links & set(self.entries)):
            to = self.entries[number]
            lines.append(f"See [that](../{to.person}/{to.stem}.md#part).")
        if one.to_page and "about" in self.pages:
            lines.append("And [about](../../pages/about.md#part).")
        if one.evidence:
            lines.append(f"![seen](seen-{one.number}.png)")
        given: dict[str, Any] = {
            **KINDS[one.kind],
            "title": TITLES[one.title],
            "date": f"2026-0{1 + one.day // 28}-{1 + one.day % 28:02d}",
            "share": one.share,
        }
        if one.draft:
            given["draft"] = "yes"
        if one.id:
            given["id"] = one.id
        if one.themes:
            given["themes"] = list(one.themes)
        if self.framework:
            given["standards"] = list(one.standards)
            if one.rating and one.standards:
                given["ratings"] = dict.fromkeys(one.standards, 3)
        if one.evidence:
            given["evidence"] = [f"paper-{one.number}.txt"]
        earlier = [
            to for n in sorted(one.follows & set(self.entries))
            if (to := self.entries[n]).person == one.person and (to.day, to.number) < (one.day, one.number)
        ]  # fmt: skip
        if earlier:
            given["follows"] = [to.id or to.stem for to in earlier]
        return entry("\n\n".join(lines), **given)

    def _settings(self) -> str:
        given = yaml.safe_load(self.settings) | SETTINGS[self.setting]
        if given["theme"]["name"] == "material":
            given["theme"] |= LOOKS[self.look]
        if "nav" in given and not {"index", "about"} <= set(self.pages):
            del given["nav"]
        (ours,) = (one["portfolio"] for one in given["plugins"] if isinstance(one, dict))
        ours |= {"as_of": self.as_of, "guard": {"deny_list": "../names/list.txt"}}
        return yaml.safe_dump(given, sort_keys=False)

    def write(self, root: Path) -> None:
        """Write what changed and remove what is gone; all other files stay as they are."""
        files = {
            (root / name if name.startswith("./") else root / "content" / name): text
            for name, text in self.files().items()
        }
        files[root.parent / "names/list.txt"] = files.pop(root / "names/list.txt")
        for path in [*root.glob("content/**/*")]:
            if path.is_file() and path not in files:
                path.unlink()
        (root / "content/pages").mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            if not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


Edit = Callable[[Project, int, int], None]
EDITS: dict[str, Edit] = {}


def _edit(change: Edit) -> Edit:
    EDITS[change.__name__.removesuffix("_").replace("_", " ")] = change
    return change


def _of_an_entry(change: Callable[[Project, Text, int], None]) -> None:
    def edit(project: Project, one: int, other: int) -> None:
        if text := project.pick(one):
            change(project, text, other)

    edit.__name__ = change.__name__
    _edit(edit)


@_edit
def add_an_entry(project: Project, one: int, other: int) -> None:
    project.made += 1
    project.entries[project.made] = Text(
        project.made,
        stem=f"entry-{project.made}",
        kind=one % len(KINDS),
        body=other % len(BODIES),
        day=one % 50,
        themes=("calm",) if other % 2 else (),
        standards=("own:1",) if one % 2 else (),
        follows=set(list(project.entries)[:1]),
    )


@_of_an_entry
def delete_it(project: Project, text: Text, _: int) -> None:
    del project.entries[text.number]


@_of_an_entry
def write_another_body(_: Project, text: Text, other: int) -> None:
    text.body = other % len(BODIES)


@_of_an_entry
def title_it_anew(_: Project, text: Text, other: int) -> None:
    text.title = other % len(TITLES)


@_of_an_entry
def move_it_in_time(_: Project, text: Text, other: int) -> None:
    text.day = other % 50


@_of_an_entry
def share_it_otherwise(_: Project, text: Text, other: int) -> None:
    text.share = AUDIENCES[other % 4]


@_of_an_entry
def finish_it_or_not(_: Project, text: Text, __: int) -> None:
    text.draft = not text.draft


@_of_an_entry
def make_it_another_kind(_: Project, text: Text, other: int) -> None:
    text.kind = other % len(KINDS)


@_of_an_entry
def say_what_it_is_about(_: Project, text: Text, other: int) -> None:
    text.themes = (("calm",), (), ("pace", "calm"))[other % 3]
    text.standards = ((), ("own:1",))[other % 2]
    text.rating = other % 3 == 1


@_of_an_entry
def let_it_follow(project: Project, text: Text, other: int) -> None:
    if to := project.pick(other):
        text.follows ^= {to.number}


@_of_an_entry
def link_it(project: Project, text: Text, other: int) -> None:
    if to := project.pick(other):
        text.links ^= {to.number}


@_of_an_entry
def link_it_to_a_page(_: Project, text: Text, __: int) -> None:
    text.to_page = not text.to_page


@_of_an_entry
def rename_its_file(_: Project, text: Text, other: int) -> None:
    text.stem = f"entry-{text.number}-{other % 3}"


@_of_an_entry
def give_it_another_id(_: Project, text: Text, other: int) -> None:
    text.id = ("", f"id-{text.number}", f"name-{text.number}")[other % 3]


@_of_an_entry
def move_it_to_somebody_else(_: Project, text: Text, __: int) -> None:
    text.person = {"rowan": "imogen", "imogen": "rowan"}[text.person]


@_of_an_entry
def give_it_evidence_or_take_it_away(_: Project, text: Text, __: int) -> None:
    text.evidence = not text.evidence


@_edit
def change_the_evidence(project: Project, one: int, _: int) -> None:
    project.evidence = one


@_edit
def change_a_profile(project: Project, one: int, other: int) -> None:
    project.profiles[("rowan", "imogen")[one % 2]] = other % len(PROFILES)


@_edit
def write_a_page(project: Project, one: int, other: int) -> None:
    name = ("about", "index", "more")[one % 3]
    project.pages[name] = other % len(PAGES), project.pages.get(name, (0, frozenset()))[1]


@_edit
def remove_a_page(project: Project, one: int, _: int) -> None:
    project.pages.pop(("about", "index", "more")[one % 3], None)


@_edit
def link_a_page(project: Project, one: int, other: int) -> None:
    to = project.pick(other)
    if to and project.pages:
        name = sorted(project.pages)[one % len(project.pages)]
        text, links = project.pages[name]
        project.pages[name] = text, links ^ {to.number}


@_edit
def change_a_framework(project: Project, one: int, _: int) -> None:
    project.framework = one % 5


@_edit
def change_the_settings(project: Project, one: int, _: int) -> None:
    project.setting = one % len(SETTINGS)


@_edit
def change_the_look(project: Project, one: int, _: int) -> None:
    project.look = one % len(LOOKS)


@_edit
def look_on_another_day(project: Project, one: int, _: int) -> None:
    project.as_of = f"2026-{10 + one % 3}-{1 + one % 28:02d}"


@_edit
def list_a_name(project: Project, one: int, _: int) -> None:
    project.denied = ((), ("word2",), ("word1", "word3"))[one % 3]


__all__ = ["EDITS", "Project", "Text"]
