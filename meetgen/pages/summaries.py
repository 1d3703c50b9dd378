"""What a page tells other programs of itself: a sentence or two, and the day of what it shows."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.concern import KnownConcern
from meetgen.model.meeting import Attendee, Meeting
from meetgen.model.note import NoteKind
from meetgen.model.page import Page, PageKind
from meetgen.model.pair import Pair
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.series import Series
from meetgen.model.team import Team
from meetgen.pages.lists import last_met
from meetgen.pages.markdown import UNSHOWN, plain, shortened

LONGEST = 200  # characters; previews of links show about as many
NAMED = 3  # people of a meeting
# Their words depend on the day itself: ages, what is overdue, what comes next.
OF_THE_DAY = frozenset(
    {
        PageKind.HOME,
        PageKind.ACTIONS,
        PageKind.BRIEF,
        PageKind.TODAY,
        PageKind.DIGEST,
        PageKind.INSIGHTS,
    }
)
WHAT_LISTS_SHOW = {
    PageKind.HOME: "Meetings, people, projects, open actions and decisions.",
    PageKind.PEOPLE: "Everybody who was at a meeting, with open actions and the last meeting.",
    PageKind.PROJECTS: "Every project, with open actions and the last meeting.",
    PageKind.SERIES_LIST: "Meetings that recur, with open actions and the last meeting.",
    PageKind.TEAMS: "The teams, and who owns what.",
    PageKind.YEARS: "All meetings, by year and month.",
    PageKind.ACTIONS: "Who has promised what, and until when.",
    PageKind.ACTIONS_CLOSED: "Actions that are done or cancelled.",
    PageKind.DECISIONS: "What was decided, by whom, and whether it still stands.",
    PageKind.DECISION_GROUPS: "Decisions, by what they belong to and what they replaced.",
    PageKind.CONCERNS: "Who owns what, what nobody owns, and what two teams own.",
    PageKind.QUESTIONS: "Questions that are open, and those that were answered.",
    PageKind.FIND: "Search all notes and decisions, by person, project, series, year and kind.",
    PageKind.FINDINGS: "What is wrong with the notes, and how to mend it.",
    PageKind.TODAY: "The meetings of the day, and what is due.",
    PageKind.DIGEST: "What was decided, opened, closed and put off lately.",
    PageKind.NETWORK: "Who meets whom, and what they meet about.",
    PageKind.INSIGHTS: "Time, size and outcome of meetings.",
    PageKind.BRIEF: "What to know before the next meeting.",
}


class Summary(Struct, frozen=True, kw_only=True):
    """A page's description, plain text on one line and never empty; `day` None where none fits."""

    description: str
    day: dt.date | None


class Summaries:
    """The summaries of an index's pages; they say nothing that the pages do not."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._actions = Counter(one.raised_in for one in index.actions)
        self._decisions = Counter(one.note for one in index.decisions)
        days = (one.date for one in index.meetings.values() if one.date)
        self._newest = max((day for day in days if day <= index.as_of), default=None)

    def of(self, page: Page) -> Summary:
        """The summary of one page."""
        words, day = self._words_and_day(page)
        return Summary(description=_line(words) or page.title, day=day)

    def of_meeting(self, meeting: Meeting) -> str:
        """The description of a note's page."""
        return _line(self._of_meeting(meeting)) or meeting.title

    def _words_and_day(self, page: Page) -> tuple[Iterable[str], dt.date | None]:
        words: Iterable[str]
        match page.about:
            case Meeting() as meeting:
                words, day = self._of_meeting(meeting), self._until_today(meeting.date)
            case Person() as person:
                about = _sentence(person.name, person.title, self._team(person.team))
                words = (about, "Meetings, open actions and decisions.")
                day = last_met(person.notes, self._index)
            case Pair() as pair:
                words = (f"{page.title}.", "What is open between them, decisions and meetings.")
                day = self._index.meetings[pair.notes[0]].date
            case Project() as project:
                status = f"Status: {project.status}." if project.status else ""
                about = "Open actions, decisions and meetings."
                words = (_ended(project.name), _ended(project.summary), _ended(status), about)
                day = last_met(project.notes, self._index)
            case Series() as series:
                about = "Its meetings, and what is open."
                about = "Its meetings, and what is open."
                words = (
                    _ended(series.title),
                    _begun(series.purpose),
                    _begun(series.cadence),
                    about,
                )
                day = last_met(tuple(reversed(series.notes)), self._index)
            case KnownConcern() as concern:
                about = "Who owns it, what was decided about it, and where it was spoken of."
                words = (_ended(concern.name), _ended(concern.about), about)
                day = last_met(concern.notes, self._index)
            case Team() as team:
                about = "Members, what the team owns, open actions and meetings."
                words = (_ended(team.name), _ended(team.charter), about)
                day = last_met(team.notes, self._index)
            case dt.date() as first:
                last = _last_of(first, is_year=page.kind is PageKind.YEAR)
                words, day = (f"Meetings of {page.title}.",), self._until_today(last)
            case _:
                words, day = self._of_list(page)
        return words, day

    def _of_list(self, page: Page) -> tuple[Iterable[str], dt.date | None]:
        about = WHAT_LISTS_SHOW.get(page.kind, f"From {self._index.config.site_name}.")
        words = f"{page.title}: {about}" if page.section else about
        if page.kind in OF_THE_DAY:
            return (words,), self._index.as_of
        return (words,), None if page.section else self._newest

    def _of_meeting(self, meeting: Meeting) -> Iterable[str]:
        if meeting.date is not None and str(meeting.date) not in meeting.title:
            yield f"{meeting.date}."
        if meeting.kind is NoteKind.CANCELLED:
            yield "Cancelled."
        projects = map(self._index.projects.get, meeting.projects)
        yield _sentence(*(one.name for one in projects if one))
        yield _begun(meeting.purpose)
        if meeting.present:
            yield f"With {_listed(meeting.present)}."
        decisions = self._decisions[meeting.path]
        actions = self._actions[meeting.path]
        counts = (_count(decisions, "decision"), _count(actions, "action"))
        yield _sentence(*counts)

    def _team(self, slug: str | None) -> str | None:
        team = self._index.teams.get(slug or "")
        return team.name if team else None

    def _until_today(self, day: dt.date | None) -> dt.date | None:
        return min(day, self._index.as_of) if day is not None else None


def _line(words: Iterable[str]) -> str:
    return shortened(" ".join(UNSHOWN.sub("", " ".join(words)).split()), LONGEST)


def _last_of(month: dt.date, *, is_year: bool) -> dt.date:
    if is_year:
        return dt.date(month.year, 12, 31)
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _listed(people: tuple[Attendee, ...]) -> str:
    """`Ada, Bob and 3 others`."""
    names = [one.name for one in people[:NAMED]]
    others = len(people) - len(names)
    if others:
        return f"{', '.join(names)} and {others} other{'s' if others > 1 else ''}"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _sentence(*words: str | None) -> str:
    return _ended(", ".join(one for one in words if one))


def _ended(words: str | None) -> str:
    """A stretch of somebody's Markdown as plain words that end as a sentence does."""
    text = plain(" ".join(words.split())) if words else ""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _begun(words: str | None) -> str:
    """Likewise, with a capital at its beginning."""
    text = _ended(words)
    return f"{text[:1].upper()}{text[1:]}"
