"""One thing in one line of Markdown: links, days, badges, facts; made once for the whole site.

Ready Markdown of ours that surrounds escaped words; links begin at `ROOT`.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from html import escape as escape_attribute
from urllib.parse import quote

from meetgen.index.briefs import Brief, BriefLine
from meetgen.index.index import Backlink
from meetgen.index.shown_names import MeetingName, ShownNames
from meetgen.model.action import Action, ActionStatus
from meetgen.model.config import Feed
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.model.page import (
    feed_uri,
    month_uri,
    pair_uri,
    person_uri,
    project_uri,
    series_uri,
    team_uri,
    year_uri,
)
from meetgen.model.pair import Pair
from meetgen.model.person import public_name
from meetgen.pages.agenda import Coming
from meetgen.pages.lists import DueBucket
from meetgen.pages.markdown import ROOT, Markdown, address, escape, join, link, shortened, words
from meetgen.pages.month import MONTH_NAMES, Entry, MonthView
from meetgen.pages.slots import Slot, SlotState
from meetgen.pages.teams import TeamRow

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# " 📅 2026-12-01", " 🆔 k3f9", " [due:: 2026-12-01]"; not "📅 soon", "[x]"
FIELD = re.compile(
    r"\s*(?:[\U0001F4C5\u23F3\U0001F6EB\u2795\u2705\u274C\u26D4]\ufe0f?\s*\d{4}-\d\d-\d\d"
    r"|(?:\U0001F194|\u26D4)\s*[\w-]+|\[\w+::[^\[\]]*\]|[\U0001F53A\u23EB\U0001F53C\U0001F53D\u23EC])"
)
STATES = {
    **dict.fromkeys(("on track", "ahead", "green", "done", "complete", "completed"), "done"),
    **dict.fromkeys(("at risk", "behind", "delayed", "amber", "yellow", "on hold"), "soon"),
    **dict.fromkeys(("off track", "blocked", "stopped", "red"), "overdue"),
}
# the state that chooses the colour of a meeting of a series
SLOTS = {
    SlotState.NOTED: "done",
    SlotState.MISSING: "soon",
    SlotState.AHEAD: "status",
    SlotState.CANCELLED: "cancelled",
    SlotState.UNPLANNED: "status",
}
LINE = 240  # characters of a line that refers to something
LONGEST_SOURCE = 44  # characters of a note's title in a table
DASH = Markdown("\u2013")
DOT = " \u00b7 "


class Lines:
    """Lines about the things of one notebook.

    Each is made once and kept, because a person's or a note's line stands on many pages.
    """

    def __init__(self, names: ShownNames) -> None:
        self._names = names
        self._kept: dict[tuple[str, str], Markdown] = {}

    def person(self, name: str) -> Markdown:
        """A person by handle, with a link; any other name as written."""
        return self._once("person", name, self._person)

    def people(self, names: Iterable[str]) -> Markdown:
        """Several people in one line."""
        return join([self.person(name) for name in names])

    def pair(self, pair: Pair) -> Markdown:
        """The names of two people, with a link to their page."""
        return link(" and ".join(self.names(pair.people)), pair_uri(pair.people))

    def owner(self, name: str | None) -> str:
        """The heading of what somebody owns: a name, plain."""
        if name is None:
            return "Nobody"
        return self._names.people.get(name) or public_name(name)

    def project(self, slug: str) -> Markdown:
        """A project's name with a link to its page."""
        known = self._names.projects.get(slug)
        return link(known, project_uri(slug)) if known is not None else escape(slug)

    def projects(self, slugs: Iterable[str]) -> Markdown:
        """Several projects in one line."""
        return join([self._once("project", slug, self.project) for slug in slugs])

    def series(self, slug: str) -> Markdown:
        """A series' title with a link to its page."""
        known = self._names.series.get(slug)
        return link(known, series_uri(slug)) if known is not None else escape(slug)

    def all_series(self, slugs: Iterable[str]) -> Markdown:
        """Several series in one line."""
        return join([self._once("series", slug, self.series) for slug in slugs])

    def team(self, slug: str) -> Markdown:
        """A team's name with a link to its page."""
        known = self._names.teams.get(slug)
        return link(known, team_uri(slug)) if known is not None else escape(slug)

    def teams(self, slugs: Iterable[str]) -> Markdown:
        """Several teams in one line."""
        return join([self._once("team", slug, self.team) for slug in slugs])

    def to(self, text: str, uri: str, anchor: str = "") -> Markdown:
        """A link to a page by its path from the notes folder."""
        return link(text, uri, anchor)

    def year(self, year: int) -> Markdown:
        """A year with a link to its page."""
        return link(str(year), year_uri(year))

    def month(self, month: dt.date) -> Markdown:
        """`November 2026` with a link to its page."""
        return link(
            f"{MONTH_NAMES[month.month - 1]} {month.year}", month_uri(month.year, month.month)
        )

    def month_name(self, number: int) -> str:
        """The name of a month, counted from 1."""
        return MONTH_NAMES[number - 1]

    def day(self, day: dt.date | None) -> Markdown:
        """A day as ISO date; a dash for none."""
        if day is None:
            return DASH
        return Markdown(f'<time datetime="{day}">{day}</time>')

    def as_of(self) -> Markdown:
        """The day as of which ages, due days and counts are right; a browser says how long ago."""
        return Markdown(f'<span class="mg-asof">as of {self.day(self._names.as_of)}</span>')

    def weekday(self, day: dt.date) -> Markdown:
        """A day with its weekday: `Wed 2026-11-18`."""
        return Markdown(f'{WEEKDAYS[day.weekday()]} <time datetime="{day}">{day}</time>')

    def badge(self, state: str, text: str) -> Markdown:
        """A small label; `state` chooses its colour."""
        return Markdown(f'<span class="mg-badge" data-mg-state="{state}">{escape(text)}</span>')

    def status(self, text: str) -> Markdown:
        """A project's status as a badge; well-known ones have their colour."""
        return self.badge(STATES.get(text.casefold().replace("-", " "), "status"), text)

    def inline(self, text: str) -> Markdown:
        """A line of somebody's Markdown, made safe."""
        return words(text)

    def note_title(self, path: str) -> str:
        """The title of a note or an ordinary page."""
        if (meeting := self._names.meetings.get(path)) is not None:
            return meeting.title
        return self._names.notes.get(path) or path.rpartition("/")[2].removesuffix(".md")

    def source(self, path: str, anchor: str) -> Markdown:
        """Where a line stands: the note's day and title, linked to the line."""
        shown = self._once("source", path, self._source)
        return Markdown(f"[{shown}]({ROOT}{address(path, anchor)})")

    def source_title(self, path: str, anchor: str) -> Markdown:
        """As `source`, for a line that shows the day elsewhere."""
        shown = self._once("title", path, self._title)
        return Markdown(f"[{shown}]({ROOT}{address(path, anchor)})")

    def command(self, action: Action) -> Markdown:
        """What closes the action, or opens it again: a command, and the forge's editor."""
        verb = "done" if action.status.is_open else "reopen"
        shown = f'<code class="mg-do">meetgen {verb} {action.id}</code>'
        forge = self._names.config.edit_url
        if not forge:
            return Markdown(shown)
        at = action.location
        url = escape_attribute(f"{forge}{quote(at.path)}#L{at.line}")
        return Markdown(f'{shown} <a href="{url}">edit</a>')

    def brief_facts(self, brief: Brief) -> Markdown:
        """When and where the meeting is, who comes, and why."""
        subject = brief.subject
        clock = f" {subject.clock}" if subject.clock else ""
        known = [self.person(one) for one in subject.people]
        facts = [f"{self.weekday(subject.day)}{clock}"]
        if subject.place:
            facts.append(escape(subject.place))
        facts.append(join([*known, *map(escape, subject.others)]))
        first = " \u00b7 ".join(one for one in facts if one)
        purpose = f"<br>{words(brief.purpose)}" if brief.purpose else ""
        return Markdown(f"{first}{purpose}")

    def brief_line(self, one: BriefLine) -> Markdown:
        """A line of a brief: the words lead to where they stand, the rest is muted."""
        shown = words(one.text)
        place = f"[{escape(one.source or 'source')}]({ROOT}{address(one.uri, one.anchor)})"
        if not one.uri:
            place = escape(one.source)
        about = " \u00b7 ".join(part for part in (escape(one.about), place) if part)
        return Markdown(f'{shown} <span class="mg-of">{about}</span>')

    def meeting(self, meeting: Meeting) -> Markdown:
        """A meeting in a list: day, title with link, what is special about it."""
        return self._once("meeting", meeting.path, lambda _: self._meeting(MeetingName.of(meeting)))

    def meetings(self, meetings: Iterable[Meeting]) -> Markdown:
        """A list of meetings."""
        return Markdown("\n".join([f"- {self.meeting(one)}" for one in meetings]))

    def entries(self, entries: Iterable[Entry]) -> Markdown:
        """The meetings of a month: notes, and those of series that have none."""
        return Markdown("\n".join([f"- {self._entry(one)}" for one in entries]))

    def _entry(self, entry: Entry) -> Markdown:
        if entry.meeting is not None:
            return self.meeting(entry.meeting)
        return self.gap(entry.slot) if entry.slot is not None else Markdown("")

    def slots(self, slots: Iterable[Slot]) -> Markdown:
        """The meetings of a series, one by one."""
        return Markdown("\n".join([f"- {self._slot(one)}" for one in slots]))

    def gap(self, slot: Slot) -> Markdown:
        """A meeting without a note, with a link to its series."""
        pieces = [self.day(slot.day), link(slot.title, series_uri(slot.series))]
        if slot.state is SlotState.AHEAD:
            pieces.append(self.badge(SLOTS[slot.state], slot.state.value))
        return join([*pieces, *self._marks(slot)], " ")

    def ahead(self, slot: Slot, *, is_at_home: bool = False) -> Markdown:
        """A meeting to come, with its day and time; `is_at_home` on the page of its series."""
        clock = f" {slot.clock}" if slot.clock else ""
        pieces = [Markdown(f'<span class="mg-when">{self.weekday(slot.day)}{clock}</span>')]
        if slot.meeting is not None:
            pieces.append(link(slot.title, slot.meeting.path))
        elif not is_at_home:
            pieces.append(link(slot.title, series_uri(slot.series)))
        return join([*pieces, *self._marks(slot)], " ")

    def feeds(self, name: str) -> Markdown:
        """Where to subscribe to actions, notes and decisions; empty where there are no feeds."""
        kinds = self._names.config.feeds
        links = []
        if Feed.ACTIONS in kinds:
            links.append(link("due dates", feed_uri("due", name)))
            links.append(link("tasks", feed_uri("tasks", name)))
        news = (kind for kind in kinds if kind is not Feed.ACTIONS)
        links += (link(kind.value, feed_uri(kind.value, name, "xml")) for kind in news)
        return Markdown(f"Subscribe: {join(links, DOT)}" if links else "")

    def _slot(self, slot: Slot) -> Markdown:
        shown = self.day(slot.day) if slot.meeting is None else self.meeting(slot.meeting)
        # a cancelled note says so itself
        marks = [one for one in self._marks(slot) if one not in shown]
        return join([shown, *marks], " ")

    def _marks(self, slot: Slot) -> list[Markdown]:
        """What is special about a meeting of a series."""
        marks = []
        if slot.state not in (SlotState.NOTED, SlotState.AHEAD):
            marks.append(self.badge(SLOTS[slot.state], slot.state.value))
        if slot.moved_from is not None:
            marks.append(self.badge("status", f"moved from {slot.moved_from}"))
        return marks

    def coming(self, one: Coming) -> Markdown:
        """A meeting ahead: its day and time, and the page that knows most of it."""
        when = self.weekday(one.day)
        clock = f" {one.clock}" if one.clock else ""
        if one.note is not None:
            title = link(one.title, one.note.path)
        elif one.series is not None and one.series in self._names.series:
            title = link(one.title, series_uri(one.series))
        else:
            title = escape(one.title)
        cancelled = f" {self.badge('cancelled', 'cancelled')}" if one.is_cancelled else ""
        return Markdown(f'<span class="mg-when">{when}{clock}</span> {title}{cancelled}')

    def backlinks(self, backlinks: Iterable[Backlink]) -> Markdown:
        """The lines that refer here, below the notes in which they stand."""
        by_note: dict[str, list[Backlink]] = {}
        for backlink in backlinks:
            by_note.setdefault(backlink.note, []).append(backlink)
        pieces = []
        for path, some in by_note.items():
            pieces.append(f"- {self._once('referring', path, self._referring)}")
            said = dict.fromkeys(one.link.context for one in some if one.link.context)
            pieces += [f"    - {escape(shortened(without_fields(one), LINE))}" for one in said]
        return Markdown("\n".join(pieces))

    def finding(self, finding: Diagnostic) -> Markdown:
        """What was found and what to do about it, without its place."""
        hint = f' <span class="mg-hint">{escape(finding.hint)}</span>' if finding.hint else ""
        code = f'<span class="mg-code">{escape(finding.code)}</span>'
        return Markdown(f"{escape(finding.message)}{hint} {code}")

    def place(self, finding: Diagnostic) -> Markdown:
        """The file and line of a finding, with a link where the file has a page."""
        at = finding.location
        text = f"{at.path}:{at.line}" if at.line else at.path
        return (
            link(text, at.path)
            if at.path in self._names.meetings
            else Markdown(f"<code>{escape(text)}</code>")
        )

    def count(self, number: int, one: str, many: str) -> str:
        """`1 meeting`, `2 meetings`."""
        return f"{number} {one if number == 1 else many}"

    def names(self, handles: Iterable[str]) -> list[str]:
        """The names of people, plain."""
        people = self._names.people
        return [people[one] for one in handles if one in people]

    def counter(self, number: int, text: str, uri: str, anchor: str, state: str) -> Markdown:
        """A number with its words, which leads to the list behind it; quiet when it is nought."""
        shown = state if number else "none"
        return Markdown(
            f'[<span class="mg-number" data-mg-state="{shown}">{number}</span> {escape(text)}]'
            f"({ROOT}{address(uri, anchor if number else '')})"
        )

    def due_words(self, due: DueBucket) -> str:
        """The heading of a due bucket."""
        return due.value.replace("-", " ").capitalize()

    def severity(self, finding: Diagnostic) -> Markdown:
        """The severity of a finding as a badge."""
        return self.badge(finding.severity.value, finding.severity.value)

    def severity_words(self, severity: Severity) -> str:
        """The heading of the findings of one severity."""
        return {"error": "Errors", "warning": "Warnings", "info": "Remarks"}[severity.value]

    def month_of(self, year: int, month: int, text: str) -> Markdown:
        """A link to a month's page."""
        return link(text, month_uri(year, month))

    def neighbours(self, view: MonthView) -> Markdown:
        """The months before and after, and the year between them."""
        year = view.month.year
        pieces = [self.year(year) if view.has_year else escape(str(year))]
        if view.previous is not None:
            pieces.insert(0, Markdown(f"\u2190 {self.month(view.previous)}"))
        if view.next is not None:
            pieces.append(Markdown(f"{self.month(view.next)} \u2192"))
        return join(pieces, " \u00b7 ")

    def branch(self, row: TeamRow) -> Markdown:
        """A team in the tree of teams."""
        about = [self.count(row.members, "person", "people")] if row.members else []
        charter = f"<br>{words(row.team.charter)}" if row.team.charter else ""
        muted = f' <span class="mg-muted">{escape(about[0])}</span>' if about else ""
        return Markdown(f"{' ' * 4 * row.depth}- **{self.team(row.team.slug)}**{muted}{charter}")

    def _once(self, kind: str, key: str, make: Callable[[str], Markdown]) -> Markdown:
        known = self._kept.get((kind, key))
        if known is None:
            known = self._kept[kind, key] = make(key)
        return known

    def _person(self, name: str) -> Markdown:
        known = self._names.people.get(name)
        return link(known, person_uri(name)) if known is not None else escape(public_name(name))

    def _source(self, path: str) -> Markdown:
        meeting = self._names.meetings.get(path)
        title = self._title(path)
        return Markdown(f"{meeting.date} {title}") if meeting and meeting.date else title

    def _title(self, path: str) -> Markdown:
        title = shortened(self.note_title(path), LONGEST_SOURCE)
        return escape(title) or escape(path)

    def _referring(self, path: str) -> Markdown:
        meeting = self._names.meetings.get(path)
        return self._meeting(meeting) if meeting else link(self.note_title(path), path)

    def _meeting(self, meeting: MeetingName) -> Markdown:
        pieces = [self.day(meeting.date), link(meeting.title, meeting.path)]
        # a title that says so says it once
        if meeting.is_one_to_one and "1:1" not in meeting.title:
            pieces.append(self.badge("one-to-one", "1:1"))
        if meeting.kind not in (NoteKind.MEETING, NoteKind.PAGE):
            pieces.append(self.badge(meeting.kind.value, meeting.kind.value))
        series = self._names.series.get(meeting.series or "")
        if series is not None and series.casefold() not in meeting.title.casefold():
            pieces.append(Markdown(f'<span class="mg-muted">{escape(series)}</span>'))
        return join(pieces, " ")


def without_fields(text: str) -> str:
    """A line as people read it: without ids, dates and other fields of a task."""
    return FIELD.sub("", text).strip()


def box(status: ActionStatus) -> Markdown:
    """The box of an action in a table, with its word for those who do not see it."""
    word = status.value.replace("_", " ")
    return Markdown(
        f'<span class="mg-box" data-mg-state="{status.value}" title="{word}"></span>'
        f'<span class="mg-sr">{word}:</span>'
    )
