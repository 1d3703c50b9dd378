"""The calendars of a notebook, each file read once: now, or by an earlier run."""

from collections.abc import Iterable
from typing import Any

from meetgen.cache import cache_of, digest_of, program_digest
from meetgen.calendars.event import CalendarFile
from meetgen.calendars.stored import file_of, plain_of
from meetgen.codec import DecodeError, decoder, encode
from meetgen.model.config import Config

KIND = "calendar"
SPARE = 100  # files that stay known beside those in use: of other days and audiences

_plain = decoder(list[Any])


def read_once(files: Iterable[tuple[str, bytes]], config: Config) -> tuple[CalendarFile, ...]:
    """Files as (path, bytes), read; what the cache has of them is not read again."""
    keyed = [(_key(path, data, config), path, data) for path, data in files]
    if not keyed:
        return ()
    keys = [key for key, _, _ in keyed]
    cache = cache_of(config.root)
    kept = cache.values(KIND, keys)
    found, new = [], {}
    for key, path, data in keyed:
        file = _stored(kept.get(key))
        if file is None:
            file = _read(path, data, config)
            new[key] = encode(plain_of(file))
        found.append(file)
    if new:
        cache.keep(KIND, new, keys, spare=SPARE)
    cache.close()
    return tuple(found)


def _read(path: str, data: bytes, config: Config) -> CalendarFile:
    from meetgen.calendars.ics import read_calendar  # icalendar, which the cache can spare

    return read_calendar(data, path=path, timezone=config.timezone, limits=config.limits)


def _stored(value: bytes | None) -> CalendarFile | None:
    try:
        return None if value is None else file_of(_plain(value))
    except (*DecodeError, ValueError, TypeError, IndexError, KeyError):
        return None  # it is read anew


def _key(path: str, data: bytes, config: Config) -> bytes:
    options = encode([config.timezone, config.limits])
    return digest_of(program_digest(), path.encode("utf-8", "surrogateescape"), options, data)
