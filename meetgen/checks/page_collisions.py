"""MG042: two pages that would have one address."""

import unicodedata
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note, NoteKind
from meetgen.model.page import (
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    ACTIONS_URI,
    CONCERNS_URI,
    DECISION_CHAINS_URI,
    DECISIONS_BY_PERSON_URI,
    DECISIONS_IN_FORCE_URI,
    DECISIONS_URI,
    DIGEST_URI,
    FINDINGS_URI,
    INSIGHTS_URI,
    NETWORK_URI,
    PEOPLE_URI,
    PROJECTS_URI,
    QUESTIONS_URI,
    SERIES_URI,
    TEAMS_URI,
    TODAY_URI,
    YEARS_URI,
    brief_uri,
    concern_uri,
    month_uri,
    person_uri,
    project_uri,
    series_uri,
    team_uri,
    year_uri,
)
from meetgen.model.source import Location

LISTS = (
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    ACTIONS_URI,
    DECISIONS_URI,
    DIGEST_URI,
    FINDINGS_URI,
    NETWORK_URI,
    PEOPLE_URI,
    PROJECTS_URI,
    QUESTIONS_URI,
    SERIES_URI,
    TEAMS_URI,
    TODAY_URI,
    YEARS_URI,
)
# Lists on which a file of the same path comes first, as own words
WITH_OWN_WORDS = frozenset({CONCERNS_URI, *LISTS}) - {
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    DIGEST_URI,
    FINDINGS_URI,
    NETWORK_URI,
    TODAY_URI,
}
INDEX_NAMES = ("index", "readme")


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note whose page would take the address of another page.

    What: notes whose names differ only in case, `x.md` beside `x/index.md`, or a note that
    has the path of a generated page.
    Why: only one of them can be on the site, and which one differs between machines.
    Bad: `2026/Weekly.md` beside `2026/weekly.md`; a page `actions/done.md`
    Good: one file for each address
    """
    taken = {address(uri): f"the generated page {uri}" for uri in _generated(index)}
    for note in sorted(index.notes.values(), key=_is_readme):
        path, here = note.path, address(note.path)
        if here in taken and (_is_own_words(note) or _is_readme(note)):
            continue
        other = taken.setdefault(here, path)
        if other != path:
            yield Diagnostic(
                code="MG042",
                severity=Severity.ERROR,
                location=Location(path=path),
                message=f"its page has the same address as {other}",
                hint="rename one of the files",
            )


def _is_own_words(note: Note) -> bool:
    """Whether the file comes first on the generated page of its address."""
    return note.kind is NoteKind.OWN_WORDS or (
        note.kind is NoteKind.PAGE and note.path in WITH_OWN_WORDS
    )


def _is_readme(note: Note) -> bool:
    """Whether MkDocs itself leaves the file out beside an `index.md`, and says so."""
    name = note.path.rpartition("/")[2].casefold()
    return note.kind is NoteKind.PAGE and name.startswith("readme.")


def address(path: str) -> str:
    """The place of a page on the site, as file systems without case see it."""
    bare = unicodedata.normalize("NFC", path).casefold().rpartition(".")[0]
    folder, _, name = bare.rpartition("/")
    return folder if name in INDEX_NAMES else bare


def _generated(index: Index) -> Iterator[str]:
    yield from LISTS
    if index.config.insights:
        yield INSIGHTS_URI
    yield from (person_uri(handle) for handle in index.people)
    yield from (project_uri(slug) for slug in index.projects)
    yield from (series_uri(slug) for slug in index.series)
    yield from (brief_uri(slug) for slug in index.series)
    yield from (team_uri(slug) for slug in index.teams)
    if index.concerns:
        yield CONCERNS_URI
    yield from (concern_uri(slug) for slug in index.concerns)
    if index.decisions:
        yield from (DECISIONS_IN_FORCE_URI, DECISIONS_BY_PERSON_URI, DECISION_CHAINS_URI)
    dates = {meeting.date for meeting in index.meetings.values() if meeting.date is not None}
    for year, month in sorted({(date.year, date.month) for date in dates}):
        yield year_uri(year)
        yield month_uri(year, month)
