"""Ways around the filter that a mkdocs.yml can open, each refused with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from portfolio.share import Share
from portfolio.targets import Folder

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# Left behind by editors, office programs and operating systems.
_DROPPING = re.compile(
    r"^(~\$|\.~|#).*|.*(\.bak|\.tmp|\.swp|\.orig|~)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE
)


def refusals(
    config: MkDocsConfig, folder: Folder, audience: Share, command: str, dirty: bool
) -> Iterator[str]:
    """Each reason why this configuration must not build, as a sentence."""
    if dirty and audience is not Share.PRIVATE:
        yield "--dirty would keep yesterday's pages. Build without it for others."
    if command == "gh-deploy" and audience is not Share.PUBLIC:
        yield (
            "gh-deploy publishes to the world and keeps every version. It is refused unless "
            "mkdocs.yml says audience: public."
        )
    if command == "serve" and config.dev_addr.host not in _LOOPBACK:
        yield (
            f"The preview would be open to your network ({config.dev_addr.host}). Remove dev_addr "
            "from mkdocs.yml, or write 127.0.0.1:8000."
        )
    yield from _folders(config, folder)
    yield from _includes(config, folder)


def _folders(config: MkDocsConfig, folder: Folder) -> Iterator[str]:
    """MkDocs publishes whatever lies in docs_dir or a theme folder."""
    published = {"docs_dir": folder.pages}
    if config.theme.custom_dir:
        published["theme: custom_dir"] = Path(config.theme.custom_dir).resolve()
    for name, path in published.items():
        if _overlaps(path, folder.practitioners):
            yield (
                f"{name} and the folder of practitioners lie inside one another, and MkDocs publishes "
                f"everything in {name}. Keep them side by side, as content/pages and "
                "content/practitioners."
            )


def _includes(config: MkDocsConfig, folder: Folder) -> Iterator[str]:
    """Snippets and macros pull files into pages after the filter: only from the open pages."""
    if "pymdownx.snippets" in config.markdown_extensions:
        settings = config.mdx_configs.get("pymdownx.snippets", {})
        said = settings.get("base_path", ["."])
        bases = [said] if isinstance(said, str) else list(said)
        inside = all((folder.project / base).resolve().is_relative_to(folder.pages) for base in bases)
        if not inside or settings.get("restrict_base_path", True) is not True:
            yield (
                "pymdownx.snippets may pull private entries into a page. Allow it open pages only: "
                f"base_path: [{folder.shown(folder.pages)}]."
            )
        if settings.get("url_download"):
            yield "pymdownx.snippets may not fetch pages from elsewhere. Remove url_download."
    if "macros" in config.plugins:
        settings = dict(config.plugins["macros"].config)
        said = settings.get("include_dir") or ""
        if said and not (folder.project / str(said)).resolve().is_relative_to(folder.pages):
            yield (
                "The macros plugin may pull private entries into a page. Allow it open pages only: "
                f"include_dir: {folder.shown(folder.pages)}."
            )


def _overlaps(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def drop_what_nobody_meant(files: Files, folder: Folder) -> Iterator[str]:
    """Take droppings and links to elsewhere out of the pages; say which."""
    pages = folder.pages.resolve()
    for file in list(files):
        if file.src_dir is None or Path(file.src_dir).resolve() != pages or not file.abs_src_path:
            continue
        if reason := _why_not(file, pages):
            files.remove(file)
            yield f"{folder.shown(Path(file.abs_src_path))} is not published: {reason}."


def _why_not(file: File, pages: Path) -> str:
    name = file.src_uri.rpartition("/")[2]
    if _DROPPING.match(name):
        return "it looks like a leftover of another program"
    if name.endswith((".MD", ".Md", ".mD")):
        return "its name must end in .md to be a page"
    if not Path(str(file.abs_src_path)).resolve().is_relative_to(pages):
        return "it is a link to another place on this computer"
    return ""
