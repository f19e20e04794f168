"""What earlier builds worked out, kept for the next. This is the only place for that.

A private folder beside mkdocs.yml (mode 0700, never in a site or a repository) holds one SQLite file.
It is a convenience: nothing is lost if it is deleted, and whatever cannot be read or was not written by
this account on this computer is not used. Values are unpickled only after their seal is checked with
a key that never leaves the account, so a folder sent by somebody else cannot bring its own.
"""

from __future__ import annotations

import copyreg
import hashlib
import hmac
import os
import pickle
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from platformdirs import user_config_path

FOLDER = ".portfolio-cache"
_FILE = "kept.sqlite"
_KEY = "cache.key"
_SEAL = _KEY_SIZE = 32  # bytes
_PATIENCE = 5  # seconds for another build to finish writing
_SHELVES = (
    "CREATE TABLE IF NOT EXISTS kept "
    "(shelf TEXT, name TEXT, made_from TEXT, value BLOB, PRIMARY KEY (shelf, name))"
)
_GET = "SELECT name, made_from, value FROM kept WHERE shelf = ?"
_GET_ONE = f"{_GET} AND name = ?"
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
_TAKE = "DELETE FROM kept WHERE shelf IS ? AND name IS ?"

_ELSEWHERE = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM,
}  # fmt: skip

Named = tuple[str, Any]  # digest of what it was made from, and the value


class Kept:
    """Values by shelf and name, each with a digest of what it was made from.

    It never raises: what cannot be read is treated as missing, and what cannot be written is not kept.
    `notes` tells the user what was not used, and why.
    """

    def __init__(self, project: Path, program: str) -> None:
        """`program` is a digest of what writes and reads the values."""
        self.notes: list[str] = []
        self._said = 0
        self.project, self._program = project, program
        self._folder = project / FOLDER
        self._key = _own_key()
        self._shelves: dict[str, dict[str, Named]] = {}

    def say(self, tell: Callable[[str], None]) -> None:
        """Tell each note once, however often a preview is built."""
        for note in self.notes[self._said :]:
            tell(note)
        self._said = len(self.notes)

    def shelf(self, shelf: str) -> Mapping[str, Named]:
        """Everything on a shelf by name: each value, and the digest of what it was made from."""
        if shelf not in self._shelves:
            values: dict[str, Named] = {}
            self._shelves[shelf] = values
            if os.path.lexists(self._folder):
                self._use(lambda base: self._read(base.execute(_GET, (shelf,)), base, shelf, values))
        return self._shelves[shelf]

    def one(self, shelf: str, name: str) -> Named | None:
        """One value of a shelf, and the digest of what it was made from; the others are left unread."""
        found: dict[str, Named] = dict(self._shelves.get(shelf, {}))
        if name not in found and os.path.lexists(self._folder):
            self._use(lambda base: self._read(base.execute(_GET_ONE, (shelf, name)), base, shelf, found))
        return found.get(name)

    def keep(self, shelf: str, values: Mapping[str, Named], gone: Iterable[str] = ()) -> None:
        """Put values on a shelf, and take some away."""
        known = self._shelves.setdefault(shelf, {})
        known.update(values)
        for name in (gone := tuple(gone)):
            known.pop(name, None)
        if not values and not gone:
            return

        def write(base: sqlite3.Connection) -> None:
            base.executemany(_TAKE, ((shelf, name) for name in gone))
            rows = ((name, made, self._sealed(shelf, name, made, it)) for name, (made, it) in values.items())
            base.executemany(_PUT, ((shelf, *row) for row in rows))

        self._use(write)

    def _read(
        self, rows: sqlite3.Cursor, base: sqlite3.Connection, shelf: str, values: dict[str, Named]
    ) -> None:
        foreign = []
        for name, made, value in rows:
            label = shelf, str(name), str(made)
            seal, data = (value[:_SEAL], value[_SEAL:]) if isinstance(value, bytes) else (b"", b"")
            if hmac.compare_digest(seal, self._seal(*label, data)):
                with suppress(Exception):  # its class has changed since: as if it were missing
                    values[name] = made, pickle.loads(data)  # noqa: S301 - sealed by ourselves
            else:
                foreign.append((shelf, name))
        if foreign:
            self.notes.append(
                f"{len(foreign)} pieces in {FOLDER} were changed, or made on another computer or by another "
                "account. They are not used but made anew."
            )
            base.executemany(_TAKE, foreign)  # so that it is said once

    def _sealed(self, shelf: str, name: str, made_from: str, value: Any) -> bytes:
        data = pickle.dumps(value, protocol=5)
        return self._seal(shelf, name, made_from, data) + data

    def _seal(self, shelf: str, name: str, made_from: str, data: bytes) -> bytes:
        label = f"{shelf}\0{name}\0{made_from}\0".encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, label + data, "sha256")

    def _renew(self, base: sqlite3.Connection) -> None:
        """Throw away what another version of the program kept."""
        before = base.execute("SELECT program FROM made_by").fetchone()
        if before != (self._program,):
            base.execute("DELETE FROM kept")
            base.execute("DELETE FROM made_by")
            base.execute("INSERT INTO made_by VALUES (?)", (self._program,))
            if before:
                self.notes.append(f"Another version kept what is in {FOLDER}. It is made anew.")

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file; nothing happens if it cannot be used."""
        if not self._key:
            return
        try:
            with closing(_connected(self._folder)) as base, base:
                self._renew(base)
                work(base)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _ELSEWHERE and not (self._folder / _FILE).is_dir():
                return  # in use by another build, or no place for it: do without
            self.notes.append(f"What earlier builds kept in {FOLDER} is damaged. It is made anew.")
            forget(self.project)
        except (OSError, UnicodeError):  # no place for it, or a name that no database can hold
            pass


def _read_only(value: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _unchangeable, (dict(value),)


def _unchangeable(values: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, _read_only)  # here, and between processes: entries hold such mappings


def forget(project: Path) -> None:
    """Throw away what earlier builds kept."""
    folder = project / FOLDER
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)


def _connected(folder: Path) -> sqlite3.Connection:
    if folder.is_symlink():
        raise OSError(f"{folder} is a link")
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    ignore = folder / ".gitignore"
    for path in (folder / _FILE, ignore):
        if path.is_symlink():  # nothing is written through a link
            path.unlink()
    if not ignore.is_file() or not ignore.stat().st_size:  # a full disk may have left it empty
        ignore.write_text("*\n", encoding="utf-8")
    base = sqlite3.connect(folder / _FILE, timeout=_PATIENCE)
    base.execute("PRAGMA synchronous = OFF")  # a power cut may spoil it: we notice, and make it anew
    base.execute(_SHELVES)
    base.execute("CREATE TABLE IF NOT EXISTS made_by (program TEXT)")
    return base


def _own_key() -> bytes:
    """The key of this account, made when first needed; empty if it cannot be kept."""
    path = user_config_path("portfolio", appauthor=False) / _KEY
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (path.is_file() and path.stat().st_size == _KEY_SIZE):
            _make_key(path)
        key = path.read_bytes()
        if len(key) == _KEY_SIZE:
            return hashlib.sha256(key).digest()
    return b""


def _make_key(path: Path) -> None:
    """Write a key, whole or not at all. If two builds make one at once, one of them wins."""
    made, name = tempfile.mkstemp(prefix=_KEY, dir=path.parent)
    with os.fdopen(made, "wb") as file:
        file.write(secrets.token_bytes(_KEY_SIZE))
    try:
        if path.is_file() and path.stat().st_size != _KEY_SIZE:  # of no use to anybody
            path.unlink()
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
