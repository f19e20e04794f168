"""Ways around the filter that a mkdocs.yml can open, each refused with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from portfolio.folder.aside import is_ours
from portfolio.folder.places import Folder
from portfolio.share import Share

# Extensions that read files by name: the settings that say where from, with their defaults.
_PULLING: dict[str, dict[str, object]] = {
    "pymdownx.snippets": {"base_path": ["."]},
    "pymdownx.b64": {"base_path": ".", "root_path": None},
}
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# Left behind by editors, office programs and operating systems.
_LEFTOVER = re.compile(
    r"^(~\$|\.~|#).*|.*(\.bak|\.tmp|\.swp|\.orig|~)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE
)


def refuse(config: MkDocsConfig, folder: Folder, audience: Share, command: str, dirty: bool) -> None:
    """Stop a configuration that must not be built. Raises PluginError with every reason, a sentence each."""
    if reasons := "\n".join(_refusals(config, folder, audience, command, dirty)):
        raise PluginError(reasons)


def _refusals(
    config: MkDocsConfig, folder: Folder, audience: Share, command: str, dirty: bool
) -> Iterator[str]:
    if dirty and audience is not Share.PRIVATE:
        yield "--dirty would keep yesterday's pages. Build without it for others."
    if command == "gh-deploy" and audience is not Share.PUBLIC:
        yield (
            "gh-deploy publishes to the world and keeps every version. It is refused unless "
            "mkdocs.yml says audience: public."
        )
    if command == "serve" and (open_to := open_to_network(config)):
        yield open_to
    yield from _folders(config, folder)
    yield from _includes(config, folder)


def open_to_network(config: MkDocsConfig) -> str:
    """A sentence where a preview would be open to more than this computer; else nothing."""
    host = config.dev_addr.host
    if host in _LOOPBACK:
        return ""
    return (
        f"The preview would be open to your network ({host}). Remove dev_addr from mkdocs.yml, or write "
        "127.0.0.1:8000."
    )


def _folders(config: MkDocsConfig, folder: Folder) -> Iterator[str]:
    """MkDocs publishes all of docs_dir and of a theme folder, so entries may not lie in them."""
    published = {"docs_dir": folder.pages}
    if config.theme.custom_dir:
        published["theme: custom_dir"] = Path(config.theme.custom_dir).resolve()
    site = Path(config.site_dir).resolve()
    if site.is_relative_to(folder.practitioners):
        yield (
            f"site_dir lies among the entries ({folder.shown(site)}), where a site would be taken for a part "
            "of the record. Choose another folder."
        )
    for name, path in published.items():
        if _overlaps(path, folder.practitioners):
            yield (
                f"{name} and the folder of practitioners lie inside one another, and MkDocs publishes "
                f"everything in {name}. Keep them side by side, as content/pages and "
                "content/practitioners."
            )


def _includes(config: MkDocsConfig, folder: Folder) -> Iterator[str]:
    """Snippets, packed pictures and macros pull files in after the filter, so only from the open pages."""
    pages = folder.shown(folder.pages)
    used = {name.partition(":")[0]: name for name in config.markdown_extensions}
    pulling = [name for name in (*_PULLING, "macros") if name in used or name in config.plugins]
    for name in pulling:
        settings = dict(
            config.plugins[name].config if name == "macros" else config.mdx_configs.get(used[name], {})
        )
        if settings.get("url_download"):
            yield f"{name} may not fetch pages from elsewhere. Remove url_download."
        said = [
            settings.get(key, default) for key, default in _PULLING.get(name, {"include_dir": None}).items()
        ]
        bases = [base for setting in said for base in _listed(setting)]
        if not all(_inside(folder, base) for base in bases) or not all(
            settings.get(key, True) for key in ("restrict_base_path", "restrict_path")
        ):
            yield f"{name} may pull private entries into a page. Allow it open pages only: {pages}."
        for file in _listed(settings.get("include_yaml")):
            if not _inside(folder, file):
                yield f"macros may pull private files into a page. Keep {file} in {pages}."
    for link in folder.pages.rglob("*") if pulling else ():
        if link.is_symlink() and not link.resolve().is_relative_to(folder.pages):
            yield (
                f"{folder.shown(link)} leads out of the open pages, and {pulling[0]} would follow it. "
                "Remove the link, or copy the file."
            )


def _listed(said: object) -> list[str]:
    """The paths in a setting, which may hold one, several, or several by name."""
    if isinstance(said, Mapping):
        return [str(path) for path in said.values()]
    if isinstance(said, list | tuple):
        return [path for item in said for path in _listed(item)]
    return [str(said)] if said else []


def _inside(folder: Folder, path: str) -> bool:
    return (folder.project / path).resolve().is_relative_to(folder.pages)


def _overlaps(folder: Path, other: Path) -> bool:
    return folder.is_relative_to(other) or other.is_relative_to(folder)


def drop_stray_files(files: Files, folder: Folder, theme: str | None) -> Iterator[str]:
    """Take other programs' leftovers and links to elsewhere out of the pages and theme, and say which."""
    pages = folder.pages.resolve()
    for file in list(files):
        if not file.src_dir or not file.abs_src_path:
            continue
        if Path(file.src_dir).resolve() == pages:
            reason = _why_not(file, pages)
        elif file.src_dir == theme:
            inside = Path(file.abs_src_path).resolve().is_relative_to(folder.practitioners)
            reason = "it is a link to private files" if inside else ""
        else:
            continue
        if reason:
            files.remove(file)
            yield f"{folder.shown(Path(file.abs_src_path))} is not published: {reason}."


def _why_not(file: File, pages: Path) -> str:
    if is_ours(PurePosixPath(file.src_uri)):
        return "Portfolio keeps it for you alone"
    name = file.src_uri.rpartition("/")[2]
    if _LEFTOVER.match(name):
        return "it looks like a leftover of another program"
    if name.endswith((".MD", ".Md", ".mD")):
        return "its name must end in .md to be a page"
    if not Path(str(file.abs_src_path)).resolve().is_relative_to(pages):
        return "it is a link to another place on this computer"
    return ""
