"""What was fetched last, kept in the user's own cache folder, never in the notebook."""

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from platformdirs import user_cache_path

from meetgen.fetching.address import Address
from meetgen.model.config import CalendarSource, Config
from meetgen.sources.files import read_bytes

LARGEST_STATE = 10_000  # bytes


class Kept(Struct, frozen=True, kw_only=True):
    """The trimmed copy of a calendar with what the server said of it.

    `address` is a digest: a new address must not be asked about the old one's copy. `fetched` is
    the ISO instant at which the server was last heard.
    """

    data: bytes
    address: str
    etag: str = ""
    last_modified: str = ""
    fetched: str = ""

    def age(self, now: dt.datetime) -> dt.timedelta | None:
        """How long ago the server was heard; None when that is not known."""
        try:
            return now - dt.datetime.fromisoformat(self.fetched)
        except (ValueError, TypeError):
            return None


def digest_of(address: Address) -> str:
    """What tells one address from another and gives none away."""
    return hashlib.sha256(address.url.encode()).hexdigest()


def read_kept(source: CalendarSource, config: Config) -> Kept | None:
    """The last copy of a calendar of this notebook; None when there is none that can be used."""
    folder = _folder(source, config)
    longest = 2 * config.limits.calendar  # what is trimmed may have time zones written out
    data = read_bytes(folder / "calendar.ics", longest)
    state = read_bytes(folder / "state.json", LARGEST_STATE)
    if data is None or state is None:
        return None
    try:
        given = json.loads(state)
        texts = {key: str(given[key]) for key in ("address", "etag", "last_modified", "fetched")}
        checked = str(given["digest"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Kept(data=data, **texts) if checked == hashlib.sha256(data).hexdigest() else None


def write_kept(kept: Kept, source: CalendarSource, config: Config) -> None:
    """Keep a copy, readable by this user alone; a disk that refuses costs only the next saving."""
    state = {key: value for key, value in asdict(kept).items() if key != "data"}
    state["digest"] = hashlib.sha256(kept.data).hexdigest()
    folder = _folder(source, config)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder / "calendar.ics", kept.data)
        _write(folder / "state.json", json.dumps(state).encode())
    except OSError:
        return


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(beside, flags, 0o600), "wb") as stream:
        stream.write(data)
    beside.replace(path)


def _folder(source: CalendarSource, config: Config) -> Path:
    name = hashlib.sha256(f"{config.root}\n{source.name}".encode()).hexdigest()[:16]
    return user_cache_path("meetgen", appauthor=False) / "calendars" / name
