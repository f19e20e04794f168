"""The settings under `portfolio:` in mkdocs.yml, and what follows from them."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import markdown
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from portfolio.audience.visible import visible
from portfolio.folder.places import Folder
from portfolio.folder.read import NOTHING_UNSAVED, Reading, Unsaved, all_files, read
from portfolio.guard.findings import check
from portfolio.guard.patterns import NAMES
from portfolio.guard.settings import Guard, guard
from portfolio.memory import Memory
from portfolio.model import Portfolio, all_facts
from portfolio.problems import Problem, did_you_mean, in_order
from portfolio.share import Share
from portfolio.site.again import Rereading, made_from
from portfolio.site.inside_mkdocs import setting_names
from portfolio.site.kept import Kept
from portfolio.site.tools import tools
from portfolio.text.certainty import EXTENSIONS, SETTINGS, Renderer, renderer
from portfolio.text.headings import EXTENSION as OUR_HEADINGS
from portfolio.views import Page, all_pages

# Extensions that never turn plain text into a heading. With any other, each entry is rendered to see.
_LEAVE_HEADINGS_ALONE = frozenset(
    {
        *EXTENSIONS, OUR_HEADINGS, "toc", "sane_lists", "smarty", "nl2br", "codehilite",
        *(f"markdown.extensions.{name}" for name in (*EXTENSIONS, "toc", "sane_lists", "smarty")),
        *(
            f"pymdownx.{name}"
            for name in (
                "betterem", "caret", "details", "emoji", "highlight", "inlinehilite", "keys", "mark",
                "smartsymbols", "superfences", "tabbed", "tasklist", "tilde",
            )
        ),
    }
)  # fmt: skip


class _Settings(Config):
    """Settings that refuse a misspelt name. MkDocs alone would only warn and go on."""

    def validate(self) -> tuple[Any, Any]:
        failed, warnings = super().validate()
        known = setting_names(self)
        unknown = sorted(set(self) - known)
        failed += [
            (name, ValidationError(f"is not a setting of the portfolio. {did_you_mean(name, known)}"))
            for name in unknown
        ]
        return failed, [(name, text) for name, text in warnings if name not in unknown]


class GuardConfig(_Settings):
    """The settings under `guard:`."""

    deny_list = opt.Optional(opt.Type(str))
    """Your private list of names and words that must never leave, one a line, kept outside the
    portfolio. Default: deny-list.txt in your own configuration folder."""

    skip = opt.ListOfItems(opt.Choice(NAMES), default=[])
    """Kinds of detail the guard shall not look for, such as [postcode]."""


class PortfolioConfig(_Settings):
    """The settings under `portfolio:` in mkdocs.yml."""

    practitioners = opt.Type(str, default="content/practitioners")
    """The folder that holds one folder for each practitioner, seen from mkdocs.yml."""

    audience = opt.Choice(tuple(str(share) for share in Share), default="private")
    """Whom the site is for: private, supervisor, regulator or public."""

    guard = opt.SubConfig(GuardConfig)
    """The check for identifying details."""

    practitioner = opt.Optional(opt.Type(str))
    """Build the site of this one practitioner alone. Default: all."""

    in_git = opt.Type(bool, default=False)
    """Yes, if you mean the record to lie in a Git folder that is sent elsewhere. Default: check warns."""

    as_of: opt.Optional[str | datetime.date] = opt.Optional(opt.Type((str, datetime.date)))
    """The day from which everything is seen, as 2026-11-22. Default: today."""


NO_GUARD = Guard()


@dataclass(frozen=True)
class Project:
    """One configuration: where things lie, who it is for, and as of which day."""

    folder: Folder
    audience: Share
    as_of: datetime.date
    settings: str  # a digest of mkdocs.yml and the programs in use
    kept: Kept  # by earlier builds
    only: str | None = None
    renderer: Renderer | None = None
    guard: Guard = NO_GUARD
    guard_problems: tuple[Problem, ...] = ()  # what is wrong with its list
    deny_list: Path | None = None  # where the settings say that it lies
    made_of: tuple[str, ...] = ()  # mkdocs.yml, and the folders of pages and of the theme
    memory: Memory = field(default_factory=Memory)  # what the last build of a preview worked out

    @cached_property
    def shown(self) -> Portfolio:
        """What the audience may see of it."""
        return visible(self.reading.portfolio, self.audience, self.memory)

    @cached_property
    def facts(self) -> Portfolio:
        """The same without the words of the entries."""
        return all_facts(self.shown, self.memory)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the site as a plain value."""
        return tuple(all_pages(self.shown, self.memory))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every file, and what the guard finds in what is shown."""
        findings = check(self.reading.portfolio, self.shown, self.folder, self.guard, self.memory)
        masked = [self.guard.masked(problem) for problem in self.reading.problems]
        return in_order([*masked, *self.guard_problems, *findings])

    @cached_property
    def reading(self) -> Reading:
        """The full record and everything wrong in it."""
        return self.read()

    def read(self, unsaved: Unsaved = NOTHING_UNSAVED) -> Reading:
        """The same as it would be with what is unsaved."""
        self._rereading.ahead(all_files(self.folder, self.only), self.renderer)
        return read(
            self.folder,
            self.as_of,
            self.renderer,
            self.only,
            of_file=self._rereading.read,
            memory=self.memory,
            unsaved=unsaved,
        )

    @cached_property
    def _rereading(self) -> Rereading:
        return self.memory.recall(Rereading, self.kept, self.settings)

    def keep_reading(self) -> None:
        """Let the next build start from what this one has read."""
        self._rereading.keep(all_were_read=self.only is None)


def project(
    settings: PortfolioConfig,
    config: MkDocsConfig,
    kept: Kept | None = None,
    memory: Memory | None = None,
) -> Project:
    """What the settings mean; `kept` and `memory` are given if this process made the last build too.

    Raises ValueError with a sentence for the user if a setting cannot be understood.
    """
    root = Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()
    folder = Folder(
        practitioners=(root / settings.practitioners).resolve(),
        pages=Path(config.docs_dir).resolve(),
        project=root,
        in_git=settings.in_git,
    )
    people = {path.name for path in folder.practitioners.glob("*") if path.is_dir()}
    if settings.practitioner is not None and settings.practitioner not in people:
        hint = did_you_mean(settings.practitioner, people)
        raise ValueError(f"There is no practitioner “{settings.practitioner}”. {hint}".strip())
    audience, as_of = Share(settings.audience), _as_of(settings.as_of)
    said = settings.guard.deny_list
    path = root / Path(said).expanduser() if said else None
    guarding, wrong = guard(root, audience, path, settings.guard.skip)
    kept = kept if kept and kept.project == root else Kept(root, tools())
    renderer = _renderer(config)
    made, only = made_from(config), settings.practitioner
    tops = (config.config_file_path, config.docs_dir, config.theme.custom_dir, *config.watch)
    made_of = tuple(sorted({str(root / top) for top in tops if top}))
    return Project(
        folder, audience, as_of, made, kept, only, renderer, guarding, wrong, path, made_of,
        memory or Memory(),
    )  # fmt: skip


def _as_of(said: str | datetime.date | None) -> datetime.date:
    if isinstance(said, datetime.date):
        return said
    if said is None:
        if "SOURCE_DATE_EPOCH" in os.environ:
            return get_build_datetime().date()
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"as_of: “{said}” is not a date. Write it as 2026-11-22.") from None


def _renderer(config: MkDocsConfig) -> Renderer:
    """How this site turns Markdown into HTML, to find out what is a heading."""
    ensure_extensions(config)
    names = list(config.markdown_extensions)
    settings = {name: value for name, value in config.mdx_configs.items() if name != "toc"}
    converter = markdown.Markdown(extensions=names, extension_configs=settings)
    return renderer(converter, plain_is_plain=_LEAVE_HEADINGS_ALONE.issuperset(names))


def ensure_extensions(config: MkDocsConfig) -> None:
    """Add the Markdown extensions every entry may rely on."""
    for name in (*EXTENSIONS, OUR_HEADINGS):
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
            if name in SETTINGS:
                config.mdx_configs.setdefault(name, SETTINGS[name])
