"""Time calendars beside recurring-ical-events, on the same bytes in one run, and print both.

    python benchmarks/calendar_times.py [--events 5000] [--notes 1000] [--export FILE] [--runs 3]

Makes a calendar of which 15 % are endless weekly series with two to six people each, and times the
way from its bytes to the occurrences of one month. `--export` is resolved for so many notes that
name a series of it and a day; without it the made calendar is. Memory is the most that a process
of its own had.
"""

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
MONTH = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
START = dt.date(2024, 1, 1)
ENDLESS = 0.15
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PEOPLE = tuple(f"Person {one}" for one in range(120))


def made_calendar(events: int) -> bytes:
    """A calendar of so many events, the same bytes for the same number."""
    rng = random.Random(f"calendar-{events}")  # noqa: S311 (data, no secret)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//meetgen//benchmark//EN"]
    for index in range(events):
        day = START + dt.timedelta(days=rng.randrange(900))
        hour = rng.randrange(7, 18)
        lines += ["BEGIN:VEVENT", f"UID:{index:06d}-{rng.getrandbits(64):x}@example.org"]
        lines += ["DTSTAMP:20260101T000000Z", f"SUMMARY:Meeting {index}", "SEQUENCE:0"]
        lines += [f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T{hour:02d}0000"]
        lines += [f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T{hour + 1:02d}0000"]
        if rng.random() < ENDLESS:
            lines += [f"RRULE:FREQ=WEEKLY;BYDAY={WEEKDAYS[day.weekday()]}"]
        lines += ["ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org", "STATUS:CONFIRMED"]
        for person in rng.sample(PEOPLE, rng.randint(2, 6)):
            address = person.lower().replace(" ", ".")
            head = f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN={person}"
            lines += [f"{head}:mailto:{address}@example.org"]
        lines += [f"DESCRIPTION:{'agenda and notes ' * rng.randint(5, 30)}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def ours(data: bytes) -> int:
    """How many occurrences the month has by meetgen."""
    from meetgen.calendars.calendar import Calendars
    from meetgen.calendars.ics import read_calendar

    calendars = Calendars.of([read_calendar(data, path="a.ics", timezone="Europe/Berlin")])
    return len(calendars.occurrences(calendars.all_families(), *MONTH))


def theirs(data: bytes) -> int:
    """How many it has by icalendar and recurring-ical-events."""
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(data)
    return len(recurring_ical_events.of(calendar).between(MONTH[0], dt.date(2026, 4, 1)))


def resolved(data: bytes, notes: int) -> int:
    """How many of so many notes that name a series and a day of it have found their meeting."""
    from meetgen.calendars.calendar import Calendars
    from meetgen.calendars.ics import read_calendar
    from meetgen.index.events import Wanted, find_occurrence
    from meetgen.model.note import Note, NoteKind
    from meetgen.model.source import Location

    file = read_calendar(data, path="a.ics", timezone="UTC")
    calendars = Calendars.of([file])
    masters = [one for one in file.events if one.recurrence_id is None]
    found = 0
    for index in range(notes):
        event = masters[index * len(masters) // notes]
        day = event.start.date() if isinstance(event.start, dt.datetime) else event.start
        rule = event.rule
        if rule and rule.frequency == "WEEKLY" and not (rule.count or rule.last_day):
            day += dt.timedelta(weeks=rule.interval * (index % 30))
        note = Note(path=f"{index}.md", kind=NoteKind.MEETING, date=day)
        place = Location(path=note.path, line=1)
        wanted = Wanted(families=(event.family,), text=event.uid, location=place)
        found += len(find_occurrence(wanted, note, calendars, "UTC").events)
    return found


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """The seconds that `work` takes, and what it gives."""
    before = time.perf_counter()
    count = work()
    return time.perf_counter() - before, count


def in_process(what: str, options: argparse.Namespace) -> tuple[float, int, float]:
    """The least seconds, the result and the most memory (MB), each run in its own process."""
    command = [sys.executable, "-W", "ignore", __file__, "--only", what]
    command += ["--events", str(options.events), "--notes", str(options.notes)]
    command += ["--export", str(options.export)] if options.export else []
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(options.runs)
    ]
    return min(float(one[0]) for one in runs), int(runs[0][1]), max(float(one[2]) for one in runs)


def main() -> None:
    """Time what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--export", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=["ours", "theirs", "notes"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        own = options.only == "notes" and options.export
        data = options.export.read_bytes() if own else made_calendar(options.events)
        work: dict[str, Callable[[], int]] = {
            "ours": lambda: ours(data),
            "theirs": lambda: theirs(data),
            "notes": lambda: resolved(data, options.notes),
        }
        seconds, count = timed(work[options.only])
        print(seconds, count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    size = len(made_calendar(options.events)) / 1e6
    print(f"{options.events} events, {size:.1f} MB, to the occurrences of one month:")
    times = {}
    for what, name in (("theirs", "recurring-ical-events"), ("ours", "meetgen")):
        times[what], count, memory = in_process(what, options)
        print(f"  {name:<22} {times[what]:6.2f} s  {count:5d} occurrences  {memory:4.0f} MB")
    print(f"  ratio                  {times['ours'] / times['theirs']:6.2f}    (0.35 at most)")
    seconds, count, memory = in_process("notes", options)
    source = options.export.name if options.export else "the same calendar"
    print(f"{source} resolved for {options.notes} notes: {seconds:.2f} s (1.5 at most), "
          f"{count} found, {memory:.0f} MB (150 at most)")  # fmt: skip


if __name__ == "__main__":
    main()
