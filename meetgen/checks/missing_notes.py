"""MG065: meetings that took place and have no note."""

import datetime as dt
from collections.abc import Iterator

from meetgen.index.gaps import DAYS, missing_notes
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity

MOST_NAMED = 3


def run(index: Index) -> Iterator[Diagnostic]:
    """Each series with meetings of the last weeks that nobody wrote a note about.

    What: the calendar has the meeting, it was not cancelled, and no note is about it.
    Why: what was decided there is lost, or the note does not say which meeting it is about.
    Bad: a weekly event in `calendars/`, and a note for one of its two last meetings
    Good: a note for each; or the meeting that was not held is cancelled in the calendar
    """
    since = index.as_of - dt.timedelta(days=DAYS)
    for series in index.series.values():
        missing = missing_notes(series, since) if series.notes else ()
        if not missing:
            continue
        days = ", ".join(str(one.day) for one in missing[-MOST_NAMED:])
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        yield Diagnostic(
            code="MG065",
            severity=Severity.INFO,
            location=missing[-1].location,
            message=f"“{series.title}” was held without a note: {days}{more}",
            hint=f"`meetgen new --event {series.slug} --date {missing[-1].day}` writes one; if it "
            "was not held, cancel it in the calendar",
        )
