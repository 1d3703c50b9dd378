"""What was worked out once, kept on disk by a digest of all it was worked out from.

The cache only ever saves time: a file that is damaged, of another program or of another version
is thrown away, one that cannot be written is done without.
"""

import contextlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import meetgen
from meetgen.codec import encode

FOLDER_VARIABLE = "MEETGEN_CACHE_DIR"
APPLICATION_ID = 0x6D67656E  # "mgen", in the file's header
FORMAT = 1
DIGEST_SIZE = 16  # bytes
AT_ONCE = 500  # keys in one question to the database
SPARE = 1000  # old values that may stay beside as many as are in use
TABLE = """
    CREATE TABLE found (
        kind TEXT, key BLOB, checksum INTEGER, value BLOB, PRIMARY KEY (kind, key)
    )
"""


def digest_of(*parts: bytes) -> bytes:
    """A digest of parts, which differs when any of them or their borders differ."""
    whole = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


@cache
def program_digest() -> bytes:
    """A digest of this very program: its files, Python, and the packages beside it."""
    here = Path(meetgen.__file__).parent
    own = sorted(
        (os.path.relpath(file.path, here), *_size_and_time(file))
        for folder in (here, here.parent / "mkdocs_meetgen", here.parent / "plugins")
        for file in _files(folder)
    )
    packages = sorted(
        name
        for path in dict.fromkeys(sys.path)
        if os.path.isdir(path)  # noqa: PTH112 - strings from sys.path
        for name in os.listdir(path)  # noqa: PTH208 - likewise
        if name.endswith((".dist-info", ".egg-info"))
    )
    return digest_of(encode([sys.version, own, packages]))


def _size_and_time(file: os.DirEntry[str]) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry


class Cache:
    """Values by kind and key; a kind's values that are no longer asked for go in time."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._database: sqlite3.Connection | None = None
        if file is not None:
            self._open(file)

    def values(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of the values that are there and whole."""
        found: dict[bytes, bytes] = {}
        if self._database is None:
            return found
        try:
            for some in _portions(keys):
                rows = self._database.execute(
                    "SELECT key, checksum, value FROM found WHERE kind = ? AND key IN"  # noqa: S608 - question marks only
                    f" ({','.join('?' * len(some))})",
                    (kind, *some),
                )
                found |= {
                    key: value
                    for key, checksum, value in rows
                    if isinstance(value, bytes) and zlib.crc32(value) == checksum
                }
        except sqlite3.Error as error:
            self._give_up(error)
        return found

    def keep(
        self,
        kind: str,
        values: Mapping[bytes, bytes],
        in_use: Collection[bytes],
        *,
        spare: int = SPARE,
    ) -> None:
        """Keep values; what is none of `in_use` goes once it is more than those and `spare`."""
        if self._database is None:
            return
        rows = [(kind, key, zlib.crc32(value), value) for key, value in values.items()]
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?)", rows)
                self._tidy(kind, in_use, spare)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file; from now on nothing is found or kept."""
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _tidy(self, kind: str, in_use: Collection[bytes], spare: int) -> None:
        assert self._database is not None  # noqa: S101 - `keep` looked
        [count] = self._database.execute(
            "SELECT COUNT(*) FROM found WHERE kind = ?", (kind,)
        ).fetchone()
        if count <= 2 * len(in_use) + spare:
            return
        used = set(in_use)
        keys = self._database.execute("SELECT key FROM found WHERE kind = ?", (kind,)).fetchall()
        self._database.executemany(
            "DELETE FROM found WHERE kind = ? AND key = ?",
            [(kind, key) for (key,) in keys if key not in used],
        )

    def _open(self, file: Path) -> None:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = sqlite3.connect(file, timeout=1)
            if not self._is_ours():
                self._remove(file)
                self._database = sqlite3.connect(file, timeout=1)
                self._make()
            # What a power failure spoils is found out and made again; waiting for the disk is not.
            self._database.execute("PRAGMA synchronous = OFF")
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _is_ours(self) -> bool:
        assert self._database is not None  # noqa: S101 - `_open` made it
        try:
            [application] = self._database.execute("PRAGMA application_id").fetchone()
            [version] = self._database.execute("PRAGMA user_version").fetchone()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
        return (application, version) == (APPLICATION_ID, FORMAT)

    def _make(self) -> None:
        assert self._database is not None  # noqa: S101 - `_open` made it
        self._database.execute("PRAGMA journal_mode = WAL")
        with self._database:
            self._database.execute(TABLE)
            self._database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._database.execute(f"PRAGMA user_version = {FORMAT}")

    def _give_up(self, error: Exception) -> None:
        """Do without from now on; a damaged file goes, one that another program holds stays."""
        if self._file is not None and not isinstance(error, sqlite3.OperationalError | OSError):
            self._remove(self._file)
        self.close()

    def _remove(self, file: Path) -> None:
        self.close()
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                os.unlink(f"{file}{ending}")  # noqa: PTH108 - made of the name and an ending


def without_cache() -> None:
    """Have this process work everything out itself."""
    os.environ[FOLDER_VARIABLE] = ""


def cache_of(root: Path) -> Cache:
    """The cache of the notebook in the folder `root`, in the user's folder for such files.

    The environment may name another folder, or none at all by an empty name.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named == "":
        return Cache(None)
    # A sixth of the time that a command has to answer in, and not needed by all of them.
    from platformdirs import user_cache_path

    folder = Path(named) if named else user_cache_path("meetgen", appauthor=False)
    name = digest_of(os.fsencode(root.absolute())).hex()
    return Cache(folder / f"{name}.sqlite3")


def _portions(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    listed = list(keys)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]
