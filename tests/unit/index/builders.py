"""Notes, registers and indexes made directly, without parsing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from meetgen.calendars.event import CalendarFile
from meetgen.calendars.ics import read_calendar
from meetgen.index.build import build_index
from meetgen.index.index import Index
from meetgen.model.action import ActionForm, ActionItem, ActionStatus, OwnerClaim, TaskFields
from meetgen.model.config import Config
from meetgen.model.decision import DecisionItem
from meetgen.model.link import Link, LinkKind
from meetgen.model.note import Attendance, EventReference, Note, NoteKind, Presence
from meetgen.model.person import PersonEntry
from meetgen.model.question import QuestionItem
from meetgen.model.register import Registers
from meetgen.model.source import Location

TODAY = dt.date(2026, 11, 24)
EMPTY = Registers()


def config(**options: Any) -> Config:
    return Config(root=Path("book"), notes_dir=Path("book/notes"), **options)


def at(line: int = 1, path: str = "note.md", column: int = 1) -> Location:
    return Location(path=path, line=line, column=column)


def present(name: str, handle: str | None = None, **more: Any) -> Attendance:
    values = {"presence": Presence.PRESENT, "location": at(2), **more}
    return Attendance(name=name, handle=handle, **values)


def meeting(
    path: str = "2026-11-18-weekly.md",
    people: Sequence[str | Attendance] = (),
    *,
    day: str | None = None,
    event: str | None = None,
    **more: Any,
) -> Note:
    """A meeting note; its date is the file name's, people are listed in its text."""
    date = dt.date.fromisoformat(day or path.rpartition("/")[2][:10])
    attendance = tuple(one if isinstance(one, Attendance) else present(one) for one in people)
    events = (EventReference(text=event, location=at(3, path)),) if event else ()
    values = {"kind": NoteKind.MEETING, "date": date, "attendance": attendance, "events": events}
    return placed(Note(path=path, **{**values, **more}))


def placed(note: Note) -> Note:
    """The note with its own path in the places of all its parts."""
    parts: dict[str, Any] = {
        name: tuple(
            replace(one, location=replace(one.location, path=note.path))
            for one in getattr(note, name)
        )
        for name in ("attendance", "actions", "decisions", "questions", "links", "sections")
    }
    closes = tuple((id_, replace(place, path=note.path)) for id_, place in note.closes)
    return replace(note, closes=closes, **parts)


def page(path: str, **more: Any) -> Note:
    return placed(Note(path=path, **{"kind": NoteKind.PAGE, **more}))


def action(
    text: str = "send the deck",
    *owners: str,
    line: int = 10,
    path: str = "note.md",
    status: ActionStatus = ActionStatus.OPEN,
    form: ActionForm = ActionForm.BOX,
    id: str | None = None,  # noqa: A002
    explicit: bool = True,
    tags: tuple[str, ...] = (),
    **fields: Any,
) -> ActionItem:
    claims = (OwnerClaim(names=owners, text=text, certain=explicit),) if owners else ()
    whole = f"{', '.join(owners)}: {text}" if owners else text
    return ActionItem(
        text=whole,
        status=status,
        form=form,
        claims=claims,
        tags=tags,
        fields=TaskFields(id=id, **fields),
        location=at(line, path),
    )


def decision(
    text: str = "we move",
    *,
    line: int = 20,
    path: str = "note.md",
    tags: tuple[str, ...] = (),
    **fields: Any,
) -> DecisionItem:
    return DecisionItem(text=text, fields=TaskFields(**fields), tags=tags, location=at(line, path))


def question(
    text: str = "why?",
    *,
    line: int = 30,
    path: str = "note.md",
    answered: bool = False,
    answer: str = "",
    **fields: Any,
) -> QuestionItem:
    return QuestionItem(
        text=text,
        answered=answered,
        answer=answer,
        fields=TaskFields(**fields),
        location=at(line, path),
    )


def link(
    target: str,
    kind: LinkKind = LinkKind.WIKILINK,
    *,
    part: str = "",
    line: int = 5,
    path: str = "note.md",
) -> Link:
    return Link(
        kind=kind,
        target=target,
        part=part,
        start=0,
        end=1,
        location=at(line, path),
        context=f"see {target}",
    )


def entry(handle: str, name: str = "", *, line: int = 1, **more: Any) -> PersonEntry:
    return PersonEntry(handle=handle, name=name, location=at(line, "people.yml"), **more)


def people(*entries: PersonEntry, **more: Any) -> Registers:
    return Registers(people=entries, **more)


def calendar(*events: str, path: str = "calendars/team.ics") -> CalendarFile:
    """A calendar of VEVENTs, each given by its lines."""
    blocks = "".join(f"BEGIN:VEVENT\n{one.strip()}\nEND:VEVENT\n" for one in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{blocks}END:VCALENDAR\n"
    return read_calendar(text.encode(), path=path, timezone="Europe/Berlin")


WEEKLY = """UID:weekly@example.org
SUMMARY:Platform weekly
DTSTART;TZID=Europe/Berlin:20260105T100000
DTEND;TZID=Europe/Berlin:20260105T110000
RRULE:FREQ=WEEKLY;BYDAY=MO
LOCATION:Room 1
ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org
ATTENDEE;CN=Ada Lovelace;PARTSTAT=ACCEPTED:mailto:ada@example.org
ATTENDEE;CN=Bob Byte;PARTSTAT=DECLINED:mailto:bob@example.org
"""


def index_of(
    *notes: Note,
    registers: Registers = EMPTY,
    calendars: Iterable[CalendarFile] = (),
    today: dt.date = TODAY,
    files: Iterable[str] = (),
    **options: Any,
) -> Index:
    return build_index(
        notes, registers, calendars, config=config(**options), today=today, files=files
    )


def codes(index: Index) -> list[str]:
    return sorted(one.code for one in index.diagnostics)
