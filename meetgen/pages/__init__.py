"""What the site's pages show: one file a kind, each with its view and `pages(index)`."""

from collections.abc import Callable, Iterator

from meetgen.index.index import Index
from meetgen.model.page import Page
from meetgen.pages import (
    actions,
    actions_closed,
    brief,
    concern,
    concerns,
    decision_groups,
    decisions,
    digest,
    find,
    findings,
    home,
    insights,
    month,
    more,
    network,
    note,
    pair,
    people,
    person,
    project,
    projects,
    questions,
    series,
    series_list,
    team,
    teams,
    today,
    year,
    years,
)

PAGE_KINDS: tuple[Callable[[Index], Iterator[Page]], ...] = (
    home.pages,
    note.pages,
    person.pages,
    pair.pages,
    people.pages,
    project.pages,
    projects.pages,
    series.pages,
    series_list.pages,
    team.pages,
    teams.pages,
    concern.pages,
    concerns.pages,
    years.pages,
    year.pages,
    month.pages,
    actions.pages,
    actions_closed.pages,
    decisions.pages,
    decision_groups.pages,
    questions.pages,
    find.pages,
    findings.pages,
    brief.pages,
    today.pages,
    digest.pages,
    network.pages,
    insights.pages,
    more.pages,
)


def all_pages(index: Index) -> Iterator[Page]:
    """Every page of the site, one for an address; a note keeps its address before all others."""
    taken = set(index.meetings)
    for pages in PAGE_KINDS:
        for page in pages(index):
            if page.note == page.uri and page.uri in index.meetings:
                yield page
            elif page.uri not in taken:
                taken.add(page.uri)
                yield page
