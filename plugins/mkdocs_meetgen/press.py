"""Pages made with shells: laid out, made HTML, put into what the theme says around them.

Nothing here knows MkDocs.
"""

import json
from collections.abc import Mapping

from msgspec import Struct

from meetgen.cache import digest_of
from meetgen.codec import encode
from meetgen.index.index import Index
from meetgen.index.shown_names import shown_names
from meetgen.model.config import Search
from meetgen.model.page import Page, RenderedPage
from meetgen.pages.found import found_boosts, found_title, has_name
from meetgen.rendering.html import HtmlPage, render_html
from meetgen.rendering.pages import PageRenderer
from mkdocs_meetgen.addresses import Addresses
from mkdocs_meetgen.fingerprints import Fingerprints
from mkdocs_meetgen.records import record_of_page
from mkdocs_meetgen.search_entries import material_entries
from mkdocs_meetgen.shells import Frame, Skeleton, TocShape, html_text, toc_lines


class Pressed(Struct, frozen=True, kw_only=True):
    """What became of a page.

    `shown` is a digest of all that its Markdown is made of, `digest` one of all that its HTML is
    made of, beside the addresses of the site's files; `toc` one of its headings. `search` are its
    entries in the search index. `content` is the whole file where it was asked for; `record` what
    Pagefind's index holds of it; `html` the page alone where no skeleton fits it; `anchors` its
    ids where somebody asks for them.
    """

    shown: bytes
    digest: bytes
    toc: bytes = b""
    search: bytes = b""
    record: bytes = b""
    content: bytes | None = None
    html: HtmlPage | None = None
    anchors: tuple[str, ...] = ()
    is_as_known: bool = False


class Press:
    """Makes the pages of one index; `addresses` are those of the site's files by their paths."""

    def __init__(self, index: Index, addresses: Mapping[str, str]) -> None:
        names = index.once(shown_names)
        self._renderer, self._fingerprints = PageRenderer(names), Fingerprints(names)
        self._addresses = Addresses(addresses)
        self._limits = index.config.limits
        self._index = index
        self._has_records = index.config.search is Search.PAGEFIND

    def fingerprint(self, page: Page, view: object) -> bytes:
        """A digest of all that the page's Markdown is made of; `view` is what it shows."""
        return self._fingerprints.of(page, view)

    def laid_out(self, page: Page, view: object) -> tuple[RenderedPage, bytes]:
        """The page as Markdown, and a digest of it."""
        rendered = self._renderer.render(page, view)
        return rendered, digest_of(encode(rendered))

    def html(self, rendered: RenderedPage, address: str) -> HtmlPage:
        """The page as HTML, for its address on the site."""
        links = self._addresses.links(rendered.uri, address)
        return render_html(rendered, links, self._limits)

    def searched(self, page: Page, address: str, title: str, html: HtmlPage) -> bytes:
        """A page's entries in Material's search index, as JSON without the brackets around them."""
        if not page.is_searchable:
            return b""
        entries = material_entries(
            address,
            found_title(page, title),
            tuple(html.search_sections()),
            tags=[html_text(tag) for tag in page.tags] if page.tags else None,
            boosts=found_boosts(page, self._index.as_of),
            has_name=has_name(page),
            has_text=not self._has_records,
        )
        return entries_json(entries)

    def record(self, page: Page, html: HtmlPage) -> bytes:
        """What Pagefind's index holds of a page; empty where the site has none."""
        return record_of_page(page, html, self._index) if self._has_records else b""


class Forms(Struct, frozen=True, kw_only=True):
    """The theme's shells for pages, by name, and how it writes a table of contents."""

    skeletons: dict[str, Skeleton]
    toc: TocShape | None

    def filled(
        self, html: HtmlPage, frame: Frame, skeleton: Skeleton | None = None
    ) -> bytes | None:
        """The whole file, by a skeleton of the page's own or the one that fits; None without."""
        has_toc = bool(html.toc and html.toc[0].children)
        if skeleton is None:
            skeleton = self.skeletons.get(frame.key(has_toc=has_toc))
        if skeleton is None or (has_toc and self.toc is None):
            return None
        values = frame.values(html.content, toc_lines(html.toc), self.toc)
        return skeleton.fill(values).encode("utf-8", "xmlcharrefreplace")


def toc_digest(html: HtmlPage) -> bytes:
    """A digest of a page's headings."""
    return digest_of(encode(html.headings))


def entries_json(entries: object) -> bytes:
    """Entries as Material writes them, without the brackets around them."""
    return json.dumps(entries, separators=(",", ":"), default=str)[1:-1].encode()
