"""The option `calendars`: which calendars to pull, without their secret addresses."""

import re
from collections.abc import Iterator, Mapping

from meetgen.model.config import CalendarSource, Keep

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")  # "team", "ada-2"; not "Team", "../x", ""
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # "MEETGEN_CALENDAR_TEAM"; not "https://x", "2A"
ADDRESS = re.compile(r"(?:https?|webcals?)://", re.IGNORECASE)  # in "webcal://x", not in "pass x"
EMAIL = re.compile(r"[^\s@]+@[^\s@]+")  # "ada@example.org"; not "ada", "a@b@c"
KEYS = ("name", "address_env", "address_command", "owner", "keep")


class SourceError(ValueError):
    """What is wrong with the option; never names a value that could be a secret."""


def read_sources(value: object) -> tuple[CalendarSource, ...]:
    """The calendars, in the order written. Raises SourceError."""
    if not isinstance(value, list | tuple):
        raise SourceError("not a list of calendars (write `- name: team`)")
    sources = tuple(_sources(value))
    names = [one.name for one in sources]
    if doubled := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"two calendars are called '{doubled}'")
    return sources


def _sources(values: list[object] | tuple[object, ...]) -> Iterator[CalendarSource]:
    for number, one in enumerate(values, 1):
        given = {"name": one} if isinstance(one, str) else one
        if not isinstance(given, Mapping):
            raise SourceError(f"calendar {number} is not a mapping (write `- name: team`)")
        yield _source({str(key): value for key, value in given.items()}, number)


def _source(given: Mapping[str, object], number: int) -> CalendarSource:
    name = given.get("name")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise SourceError(f"calendar {number} needs a name of a-z, 0-9 and '-'")
    if any(isinstance(one, str) and ADDRESS.search(one) for one in given.values()):
        # Not shown: the address is the key to the calendar.
        raise SourceError(
            f"'{name}' has an address in the configuration, where all can read it: put it into an "
            "environment variable and name that as address_env, then have a new address made"
        )
    if unknown := next((key for key in given if key not in KEYS), None):
        raise SourceError(f"'{name}': there is no '{unknown[:40]}' (known: {', '.join(KEYS)})")
    texts = {key: _text(given, key, name) for key in KEYS}
    variable, command, owner = texts["address_env"], texts["address_command"], texts["owner"]
    if variable and command:
        raise SourceError(f"'{name}': give address_env or address_command, not both")
    if variable and not VARIABLE.fullmatch(variable):
        raise SourceError(f"'{name}': address_env is not the name of an environment variable")
    if owner and not EMAIL.fullmatch(owner):
        raise SourceError(f"'{name}': owner is not an e-mail address")
    kept = texts["keep"] or Keep.SERIES
    if kept not in list(Keep):
        raise SourceError(f"'{name}': keep is none of {', '.join(Keep)}")
    return CalendarSource(
        name=name,
        address_env=variable or (None if command else default_variable(name)),
        address_command=command,
        owner=owner.lower() if owner else None,
        keep=Keep(kept),
    )


def _text(given: Mapping[str, object], key: str, name: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"'{name}': {key} is not text")
    return value


def default_variable(name: str) -> str:
    """The environment variable of a calendar that names none: `MEETGEN_CALENDAR_TEAM`."""
    return f"MEETGEN_CALENDAR_{name.upper().replace('-', '_')}"
