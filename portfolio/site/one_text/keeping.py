"""What a whole build keeps for the next, if that one may go the short way at all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portfolio.folder.one_file import OneFile
from portfolio.folder.work_tree import check_work_tree
from portfolio.guard.deny_list import default_path
from portfolio.guard.record import Private
from portfolio.problems import Problem
from portfolio.site.again import looks_at_pages
from portfolio.site.config import Project
from portfolio.site.inside_mkdocs import Search
from portfolio.site.one_text.last_build import SHELF, Around, LastBuild, Settings, day_of
from portfolio.site.one_text.scanning import LinkError, State, stamps, states
from portfolio.site.ownership import MANIFEST
from portfolio.site.plugin import PortfolioPlugin
from portfolio.views import VIEWS
from portfolio.views.shared.acronyms import meanings

_ENTRIES = "files"
_NOBODY = Private()
_PLAIN = ("INHERIT", "!ENV")  # what these bring into a mkdocs.yml may change while the file does not


def begun(project: Project) -> Mapping[str, State]:
    """The files as they are before a whole build reads them; none where nothing may be kept of it."""
    try:
        return states(stamps(_tops(project), str(project.folder.practitioners)))
    except (LinkError, OSError):
        return {}


def keep(
    name: str,
    plugin: PortfolioPlugin,
    files: Mapping[str, State],
    out: Path,
    said: tuple[Iterable[Problem], Iterable[str]],
) -> None:
    """Keep what the next build needs, if it may go the short way at all."""
    project = plugin.project
    settings = _settings(plugin)
    if not files or settings is None:
        return
    try:
        site = stamps([str(out)])
    except (LinkError, OSError):
        return
    made_at = site[str(out / MANIFEST)][1]
    if any(stamp and stamp[1] > made_at for stamp in site.values()):
        return  # somebody has written into it already
    shelf = project.kept.shelf(_ENTRIES)
    if any(_is_hidden(name) for _, one in shelf.values() for name in _named(one)):
        return
    problems, lines = said
    kept = {path: made for path, (made, _) in shelf.items()}
    last = LastBuild(
        day_of(project.as_of, is_today=plugin.config.as_of is None),
        _tops(project),
        str(project.folder.practitioners),
        files,
        site,
        kept,
        settings,
        _around(plugin),
        tuple(check_work_tree(project.folder)),
        tuple(problems),
        tuple(lines),
    )
    project.kept.keep(SHELF, {name: ("", last)})


def _named(file: OneFile) -> Iterator[str]:
    """The files that an entry or profile names."""
    yield from (name for name, _ in file.links)
    yield from file.entry.evidence if file.entry else ()


def _is_hidden(name: str) -> bool:
    """Whether a file may lie in a folder of which no build looks at the state."""
    return any(part.startswith(".") and part.strip(".") for part in name.split("/"))


def _tops(project: Project) -> tuple[str, ...]:
    folder = project.folder
    listed = project.deny_list or default_path()
    return (*project.made_of, *map(str, (folder.frameworks, folder.rules, listed)))


def _around(plugin: PortfolioPlugin) -> Around:
    project = plugin.project
    full, shown, memory = project.reading.portfolio, project.shown, project.memory

    def named(*name: Hashable) -> Any:
        return memory.named(name)

    private = {entry.path: named("private", entry.path) or _NOBODY for entry in shown.with_drafts}
    return Around(
        memory.named("scope"),
        {one.id: named("there", one.id) or frozenset() for one in full.practitioners},
        {path: one for path, one in private.items() if one != _NOBODY},
        plugin.addresses.by_path,
        {
            entry.path: frozenset({entry.fingerprint, there.fingerprint if there else ""})
            for entry in full.with_drafts
            for there in (shown.by_path.get(entry.path),)
        },
        frozenset(_quoted(project)),
    )


def _quoted(project: Project) -> Iterator[str]:
    """The entries whose words stand on other pages too."""
    for one in project.facts.practitioners:
        ids = [view.quotes(project.facts.terms, one) for view in VIEWS if view.quotes]
        yield from (entry.path for entry in one.entries if any(entry.id in some for some in ids))


def _settings(plugin: PortfolioPlugin) -> Settings | None:
    """What one text becomes by; nothing where a program that is not ours or Material's takes part."""
    config, project, search = plugin.mkdocs, plugin.project, Search(plugin.mkdocs)
    text = Path(config.config_file_path).read_text(encoding="utf-8", errors="replace")
    plugins_are_known = {*config.plugins} <= {"portfolio", *search.names} and not config.hooks
    if not plugins_are_known or looks_at_pages(config) or any(word in text for word in _PLAIN):
        return None
    drawn_by_us = plugin.drawn and plugin.drawing.knows_its_frame
    if not drawn_by_us or not (project.renderer and project.renderer.plain_is_plain):
        return None
    return Settings(
        project.folder,
        project.audience,
        project.as_of,
        project.settings,
        project.deny_list,
        tuple(project.guard.off),
        tuple(config.markdown_extensions),
        dict(config.mdx_configs),
        search.settings,
        frozenset(meanings()),
    )
