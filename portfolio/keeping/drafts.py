"""What somebody has typed and not yet saved, in `.portfolio-drafts`, so that no ending loses it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolio.folder.aside import OURS
from portfolio.keeping import whole
from portfolio.keeping.private_folder import one_at_a_time

FOLDER = f"{OURS}drafts"
_NAME = re.compile(r"[a-z0-9-]{1,64}")
_ENDING, _DAMAGED = ".json", ".damaged"


@dataclass(frozen=True)
class Draft:
    """What was typed, under the name it was kept by, and when that was."""

    name: str
    values: Mapping[str, Any]
    when: datetime.datetime


@dataclass(frozen=True)
class Drafts:
    """The drafts of one project. Names are letters, figures and hyphens; another one is a ValueError."""

    project: Path

    def keep(self, name: str, values: Mapping[str, Any], when: datetime.datetime) -> None:
        """Keep what JSON can hold, in place of what had this name before."""
        file = self._file(name)
        text = json.dumps({"when": when.astimezone().isoformat(), "values": values}, ensure_ascii=False)
        with one_at_a_time(file.parent):
            whole.sweep(file.parent)
            whole.moved_in(whole.written_aside(file.parent, text.encode(), whole.PRIVATE), file)

    def get(self, name: str) -> Draft | None:
        """One draft. What is damaged is none; it is put aside, for whoever wants to look into it."""
        file = self._file(name)
        try:
            kept = json.loads(file.read_bytes())
            when, values = datetime.datetime.fromisoformat(kept["when"]), kept["values"]
            return Draft(name, dict(values), when.astimezone())
        except OSError:
            return None
        except (ValueError, TypeError, KeyError, RecursionError):
            with suppress(OSError):
                file.replace(file.with_suffix(_DAMAGED))
            return None

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the newest first."""
        names = [file.stem for file in (self.project / FOLDER).glob(f"*{_ENDING}")]
        drafts = (self.get(name) for name in names if _NAME.fullmatch(name))
        return tuple(sorted(filter(None, drafts), key=lambda draft: draft.when, reverse=True))

    def drop(self, name: str) -> None:
        """Forget a draft."""
        self._file(name).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self.project / FOLDER / f"{name}{_ENDING}"
