"""Pages as HTML: what the CommonMark parser gives, in the markup that Material styles."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from meetgen.model.limits import USUAL, Limits
from meetgen.model.page import Part, RenderedPage
from meetgen.model.slug import heading_anchor
from meetgen.parsing.markdown import to_html
from meetgen.rendering.markup import Heading, PartWriter
from meetgen.rendering.page_links import PageLinks, Resolve
from meetgen.rendering.sanitize import clean

TEXT = re.compile(r">([^<]+)")  # what stands between two tags; many times as fast as to cut them
CUT = "\x02"  # a character that no text shows
# "<h2 id="open-points">Open points<a class="headerlink" ...>...</a></h2>"; not "<h2>Raw</h2>"
HEADING = re.compile(
    r'<h[1-6] id="([^"]*)"[^<>]*>(.*?)(?:<a class="headerlink"[^<>]*>[^<>]*</a>)?</h[1-6]>',
    re.DOTALL,
)
PERMALINK = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>')
# the end of a word in a list, a table, a paragraph; not of "<em>"
BLOCK_END = re.compile(r"</(?:p|li|td|th|h[1-6]|summary|dt|dd|div|pre|caption|figcaption)>|<br>")
UNSEARCHED = " data-search-exclude"  # an attribute
ANCHOR = re.compile(r'<\w+[^<>]*? id="([^"]+)"')  # <span id="a-k3f9">, <h2 class="x" id="y">


class SearchSection(NamedTuple):
    """A stretch of a page for the search: `title` and `text` are HTML without any tags.

    `anchor` is empty for what stands before the page's first heading.
    """

    anchor: str
    title: str
    text: str


class TocEntry(Struct, frozen=True, kw_only=True):
    """A heading in the table of contents; `title` is HTML without any tags."""

    level: int
    anchor: str
    title: str
    children: tuple["TocEntry", ...] = ()


class HtmlPage(Struct, frozen=True, kw_only=True):
    """A page's content, with what its surroundings need to know of it.

    `content` has exactly one `h1`. `headings` are in order of place, the first level included.
    """

    content: str
    headings: tuple[Heading, ...]

    @property
    def toc(self) -> tuple[TocEntry, ...]:
        """The headings, nested by their level."""
        return _nested(self.headings)

    @property
    def anchors(self) -> frozenset[str]:
        """Every id on the page to which a link can lead."""
        return frozenset(html.unescape(one) for one in ANCHOR.findall(self.content))

    def search_sections(self) -> Iterator[SearchSection]:
        """The page's text cut at its headings, in order."""
        content = _searched(self.content.replace(CUT, ""))
        cut = CUT.join(HEADING.split(content))  # before, anchor, title, text, anchor, ...
        if 'class="headerlink"' in cut:  # raw HTML in a heading stands between it and the end
            cut = PERMALINK.sub("", cut)
        words = "".join(TEXT.findall(f">{BLOCK_END.sub(' ', cut)}"))
        before, *pieces = (" ".join(piece.split()) for piece in words.split(CUT))
        if before:
            yield SearchSection(anchor="", title="", text=before)
        for anchor, title, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            yield SearchSection(anchor=anchor, title=title, text=text)


def render_html(
    page: RenderedPage, resolve: Resolve | PageLinks, limits: Limits = USUAL
) -> HtmlPage:
    """The page as HTML; untrusted parts are cleaned, and nothing touches them after that.

    `resolve` gets the path of a relative link as the Markdown has it (percent-decoded, without
    query and anchor) and answers with the address to write, None where nothing is there: then
    the words stay and the link goes. Pages of one folder may share a PageLinks, which remembers.
    """
    links = resolve if isinstance(resolve, PageLinks) else PageLinks(resolve)
    writers = [_write(part, links) for part in page.parts]
    _set_levels(writers)
    _set_anchors(page.parts, writers)
    pieces = [
        writer.html() if part.is_trusted else clean(writer.html(), limits.html_levels)
        for part, writer in zip(page.parts, writers, strict=True)
    ]
    headings = tuple(heading for writer in writers for heading in writer.headings)
    if not any(heading.level == 1 for heading in headings):
        taken = {heading.anchor for heading in headings}
        first = Heading(
            level=1,
            anchor=heading_anchor(page.title, taken),
            title=html.escape(page.title, quote=False),
        )
        headings = (first, *headings)
        pieces.insert(0, first.html(first.title) + "\n")
    return HtmlPage(
        content="".join(pieces),
        headings=headings,
    )


def _write(part: Part, links: PageLinks) -> PartWriter:
    writer = PartWriter(links, is_trusted=part.is_trusted)
    writer.write(to_html(part.markdown))
    return writer


def _set_levels(writers: list[PartWriter]) -> None:
    """Leave one first-level heading, the page's first; a part with another moves down by one."""
    has_title = False
    for writer in writers:
        found = [pending for pending in writer.pending if pending.level == 1]
        title = None
        if found and not has_title:
            title, has_title = found[0], True
        if any(pending is not title for pending in found):
            for pending in writer.pending:
                if pending is not title:
                    pending.level = min(pending.level + 1, 6)


def _set_anchors(parts: tuple[Part, ...], writers: list[PartWriter]) -> None:
    """Give each heading its id, those of the note's own text first.

    They are the ids that links from other notes name, so a heading of ours must never push them
    aside.
    """
    taken: set[str] = set()
    own_first = sorted(zip(parts, writers, strict=True), key=lambda pair: pair[0].is_trusted)
    for _, writer in own_first:
        for pending in writer.pending:
            if pending.anchor and pending.anchor not in taken:
                taken.add(pending.anchor)
            else:
                pending.anchor = heading_anchor(pending.anchor or pending.text, taken)


def _nested(headings: tuple[Heading, ...]) -> tuple[TocEntry, ...]:
    """The headings as a tree: each below the nearest one before it with a lower level."""
    root: list[tuple[int, Heading | None, list[TocEntry]]] = [(0, None, [])]

    def close(level: int) -> None:
        while root[-1][0] >= level:
            _, heading, children = root.pop()
            if heading is not None:
                root[-1][2].append(
                    TocEntry(
                        level=heading.level,
                        anchor=heading.anchor,
                        title=heading.title,
                        children=tuple(children),
                    )
                )

    for heading in headings:
        close(heading.level)
        root.append((heading.level, heading, []))
    close(1)
    return tuple(root[0][2])


def _searched(content: str) -> str:
    """The content without the elements that a search leaves out; such elements may nest."""
    kept, done, place = [], 0, 0
    while (mark := content.find(UNSEARCHED, place)) >= 0:
        start = content.rfind("<", place, mark)
        place = mark + len(UNSEARCHED)
        if start >= 0 and content.find(">", start, mark) < 0:  # in a tag, not in the text
            kept.append(content[done:start])
            done = place = _end_of_element(content, start)
    return "".join((*kept, content[done:])) if kept else content


def _end_of_element(content: str, start: int) -> int:
    """The place behind the element that begins at `start`, whatever of its kind it holds."""
    name = content[start + 1 : content.index(" ", start)]
    openings, closing = (f"<{name}>", f"<{name} "), f"</{name}>"
    depth, place = 1, start + 1
    while depth:
        end = content.find(closing, place)
        if end < 0:
            return len(content)
        depth += sum(content.count(one, place, end) for one in openings) - 1
        place = end + len(closing)
    return place


__all__ = ["HtmlPage", "SearchSection", "TocEntry", "render_html"]
