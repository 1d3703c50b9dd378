"""MG075: lists of attendance that were copied from the last note."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import Reply
from meetgen.model.meeting import Meeting
from meetgen.model.note import Presence
from meetgen.model.source import Location

FEWEST = 4  # people; smaller groups are often all there
TIMES = 4  # the same list so many times in a row is no coincidence


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note whose list of those present is that of the note before, word for word.

    What: the same names in the same order, although one of them had declined; or for the fourth
    time in a row. Of groups of four and more.
    Why: the commonest correction to published minutes is a wrong list of attendees.
    Bad: `attendees: [Ada, Bob, Cleo, Dan]` in every note since spring
    Good: those who were there, and `absent:` for the others
    """
    for series in index.series.values():
        last: tuple[str, ...] = ()
        times = 1
        for path in series.notes:
            meeting = index.meetings[path]
            names = _listed(meeting)
            times = times + 1 if names and names == last else 1
            if (
                len(names) >= FEWEST
                and times > 1
                and (_somebody_declined(meeting) or times >= TIMES)
            ):
                yield Diagnostic(
                    code="MG075",
                    severity=Severity.INFO,
                    location=Location(path=path),
                    message="the list of those present is that of the note before",
                    hint="write who was there; those who were not go to `absent:`",
                )
            last = names


def _listed(meeting: Meeting) -> tuple[str, ...]:
    return tuple(one.name for one in meeting.note.attendance if one.presence is Presence.PRESENT)


def _somebody_declined(meeting: Meeting) -> bool:
    return any(one.reply is Reply.DECLINED for one in meeting.present)
