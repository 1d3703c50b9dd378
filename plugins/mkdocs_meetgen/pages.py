"""Pages of the notebook as MkDocs pages, which bring their own HTML."""

import datetime as dt
from functools import partial
from html import unescape
from posixpath import dirname, join, normpath

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from meetgen.halves import in_two
from meetgen.model.config import Flavour
from meetgen.model.page import PageKind, RenderedPage
from meetgen.rendering.html import HtmlPage, SearchSection, TocEntry, render_html
from meetgen.rendering.page_links import PageLinks


class Addresses:
    """Where the links of pages lead: files of the site by the path that a page writes."""

    def __init__(self, files: Files) -> None:
        self._files = files.src_uris
        self._known: dict[tuple[str, str], PageLinks] = {}

    def links(self, file: File) -> PageLinks:
        """The links of a page. Pages side by side write the same addresses, so they share them."""
        folder, place = dirname(file.src_uri), dirname(file.url.rstrip("/"))
        key = folder, file.url if file.name == "index" else place
        if key not in self._known:
            # Seen from a page that is none of them: seen from itself, a page is `./`, which would
            # be wrong on those beside it.
            beside = join(place, "\0/" if file.url.endswith("/") else "\0.html")
            origin = file.url if file.name == "index" else beside
            self._known[key] = PageLinks(partial(self._find, folder=folder, origin=origin))
        return self._known[key]

    def _find(self, path: str, *, folder: str, origin: str) -> str | None:
        uri = normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}".lstrip("/"))
        found = self._files.get(uri) or self._files.get(f"{uri}.md")
        if found is None:  # a folder, by its index page
            found = self._files.get("index.md" if uri == "." else f"{uri}/index.md")
        if found is None or found.inclusion.is_excluded():
            return None
        return get_relative_url(found.url, origin)


class MeetgenPage(Page):
    """A page that meetgen made: its text, title and HTML are known before MkDocs reads anything."""

    def __init__(
        self,
        rendered: RenderedPage,
        file: File,
        config: MkDocsConfig,
        *,
        title: str,
        day: dt.date | None,
        addresses: Addresses,
        flavour: Flavour,
    ) -> None:
        # Themes print titles as they are, so they hold HTML; being Markup, `e` leaves them alone.
        super().__init__(escape(title), file, config)
        if self.edit_url:
            self.edit_url = safe_address(self.edit_url)
        self._anchors: set[str] | None = None
        self.day = day
        self.rendered = rendered
        self.html: HtmlPage | None = None
        self.sections: tuple[SearchSection, ...] = ()
        self._addresses = addresses
        self.is_markdown = flavour is Flavour.MKDOCS and rendered.kind is PageKind.NOTE

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Take the text that is there already, and the front matter for themes and plugins."""
        self.markdown = text_of(self.rendered)
        self.meta = {"title": self.title} if not self.is_homepage else {}
        if self.rendered.tags:
            self.meta["tags"] = [escape(tag) for tag in self.rendered.tags]
        if not self.rendered.is_searchable:
            self.meta["search"] = {"exclude": True}
        if self.day:
            self.meta["date"] = self.day.isoformat()
        if self.rendered.kind is not PageKind.NOTE:
            self.meta["draft"] = True  # for feeds: they want no lists, and read the file on disk

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML; a note in MkDocs' flavour goes MkDocs' way."""
        if self.is_markdown:
            super().render(config, files)
            return
        if self.html is None:
            self.html, self.sections = self.make_html()
        self.content = self.html.content
        self.toc = TableOfContents([_anchor_link(entry) for entry in self.html.toc])
        self.links_to_anchors = {}  # the notebook's own checks report these, with line and column

    def make_html(self) -> tuple[HtmlPage, tuple[SearchSection, ...]]:
        """The page as HTML and cut up for the search; every file of the site must be known."""
        html = render_html(self.rendered, self._addresses.links(self.file))
        return html, tuple(html.search_sections()) if self.rendered.is_searchable else ()

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids of the page, found when an ordinary page links to one of them."""
        return self._anchors if self.html is None else set(self.html.anchors)

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._anchors = value


def render_pages_ahead(files: Files) -> None:
    """Make the HTML of all our pages at once, which two processes do faster than one."""
    pages = [
        file.page
        for file in files
        if isinstance(file.page, MeetgenPage) and not file.page.is_markdown
    ]
    for page, made in zip(pages, in_two(MeetgenPage.make_html, pages), strict=True):
        page.html, page.sections = made


def text_of(page: RenderedPage) -> str:
    """The page's whole Markdown."""
    return "".join(part.markdown for part in page.parts)


def _anchor_link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(str(escape(unescape(entry.title))), entry.anchor, entry.level)
    link.children = [_anchor_link(child) for child in entry.children]
    return link


def safe_address(address: str) -> str:
    """An address made of a file's name, without signs that would end the attribute around it."""
    return address.replace('"', "%22").replace("<", "%3C").replace(">", "%3E").replace("'", "%27")
