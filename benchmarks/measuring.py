"""The measurements: each project written once, each tool run in turn with the others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from benchmarks import edits, entries
from benchmarks.peers import HUGO, OURS, Peer
from benchmarks.process import FailedError, Spent, run
from benchmarks.results import Edited, Results
from benchmarks.sizes import Size

_STEP = 389  # from one edited entry to the next: a prime, so that they lie apart


@dataclass(frozen=True)
class Bench:
    """A private folder, and what to measure in it."""

    folder: Path
    peers: Sequence[Peer]
    runs: int
    full: bool
    results: Results = field(default_factory=Results)
    failed: set[tuple[str, Size]] = field(default_factory=set)

    def project(self, peer: Peer, size: Size) -> Path:
        """The folder of one tool's project, written at the first call."""
        root = self.folder / f"{size.entries}-of-{size.people}" / peer.id
        if not root.is_dir():
            peer.write(root, texts(size))
        return root

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the user's own settings, and all temporary files inside our folder."""
        private = {name: str(self.folder / "own") for name in ("TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        (self.folder / "own").mkdir(exist_ok=True)
        other = {"SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE"}
        kept = {name: value for name, value in os.environ.items() if name not in other}
        return {**kept, **private, "NO_MKDOCS_2_WARNING": "1"}

    def cold(self, size: Size) -> None:
        """Builds from nothing: every tool once to warm up, then in turn."""
        for turn in range(self.runs + 1):
            for peer in (one for one in self.peers if one.runs_at(size)):
                if (peer.id, size) in self.failed:
                    continue
                if self._too_slow(peer, size) and (not self.full or turn != 1):
                    continue
                try:
                    spent = self._cold(peer, size)
                except FailedError as error:
                    self._fails(peer, size, error)
                    continue
                say(f"{size}, {peer.title}, {'warm-up' if turn == 0 else turn}: {spent.wall:.2f} s")
                if turn:
                    self.results.cold[peer.id, size].append(spent)

    def edits(self, size: Size) -> None:
        """An edit and a second build, against Hugo's build after the same edit."""
        self._cold(OURS, size)
        for turn in range(self.runs + 1):
            found = Edited(self._edited(OURS, size, turn), self._edited(HUGO, size, turn))
            say(f"{size}, one edit: {found.again.wall:.2f} s, Hugo {found.hugo.wall:.2f} s")
            if turn:
                self.results.edits[size].append(found)

    def pages(self, size: Size) -> None:
        """How large the page of each entry is."""
        self._cold(OURS, size)
        found = (self.project(OURS, size) / OURS.leaves[0]).glob("*/*/entries/*/index.html")
        self.results.pages[size.people] = pages = [page.stat().st_size / 1e3 for page in found]
        say(f"{size}, an entry's page: {min(pages):.1f} to {max(pages):.1f} kB")

    def _cold(self, peer: Peer, size: Size) -> Spent:
        root = self.project(peer, size)
        peer.forget(root)
        return replace(run(peer.command, root, self.environment), disk=peer.site(root))

    def _edited(self, peer: Peer, size: Size, turn: int) -> Spent:
        root = self.project(peer, size)
        peer.save(root, edited(size, turn))
        return run(peer.command, root, self.environment)

    def _fails(self, peer: Peer, size: Size, error: FailedError) -> None:
        """One tool that fails does not keep the others from being measured."""
        say(str(error))
        self.failed.add((peer.id, size))
        self.results.cold.pop((peer.id, size), None)
        self.results.left_out.append(f"{peer.title} at {size}: it failed here.")

    def _too_slow(self, peer: Peer, size: Size) -> bool:
        return peer.id == "blog" and len(self.results.sizes) > 1 and size.entries == self.results.large


@cache
def texts(size: Size) -> tuple[entries.Text, ...]:
    """The texts of one size."""
    return tuple(entries.write(size))


def edited(size: Size, turn: int, edit: edits.Edit = edits.text) -> entries.Text:
    """The entry that is changed in one turn, another one each time, as it is afterwards."""
    found = [text for text in texts(size) if not text.path.endswith("/profile.md")]
    text = found[(turn + 1) * _STEP % len(found)]
    return replace(text, content=edit(text.content, turn))


def say(*words: str) -> None:
    """Tell whoever waits how far it is."""
    print(*words, flush=True)  # noqa: T201
