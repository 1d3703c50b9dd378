"""A small index made by hand, with one of everything, for the tests of pages and rendering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from meetgen.index.index import Backlink, Index, ResolvedLink, TargetKind
from meetgen.model.action import (
    Action,
    ActionForm,
    ActionItem,
    ActionLine,
    ActionStatus,
)
from meetgen.model.concern import KnownConcern
from meetgen.model.config import Config
from meetgen.model.decision import Decision, DecisionItem, DecisionStatus
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import Invitee, Occurrence, Reply
from meetgen.model.link import Link, LinkKind
from meetgen.model.meeting import Attendee, Meeting
from meetgen.model.note import Note, NoteKind, Presence, Role, Section
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.question import Question, QuestionItem
from meetgen.model.series import Series
from meetgen.model.source import Location
from meetgen.model.team import Concern, Team

AS_OF = dt.date(2026, 11, 24)
FIRST = "2026/2026-11-11-weekly.md"
SECOND = "2026/2026-11-18-weekly.md"
CONFIG = Config(
    root=Path("nb"), notes_dir=Path("nb/notes"), site_name="Harbour notes", insights=True
)

FIRST_BODY = """# Weekly 11 November

- [ ] @ada send the deck
- [-] bob: drop it
Decision: we rent
"""
SECOND_BODY = """# Weekly 18 November

Talked to @ada about [[apollo]] and [[nowhere]].

- [x] @ada send the deck
- [?] Who signs?
- Decision: we buy

