"""A note's text as a flat sequence of blocks with exact places, which every reader walks.

Named tuples: a notebook of 1,000 notes has 150,000 of these.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from meetgen.model.source import Location

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
HIDDEN = "\ufdd0"  # a noncharacter: no note holds it, no word or digit pattern matches it


class BlockKind(StrEnum):
    """What a block is, in CommonMark's words and Obsidian's (call-out)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # a list item; its first paragraph is its own `lines`
    QUOTE = "quote"
    CALLOUT = "callout"  # > [!decision] title
    CODE = "code"
    TABLE = "table"
    HTML = "html"  # its text without tags and comments, nothing of scripts
    FOOTNOTE = "footnote"
    RULE = "rule"


class TrailKind(StrEnum):
    """What stands above a block and says what it is about."""

    HEADING = "heading"
    STRONG = "strong"  # a paragraph that is bold and nothing else: `**Attendees**`
    LABEL = "label"  # a line with a colon directly before a list: `Attendees:`
    LINE = "line"  # any other short line directly before a list
    ITEM = "item"  # a parent list item
    CALLOUT = "callout"  # the title of the call-out around it


class Piece(NamedTuple):
    """Where a stretch of a line's plain text comes from, in offsets in the body."""

    at: int  # index in `Line.text` where it begins
    start: int
    end: int  # longer than the plain text for entities such as `&amp;`


class Wrap(NamedTuple):
    """Emphasis or a link around text, by the offsets in the body of its two marks."""

    start: int
    inner_start: int
    inner_end: int
    end: int


class InlineLink(NamedTuple):
    """A link, image, wikilink or embed as it stands in a line."""

    kind: str  # "inline", "reference", "autolink", "email", "wikilink", "image", "embed"
    target: str
    text: str  # plain words shown
    start: int  # offset in the body of the whole reference
    end: int
    at: int  # index in `Line.text` where its words begin


class Line(NamedTuple):
    """One line of text of a block.

    `text` is plain: no emphasis marks, backslashes or comments; links are their words, entities
    their characters, code its content. `masked` is `text` with code and math replaced by
    `HIDDEN`, character by character: what is looked for is looked for there. `source` is the
    Markdown without list marker, check box and quote marks; it begins at offset `start` (code
    points) of the body.
    """

    text: str
    masked: str
    source: str
    start: int
    number: int  # line of the file, from 1
    pieces: tuple[Piece, ...] = ()  # empty when `text` is `source`
    wraps: tuple[Wrap, ...] = ()
    links: tuple[InlineLink, ...] = ()


class Trail(Struct, eq=False):
    """A heading, label or parent item, linked to the one above it; compared by identity.

    Nobody changes it once it is made.
    """

    text: str
    kind: TrailKind
    level: int  # of a heading 1-6; 7 strong, 8 label or line, 9 item or call-out
    above: "Trail | None"
    block: int  # index of the heading, paragraph or item
    extra: str = ""  # a call-out's type: `decision`


class Block(NamedTuple):
    """One block. Blocks stand in document order, a parent before what it holds."""

    kind: BlockKind
    index: int  # type: ignore[assignment]  # in Document.blocks; nobody needs tuple.index
    last: int  # the blocks inside it are blocks[index + 1 : last]
    parent: int  # index of the item, quote, call-out or footnote that holds it; -1 at the top
    depth: int  # list items around it; 0 for an item of an outermost list
    start: int  # offset in the body, at the mark: `-`, `#`, `>`
    end: int
    number: int  # line of the file
    trail: Trail | None  # the innermost of headings, labels, parent items above
    lines: tuple[Line, ...] = ()
    level: int = 0  # of a heading
    list_start: int = -1  # item: offset of its list, the same for siblings
    is_ordered: bool = False
    box: str | None = None  # item: " ", "x", "X", "-" ...; "[ X]" gives "X", "[]" gives " "
    box_start: int = 0  # offset of the box's "["
    box_end: int = 0  # behind the box's "]"
    rows: tuple[tuple[Line, ...], ...] = ()  # table: the first is the header
    callout: str = ""  # call-out's type in lower case; its title is its one line
    attributes: Mapping[str, str] = NO_ATTRIBUTES  # heading: {#id visibility=private}
    is_strong: bool = False  # paragraph: bold and nothing else
    is_label: bool = False  # paragraph or item: its last line ends with a colon

    @property
    def text(self) -> str:
        """The plain words of its lines, in one line."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return " ".join(line.text for line in self.lines)


class Document(Struct, frozen=True):
    """A note's text, parsed once. `body` is the text after the front matter."""

    path: str
    body: str
    first_line: int
    blocks: tuple[Block, ...]

    def children(self, block: Block) -> Iterator[Block]:
        """The blocks directly inside `block`, in order."""
        index = block.index + 1
        while index < block.last:
            child = self.blocks[index]
            yield child
            index = child.last

    def inside(self, block: Block) -> tuple[Block, ...]:
        """All blocks inside `block`, at any depth."""
        return self.blocks[block.index + 1 : block.last]

    def place(self, line: Line, offset: int = 0) -> Location:
        """The place of a line of text, or of the character of its `source` at `offset`."""
        start = line.start + offset
        column = start - self.body.rfind("\n", 0, start)
        return Location(path=self.path, line=line.number, column=column)

    def place_of(self, block: Block) -> Location:
        """The place of a block's first mark."""
        column = block.start - self.body.rfind("\n", 0, block.start)
        return Location(path=self.path, line=block.number, column=column)


def trail_of(block: Block) -> tuple[Trail, ...]:
    """What stands above `block`, outermost first."""
    found = []
    trail = block.trail
    while trail is not None:
        found.append(trail)
        trail = trail.above
    return tuple(reversed(found))
