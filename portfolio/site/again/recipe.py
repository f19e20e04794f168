"""What a page is made from, as a digest: two pages with the same recipe are the same bytes."""

from __future__ import annotations

import datetime
import hashlib
import marshal
import re
import secrets
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from pydantic import BaseModel

from portfolio.model import Portfolio
from portfolio.site.tools import PACKAGE, tools
from portfolio.text.sections import LEFT_OUT
from portfolio.views import Page
from portfolio.views.shared.base import Mention

Known = dict[int, tuple[object, str]]  # by `id`, with the value, so that no other takes its id
_WORDS = frozenset({str, int, float, bool, bytes, type(None)})
_CHANGING = {"site_dir", "plugins", "theme", "watch", "config_file_path"}  # differ, or told apart below
_MAKERS = ("markdown", "mkdocs", "material", "pymdownx")  # their extensions read no files, but for:
_PULLING = {"pymdownx.b64", "pymdownx.snippets"}
_INSTALLED = {"site-packages", "dist-packages"}
_SHOWING_MORE = re.compile(r"\b(pages|portfolio|build_date_utc)\b")


def digest(*values: object) -> str:
    """A digest of plain values, the same in every process for equal values."""
    return Recipes().digest(values)


class Recipes:
    """The recipes of one build. A value that many pages show is looked through only once."""

    def __init__(
        self, surroundings: str = "", portfolio: Portfolio | None = None, known: Known | None = None
    ) -> None:
        """`known` holds the digests of values from a preview's last build that may still be in use."""
        self._surroundings = surroundings
        self._problems = portfolio.problems if portfolio else ()
        self._known: Known = {}
        self._before = known or {}

    def of(self, view: Page, body: str, around: str) -> str:
        """The digest of everything that goes into one page. Pages in the navigation may list problems."""
        return self.digest((self._surroundings, around, view, body, self._problems if view.in_nav else ()))

    def digest(self, value: object) -> str:
        """A digest of a plain value."""
        return _hashed(self._plain(value))

    def _plain(self, value: Any) -> Any:  # noqa: PLR0911 - one for each sort of value
        """A value as lists of words and numbers, which are the same in every process."""
        sort = type(value)
        if sort in _WORDS:
            return value
        if sort is tuple or sort is list:
            return [item if type(item) is str else self._plain(item) for item in value]
        if value is LEFT_OUT:  # the words come beside the page
            return None
        names, shared = _parts(sort)  # type: ignore[arg-type] # a class is hashable
        if shared:
            before = self._known.get(id(value)) or self._before.get(id(value))
            told = before[1] if before else _hashed(self._told(value, names))
            self._known[id(value)] = value, told
            return told
        if names:
            return self._told(value, names)
        if isinstance(value, Mapping):
            return [(self._plain(key), self._plain(item)) for key, item in value.items()]
        if isinstance(value, frozenset | set):
            return sorted((self._plain(item) for item in value), key=repr)
        if isinstance(value, str | int | datetime.date | Path):
            return [sort.__name__, str(value)]
        raise TypeError(f"{sort} has no plain form")

    def _told(self, value: Any, names: Iterable[str]) -> list[Any]:
        return [type(value).__name__, *[self._plain(getattr(value, name)) for name in names]]

    @property
    def known(self) -> Known:
        """The digests of the values in this build, for the next one. All others are forgotten."""
        return self._known


def _hashed(plain: Any) -> str:
    return hashlib.sha256(
        marshal.dumps(plain, 2)
    ).hexdigest()  # the last form in which equal values are equal


@cache
def _parts(sort: Any) -> tuple[tuple[str, ...], bool]:
    """The fields of a type, and whether many pages may hold the same value of it."""
    if issubclass(sort, BaseModel):
        return tuple(sort.model_fields), True
    return tuple(getattr(sort, "__dataclass_fields__", ())), sort is Mention


def surroundings(config: MkDocsConfig, files: Files, portfolio: Portfolio, made_by: Iterable[object]) -> str:
    """What all pages of a site have in common; `made_by` holds the objects whose code takes part."""
    theme = config.theme
    return digest(
        made_from(config),
        [_state(Path(module)) for module in _sources(made_by)],
        [_state(path) for path in _below(theme.custom_dir)],
        _shown_elsewhere(config),
        [(file.src_uri, file.url, file.inclusion.value) for file in files if not file.generated_by],
        (portfolio.terms.audience, portfolio.terms.as_of),
    )


