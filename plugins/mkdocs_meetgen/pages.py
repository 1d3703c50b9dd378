"""Pages of the notebook as MkDocs pages, which bring their own HTML."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial
from html import unescape
from typing import TypeVar

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from msgspec import Struct

from meetgen.codec import decoder, encode
from meetgen.halves import in_two
from meetgen.index.index import Index
from meetgen.model.config import Flavour
from meetgen.model.page import Page as NotebookPage
from meetgen.model.page import PageKind, RenderedPage, feed_of
from meetgen.model.progress import Progress, Stage
from meetgen.pages.summaries import Summary
from meetgen.rendering.html import HtmlPage, SearchSection, TocEntry
from mkdocs_meetgen.press import Press

MACRO = re.compile(r"\{(?=[{%#])")  # "{{ x }}", "{% x %}", "{# x #}"; not "{x}"
Text = TypeVar("Text", bound=str)


class Made(Struct, frozen=True, kw_only=True):
    """What became of a page: its Markdown where somebody wants it, its HTML where it is ours.

    `shown` is a digest of all that the Markdown is made of, `digest` one of all that the HTML is
    made of, beside the addresses of the site's files; both are empty where MkDocs makes the HTML.
    """

    shown: bytes = b""
    digest: bytes = b""
    markdown: str = ""
    html: HtmlPage | None = None
    sections: tuple[SearchSection, ...] = ()


class Maker:
    """Makes the pages of one index; every file of the site must be known by then."""

    def __init__(self, index: Index, files: Files, *, keeps_markdown: bool) -> None:
        self._press = Press(index, addresses_of(files))
        self._is_markdown = index.config.flavour is Flavour.MKDOCS
        self._keeps_markdown = keeps_markdown

    def made(self, page: "MeetgenPage") -> Made:
        """The page as Markdown, as HTML, and cut up for the search."""
        view = page.shown.view
        rendered, digest = self._press.laid_out(page.shown, view)
        if self._is_markdown and rendered.kind is PageKind.NOTE:
            return Made(markdown=text_of(rendered))
        html = self._press.html(rendered, page.file.url)
        return Made(
            shown=self._press.fingerprint(page.shown, view),
            digest=digest,
            markdown=without_macros(text_of(rendered)) if self._keeps_markdown else "",
            html=html,
            sections=tuple(html.search_sections()) if rendered.is_searchable else (),
        )

    def make_all(self, pages: Sequence["MeetgenPage"], progress: Progress) -> None:
        """Make the pages at once, which two processes do faster than one."""
        results = in_two(self._encoded, pages, partial(progress, Stage.PAGES))
        for page, data in zip(pages, results, strict=True):
            page.made = _decoded(data)

    def _encoded(self, page: "MeetgenPage") -> bytes:
        return encode(self.made(page))


_decoded = decoder(Made)


class MeetgenPage(Page):
    """A page that meetgen made: `made` is there before MkDocs reads anything."""

    made: Made = Made()

    def __init__(
        self,
        shown: NotebookPage,
        file: File,
        config: MkDocsConfig,
        *,
        title: str,
        summary: Summary,
        day: dt.date | None,
    ) -> None:
        # Themes print titles as they are, so they hold HTML; being Markup, `e` leaves them alone.
        super().__init__(escape(title), file, config)
        self.update_date = str(
            summary.day or ""
        )  # for the sitemap, which MkDocs dates by its clock
        if self.edit_url:
            self.edit_url = safe_address(self.edit_url)
        self._anchors: set[str] | None = None
        self.day = day
        self.shown = shown
        self.description = escape(summary.description)
        self.feed = feed_of(shown)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Take the text that is there already, and the front matter for themes and plugins."""
        self.markdown = self.made.markdown
        self.meta = {"title": self.title} if not self.is_homepage else {}
        self.meta["description"] = self.description
        if self.shown.tags:
            self.meta["tags"] = [escape(tag) for tag in self.shown.tags]
        if not self.shown.is_searchable:
            self.meta["search"] = {"exclude": True}
        if self.day:
            self.meta["date"] = self.day.isoformat()
        if self.shown.kind is not PageKind.NOTE:
            self.meta["draft"] = True  # for feeds: they want no lists, and read the file on disk

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML; a note in MkDocs' flavour goes MkDocs' way."""
        if self.made.html is None:
            super().render(config, files)
            return
        self.content = self.made.html.content
        self.toc = TableOfContents([_anchor_link(entry) for entry in self.made.html.toc])
        self.links_to_anchors = {}  # the notebook's own checks report these, with line and column

    def forget(self) -> None:
        """Let go of the HTML, which is written; its ids stay."""
        self._anchors, self.made, self.content = self.present_anchor_ids, Made(), None

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids of the page, found when an ordinary page links to one of them."""
        if self.made.html is not None:
            return set(self.made.html.anchors)
        return self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._anchors = value


def addresses_of(files: Files) -> dict[str, str]:
    """The addresses of the site's files, by their paths from the notes folder."""
    return {
        uri: file.url for uri, file in files.src_uris.items() if not file.inclusion.is_excluded()
    }


def make_pages(index: Index, files: Files, *, keeps_markdown: bool, progress: Progress) -> None:
    """Make what MkDocs prints of our pages; `keeps_markdown`: other plugins may read their text."""
    pages = [
        file.page for file in files.documentation_pages() if isinstance(file.page, MeetgenPage)
    ]
    Maker(index, files, keeps_markdown=keeps_markdown).make_all(pages, progress)
    for page in pages if keeps_markdown else ():
        page.title, page.description = without_macros(page.title), without_macros(page.description)


def text_of(page: RenderedPage) -> str:
    """The page's whole Markdown."""
    return "".join(part.markdown for part in page.parts)


def without_macros(text: Text) -> Text:
    """Markdown or HTML that shows the same, and in which no other plugin finds a macro to run.

    mkdocs-macros runs what stands in a page's title, and in text of which our page keeps nothing.
    """
    return type(text)(MACRO.sub("&#123;", text)) if "{" in text else text


def _anchor_link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(str(escape(unescape(entry.title))), entry.anchor, entry.level)
    link.children = [_anchor_link(child) for child in entry.children]
    return link


def safe_address(address: str) -> str:
    """An address made of a file's name, without signs that would end the attribute around it."""
    return address.replace('"', "%22").replace("<", "%3C").replace(">", "%3E").replace("'", "%27")
