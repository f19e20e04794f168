"""Our theme folder, and what our templates may call."""

from __future__ import annotations

import datetime
import hashlib
import os
import tempfile
from contextlib import suppress
from html import escape
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from platformdirs import user_cache_path

from portfolio import say
from portfolio.entries import KINDS
from portfolio.model import Portfolio
from portfolio.site import inside_mkdocs
from portfolio.site.readable import readable
from portfolio.site.styles import FOLDER, STYLE_SHEET
from portfolio.site.tools import theme_folder
from portfolio.text.tongue import attributes
from portfolio.views.renewal.source import named
from portfolio.views.shared.acronyms import acronyms_in

TEMPLATES = "portfolio/"  # ours, among a theme's
FAVICON = "assets/portfolio.svg"

_SUM = 32  # bytes
_JINJA = version("jinja2")  # another one may translate otherwise


def add_theme(config: MkDocsConfig) -> None:
    """Our templates come after the user's own and before Material's; so does our style sheet."""
    folder = theme_folder()
    if str(folder) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(folder))
    if STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, STYLE_SHEET)
    if config.theme.get("favicon") in {None, inside_mkdocs.FAVICON}:
        config.theme["favicon"] = FAVICON
    config.theme["font"] = False  # else every page would get in touch with Google, policy or not


class Templates(jinja2.FileSystemLoader):
    """A theme's templates, listed less what is never published: Material's icons, the parts of our sheet."""

    def list_templates(self) -> list[str]:
        """Every file below the theme's folders that MkDocs may copy."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, names, files in os.walk(top, followlinks=self.followlinks):
                names[:] = [name for name in names if not name.startswith(".")]
                place = Path(folder).relative_to(top)
                if place.as_posix() == FOLDER:
                    continue
                found |= {(place / name).as_posix() for name in files}
        return sorted(found)


def prepare_all(config: MkDocsConfig, portfolio: Portfolio) -> None:
    """Prepare every environment the theme makes: plugins that draw a page of their own make another."""
    compiled = _Compiled(user_cache_path("portfolio", appauthor=False))

    def prepared(env: jinja2.Environment) -> None:
        env.loader = Templates(config.theme.dirs)
        env.bytecode_cache = compiled
        prepare(env, portfolio)

    inside_mkdocs.prepare_every_environment(config, prepared)


class _Compiled(jinja2.BytecodeCache):
    """Templates as Jinja translated them, kept for all projects as Python keeps its modules.

    Never raises: what cannot be written is not kept, and what is damaged is not there. Each file begins
    with the SHA-256 of the rest, since damaged code would not fail but end the whole program.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is whole."""
        with suppress(OSError):
            data = self._path(bucket).read_bytes()
            if hashlib.sha256(data[_SUM:]).digest() == data[:_SUM]:
                bucket.bytecode_from_string(data[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, whole or not at all."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            made, name = tempfile.mkstemp(dir=self._folder)
            try:
                code = bucket.bytecode_to_string()
                with os.fdopen(made, "wb") as file:
                    file.write(hashlib.sha256(code).digest() + code)
                Path(name).replace(self._path(bucket))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{_JINJA}-{bucket.key}"


def prepare(env: jinja2.Environment, portfolio: Portfolio) -> None:
    """Escape whatever our templates print; Material's own templates stay as they are.

    Pages that MkDocs draws without an event of their own (404) know the portfolio as well.
    """
    env.autoescape = lambda name: bool(name) and str(name).startswith(TEMPLATES)
    env.filters["portfolio_date"] = say.day
    env.filters["portfolio_month"] = _month
    env.filters["portfolio_counted"] = say.counted
    env.filters["portfolio_word"] = say.word
    env.filters["portfolio_all_of"] = say.all_of
    env.filters["portfolio_acronyms"] = acronyms_in
    env.filters["portfolio_begun"] = _begun
    env.filters["portfolio_readable"] = readable
    env.filters["portfolio_lead"] = lead
    env.filters["portfolio_tongue"] = tongue_of
    env.filters["portfolio_source"] = named
    env.filters["portfolio_named_search"] = named_search
    env.globals["portfolio"] = portfolio
    env.globals["kinds"] = KINDS
    env.globals["view"] = None


def named_search(header: str, name: str) -> str:
    """Material's header with a name for its search dialog."""
    dialog = inside_mkdocs.SEARCH_DIALOG
    return str(header).replace(dialog, f'{dialog} aria-label="{escape(name)}"')


def tongue_of(text: str) -> Markup:
    """What an element says of the language and direction of its text, where its writing tells."""
    said = attributes(text).items()
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in said)


def lead(html: str) -> tuple[str, str]:
    """Rendered Markdown → its first paragraph, and the rest."""
    if not html.lstrip().startswith("<p>"):
        return "", html
    first, end, rest = html.partition("</p>")
    return first + end, rest.strip()


def _begun(text: str) -> str:
    """Words with a capital at the start, and otherwise as they were typed."""
    return f"{text[:1].upper()}{text[1:]}"


def _month(month: str) -> str:
    return say.month(datetime.date.fromisoformat(f"{month}-01"))
