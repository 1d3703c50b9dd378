"""What Pagefind's index holds: a record for each page that a search finds, one for each decision.

Nothing here knows MkDocs.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import quote

from meetgen.codec import decoder, encode
from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.page import Page
from meetgen.pages.facets import ORDINARY, Facets, facets_of, facets_of_decision
from meetgen.pages.found import found_title
from meetgen.pages.markdown import plain, shortened
from meetgen.publishing.pagefind import Record
from meetgen.rendering.html import HtmlPage

LONGEST_TITLE = 120
Records = dict[str, bytes]  # by address from the site's root

_record = decoder(Record)


def record_of_page(page: Page, html: HtmlPage, index: Index) -> bytes:
    """The record of one of our pages; empty where it is not to be found."""
    if not page.is_searchable:
        return b""
    day = page.about.date if isinstance(page.about, Meeting) else None
    title = found_title(page, page.title)
    return _encoded(title, html, facets_of(page, index), str(day or ""))


def record_of_ordinary(title: str, content: str) -> bytes:
    """The record of a page that MkDocs made."""
    return _encoded(title, HtmlPage(content=content, headings=()), ORDINARY, "")


def decision_records(index: Index, addresses: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """A record for each decision, with its address; `addresses` are those of pages."""
    for one in index.decisions:
        meeting = index.meetings.get(one.note)
        if meeting is None or one.note not in addresses:
            continue
        text = plain(one.text)
        record = Record(
            title=shortened(text, LONGEST_TITLE) or one.id,
            content=" ".join(("Decision:", text, *map(plain, one.context), meeting.title)),
            facets={name: list(some) for name, some in facets_of_decision(one, index).items()},
            day=str(one.date or ""),
        )
        yield f"{addresses[one.note]}#{quote(one.anchor)}", encode(record)


def decoded(records: Mapping[str, bytes]) -> Iterable[tuple[str, Record]]:
    """The records with their addresses, in order."""
    return ((address, _record(data)) for address, data in sorted(records.items()) if data)


def _encoded(title: str, html: HtmlPage, facets: Facets, day: str) -> bytes:
    words = (f"{one.title} {one.text}" for one in html.search_sections())
    content = unescape(" ".join(" ".join(words).split()))
    values = {name: list(some) for name, some in facets.items()}
    return encode(Record(title=title, content=content, facets=values, day=day))
