"""The calendars and the notes of a notebook, as `today` and `new` look at them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.details import NO_DETAILS, Details, details_by_line
from meetgen.fetching.kept import read_kept
from meetgen.index.agenda import Aside, Planned, planned
from meetgen.index.index import Index
from meetgen.model.config import CalendarSource, Config
from meetgen.model.event import Occurrence
from meetgen.parsing.audiences import author_view
from meetgen.site import load_calendars, load_index
from meetgen.sources.calendars import read_calendars

# Where the copies of a pull lie, said in the way of a path; no calendar of a notebook is called so.
COPY = "(pulled) "


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A notebook seen from one's own desk: with the calendars that only oneself has pulled."""

    index: Index
    calendars: Calendars
    texts: Mapping[str, bytes]
    sources: Mapping[str, CalendarSource]

    def days(self, first: dt.date, last: dt.date) -> tuple[Planned, ...]:
        """What is planned from `first` to `last`, in order; free time is set aside."""
        owners = {one.owner for one in self.sources.values() if one.owner}
        plans = planned(self.calendars, self.index, first, last, owners=owners)
        return tuple(self._with_details(one) for one in plans)

    def details(self, one: Occurrence | None) -> Details:
        """The call's link, and whether the time stays free."""
        if one is None:
            return NO_DETAILS
        data = self.texts.get(one.location.path, b"")
        return details_by_line(data).get(one.location.line, NO_DETAILS)

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
