"""What a folder brings along that would run. None of it does until its owner has agreed.

A mkdocs.yml can name Python to call, scripts to hook in, plugins that run files of the folder, and
templates that run what is in them. Somebody who is handed a folder and only wants to read it should
not run another person's program. Agreement is remembered for this account, with a digest of all the
programs: if the folder changes, the question is asked again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from platformdirs import user_config_path

_AGREED = "programs.json"
_MOST = 2_000  # files of a theme folder that are looked at
# Names that settings of Material and its extensions need. They only draw.
_HARMLESS_NAMES = frozenset(
    {
        "material.extensions.emoji.to_svg", "material.extensions.emoji.twemoji",
        "materialx.emoji.to_svg", "materialx.emoji.twemoji",
        "pymdownx.emoji.to_svg", "pymdownx.emoji.gemoji", "pymdownx.emoji.twemoji",
        "pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format",
        "pymdownx.slugs.slugify", "pymdownx.slugs.uslugify",
        "pymdownx.arithmatex.fence_mathjax_format",
    }
)  # fmt: skip
_NAME, _HARMLESS_TAGS = "tag:yaml.org,2002:python/name:", ("tag:yaml.org,2002:", "!ENV", "!relative", "!")
_HARMLESS_PLUGINS = frozenset({"portfolio", "search", "offline", "tags", "meta", "typeset"})
_HARMLESS_EXTENSIONS = ("markdown.", "pymdownx.", "material.")


class UnreadableError(Exception):
    """A configuration that is not YAML. The message is a sentence for the user."""


@dataclass(frozen=True)
class Program:
    """One thing that would run: what it is, in words, and its files."""

    what: str
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Brought:
    """Everything in a folder that would run, and the digest of it."""

    programs: tuple[Program, ...]
    digest: str

    @property
    def is_agreed(self) -> bool:
        """Whether nothing would run, or this account has agreed to exactly this."""
        return not self.programs or self.digest in _agreed()

    def agree(self) -> None:
        """Remember that this account agreed to it."""
        path = _agreed_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(sorted({*_agreed(), self.digest}), indent=1) + "\n", encoding="utf-8")
        path.chmod(0o600)


def brought(config_file: Path) -> Brought:
    """What a folder's mkdocs.yml, and those it inherits from, would run. Nothing is run to find out.

    Raises UnreadableError if one of them is not YAML, and OSError if one cannot be read.
    """
    programs: list[Program] = []
    settings = _chain(config_file)
    for file, text in settings:
        programs += _in_file(file, text)
    hashed = hashlib.sha256()
    for _, text in settings if programs else ():
        hashed.update(hashlib.sha256(text).digest())
    for path in sorted({path for program in programs for path in program.files}):
        hashed.update(f"{path.name}\0".encode("utf-8", "surrogatepass"))
        with suppress(OSError):
            hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return Brought(tuple(dict.fromkeys(programs)), hashed.hexdigest())


def _chain(config_file: Path) -> list[tuple[Path, bytes]]:
    """A mkdocs.yml and every file it inherits from."""
    chain: list[tuple[Path, bytes]] = []
    file: Path | None = config_file.resolve()
    while file is not None and file not in {known for known, _ in chain}:
        text = file.read_bytes()
        chain.append((file, text))
        parent = _plain(file, text).get("INHERIT")
        file = (file.parent / parent).resolve() if isinstance(parent, str) else None
        if file is not None and not file.is_file():
            break  # MkDocs says so
    return chain


def list_named_in(config_file: Path) -> Path | None:
    """The private list of terms that a mkdocs.yml names, read without running anything."""
    with suppress(UnreadableError, OSError):
        for file, text in _chain(config_file):
            plugins = _plain(file, text).get("plugins")
            for plugin in (plugins,) if isinstance(plugins, Mapping) else plugins or ():
                given = plugin.get("portfolio") if isinstance(plugin, Mapping) else None
                guard = given.get("guard") if isinstance(given, Mapping) else None
                named = guard.get("deny_list") if isinstance(guard, Mapping) else None
                if isinstance(named, str):
                    return config_file.absolute().parent / Path(named).expanduser()
    return None


class _PlainLoader(yaml.SafeLoader):
    """Reads any tag as the plain value behind it, and calls nothing."""


def _untagged(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)  # type: ignore[arg-type] # the third and last sort of node


_PlainLoader.add_multi_constructor("", _untagged)


def _plain(file: Path, text: bytes) -> Mapping[str, Any]:
    try:
        settings = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - built on SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnreadableError(f"{file.name} cannot be read: {error}") from None
    return settings if isinstance(settings, Mapping) else {}


def _in_file(file: Path, text: bytes) -> Iterator[Program]:
    settings = _plain(file, text)
    for tag in dict.fromkeys(_tags(text)):
        yield Program(f"Python named in {file.name}: {tag}")
    hooks = settings.get("hooks")
    for hook in hooks if isinstance(hooks, list) else ():
        yield Program(f"the program {hook}", (file.parent / str(hook),))
    theme = settings.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if custom:
        folder = file.parent / str(custom)
        yield Program(f"templates in {custom}", tuple(sorted(folder.rglob("*"))[:_MOST]))
    for name in _names(settings.get("plugins")):
        if name.removeprefix("material/") not in _HARMLESS_PLUGINS:
            yield Program(f"the plugin {name}", tuple(sorted(file.parent.rglob("*.py"))[:_MOST]))
    for name in _names(settings.get("markdown_extensions")):
        if "." in name.partition(":")[0] and not name.startswith(_HARMLESS_EXTENSIONS):
            yield Program(f"the Markdown extension {name}")


def _names(listed: Any) -> Iterator[str]:
    """The names in a list of plugins or extensions, with settings or without."""
    for item in listed if isinstance(listed, list | Mapping) else ():
        yield from map(str, item) if isinstance(item, Mapping) else (str(item),)


def _tags(text: bytes) -> Iterator[str]:
    """Every tag that would make a loader call something."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        tag = getattr(event, "tag", None)
        if not tag or (tag.startswith(_NAME) and tag.removeprefix(_NAME) in _HARMLESS_NAMES):
            continue
        if "python" in tag or not tag.startswith(_HARMLESS_TAGS):
            yield tag.replace("tag:yaml.org,2002:", "!!")


def _agreed_path() -> Path:
    return user_config_path("portfolio", appauthor=False) / _AGREED


def _agreed() -> frozenset[str]:
    with suppress(OSError, ValueError):
        digests = json.loads(_agreed_path().read_text(encoding="utf-8"))
        if isinstance(digests, list):
            return frozenset(map(str, digests))
    return frozenset()
