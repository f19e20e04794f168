"""What a page is made from, as a digest: two pages with the same recipe are the same bytes."""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from pydantic import BaseModel

from portfolio.model import Portfolio
from portfolio.views import Page
from portfolio.views.base import Mention

_CHANGING = {"site_dir", "plugins", "theme", "watch", "config_file_path"}  # differ, or told apart below


def digest(*values: object) -> str:
    """A digest of plain values, the same in every process for equal values."""
    return Recipes().digest(values)


class Recipes:
    """The recipes of one build. What many pages show is looked through once."""

    def __init__(self, surroundings: str = "", portfolio: Portfolio | None = None) -> None:
        self._surroundings = surroundings
        self._problems = portfolio.problems if portfolio else ()
        self._known: dict[int, tuple[object, str]] = {}  # with the value, so that no other takes its id

    def of(self, view: Page, body: str) -> str:
        """The digest of everything that goes into one page; pages in the navigation may list problems."""
        return self.digest((self._surroundings, view, body, self._problems if view.in_nav else ()))

    def digest(self, value: object) -> str:
        """A digest of a plain value."""
        written = io.BytesIO()
        _Plain(written, self).dump(value)
        return hashlib.sha256(written.getbuffer()).hexdigest()

    def of_shared(self, value: BaseModel | Mention) -> str:
        """A digest of a value that many pages hold."""
        if id(value) not in self._known:
            fields = value.__slots__ if isinstance(value, Mention) else type(value).model_fields
            told = [type(value).__name__, *((name, getattr(value, name)) for name in fields)]
            self._known[id(value)] = value, self.digest(told)
        return self._known[id(value)][1]


def surroundings(
    config: MkDocsConfig, files: Files, nav: Navigation, portfolio: Portfolio, made_by: Iterable[object]
) -> str:
    """What all pages of a site have in common; `made_by` are objects whose code takes part."""
    theme = config.theme
    return digest(
        made_from(config),
        [_state(Path(module)) for module in _sources(made_by)],
        [_state(path) for path in _below(theme.custom_dir)],
        [(file.src_uri, file.url, file.inclusion.value) for file in files if not file.generated_by],
        list(_entries(nav.items)),
        (portfolio.audience, portfolio.as_of),
        [(one.id, one.profile.name) for one in portfolio.practitioners],
    )


def made_from(config: MkDocsConfig) -> str:
    """mkdocs.yml as MkDocs understood it, and the programs in use."""
    theme = config.theme
    plugins = {name: dict(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()}
    return digest(
        tools(),
        _said({name: value for name, value in config.items() if name not in _CHANGING}),
        _said(plugins),
        (theme.name, _said({name: theme[name] for name in theme})),
    )


@cache
def tools() -> str:
    """The programs a page is made with: Python, every installed package, and this one's own files."""
    package = Path(__file__).resolve().parent.parent
    own = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".yml"})
    theme = next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())
    return digest(
        sys.version,
        sorted({path.name for folder in sys.path for path in Path(folder or ".").glob("*.dist-info")}),
        [_state(path) for path in (*own, *_below(str(theme)))],
    )


def _state(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return str(path), found.st_size, found.st_mtime_ns


def _below(folder: str | None) -> list[Path]:
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []


def _sources(objects: Iterable[object]) -> list[str]:
    """The files that objects' classes come from: a Markdown extension may be the user's own."""
    modules = {sys.modules.get(type(one).__module__) for one in objects}
    return sorted({str(file) for module in modules if (file := getattr(module, "__file__", None))})


def _entries(items: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The navigation as a reader sees it."""
    for item in items:
        yield str(item.title), str(getattr(item, "url", ""))
        if item.children:
            yield ("(", "")
            yield from _entries(item.children)
            yield (")", "")


def _said(value: Any) -> Any:
    """A setting as plain values; what has no plain form by its name, so that it is told apart."""
    if isinstance(value, Mapping):
        return {str(key): _said(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_said(one) for one in value]
    if value is None or isinstance(value, str | int | float):
        return value
    if callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
    return repr(value)


class _Plain(pickle.Pickler):
    """Without what depends on the process: which equal values are one object, the order of sets."""

    def __init__(self, file: io.BytesIO, recipes: Recipes) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self._recipes = recipes

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, BaseModel | Mention):
            return str, (self._recipes.of_shared(value),)
        if isinstance(value, MappingProxyType):
            return dict, (dict(value),)
        if isinstance(value, set | frozenset):
            return list, (sorted(value, key=repr),)
        return NotImplemented