def around(nav: Navigation, portfolio: Portfolio, practitioner: str) -> str:
    """What the pages of one person have in common with each other; those of nobody may name everybody."""
    people = [] if practitioner else [(one.id, one.profile.name) for one in portfolio.practitioners]
    return digest(list(_entries(nav.items)), len(portfolio.practitioners) > 1, people)


def made_from(config: MkDocsConfig) -> str:
    """mkdocs.yml as MkDocs understood it, and the programs in use."""
    theme = config.theme
    plugins = {name: dict(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()}
    return digest(
        tools(),
        [_state(path) for path in _own_code(config)],
        _pulled_in(config),
        _said({name: value for name, value in config.items() if name not in _CHANGING}),
        _said(plugins),
        (theme.name, _said({name: theme[name] for name in theme})),
    )


def _own_code(config: MkDocsConfig) -> list[Path]:
    """Code in use that is in the project itself, where the user may change it at any time."""
    project = Path(config.config_file_path or ".").resolve().parent
    named = {
        getattr(module, "__file__", None) for name, module in [*sys.modules.items()] if name != "__main__"
    }
    # Compare letters first: most of the many modules are elsewhere, and paths are slow to compare.
    files = (Path(name) for name in named if name and name.startswith(str(project)))
    return sorted(
        path
        for path in files
        if path.is_relative_to(project)
        and not (_INSTALLED & {*path.parts} or path.is_relative_to(PACKAGE))
        and path.is_file()
    )


def _pulled_in(config: MkDocsConfig) -> list[tuple[str, str]]:
    """Files that a Markdown extension may put into a page, and extensions from elsewhere."""
    modules = {name.partition(":")[0] for name in config.markdown_extensions}
    own = {name for name in modules if "." in name and name.partition(".")[0] not in _MAKERS}
    own |= {name for name in modules if "." not in name and find_spec(name)}
    code = sorted(spec.origin for name in own if (spec := find_spec(name)) and spec.origin)
    pages = _below(config.docs_dir) if own or _PULLING & modules else []
    return [_state(path) for path in (*map(Path, code), *pages)]


def _shown_elsewhere(config: MkDocsConfig) -> object:
    """What the user's own templates may show of one page on another."""
    own = [path for path in _below(config.theme.custom_dir) if path.suffix == ".html"]
    if any(_SHOWING_MORE.search(path.read_text(encoding="utf-8", errors="replace")) for path in own):
        return secrets.token_hex()  # whatever it is: every page is drawn anew
    return [_state(path) for path in _below(config.docs_dir)] if own else []


def _state(path: Path) -> tuple[str, str]:
    """A file's state, by its bytes: some programs set its time back, and a copy has another time."""
    with path.open("rb") as file:
        return str(path), hashlib.file_digest(file, "sha256").hexdigest()


def _below(folder: str | None) -> list[Path]:
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []


def _sources(objects: Iterable[object]) -> list[str]:
    """The files that objects' classes come from: a Markdown extension may be the user's own."""
    modules = {sys.modules.get(type(instance).__module__) for instance in objects}
    return sorted({str(file) for module in modules if (file := getattr(module, "__file__", None))})


def _entries(items: Iterable[Any]) -> Iterator[tuple[str, str, object]]:
    """The navigation as a reader sees it, with the icons and states of hand-written pages."""
    for item in items:
        yield str(item.title), str(getattr(item, "url", "")), _said(getattr(item, "meta", {}))
        if item.children:
            yield ("(", "", {})
            yield from _entries(item.children)
            yield (")", "", {})


def _said(value: Any) -> Any:
    """A setting as plain values. What has no plain form is told apart by its name."""
    if isinstance(value, Mapping):
        return {str(key): _said(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_said(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, partial):
        return [_said(value.func), _said(value.args), _said(value.keywords)]
    name = getattr(value, "__qualname__", "<locals>")
    if "<locals>" not in name:  # else it may hold values that its name does not tell
        return f"{value.__module__}.{name}"
    said = repr(value)
    return (
        secrets.token_hex() if " at 0x" in said else said
    )  # another object may be at this address next time