## Notes
"""


def at(path: str, line: int, column: int = 1) -> Location:
    """A place in a note."""
    return Location(path=path, line=line, column=column)


def action(**changes: Any) -> Action:
    """An open action without owner and date, changed as said."""
    start = Action(
        id="a1b2",
        has_own_id=True,
        text="send the deck",
        owners=("ada",),
        status=ActionStatus.OPEN,
        due=None,
        done=None,
        series="weekly",
        note=FIRST,
        raised_in=FIRST,
        raised_on=dt.date(2026, 11, 11),
        location=at(FIRST, 3),
        age_days=13,
    )
    made = replace(start, **changes)
    return made if made.history else replace(made, history=(raised(made),))


def raised(made: Action) -> ActionLine:
    """The line that raised an action, which nothing has followed."""
    return ActionLine(
        note=made.raised_in,
        date=made.raised_on,
        status=made.status,
        due=made.due,
        location=made.location,
        ended=made.done,
        owners=made.owners,
    )


def decision(**changes: Any) -> Decision:
    """A decision that stands, changed as said."""
    start = Decision(
        id="d1",
        has_own_id=True,
        text="we rent",
        status=DecisionStatus.ACCEPTED,
        by=("ada",),
        series="weekly",
        note=FIRST,
        date=dt.date(2026, 11, 11),
        location=at(FIRST, 5),
    )
    return replace(start, **changes)


def meeting(path: str, title: str, day: dt.date | None, **changes: Any) -> Meeting:
    """A meeting note, by default without text and people."""
    note = changes.pop("note", None) or Note(
        path=path, kind=NoteKind.MEETING, title=title, date=day
    )
    values: dict[str, Any] = {"note": note, "title": title, "date": day} | changes
    return Meeting(**values)


def empty_index(**changes: Any) -> Index:
    """An index of a notebook without anything in it."""
    return replace(Index(as_of=AS_OF, config=CONFIG), **changes)


def _first() -> Meeting:
    body = FIRST_BODY
    box = body.index("[-]")
    said = body.index("Decision:")
    note = Note(
        path=FIRST,
        kind=NoteKind.MEETING,
        title="Weekly 11 November",
        date=dt.date(2026, 11, 11),
        body=body,
        sections=(Section(level=1, text="Weekly 11 November", anchor="x", location=at(FIRST, 1)),),
        actions=(
            ActionItem(
                text="send the deck",
                status=ActionStatus.OPEN,
                form=ActionForm.BOX,
                location=at(FIRST, 3),
                span=(body.index("[ ]"), body.index("[ ]") + 3),
            ),
            ActionItem(
                text="drop it",
                status=ActionStatus.CANCELLED,
                form=ActionForm.BOX,
                location=at(FIRST, 4),
                span=(box, box + 3),
            ),
        ),
        decisions=(DecisionItem(text="we rent", location=at(FIRST, 5), span=(said, said + 9)),),
    )
    return meeting(
        FIRST,
        "Weekly 11 November",
        dt.date(2026, 11, 11),
        note=note,
        series="weekly",
        next=SECOND,
        attendees=(
            Attendee(person="ada", name="Ada Lovelace", presence=Presence.PRESENT),
            Attendee(person="bob", name="Bob Byte", presence=Presence.PRESENT),
        ),
    )


def _second() -> Meeting:
    body = SECOND_BODY
    box, ask, said = body.index("[x]"), body.index("[?]"), body.index("Decision:")
    note = Note(
        path=SECOND,
        kind=NoteKind.MEETING,
        title="Weekly 18 November",
        date=dt.date(2026, 11, 18),
        body=body,
        sections=(
            Section(level=1, text="Weekly 18 November", anchor="x", location=at(SECOND, 1)),
            Section(level=2, text="Notes", anchor="notes", location=at(SECOND, 9)),
        ),
        actions=(
            ActionItem(
                text="send the deck",
                status=ActionStatus.DONE,
                form=ActionForm.BOX,
                location=at(SECOND, 5),
                span=(box, box + 3),
            ),
        ),
        questions=(
            QuestionItem(
                text="Who signs?", answered=False, location=at(SECOND, 6), span=(ask, ask + 3)
            ),
        ),
        decisions=(DecisionItem(text="we buy", location=at(SECOND, 7), span=(said, said + 9)),),
    )
    zone = dt.timezone(dt.timedelta(hours=1), "CET")
    occurrence = Occurrence(
        uid="u1",
        family="u1",
        summary="Weekly",
        start=dt.datetime(2026, 11, 18, 10, tzinfo=zone),
        end=dt.datetime(2026, 11, 18, 10, 45, tzinfo=zone),
        original_start=dt.datetime(2026, 11, 18, 10, tzinfo=zone),
        place="Room 4",
        organizer=Invitee(name="Ada Lovelace", email="ada@example.org"),
        is_recurring=True,
        location=Location(path="calendars/team.ics", line=3),
    )
    return meeting(
        SECOND,
        "Weekly 18 November",
        dt.date(2026, 11, 18),
        note=note,
        series="weekly",
        start=occurrence.start,
        end=occurrence.end,
        projects=("apollo",),
        team="cloud",
        purpose="Keep *everyone* afloat",
        previous=FIRST,
        events=(occurrence,),
        attendees=(
            Attendee(
                person="ada", name="Ada Lovelace", presence=Presence.PRESENT, role=Role.FACILITATOR
            ),
            Attendee(person="bob", name="Bob Byte", presence=Presence.PRESENT, remote=True),
            Attendee(
                person=None,
                name="carol@example.org",
                presence=Presence.INVITED,
                reply=Reply.TENTATIVE,
            ),
        ),
    )


def _resolved() -> tuple[ResolvedLink, ...]:
    body = SECOND_BODY
    mention, wiki = body.index("@ada"), body.index("[[apollo]]")
    return (
        ResolvedLink(
            link=Link(
                kind=LinkKind.MENTION,
                target="ada",
                start=mention,
                end=mention + 4,
                location=at(SECOND, 3),
                context="Talked to @ada about apollo",
            ),
            kind=TargetKind.PERSON,
            key="ada",
        ),
        ResolvedLink(
            link=Link(
                kind=LinkKind.WIKILINK,
                target="apollo",
                start=wiki,
                end=wiki + 10,
                location=at(SECOND, 3),
                context="Talked to @ada about apollo",
            ),
            kind=TargetKind.PROJECT,
            key="apollo",
        ),
    )


def _actions() -> tuple[Action, ...]:
    return (
        action(
            status=ActionStatus.DONE,
            note=SECOND,
            location=at(SECOND, 5),
            done=dt.date(2026, 11, 18),
            history=(
                ActionLine(
                    note=FIRST,
                    date=dt.date(2026, 11, 11),
                    status=ActionStatus.OPEN,
                    due=None,
                    location=at(FIRST, 3),
                ),
                ActionLine(
                    note=SECOND,
                    date=dt.date(2026, 11, 18),
                    status=ActionStatus.DONE,
                    due=None,
                    location=at(SECOND, 5),
                ),
            ),
        ),
        action(
            id="c3",
            text="drop it",
            owners=("bob",),
            status=ActionStatus.CANCELLED,
            location=at(FIRST, 4),
        ),
        action(
            id="o1",
            text="write the **report**",
            due=dt.date(2026, 11, 14),
            age_meetings=1,
            location=at(FIRST, 9),
        ),
        action(
            id="o2",
            text="call the lawyer",
            owners=("bob", "ada"),
            due=dt.date(2026, 11, 26),
            projects=("apollo",),
            location=at(FIRST, 10),
        ),
        action(
            id="o3",
            text="buy a server",
            owners=("Zoe",),
            age_days=30,
            raised_on=dt.date(2026, 10, 25),
            location=at(FIRST, 11),
        ),
    )


def sample_index() -> Index:
    """One of everything."""
    meetings = {one.path: one for one in (_first(), _second())}
    resolved = _resolved()
    upcoming = Occurrence(
        uid="u1",
        family="u1",
        summary="Weekly",
        start=dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC),
        end=dt.datetime(2026, 11, 25, 10, 45, tzinfo=dt.UTC),
        original_start=dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC),
        location=Location(path="calendars/team.ics", line=3),
    )
    missed = replace(
        upcoming,
        start=dt.date(2026, 11, 4),
        end=dt.date(2026, 11, 5),
        original_start=dt.date(2026, 11, 4),
    )
    backlinks: Mapping[tuple[TargetKind, str], tuple[Backlink, ...]] = {
        (one.kind, one.key): (Backlink(note=SECOND, link=one.link),) for one in resolved
    } | {(TargetKind.NOTE, FIRST): (Backlink(note=SECOND, link=resolved[1].link),)}
    return empty_index(
        notes={path: one.note for path, one in meetings.items()},
        meetings=meetings,
        people={
            "ada": Person(
                handle="ada",
                name="Ada Lovelace",
                aliases=("AL",),
                team="cloud",
                title="Staff engineer",
                in_register=True,
                notes=(SECOND, FIRST),
            ),
            "bob": Person(handle="bob", name="Bob Byte", notes=(SECOND, FIRST)),
            "cyd": Person(handle="cyd", name="Cyd", left=dt.date(2026, 1, 31)),
        },
        projects={
            "apollo": Project(
                slug="apollo",
                name="Apollo",
                summary="To the moon.",
                status="on track",
                owner="ada",
                team="cloud",
                notes=(SECOND,),
            ),
        },
        series={
            "weekly": Series(
                slug="weekly",
                title="Weekly",
                cadence="every Wednesday",
                purpose="Stay afloat",
                notes=(FIRST, SECOND),
                occurrences=(missed, upcoming),
                without_note=(missed,),
                upcoming=(upcoming,),
                team="cloud",
            ),
        },
        teams={
            "cloud": Team(
                slug="cloud",
                name="Cloud",
                part_of="infra",
                charter="Low level.",
                owns=(Concern(concern="Spend", layer="Governance", shared_with=("infra",)),),
                members=("ada",),
                notes=(SECOND,),
                in_register=True,
            ),
            "infra": Team(slug="infra", name="Infrastructure", in_register=True),
        },
        concerns={
            "spend": KnownConcern(
                slug="spend",
                name="Spend",
                layer="Governance",
                about="What the cloud costs.",
                aliases=("costs",),
                owners=("cloud",),
                shared_with=("infra",),
                projects=("apollo",),
                notes=(SECOND, FIRST),
                decisions=("d1", "d2"),
                actions=("o1",),
                questions=("q1",),
            ),
            "hubs": KnownConcern(slug="hubs", name="Hubs", owners=("cloud", "infra")),
            "status-page": KnownConcern(slug="status-page", name="Status page", layer="Product"),
        },
        actions=_actions(),
        decisions=(
            decision(status=DecisionStatus.SUPERSEDED, superseded_by="d2"),
            decision(
                id="d2",
                text="we buy",
                note=SECOND,
                date=dt.date(2026, 11, 18),
                supersedes=("d1",),
                location=at(SECOND, 7),
                projects=("apollo",),
                context=("Weekly 18 November", "Hosting", "Decisions"),
            ),
        ),
        questions=(
            Question(
                id="q1",
                text="Who signs?",
                answered=False,
                series="weekly",
                note=SECOND,
                date=dt.date(2026, 11, 18),
                location=at(SECOND, 6),
                projects=("apollo",),
            ),
            Question(
                id="q2",
                text="When?",
                answered=True,
                answer="Soon",
                note=FIRST,
                date=dt.date(2026, 11, 11),
                location=at(FIRST, 12),
            ),
        ),
        links={SECOND: resolved},
        backlinks=backlinks,
        upcoming=(upcoming,),
        diagnostics=(
            Diagnostic(
                code="MG012",
                severity=Severity.WARNING,
                location=at(SECOND, 3, 5),
                message='nobody is called "Adda"',
                hint='did you mean "ada"?',
            ),
            Diagnostic(
                code="MG020",
                severity=Severity.INFO,
                location=at(SECOND, 5),
                message="action without owner",
            ),
        ),
    )
