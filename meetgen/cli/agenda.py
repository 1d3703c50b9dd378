"""The calendars and the notes of a notebook, as `today` and `new` look at them."""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.details import NO_DETAILS, Details, details_by_line
from meetgen.calendars.family import family_of
from meetgen.calendars.trimmed import trimmed_series
from meetgen.fetching.kept import read_kept
from meetgen.index.agenda import Aside, Planned, planned
from meetgen.index.index import Index
from meetgen.model.config import CalendarSource, Config
from meetgen.model.event import Occurrence
from meetgen.parsing.audiences import author_view
from meetgen.site import load_calendars, load_index
from meetgen.sources.calendars import read_calendars

# What the copies of a pull are called: behind the notebook's own calendars, whose organizers count.
COPY = "~pulled/"


class Agenda(Struct, frozen=True, kw_only=True):
    """A notebook seen from one's own desk: with the calendars that only oneself has pulled."""

    index: Index
    calendars: Calendars
    texts: Mapping[str, bytes]
    sources: Mapping[str, CalendarSource]
    _details: dict[str, dict[int, Details]] = field(default_factory=dict)  # filled when asked for
    _calls: dict[str, str] = field(default_factory=dict)  # likewise, by family

    def days(self, first: dt.date, last: dt.date) -> tuple[Planned, ...]:
        """What is planned from `first` to `last`, in order; free time is set aside."""
        owners = {one.owner for one in self.sources.values() if one.owner}
        plans = planned(self.calendars, self.index, first, last, owners=owners)
        return tuple(self._with_details(one) for one in plans)

    def details(self, one: Occurrence | None) -> Details:
        """What the calendar says of it that pages are never made of."""
        if one is None:
            return NO_DETAILS
        path = one.location.path
        if path not in self._details:
            self._details[path] = details_by_line(
                self.texts.get(path, b""), self.index.config.limits
            )
        return self._details[path].get(one.location.line, NO_DETAILS)

    def call(self, one: Occurrence | None) -> str | None:
        """The link with which the call is joined; of what was pulled only one's own copy has it."""
        if one is None:
            return None
        if not self._calls:
            self._calls.update(self._calls_of_copies())
        return self.details(one).call or self._calls.get(family_of(one.uid))

    def _calls_of_copies(self) -> Iterator[tuple[str, str]]:
        """The links of calls by family."""
        for path in self.sources:
            series = trimmed_series(self.texts[path], "UTC", self.index.config.limits)
            for family, one in series.items():
                links = (event.value("CONFERENCE") for event in one.events)
                if link := next(filter(None, links), None):
                    yield family, link

    def _with_details(self, plan: Planned) -> Planned:
        if plan.aside is not None:
            return plan
        details = self.details(plan.occurrence)
        if details.is_free:
            return replace(plan, aside=Aside.FREE)
        return replace(plan, aside=Aside.PRIVATE) if details.is_private else plan

    def copy_of(self, one: Occurrence) -> tuple[CalendarSource, bytes] | None:
        """The calendar that holds an occurrence and its text, where the notebook has it not."""
        path = one.location.path
        return (self.sources[path], self.texts[path]) if path in self.sources else None


def read_agenda(config: Config, today: dt.date) -> Agenda:
    """The notebook with its calendars, and with one's own copies of those that it pulls."""
    config = author_view(config)
    copies = {}
    sources = {}
    for source in config.calendars:
        kept = read_kept(source, config)
        if kept is not None:
            copies[f"{COPY}{source.name}"] = kept.data
            sources[f"{COPY}{source.name}"] = source
    files = load_calendars(config, copies.items())
    return Agenda(
        index=load_index(config, today, files),
        calendars=Calendars.of(files),
        texts={**dict(read_calendars(config)), **copies},
        sources=sources,
    )
