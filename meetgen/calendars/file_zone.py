"""A time zone that only one calendar file knows, by the offsets that it gives."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from msgspec import Struct

HOUR = timedelta(hours=1)


class Offsets(Struct, frozen=True, kw_only=True):
    """When a zone changes its offset: `changes` are (instant in UTC without zone, offset after).

    `is_endless` tells that it goes on as it says; a file that lists a few changes and has no rule
    tells of these years only. `is_complete` is False where a rule could not be followed.
    """

    name: str
    before: timedelta
    changes: tuple[tuple[datetime, timedelta], ...]
    is_endless: bool = True
    is_complete: bool = True

    def at(self, instant: datetime) -> timedelta:
        """The offset at an instant in UTC, given without zone."""
        index = bisect_right(self.changes, instant, key=lambda change: change[0])
        return self.changes[index - 1][1] if index else self.before

    def around(self, instant: datetime) -> tuple[timedelta, timedelta]:
        """The offsets before and from the change that is nearest to an instant, if any is near."""
        return self.at(instant - HOUR * 30), self.at(instant + HOUR * 30)


class FileZone(tzinfo):
    """A time zone by the offsets of a VTIMEZONE, and by nothing but these."""

    def __init__(self, offsets: Offsets) -> None:
        self.offsets = offsets

    def __repr__(self) -> str:
        return f"FileZone({self.offsets.name!r})"

    def __str__(self) -> str:
        return self.offsets.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileZone) and self.offsets == other.offsets

    def __hash__(self) -> int:
        return hash(self.offsets)

    def __reduce__(self) -> tuple[Callable[[Offsets], "FileZone"], tuple[Offsets]]:
        return file_zone, (self.offsets,)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset of a time on the wall.

        Of two in the hour that comes twice the earlier, unless `fold` is set; for a time that a
        gap skips that before the gap.
        """
        if moment is None:
            return None
        wall = moment.replace(tzinfo=None, fold=0)
        early, late = self.offsets.around(wall)
        fits = [
            offset
            for offset in (early, late)
            if -HOUR * 24 < offset < HOUR * 24 and self.offsets.at(wall - offset) == offset
        ]
        if not fits:
            return late if moment.fold else early
        return fits[-1] if moment.fold else fits[0]

    def fromutc(self, moment: datetime) -> datetime:
        """The time on the wall at an instant."""
        instant = moment.replace(tzinfo=None)
        wall = (instant + self.offsets.at(instant)).replace(tzinfo=self)
        is_second = wall.utcoffset() != self.offsets.at(instant)
        return wall.replace(fold=1) if is_second else wall

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Not known: a file's words for summer and winter are of no use."""
        return None

    def tzname(self, _moment: datetime | None) -> str:
        """The name that the file gives it."""
        return self.offsets.name


@lru_cache(maxsize=256)
def file_zone(offsets: Offsets) -> FileZone:
    """The zone with these offsets, one for all equal ones: times compare by their zone object."""
    return FileZone(offsets)
