"""The options of a notebook, as its configuration file has them, read into a Config."""

import math
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from meetgen.errors import ConfigError
from meetgen.model.config import (
    Attachments,
    CalendarSource,
    Config,
    DateOrder,
    Feed,
    Flavour,
    PhotoData,
    Search,
    SeriesFrom,
    TaskFormat,
    Words,
)
from meetgen.model.limits import Limits
from meetgen.parsing.audiences import PRIVATE, PUBLIC, folded, is_known
from meetgen.parsing.calendar_sources import SourceError, read_sources
from meetgen.parsing.limits import LimitError, read_limits

LEVELS = ("error", "warning", "info", "ignore")
WORDS = ("attendance", "absence", "actions", "decisions", "questions", "purpose")
# "notes.example.org"; not "a b", ".", "a@b"
FEED_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?")
OTHERS = "others"  # whose title has no rate of its own
CODE = re.compile(r"MG\d{3}")  # "MG012"; not "mg12"


class _WrongValueError(Exception):
    """What is wrong with one option; never leaves this module."""


def read_options(
    values: Mapping[str, object],
    *,
    root: Path,
    notes_dir: Path,
    site_name: str | None = None,
    edit_url: str = "",
    site_url: str = "",
) -> Config:
    """The notebook's Config. Raises ConfigError that names every option which cannot be used.

    `notes_dir` is the site engine's folder of pages, where the notes are unless an option says
    otherwise.
    """
    problems = [f"{name}: {problem}" for name, problem in option_problems(values)]
    if problems:
        raise ConfigError("meetgen's options cannot be used: " + "; ".join(problems))
    read = {name: READERS[name](value) for name, value in values.items() if value is not None}
    if site_name:
        read["site_name"] = site_name
    pages_dir, notes_dir = notes_dir, root / read.pop("notes_dir", notes_dir)
    return for_audience(
        Config(
            root=root,
            notes_dir=notes_dir,
            is_open=notes_dir.is_relative_to(pages_dir),
            edit_url=edit_url,
            site_url=site_url,
            **read,
        )
    )


def for_audience(config: Config, name: str | None = None) -> Config:
    """The notebook for an audience; its own unless named. Raises ConfigError for an unknown one."""
    config = config if name is None else replace(config, audience=name)
    if config.audience is None or is_known(config.audience, replace(config, audience=None)):
        return config
    known = ", ".join((*config.audiences, PUBLIC, PRIVATE))
    raise ConfigError(f"there is no audience {config.audience!r} (known: {known})")


def option_problems(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """(option, what is wrong with it) for each that cannot be used, in the order written."""
    problems = []
    for name, value in values.items():
        if name not in READERS:
            near = get_close_matches(str(name), READERS, n=1)
            hint = f" (do you mean '{near[0]}'?)" if near else f" (known: {', '.join(READERS)})"
            problems.append((str(name), f"there is no such option{hint}"))
            continue
        if value is None:
            continue
        try:
            READERS[name](value)
        except _WrongValueError as wrong:
            problems.append((name, str(wrong)))
    return tuple(problems)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongValueError(f"{value!r} is not text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(one, str) for one in values):
        raise _WrongValueError(f"{value!r} is not a list of texts")
    return tuple(values)


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _WrongValueError(f"{value!r} is not a number of days")
    return value


def _one_of(kind: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        known = [str(one) for one in kind]
        if value not in known:
            raise _WrongValueError(f"{value!r} is none of {', '.join(known)}")
        return kind(str(value))

    return read


def _timezone(value: object) -> str:
    try:
        ZoneInfo(_text(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise _WrongValueError(
            f"{value!r} is not a time zone (write one like Europe/Paris)"
        ) from wrong
    return _text(value)


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise _WrongValueError(f"{value!r} is not a mapping")
    return value


def _keys(value: object) -> dict[str, str]:
    return {key: _text(one) for key, one in _mapping(value).items()}


def _levels(value: object) -> dict[str, str]:
    for code, level in _mapping(value).items():
        if not CODE.fullmatch(code):
            raise _WrongValueError(f"{code!r} is not the code of a check (one looks like MG012)")
        if level not in LEVELS:
            raise _WrongValueError(f"{code}: {level!r} is none of {', '.join(LEVELS)}")
    return {code: str(level) for code, level in _mapping(value).items()}


def _words(value: object) -> Words:
    for name in _mapping(value):
        if name not in WORDS:
            raise _WrongValueError(f"there are no words for {name!r}: only {', '.join(WORDS)}")
    return Words(**{name: _texts(words) for name, words in _mapping(value).items()})


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError(f"{value!r} is neither true nor false")
    return value


def _feeds(value: object) -> tuple[Feed, ...]:
    if isinstance(value, bool):
        return tuple(Feed) if value else ()
    chosen = {_one_of(Feed)(name) for name in _texts(value)}
    return tuple(one for one in Feed if one in chosen)


def _feed_id(value: object) -> str:
    if not FEED_ID.fullmatch(_text(value)):
        raise _WrongValueError(f"{value!r} is no name of a-z, 0-9, '.' and '-'")
    return _text(value)


def _cost_per_hour(value: object) -> dict[str, float]:
    read: dict[str, float] = {}
    for title, rate in _mapping(value if isinstance(value, Mapping) else {OTHERS: value}).items():
        if not isinstance(rate, int | float) or isinstance(rate, bool) or not 0 <= rate < math.inf:
            raise _WrongValueError(f"{title}: {rate!r} is not an amount of money")
        read["" if title == OTHERS else title.casefold()] = float(rate)
    return read


def _audiences(value: object) -> dict[str, tuple[str, ...]]:
    if isinstance(value, list | tuple):
        value = {_text(name): () for name in value}
    read = {
        folded(name): tuple(map(folded, _texts(seen or ())))
        for name, seen in _mapping(value).items()
    }
    for name, seen in read.items():
        if name in (PUBLIC, PRIVATE):
            raise _WrongValueError(f"{name!r} is everybody or nobody, and needs no definition")
        if unknown := [one for one in seen if one not in read]:
            raise _WrongValueError(
                f"{name} sees {unknown[0]!r}, which is none of {', '.join(read)}"
            )
    return read


def _calendars(value: object) -> tuple[CalendarSource, ...]:
    try:
        return read_sources(value)
    except SourceError as wrong:
        raise _WrongValueError(str(wrong)) from wrong


def _limits(value: object) -> Limits:
    try:
        return read_limits(value)
    except LimitError as wrong:
        raise _WrongValueError(str(wrong)) from wrong


READERS: Mapping[str, Callable[[object], Any]] = {
    "notes_dir": _text,
    "timezone": _timezone,
    "flavour": _one_of(Flavour),
    "series_from": _one_of(SeriesFrom),
    "date_order": _one_of(DateOrder),
    "task_format": _one_of(TaskFormat),
    "words": _words,
    "keys": _keys,
    "levels": _levels,
    "ignored": _texts,
    "visibility": _text,
    "audience": _text,
    "audiences": _audiences,
    "expose_source": _flag,
    "attachments": _one_of(Attachments),
    "photo_data": _one_of(PhotoData),
    "me": _text,
    "calendars_dir": _text,
    "calendars": _calendars,
    "feeds": _feeds,
    "feed_id": _feed_id,
    "insights": _flag,
    "cost_per_hour": _cost_per_hour,
    "currency": _text,
    "stale_after_days": _days,
    "recent_days": _days,
    "days_ahead": _days,
    "search": _one_of(Search),
    "search_days": _days,
    "limits": _limits,
}
