"""The facts card that each page begins with: `- **When** ...`, one fact a line."""

import datetime as dt

from meetgen.calendars.cadence import WEEKDAYS as WEEKDAY_NAMES
from meetgen.index.events import clock_in, day_of
from meetgen.index.shown_names import ShownNames
from meetgen.model.event import EventStatus, Occurrence, Reply
from meetgen.model.meeting import Attendee, Meeting
from meetgen.model.note import NoteKind, Presence
from meetgen.model.page import pair_uri
from meetgen.model.person import public_name
from meetgen.model.project import Project
from meetgen.pages.agenda import next_of
from meetgen.pages.markdown import Markdown, escape, join, link, shortened, words
from meetgen.pages.note import NoteView
from meetgen.pages.pair import PairView
from meetgen.pages.person import PersonView
from meetgen.pages.project import ProjectView
from meetgen.pages.series import SeriesView
from meetgen.pages.slots import Slot, SlotState
from meetgen.pages.team import TeamView
from meetgen.pages.timeline import Timeline
from meetgen.rendering.lines import Lines

MOST_PEOPLE = 60
LONGEST_PLACE = 120
# What became of a meeting of a series, behind a number
BECAME = {SlotState.NOTED: "with a note", SlotState.MISSING: "without one"}
SEVERAL = 8  # of the newest projects or series that a person's facts name
PRESENCE = (
    (Presence.PRESENT, "Present"),
    (Presence.ABSENT, "Absent"),
    (Presence.INVITED, "Invited"),
)


