"""Series: meetings that recur."""

from msgspec import Struct

from meetgen.model.event import Occurrence
from meetgen.model.source import Location


class SeriesEntry(Struct, frozen=True, kw_only=True):
    """An entry of `series.yml` as written."""

    slug: str
    title: str | None = None
    uids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    team: str | None = None
    purpose: str | None = None
    location: Location


class Series(Struct, frozen=True, kw_only=True):
    """A recurring meeting.

    `notes` are paths in order of date, oldest first. `occurrences` are the known ones between
    the first note and some weeks after `as_of`, in order; `without_note` those of them that are
    past, not cancelled, and have no note; `upcoming` those from `as_of` on. `aliases` are slugs
    under which the register knows it too.
    """

    slug: str
    title: str
    projects: tuple[str, ...] = ()
    team: str | None = None
    purpose: str | None = None
    cadence: str | None = None
    notes: tuple[str, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    without_note: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()
    in_register: bool = False
    aliases: tuple[str, ...] = ()
