"""What we read in whole calendars beside what recurring-ical-events reads, one UID at a time.

`python -m tests.unit.calendars.differences FOLDER` prints it for every .ics below a folder.
"""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import icalendar
import recurring_ical_events

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from tests.unit.calendars.oracles import text_of

ZONE = "Europe/Berlin"
YEARS_AFTER = dt.timedelta(days=1200)
# What one bad event makes of the oracle.
FAILURES = (AttributeError, KeyError, TypeError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Occurrences that only one of the two has, as `UID start end`, and UIDs the oracle dies of."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    failures: tuple[str, ...]


def difference(data: bytes) -> Difference:
    """Where the two differ over all years that the calendar's events are in, and three more.

    Raises ValueError when the oracle cannot read the file at all.
    """
    file = read_calendar(data, path="a.ics", timezone=ZONE)
    if not file.events:
        return Difference(ours=(), theirs=(), failures=())
    days = [day_of(one.start) for one in file.events]
    low, high = min(days) - dt.timedelta(days=3), max(days) + YEARS_AFTER
    calendars = Calendars.of([file])
    found = calendars.occurrences(calendars.all_families(), low, high)
    ours = Counter(line_of(one.uid, one.start, one.end) for one in found)
    failures: list[str] = []
    theirs: Counter[str] = Counter()
    for uid, calendar in one_by_one(data):
        try:
            theirs.update(occurrences_of_oracle(uid, calendar, low, high))
        except FAILURES:
            failures.append(uid)
    dead = tuple(f"{uid} " for uid in failures)
    return Difference(
        ours=tuple(sorted(one for one in (ours - theirs).elements() if not one.startswith(dead))),
        theirs=tuple(sorted(one for one in (theirs - ours).elements() if not one.startswith(dead))),
        failures=tuple(failures),
    )


def one_by_one(data: bytes) -> Iterator[tuple[str, Any]]:
    """A calendar for each UID of each calendar, with the time zones."""
    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]
    for whole in icalendar.Calendar.from_ical(data, multiple=True):
        events: dict[str, list[Any]] = {}
        for event in whole.walk("VEVENT"):
            events.setdefault(str(event.get("UID", "")), []).append(event)
        for uid, some in events.items():
            calendar = icalendar.Calendar()
            if "X-WR-TIMEZONE" in whole:
                calendar["X-WR-TIMEZONE"] = whole["X-WR-TIMEZONE"]
            for component in (*whole.walk("VTIMEZONE"), *some):
                calendar.add_component(component)
            yield uid, calendar


def occurrences_of_oracle(uid: str, calendar: Any, low: dt.date, high: dt.date) -> Iterator[str]:
    """The oracle's occurrences that start from `low` to `high`."""
    for one in recurring_ical_events.of(calendar).between(low, high + dt.timedelta(days=1)):
        if low <= day_of(one.start) <= high:
            yield line_of(uid, one.start, one.end)


def line_of(uid: str, start: dt.date, end: dt.date) -> str:
    """An occurrence to compare; without the UID that we give to what has none."""
    return f"{'' if uid.startswith('no-uid-') else uid} {text_of(start)} {text_of(end)}"


def day_of(moment: dt.date) -> dt.date:
    """The day of a moment on its own clock."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def main(folder: Path) -> None:
    """Print the differences of every calendar below a folder."""
    for path in sorted(folder.rglob("*.ics")):
        try:
            found = difference(path.read_bytes())
        except ValueError as error:
            sys.stdout.write(f"{path}: the oracle cannot read it: {error}\n")
            continue
        if found.ours or found.theirs or found.failures:
            sys.stdout.write(f"{path}: oracle dies of {len(found.failures)} UIDs\n")
            sys.stdout.writelines(f"  only ours   {one}\n" for one in found.ours[:5])
            sys.stdout.writelines(f"  only theirs {one}\n" for one in found.theirs[:5])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
