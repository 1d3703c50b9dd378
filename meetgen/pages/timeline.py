"""The meetings of a person, project, series or team: the latest on its page, the rest by year."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.pages.lists import ROWS_A_PAGE, grouped
from meetgen.pages.paging import Order, PartLink, period_links

INLINE_MEETINGS = 100  # that a page lists in the open

BY_DAY: Order[Meeting] = Order(day_of=lambda one: one.date)


class MeetingYear(Struct, frozen=True, kw_only=True):
    """The meetings of one year, newest first; `year` is None for those without a date."""

    year: int | None
    meetings: tuple[Meeting, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """Meetings newest first: the latest in the open, the others by year.

    Where there are too many for one page, `links` lead to pages with all meetings of a year.
    """

    latest: tuple[Meeting, ...] = ()
    older: tuple[MeetingYear, ...] = ()
    links: tuple[PartLink, ...] = ()

    @property
    def years(self) -> tuple[MeetingYear, ...]:
        """The latest by year."""
        return _by_year(self.latest)


def timeline(paths: Iterable[str], index: Index, uri: str) -> Timeline:
    """The meetings among the notes at `paths`, which come newest first, for the page `uri`."""
    meetings = meetings_at(paths, index)
    latest, older = meetings[:INLINE_MEETINGS], meetings[INLINE_MEETINGS:]
    if is_too_long(meetings):
        links = period_links(meetings, BY_DAY, meetings_uri(uri))
        return Timeline(latest=tuple(latest), links=links)
    return Timeline(latest=tuple(latest), older=_by_year(older))


def _by_year(meetings: Iterable[Meeting]) -> tuple[MeetingYear, ...]:
    years = grouped(meetings, lambda one: (one.date.year if one.date else None,))
    return tuple(MeetingYear(year=year, meetings=tuple(some)) for year, some in years.items())


def meetings_at(paths: Iterable[str], index: Index) -> list[Meeting]:
    """The meetings among the notes at `paths`, in that order."""
    return [index.meetings[path] for path in paths if path in index.meetings]


def is_too_long(meetings: Sequence[Meeting]) -> bool:
    """Whether the older ones go on pages of their own."""
    return len(meetings) > INLINE_MEETINGS + ROWS_A_PAGE


def meetings_uri(uri: str) -> str:
    """What the addresses of those pages begin with: `people/ada.md` -> `people/ada/meetings.md`."""
    return f"{uri.removesuffix('.md')}/meetings.md"
