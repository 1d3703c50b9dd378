"""What stands around a page's content, as text with slots: filled without the theme.

Nothing here knows MkDocs. The theme's template is rendered with stand-ins for what differs from
page to page (`templates.py`); what comes out is cut at the stand-ins, kept, and filled.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from meetgen.rendering.html import TocEntry

# What stands in for a string: letters and digits, which no filter of a template changes.
SLOT = re.compile(r"mgslot(\w+?)endslot")


def slot(name: str) -> str:
    """The stand-in for what is called `name`."""
    return f"mgslot{name}endslot"


class Skeleton(Struct, frozen=True):
    """HTML cut at what differs from page to page: text, name, text, name, ..., text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Skeleton":
        """The skeleton of HTML with stand-ins."""
        return cls(tuple(SLOT.split(html)))

    def fill(self, values: Mapping[str, str]) -> str:
        """The HTML with these strings in the slots."""
        out = list(self.pieces)
        for at in range(1, len(out), 2):
            out[at] = values[out[at]]
        return "".join(out)


class TocItem(Protocol):
    """A line of the table of contents; `title` is HTML."""

    @property
    def id(self) -> str:
        """The heading's anchor."""

    @property
    def title(self) -> str:
        """The heading's words."""

    @property
    def children(self) -> "Sequence[TocItem]":
        """The lines below it."""


class TocLine(NamedTuple):
    """A line of the table of contents, as MkDocs would have it."""

    id: str
    title: str
    children: "tuple[TocLine, ...]"


def toc_lines(entries: "Iterable[TocEntry]") -> tuple[TocLine, ...]:
    """The lines for a page's headings."""
    return tuple(
        TocLine(entry.anchor, toc_title(entry), toc_lines(entry.children)) for entry in entries
    )


def toc_title(entry: "TocEntry") -> str:
    """A heading's words as themes print them, which is as they are."""
    return html_text(unescape(entry.title))


def html_text(text: str) -> str:
    """Text as HTML, the way MkDocs' templates have it."""
    return escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


class TocShape(Struct, frozen=True):
    """How a theme writes its table of contents: a line, one with others below it, and between."""

    leaf: Skeleton
    branch: Skeleton
    between: str
    between_children: str

    def html(self, items: Iterable[TocItem]) -> str:
        """The lines of a table of contents."""
        return self.between.join(map(self._line, items))

    def _line(self, item: TocItem) -> str:
        values = {"id": item.id, "heading": item.title}
        if not item.children:
            return self.leaf.fill(values)
        values["toc"] = self.between_children.join(map(self._line, item.children))
        return self.branch.fill(values)


class Neighbour(Struct, frozen=True):
    """The page before or behind; `url` as seen from the page itself, `title` HTML."""

    url: str
    title: str


class Frame(Struct, frozen=True, kw_only=True):
    """What a theme says around one page; `group` names what it shares with other pages.

    `title`, `meta_title` and `description` are HTML, the addresses complete, empty where there is
    none; `feed` is the name of the page's own feeds.
    """

    group: str
    title: str
    meta_title: str
    description: str
    feed: str
    canonical: str
    edit: str
    previous: Neighbour | None
    next: Neighbour | None

    def key(self, *, has_toc: bool) -> str:
        """The name of the skeleton that fits the page."""
        marks = (self.previous is not None, self.next is not None, has_toc)
        return self.group + "".join("01"[mark] for mark in marks)

    def values(
        self, content: str, toc: Sequence[TocItem], shape: TocShape | None
    ) -> dict[str, str]:
        """What goes into the slots; `toc` begins with the page's title."""
        first = toc[0]
        values = {
            "title": self.title,
            "meta": self.meta_title,
            "description": self.description,
            "feed": self.feed,
            "content": content,
            "canonical": self.canonical,
            "edit": self.edit,
            "raw": self.edit.replace(edit_part(self.edit), "raw"),
            "skip": first.id,
            "toc": shape.html(first.children) if shape and first.children else "",
        }
        for name, neighbour in (("previous", self.previous), ("next", self.next)):
            if neighbour is not None:
                values |= {f"{name}url": neighbour.url, f"{name}title": neighbour.title}
        return values


def folders_of(address: str) -> Iterator[str]:
    """The folder in which a page stands and those around it: `a/b/` -> `a/b`, `a`."""
    folder = address.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def edit_part(edit: str) -> str:
    """What Material replaces by `raw` to get the address of a page's source."""
    return "blob" if "/blob/" in edit else "edit"
