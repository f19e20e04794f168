"""The record as a plain folder of Markdown, already filtered, for any site builder.

Nothing in it needs this program: pages, evidence, and an mkdocs.yml for plain MkDocs.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from portfolio import say
from portfolio.entries import Entry
from portfolio.model import Portfolio, Practitioner
from portfolio.outputs.evidence import Read
from portfolio.outputs.harmless import harmless
from portfolio.outputs.told import Told, told
from portfolio.share import Share
from portfolio.text import links
from portfolio.text.headings import as_words
from portfolio.views.entry.page import file_names

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "tables")
_ESCAPED = re.compile(r"([\\`*_{}\[\]#!])")  # where Markdown takes a backslash
_NAMED = {ord(c): f"&#{ord(c)};" for c in "<>&|~^"}  # where it does not
_NUMBER = re.compile(r"^(\d+)\.")


def as_docs(portfolio: Portfolio, read: Read) -> Mapping[str, bytes]:
    """Every file of the folder, by its path."""
    return dict(_files(portfolio, read))


def _files(portfolio: Portfolio, read: Read) -> Iterator[tuple[str, bytes]]:
    yield "mkdocs.yml", _settings(portfolio).encode()
    yield "docs/index.md", _front(portfolio).encode()
    paths = {entry.path: f"{entry.url}index.md" for entry in portfolio.entries}
    paths |= {
        practitioner.profile.path: f"{practitioner.id}/index.md" for practitioner in portfolio.practitioners
    }
    for practitioner in portfolio.practitioners:
        names = _travelling(practitioner.profile.files, read)
        yield f"docs/{practitioner.id}/index.md", _home(practitioner, portfolio, paths, names).encode()
        for path, name in names.items():
            yield f"docs/{practitioner.id}/{name}", read(path) or b""
        for entry in practitioner.entries:
            names = _travelling(entry.files, read)
            yield f"docs/{entry.url}index.md", _entry(entry, practitioner, portfolio, paths, names).encode()
            for path, name in names.items():
                yield f"docs/{entry.url}{name}", read(path) or b""


def _travelling(files: Iterable[str], read: Read) -> Mapping[str, str]:
    """The path of each file handed over with a page → its name there."""
    return file_names(path for path in files if read(path) is not None)


def _settings(portfolio: Portfolio) -> str:
    nav = ["nav:", "  - index.md"]
    for practitioner in portfolio.practitioners:
        name = json.dumps(html.escape(practitioner.profile.name), ensure_ascii=False)
        nav += [f"  - {name}: {practitioner.id}/index.md"]
    return "\n".join(
        [
            f"site_name: {json.dumps(html.escape(_title(portfolio)), ensure_ascii=False)}",
            "docs_dir: docs",
            "use_directory_urls: false",
            "plugins: []",
            "not_in_nav: /*/entries/",
            f"markdown_extensions: [{', '.join(EXTENSIONS)}]",
            *nav,
            "",
        ]
    )


def _title(portfolio: Portfolio) -> str:
    names = [practitioner.profile.name for practitioner in portfolio.practitioners]
    return f"Portfolio of {say.all_of(names)}" if names else "Portfolio"


def _front(portfolio: Portfolio) -> str:
    people = [
        f"- [{plain(practitioner.profile.name)}]({practitioner.id}/index.md)"
        for practitioner in portfolio.practitioners
    ]
    body = [f"# {plain(_title(portfolio))}", "", *_whose(portfolio, portfolio.practitioners), *people]
    return _page(_title(portfolio), portfolio.terms.as_of.isoformat(), body)


def _whose(portfolio: Portfolio, people: Iterable[Practitioner]) -> list[str]:
    """The sentence that tells readers what they have: all of it, or what was shared."""
    names = [plain(practitioner.profile.name) for practitioner in people]
    seen = f"Seen from {say.day(portfolio.terms.as_of)}."
    if portfolio.terms.audience is Share.PRIVATE:
        return [f"Private. The whole record, not for sharing. {seen}", ""]
    if not names:
        return [f"Nothing is shared here. {seen}", ""]
    return [f"This is what {say.all_of(names)} chose to share, not the whole record. {seen}", ""]


def _home(
    practitioner: Practitioner, portfolio: Portfolio, paths: Mapping[str, str], names: Mapping[str, str]
) -> str:
    profile = practitioner.profile
    statement = _body(profile.statement, profile.path, f"{practitioner.id}/index.md", paths, names)
    body = [
        f"# {plain(profile.name)}",
        "",
        plain(profile.role),
        "",
        *_whose(portfolio, [practitioner]),
        statement,
        "",
    ]
    for year, entries in groupby(reversed(practitioner.entries), key=lambda entry: entry.date.year):
        body += [f"## {year}", ""]
        for entry in entries:
            link = posixpath.relpath(f"{entry.url}index.md", practitioner.id)
            body.append(f"- {say.days(entry.date, entry.until)}: [{plain(entry.title)}](<{link}>)")
        body.append("")
    return _page(profile.name, portfolio.terms.as_of.isoformat(), body)


def _entry(
    entry: Entry,
    practitioner: Practitioner,
    portfolio: Portfolio,
    paths: Mapping[str, str],
    names: Mapping[str, str],
) -> str:
    page = f"{entry.url}index.md"
    body = [f"# {plain(entry.title)}", "", *_told(told(entry, portfolio, practitioner), groups=False)]
    body += [_body(entry.body, entry.path, page, paths, names), ""]
    if entry.withheld:
        body += ["*A part of this entry is not shared here.*", ""]
    body += _told(told(entry, portfolio, practitioner), groups=True)
    ties = (("It grew from", practitioner.origins), ("It led to", practitioner.arrows))
    for title, ids in ((title, arrows[entry.id]) for title, arrows in ties):
        if ids:
            body += [f"## {title}", "", *(_mention(practitioner.by_id[id_], page) for id_ in ids), ""]
    if names:
        files = (f"- [{plain(name)}]({links.address_of(name)})" for name in names.values())
        body += ["## Evidence", "", *files, ""]
    return _page(entry.title, entry.date.isoformat(), body)


def _mention(entry: Entry, seen_from: str) -> str:
    link = posixpath.relpath(f"{entry.url}index.md", posixpath.dirname(seen_from))
    return f"- [{plain(entry.title)}](<{link}>), {say.day(entry.date)}"


def _told(details: Told, *, groups: bool) -> list[str]:
    if not groups:
        return [*(f"- {plain(said.label)}: {plain(said.text)}" for said in details.facts), ""]
    lines: list[str] = []
    for group in details.groups:
        lines += [f"## {plain(group.title)}", ""]
        for item in group.items:
            indents = ("", *("    " for _ in item[1:]))
            pairs = zip(indents, item, strict=False)
            lines += [f"{indent}- {plain(said.label)}: {plain(said.text)}" for indent, said in pairs]
        lines.append("")
    return lines


def _body(text: str, source: str, page: str, paths: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Markdown with links to pages of this folder; a link to anything left out becomes its words."""

    def elsewhere(link: links.Link) -> str | None:
        path = links.resolve(link.path, source) if link.path else ""
        if not path or path in names or path in paths:
            return None
        return {"image": "", "definition": "", "raw": ""}.get(link.form, link.label)

    def target(link: links.Link) -> str | None:
        if not link.path:
            return None
        path = links.resolve(link.path, source)
        if path in names:
            return links.address_of(names[path])
        if path not in paths:
            return None
        return posixpath.relpath(paths[path], posixpath.dirname(page)) + link.anchor

    return as_words(links.retarget(harmless(links.rewrite(text, elsewhere)), target))


def _page(title: str, date: str, body: Iterable[str]) -> str:
    """A page whose front matter holds only a title and date, escaped: a theme may print them unescaped."""
    head = f"---\ntitle: {json.dumps(html.escape(title), ensure_ascii=False)}\ndate: {date}\n---\n\n"
    return head + "\n".join(body).strip("\n") + "\n"


def plain(text: str) -> str:
    """Words escaped so that Markdown shows them unchanged."""
    text = _ESCAPED.sub(r"\\\1", " ".join(text.split()).translate(_NAMED).replace("&#", "\x00"))
    text = _NUMBER.sub(r"\1\\.", text.replace("\x00", "&#"))
    if text[:1] in {"-", "+"}:
        return f"\\{text}"
    return f"&#58;{text[1:]}" if text[:1] == ":" else text
