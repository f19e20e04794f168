"""Small portfolios for tests: write one, build it, look into what was built."""

from __future__ import annotations

import gzip
import json
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from portfolio.folder.places import Folder

AUDIENCES = ("private", "supervisor", "regulator", "public")

PROFILE = "---\nname: Rowan Fernleigh\nrole: children's social worker\n---\n"

SETTINGS = """\
site_name: Portfolio
docs_dir: content/pages
theme: {name: null, custom_dir: bare}
plugins:
  - portfolio:
      as_of: 2026-11-22
"""

MATERIAL = """\
site_name: Portfolio
docs_dir: content/pages
theme: {name: material, font: false}
plugins:
  - search
  - portfolio:
      as_of: 2026-11-22
"""

# Enough of a theme to see what is published, and quick to build.
BARE_THEME = """\
<!doctype html>
<title>{{ page.title }}</title>
<nav>{% for item in nav recursive %}
  {% if item.children %}{{ item.title }}{{ loop(item.children) }}
  {% elif item.file %}<a href="{{ item.url|url }}">{{ item.title }}</a>{% endif %}
{% endfor %}</nav>
{% block content %}{{ page.content }}{% endblock %}
"""

ANSWERED: list[str] = []  # what failed builds logged: part of their answer


def entry(body: str = "Words.", **fields: Any) -> str:
    """The text of an entry: a reflection of 31 March 2026 unless the fields say otherwise.

    It has a word, so that it counts.

    `from_` and `for_` are written without their underscore.
    """
    title = f"My day {fields['id']}" if "id" in fields else "My day"
    given = {"kind": "reflection", "title": title, "date": "2026-03-31"} | fields
    lines = [f"{name.rstrip('_')}: {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def picture(word: str = "", grey: int = 128) -> bytes:
    """A small PNG, with a word among its details that no eye sees."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([grey]) * 8) * 8)
    details = chunk(b"tEXt", b"Comment\0" + word.encode()) if word else b""
    seen = chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + details + seen


def write(root: Path, files: Mapping[str, str | bytes] | str) -> Path:
    """Write a project and return its folder.

    Files are named as below `content/`; what begins with `./` lies beside `mkdocs.yml`. A text is
    split at lines like `-- practitioners/rowan/visit.md --`. What every project needs and nobody
    wrote (settings, a folder of pages, profiles) is added.
    """
    files = dict(_tree(files) if isinstance(files, str) else files)
    files.setdefault("./mkdocs.yml", SETTINGS)
    files.setdefault("./bare/base.html", BARE_THEME)
    for name in list(files):
        folder, _, rest = name.partition("/")
        if folder == "practitioners" and "/" in rest:
            files.setdefault(f"practitioners/{rest.partition('/')[0]}/profile.md", PROFILE)
    (root / "content/pages").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = root / name if name.startswith("./") else root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def _tree(text: str) -> Iterator[tuple[str, str]]:
    pieces = re.split(r"(?m)^-- (\S+) --\n", text)
    return zip(pieces[1::2], pieces[2::2], strict=True)


def folder_of(project: Path) -> Folder:
    """Where a project's practitioners and pages lie, for reading without MkDocs."""
    return Folder(project / "content/practitioners", project / "content/pages", project)


@dataclass(frozen=True)
class Site:
    """What a build left behind: the files it wrote, and what it said."""

    folder: Path
    error: BaseException | None = None
    log: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Warnings, errors and the exception, as one text."""
        return "\n".join([*self.log, *([str(self.error)] if self.error else [])])

    def page(self, name: str) -> str:
        """One page or other file as text."""
        return self.files[name].decode()

    def words(self, name: str) -> str:
        """A page without its markup."""
        return " ".join(re.sub(r"<[^>]*>", " ", self.page(name)).split())

    @property
    def record(self) -> Any:
        """`portfolio.json`."""
        return json.loads(self.page("portfolio.json"))

    @property
    def titles(self) -> set[str]:
        """The titles of all entries this site knows."""
        return {e["title"] for one in self.record["practitioners"] for e in one["entries"]}

    def holding(self, word: str) -> set[str]:
        """The files in whose name or content a word stands, compressed and encoded ones too."""
        wanted = word.casefold()
        return {
            name
            for name, content in self.files.items()
            if wanted in name.casefold() or any(wanted in text.casefold() for text in decoded(content))
        }


def decoded(content: bytes) -> Iterator[str]:
    """All readings of a file: as it is, unpacked, and with JSON and HTML escapes undone."""
    if content[:2] == b"\x1f\x8b":
        yield from decoded(gzip.decompress(content))
        return
    text = content.decode("utf-8", errors="replace")
    yield text
    with suppress(ValueError):  # not JSON
        yield json.dumps(json.loads(text), ensure_ascii=False)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(  # noqa: PLR0913 - what MkDocs' own commands take
    project: Path,
    audience: str = "private",
    command: str = "build",
    *,
    strict: bool = False,
    dirty: bool = False,
    out: Path | None = None,
) -> Site:
    """Build in this process as `mkdocs build` does; an error is part of the answer."""
    target = out or project / "builds" / audience
    error: BaseException | None = None
    with _listening() as log:
        try:
            config = load_config(
                str(project / "mkdocs.yml"),
                site_dir=str(target),
                strict=strict,
                plugins=_plugins(project, audience),
            )
            config.plugins.on_startup(command=command, dirty=dirty)
            try:
                mkdocs_build(config, dirty=dirty)
            finally:
                config.plugins.on_shutdown()
        except (Exception, SystemExit) as found:  # noqa: BLE001 - MkDocs' Abort is a SystemExit
            error = found
            ANSWERED.extend(log)
    return Site(target, error, tuple(log), files_in(target) if target.is_dir() else {})


def _plugins(project: Path, audience: str) -> list[dict[str, Any]]:
    settings = yaml.safe_load((project / "mkdocs.yml").read_text())
    named = [one if isinstance(one, dict) else {one: {}} for one in settings["plugins"]]
    return [
        {name: given | ({"audience": audience} if name == "portfolio" else {})}
        for one in named
        for name, given in one.items()
    ]


@contextmanager
def _listening() -> Iterator[list[str]]:
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler = Listener(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        yield messages
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)


__all__ = [
    "AUDIENCES",
    "MATERIAL",
    "PROFILE",
    "SETTINGS",
    "Site",
    "build",
    "decoded",
    "entry",
    "files_in",
    "folder_of",
    "picture",
    "write",
]
