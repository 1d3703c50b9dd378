"""Pages: what to show, and the Markdown that shows it."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct


class PageKind(StrEnum):
    """One kind, one template of the same name."""

    HOME = "home"
    NOTE = "note"
    PERSON = "person"
    PAIR = "pair"
    PEOPLE = "people"
    PROJECT = "project"
    PROJECTS = "projects"
    SERIES = "series"
    SERIES_LIST = "series_list"
    TEAM = "team"
    TEAMS = "teams"
    CONCERN = "concern"
    CONCERNS = "concerns"
    YEARS = "years"
    YEAR = "year"
    MONTH = "month"
    ACTIONS = "actions"
    ACTIONS_CLOSED = "actions_closed"
    DECISIONS = "decisions"
    DECISION_GROUPS = "decision_groups"
    QUESTIONS = "questions"
    FIND = "find"
    FINDINGS = "findings"
    BRIEF = "brief"
    TODAY = "today"
    DIGEST = "digest"
    NETWORK = "network"
    INSIGHTS = "insights"
    MORE = "more"


HOME_URI = "index.md"
PEOPLE_URI = "people/index.md"
PROJECTS_URI = "projects/index.md"
SERIES_URI = "series/index.md"
TEAMS_URI = "teams/index.md"
CONCERNS_URI = "concerns/index.md"
YEARS_URI = "meetings/index.md"
ACTIONS_URI = "actions/index.md"
ACTIONS_ALL_URI = "actions/all.md"
ACTIONS_DONE_URI = "actions/done.md"
ACTIONS_CANCELLED_URI = "actions/cancelled.md"
DECISIONS_URI = "decisions/index.md"
DECISIONS_IN_FORCE_URI = "decisions/in-force.md"
DECISIONS_BY_PERSON_URI = "decisions/by-person.md"
DECISION_CHAINS_URI = "decisions/chains.md"
QUESTIONS_URI = "questions/index.md"
FINDINGS_URI = "findings.md"
FIND_URI = "find.md"
TODAY_URI = "meetings/today.md"
DIGEST_URI = "meetings/changes.md"
NETWORK_URI = "meetings/network.md"
INSIGHTS_URI = "meetings/insights.md"

OWN_WORDS_DIRS = ("people", "projects", "series", "teams", "concerns")


def person_uri(handle: str) -> str:
    """The page of a person."""
    return f"people/{handle}.md"


def pair_uri(people: tuple[str, str]) -> str:
    """The page of two people, whose handles come sorted; no handle has a `+` in it."""
    return f"people/{'+'.join(people)}.md"


def project_uri(slug: str) -> str:
    """The page of a project."""
    return f"projects/{slug}.md"


def series_uri(slug: str) -> str:
    """The page of a series."""
    return f"series/{slug}.md"


def brief_uri(slug: str) -> str:
    """The brief for the next meeting of a series."""
    return f"series/{slug}/next.md"


def team_uri(slug: str) -> str:
    """The page of a team."""
    return f"teams/{slug}.md"


def concern_uri(slug: str) -> str:
    """The page of a concern."""
    return f"concerns/{slug}.md"


def in_force_uri(day: dt.date) -> str:
    """What was in force at the end of a month: `decisions/in-force-2026-10.md`."""
    return f"decisions/in-force-{day:%Y-%m}.md"


def year_uri(year: int) -> str:
    """The page of a year's notes."""
    return f"meetings/{year}/index.md"


def month_uri(year: int, month: int) -> str:
    """The page of a month's notes."""
    return f"meetings/{year}/{month:02d}.md"


def feed_uri(part: str, name: str, ending: str = "ics") -> str:
    """A feed: `part` is `due`, `tasks`, `notes` or `decisions`, `name` `all` or `person/ada`."""
    return f"feeds/{part}/{name}.{ending}"


def permalink_address(slug: str) -> str:
    """The address of a series that never changes, from the site's root: `s/weekly/`."""
    return f"s/{slug}/"


def relative_uri(target: str, source: str) -> str:
    """The way from the page `source` to `target`, both from the notes folder.

    `relative_uri("people/ada.md", "2026/x.md")` -> `../people/ada.md`. Faster than
    posixpath.relpath because both are clean.
    """
    there, here = target.split("/"), source.split("/")
    shared = 0
    limit = min(len(there), len(here)) - 1
    while shared < limit and there[shared] == here[shared]:
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:])


class Page(Struct, frozen=True, kw_only=True):
    """What one page of the site shows.

    `uri` is the Markdown file's path in the site's sources. `show` works out the page kind's
    own frozen value, which the template of the kind gets as `view`: when the page is laid out,
    by the process that does. `about` is the meeting, person, pair, project, series, team or
    concern that the page is of, or the first day of the year or month. `note` is the path of
    the note whose text the page shows, or whose own words come first on it (then the edit link
    leads there). `section` is the uri of the index page under which the page stands in the
    navigation, empty for top-level pages. `is_searchable` is False for lists that repeat what
    other pages say.
    """

    uri: str
    title: str
    kind: PageKind
    show: Callable[[], object]
    about: object = None
    note: str | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    is_searchable: bool = True

    @property
    def view(self) -> object:
        """What the page shows, worked out anew each time."""
        return self.show()


def ready(view: object) -> Callable[[], object]:
    """The `show` of a page whose view is worked out already."""
    return lambda: view


def feed_of(page: Page) -> str:
    """The name of a page's own feeds: `person/ada`, `project/apollo`, empty for all other pages."""
    part = {PageKind.PERSON: "person", PageKind.PROJECT: "project"}.get(page.kind)
    return f"{part}/{page.uri.rpartition('/')[2].removesuffix('.md')}" if part else ""


class Part(Struct, frozen=True, kw_only=True):
    """A stretch of a page's Markdown; `is_trusted` is False for what a person wrote in a note."""

    markdown: str
    is_trusted: bool


class RenderedPage(Struct, frozen=True, kw_only=True):
    """A page as Markdown with relative `.md` links baked in.

    The parts, one after the other, are the page's text after its front matter; `markdown` is
    the whole file.
    """

    uri: str
    title: str
    kind: PageKind
    parts: tuple[Part, ...]
    note: str | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    is_searchable: bool = True
