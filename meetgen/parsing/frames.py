"""Open blocks while a document is read, and what their lines and links are."""

from collections.abc import Mapping
from typing import Any

from meetgen.parsing.document import Block, BlockKind, Line, Trail

LONGEST_TITLE = 80  # a longer bold paragraph is a sentence
LINK_KINDS = {"Autolink": "autolink", "Email": "email", "Inline": "inline"}


class Frame:
    """A block that holds others and is still open."""

    __slots__ = (
        "base", "box", "callout", "children", "has_lines", "index", "is_ordered", "kind", "lines",
        "list_start", "own", "previous", "start", "trail",
    )  # fmt: skip

    def __init__(self, kind: BlockKind | None, index: int, start: int, trail: Trail | None) -> None:
        self.kind, self.index, self.start = kind, index, start
        self.trail = self.base = trail  # what stands above the next block in here
        self.own = trail  # what stands above this one
        self.lines: tuple[Line, ...] = ()
        self.has_lines = False
        self.box: tuple[str, int, int] | None = None
        self.callout = ""
        self.previous: Block | None = None  # the block before, in here, if it may be a label
        self.list_start = -1
        self.is_ordered = False


def link_of(name: str, value: Mapping[str, Any]) -> tuple[str, str]:
    """The kind and target of a link or image event."""
    link_type = value["link_type"]
    is_wikilink = not isinstance(link_type, str)
    if name == "Image":
        return ("embed" if is_wikilink else "image"), value["dest_url"]
    if is_wikilink:
        return "wikilink", value["dest_url"]
    return LINK_KINDS.get(link_type, "reference"), value["dest_url"]


def is_strong(line: Line) -> bool:
    """Whether the line is a heading in all but marks: bold, short and no sentence."""
    if len(line.text) > LONGEST_TITLE or not line.wraps:
        return False
    source = line.source.strip()
    if not (source.startswith(("**", "__")) and source.rstrip(":").endswith(("**", "__"))):
        return False
    wrap = max(line.wraps, key=lambda wrap: wrap.end - wrap.start)
    text = line.text.strip()
    covers = wrap.start <= line.start and wrap.end >= line.start + len(source.rstrip(":"))
    return covers and ": " not in text and text[-1:] not in ".,;"
