"""People, and what their register says."""

import re
from datetime import date

from msgspec import Struct

from meetgen.model.source import Location

# "ada.lovelace@example.org"; not "@ada", "a @ b"
ADDRESS = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")


class PersonEntry(Struct, frozen=True, kw_only=True):
    """An entry of `people.yml` as written; `handle` is its key."""

    handle: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    team: str | None = None
    title: str | None = None
    left: date | None = None
    location: Location


class Person(Struct, frozen=True, kw_only=True):
    """Somebody the notebook knows: from the register, or only from the notes.

    `handle` is the key and the page's name, `[a-z0-9-]+`, unique. `name` is what is shown.
    `notes` are the paths of notes they were present at, newest first. E-mail addresses are not
    here on purpose: they are never published.
    """

    handle: str
    name: str
    aliases: tuple[str, ...] = ()
    team: str | None = None
    title: str | None = None
    left: date | None = None
    in_register: bool = False
    notes: tuple[str, ...] = ()


def public_name(name: str) -> str:
    """A name without an e-mail address: of that, only what stands before its @ is shown."""
    return ADDRESS.sub(r"\1", name) if "@" in name else name
