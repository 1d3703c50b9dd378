"""How a page shows up among the results of a search: under which title, and how far up."""

import datetime as dt

from meetgen.model.meeting import Meeting
from meetgen.model.page import Page, PageKind

# Who types a name means the page of that name, and not each note that has it in its title or as a
# tag, which Material counts a thousand times as much as a title.
BOOSTS = {
    PageKind.PERSON: 3000.0,
    PageKind.PROJECT: 3000.0,
    PageKind.TEAM: 2000.0,
    PageKind.SERIES: 2000.0,
    PageKind.CONCERN: 2000.0,
}
NEW = 1.5  # of today's note; those of a year ago and older have 1
FADES_IN = 365  # days
REPEATED = 0.01  # their headings count like other pages' text


def found_title(page: Page, title: str) -> str:
    """The page's title among the results: a note's with its day, because many bear the same."""
    day = page.about.date if isinstance(page.about, Meeting) else None
    return title if day is None or str(day) in title else f"{title}, {day}"


def has_name(page: Page) -> bool:
    """Whether the page is that of somebody or something, whose name alone finds it first."""
    return page.kind in BOOSTS


def found_boosts(page: Page, as_of: dt.date) -> tuple[float, float]:
    """How many times as much a page itself counts, and each of its sections.

    Newer notes come first. The sections of other pages repeat what notes say, and come last.
    """
    if not isinstance(page.about, Meeting):
        return BOOSTS.get(page.kind, 1.0), REPEATED
    day = page.about.date
    age = min(max((as_of - day).days, 0), FADES_IN) if day is not None else FADES_IN
    boost = round(NEW - (NEW - 1) * age / FADES_IN, 2)
    return boost, boost
