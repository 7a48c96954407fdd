"""Texts kept from one build to the next, by digests of all they were made of.

Knows: digests, and one file. Must not know: what the texts are.

A text is found again only if everything that it was made of is the same; whoever asks says what that is. So there is
nothing to invalidate, and a cache can be copied to another machine or thrown away at any time. Each text has a digest
of its own, and whatever is wrong with the file or one of its texts makes it as good as empty.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, digest BLOB, packed BLOB) WITHOUT ROWID"
_SIZE = 16  # bytes; two texts with the same digest will not be met with


def digest(*parts: str | bytes) -> bytes:
    """A digest of the parts in their order, which no other parts have."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8))
        found.update(data)
    return found.digest()


def of_files(folders: Iterable[Path]) -> Iterator[bytes]:
    """A digest of every file below the folders, of its name and of what is in it."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield digest(path.relative_to(folder).as_posix(), path.read_bytes())


def packed(text: str) -> bytes:
    """A text in a quarter of its room: thousands of them are held at once."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> str:
    """The text again."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute(_SCHEMA)
    return connection


class Cache:
    """The texts of one build. Without a file, nothing is kept.

    `note` is told in plain words why a file is not used.
    """

    def __init__(self, path: Path | None = None, note: Callable[[str], object] = str) -> None:
        self._path = path
        self._note = note
        self._old: sqlite3.Connection | None = None
        self._used: set[bytes] = set()
        self._asked: list[bytes] = []
        self._new: dict[bytes, bytes] = {}
        if path and path.is_file():
            self._open(path)

    def text(self, kind: str, *made_of: str | bytes, make: Callable[[], str]) -> str:
        """What `make` makes of these inputs, from the last build if it made the same."""
        if self._path is None:
            return make()
        key = digest(kind, *made_of)
        text = self.found(key)
        if text is None:
            text = make()
            self.keep(key, text)
        return text

    def packed(self, kind: str, *made_of: str | bytes, make: Callable[[], str]) -> bytes:
        """The same, packed, for those who hold thousands of them."""
        if self._path is None:
            return packed(make())
        key = digest(kind, *made_of)
        data = self._found(key)
        if data is None:
            data = packed(make())
            self._keep(key, data)
        return data

    def found(self, key: bytes) -> str | None:
        """The text of this key, which is kept on; None if there is none."""
        data = self._found(key)
        return None if data is None else unpacked(data)

    def asked(self) -> list[bytes]:
        """The keys that were asked for since this was asked the last time."""
        asked, self._asked = self._asked, []
        return asked

    def keep_on(self, keys: Iterable[bytes]) -> None:
        """Keeps what has these keys, if there is any, without looking at it."""
        self._used.update(keys)

    def keep(self, key: bytes, text: str) -> None:
        """Keeps a text for the next build."""
        if self._path is not None:
            self._keep(key, packed(text))

    def _found(self, key: bytes) -> bytes | None:
        self._asked.append(key)
        data = self._new.get(key) or self._kept(key)
        if data is not None:
            self._used.add(key)
        return data

    def _keep(self, key: bytes, data: bytes) -> None:
        self._new[key] = data
        self._used.add(key)

    def write(self) -> None:
        """Keeps what this build has used, and nothing else. A file that cannot be written is left alone with a note."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._written(self._path)
        except (OSError, sqlite3.Error) as error:
            self._note(f"the cache {self._path.name} could not be written: {error}")

    def _written(self, path: Path) -> None:
        connection = self._old = self._old or _connected(path)
        with connection:  # all of it or nothing
            kept = connection.execute("SELECT key FROM kept")
            gone = [(key,) for (key,) in kept if key not in self._used]
            connection.executemany("DELETE FROM kept WHERE key = ?", gone)
            rows = [(key, digest(text), text) for key, text in self._new.items()]
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        self._new, self._used = {}, set()

    def _open(self, path: Path) -> None:
        try:
            self._old = _connected(path)
            self._old.execute("SELECT key, digest, packed FROM kept LIMIT 1")
        except sqlite3.Error as error:
            self._give_up(error)

    def _kept(self, key: bytes) -> bytes | None:
        if self._old is None:
            return None
        try:
            row = self._old.execute("SELECT digest, packed FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None or not isinstance(row[1], bytes) or digest(row[1]) != row[0]:
            return None
        return row[1]

    def _give_up(self, error: Exception) -> None:
        """Does without a file that is none of ours or that is damaged; a new one takes its place."""
        self._note(f"the cache {self._path and self._path.name} is not used, since it cannot be read: {error}")
        if self._old:
            self._old.close()
        self._old = None
        if self._path:
            with suppress(OSError):
                self._path.unlink()