class Facts:
    """The facts of the pages of one site."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._names = names
        self._lines = lines

    def note(self, view: NoteView) -> Markdown:
        """When, where, series with its neighbours, project, team, purpose, who."""
        meeting = view.meeting
        people = [
            (label, self._attendees([a for a in meeting.attendees if a.presence is presence]))
            for presence, label in PRESENCE
        ]
        return _facts(
            ("When", self._when(meeting)),
            ("Where", _place(meeting.event)),
            ("Series", self._series(view)),
            ("Project", self._lines.projects(meeting.projects)),
            ("Team", self._lines.team(meeting.team) if meeting.team else ""),
            ("Purpose", words(meeting.purpose) if meeting.purpose else ""),
            *people,
            ("The two", self._lines.pair(view.pair) if view.pair is not None else ""),
            ("Organizer", _organizer(meeting.event)),
        )

    def person(self, view: PersonView) -> Markdown:
        """Title, team, projects, when they were met and will be."""
        person = view.person
        ahead = self._met(view.planned)
        if view.planned is None and view.next is not None and view.next_series is not None:
            brief = link("what to know before it", view.brief)
            series = self._lines.series(view.next_series)
            ahead = f"{self._moment(view.next)} {series} \u00b7 {brief}"
        return _facts(
            ("Title", escape(person.title) if person.title else ""),
            ("Team", self._lines.team(person.team) if person.team else ""),
            ("Left", self._lines.day(person.left) if person.left else ""),
            ("Projects", self._lines.projects(view.projects[:SEVERAL])),
            ("Series", self._lines.all_series(view.series[:SEVERAL])),
            ("Next meeting", ahead),
            ("Last met", self._met(view.last)),
            ("With you", link("what is open", pair_uri(view.pair.people)) if view.pair else ""),
            ("Also known as", join([escape(one) for one in person.aliases])),
        )

    def pair(self, view: PairView) -> Markdown:
        """Who they are, how often they met, when next, and over what."""
        held, elsewhere = len(view.pair.notes), view.elsewhere_total
        times = f"{self._lines.count(held, 'time', 'times')} in small company"
        others = f", {elsewhere} with others" if elsewhere else ""
        ahead = self._ahead(view.next) if view.next is not None else ""
        brief = link("what to know before it", view.brief) if view.brief else ""
        return _facts(
            ("People", self._lines.people(view.pair.people)),
            ("Met", f"{times}{others}"),
            ("Last time", self._met(view.last)),
            ("Next", f"{ahead} \u00b7 {brief}" if brief else ahead),
            ("Series", self._lines.all_series(view.series[:SEVERAL])),
            ("Projects", self._lines.projects(view.projects[:SEVERAL])),
        )

    def project(self, view: ProjectView) -> Markdown:
        """Status, owner, team, people and series."""
        project = view.project
        return _facts(
            ("Status", self._status(project)),
            ("Owner", self._lines.person(project.owner) if project.owner else ""),
            ("Team", self._lines.team(project.team) if project.team else ""),
            ("Series", self._lines.all_series(view.series[:SEVERAL])),
            ("People", self._lines.people(view.people)),
            ("Last met", self._last(view.meetings)),
        )

    def series(self, view: SeriesView) -> Markdown:
        """Cadence, purpose, next occurrence, projects and team."""
        series = view.series
        ahead = next_of(series)
        brief = link("what to know before it", view.brief) if view.brief else ""
        return _facts(
            ("Purpose", words(series.purpose) if series.purpose else ""),
            ("Rhythm", escape(series.cadence or view.rhythm.every)),
            ("Usually", self._usually(view)),
            ("Next", f"{self._moment(ahead)} \u00b7 {brief}" if ahead else ""),
            ("Last", self._last(view.meetings)),
            ("Last year", self._last_year(view)),
            ("Pauses", join([self._pause(*one) for one in view.rhythm.pauses])),
            ("Projects", self._lines.projects(series.projects)),
            ("Team", self._lines.team(series.team) if series.team else ""),
        )

    def team(self, view: TeamView) -> Markdown:
        """Where it stands, its people, projects and series."""
        team = view.team
        return _facts(
            ("Part of", self._lines.team(team.part_of) if team.part_of else ""),
            ("Teams", self._lines.teams(view.parts)),
            ("Former", self._lines.people(one.handle for one in view.former)),
            ("Projects", self._lines.projects(view.projects)),
            ("Series", self._lines.all_series(view.series)),
        )

    def _usually(self, view: SeriesView) -> str:
        """`Wednesday 10:00, 30 min, 8 people`: what most of the newest meetings have in common."""
        rhythm = view.rhythm
        day = WEEKDAY_NAMES[rhythm.weekday] if rhythm.weekday is not None else ""
        when = " ".join(one for one in (day, rhythm.clock) if one)
        minutes = f"{rhythm.minutes} min" if rhythm.minutes else ""
        people = self._lines.count(rhythm.people, "person", "people") if rhythm.people else ""
        return ", ".join(one for one in (when, minutes, people) if one)

    def _last_year(self, view: SeriesView) -> str:
        """`20 with a note, 2 without one`: what became of the meetings that anything knows of."""
        counts = view.last_year.items()
        return ", ".join(f"{count} {BECAME.get(state, state.value)}" for state, count in counts)

    def _pause(self, first: dt.date, second: dt.date) -> Markdown:
        """Two days without a note between them."""
        return Markdown(f"{self._lines.day(first)} to {self._lines.day(second)}")

    def _status(self, project: Project) -> str:
        """How a project stands, what the note adds that says so, and which note that is."""
        shown = self._lines.status(project.status) if project.status else ""
        told = project.told
        if told is None:
            return shown
        place = f'<span class="mg-of">{self._lines.source(told.note, "")}</span>'
        return " ".join(one for one in (shown, words(told.text), place) if one)

    def _ahead(self, slot: Slot) -> str:
        """When and where a meeting of a series is next."""
        title = self._lines.series(slot.series)
        if slot.meeting is not None:
            title = link(slot.title, slot.meeting.path)
        clock = f" {slot.clock}" if slot.clock else ""
        return f"{self._lines.weekday(slot.day)}{clock} {title}"

    def _moment(self, occurrence: Occurrence) -> Markdown:
        zone = self._names.config.timezone
        day, clock = self._lines.weekday(day_of(occurrence, zone)), clock_in(occurrence, zone)
        return Markdown(f"{day} {clock}") if clock else day

    def _met(self, meeting: Meeting | None) -> Markdown | str:
        if meeting is None:
            return ""
        return join([self._lines.day(meeting.date), link(meeting.title, meeting.path)], " ")

    def _last(self, meetings: Timeline) -> Markdown | str:
        """The newest meeting that is not ahead."""
        today = self._names.as_of
        return self._met(next((m for m in meetings.latest if m.date and m.date <= today), None))

    def _when(self, meeting: Meeting) -> Markdown | str:
        if meeting.date is None:
            return ""
        pieces = [self._lines.weekday(meeting.date)]
        if meeting.start is not None:
            clock = f"{meeting.start:%H:%M}"
            if meeting.end is not None:
                ends_that_day = meeting.end.date() == meeting.start.date()
                clock += f"\u2013{meeting.end:{'%H:%M' if ends_that_day else '%Y-%m-%d %H:%M'}}"
            zone = meeting.start.tzname()
            pieces.append(escape(f"{clock} {zone}" if zone else clock))
        is_cancelled = meeting.kind is NoteKind.CANCELLED or (
            meeting.event is not None and meeting.event.status is EventStatus.CANCELLED
        )
        if is_cancelled:
            pieces.append(self._lines.badge("cancelled", "cancelled"))
        elif meeting.kind in (NoteKind.AGENDA, NoteKind.SUMMARY):
            pieces.append(self._lines.badge(meeting.kind.value, meeting.kind.value))
        if meeting.note.status:
            pieces.append(self._lines.badge("status", meeting.note.status))
        return join(pieces, " ")

    def _series(self, view: NoteView) -> Markdown | str:
        slug = view.meeting.series
        if slug is None:
            return ""
        pieces = [self._lines.series(slug)]
        if view.previous is not None:
            shown = f"\u2190 {view.previous.date or 'previous'}"
            pieces.append(_neighbour("previous", link(shown, view.previous.path)))
        if view.next is not None:
            shown = f"{view.next.date or 'next'} \u2192"
            pieces.append(_neighbour("next", link(shown, view.next.path)))
        return join(pieces, " ")

    def _attendees(self, attendees: list[Attendee]) -> Markdown | str:
        shown = [self._attendee(one) for one in attendees[:MOST_PEOPLE]]
        if len(attendees) > MOST_PEOPLE:
            shown.append(escape(f"and {len(attendees) - MOST_PEOPLE} more"))
        return join(shown)

    def _attendee(self, attendee: Attendee) -> Markdown:
        name = (
            self._lines.person(attendee.person)
            if attendee.person
            else escape(public_name(attendee.name))
        )
        told = []
        if attendee.role is not None:
            told.append(attendee.role.value.replace("_", " ").replace("decider", "decision maker"))
        if attendee.remote:
            told.append("remote")
        if attendee.presence is Presence.INVITED and attendee.reply not in (
            None,
            Reply.NEEDS_ACTION,
        ):
            told.append(attendee.reply.value)
        if attendee.remark:
            told.append(shortened(attendee.remark, LONGEST_PLACE))
        if not told:
            return name
        return Markdown(f'{name} <span class="mg-role">{escape(", ".join(told))}</span>')


def _facts(*facts: tuple[str, str]) -> Markdown:
    """The facts that there are, as a list; empty when there is none."""
    return Markdown("\n".join(f"- **{label}** {value}" for label, value in facts if value))


def _neighbour(which: str, shown: Markdown) -> Markdown:
    return Markdown(
        f'<span class="mg-neighbour"><span class="mg-sr">{which} meeting:</span> {shown}</span>'
    )


def _place(event: Occurrence | None) -> str:
    return escape(public_name(shortened(event.place, LONGEST_PLACE))) if event is not None else ""


def _organizer(event: Occurrence | None) -> str:
    if event is None or event.organizer is None:
        return ""
    return escape(public_name(event.organizer.name))
