"""The words of one item: a block, or the part of it that a marker begins."""

import datetime as dt
import re

from msgspec.structs import replace

from meetgen.model.source import Location
from meetgen.parsing.document import Block, Document, Trail, TrailKind
from meetgen.parsing.links import TAG
from meetgen.parsing.markers import Marker
from meetgen.parsing.syntaxes import BLOCK_ID, read_fields
from meetgen.parsing.syntaxes.fields import NO_FIELDS
from meetgen.parsing.wording import Range, Wording

EDGES = " \t\u00a0:,;–—-"
LEADS, TRAILS = frozenset(":,;–—-→"), " :,;–—-"
# A full stop that a field before it left behind
# "***approve the minutes***"; not "**Ada** and **Bob**"
EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]+?)\s*\1")
LOOSE = re.compile(r" +([.,](?: |$))")
EMPTIED = re.compile(r" ?[(\[][\s,;]*[)\]](?!\()")  # "(, )" of which the fields are gone
OPEN_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")
PAIRED = frozenset({"mark", "b", "i", "u", "em", "strong", "span", "font", "del", "s", "small"})
MARKING_TAGS = frozenset({"action", "actions", "todo", "task", "agreed", "decision", "question"})


class Part:
    """An item's words with everything in them that is no words known: marker, fields, block id.

    `work` is the masked text of the whole block with all else blanked, so that indices stay.
    """

    __slots__ = (
        "_cuts",
        "block",
        "context",
        "field_spans",
        "fields",
        "location",
        "plain_words",
        "problems",
        "scoped",
        "span",
        "tags",
        "wording",
        "words",
        "work",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        block: Block,
        wording: Wording,
        *,
        marker: Marker | None,
        day: dt.date | None,
        scoped: Trail | None,
        context: tuple[str, ...],
    ) -> None:
        self.block, self.wording, self.scoped, self.context = block, wording, scoped, context
        size = len(wording.plain)
        start, end = (marker.begin, marker.end) if marker is not None else (0, size)
        cuts: list[Range] = []
        if marker is not None:
            cuts += [(0, start), (end, size)]
            cuts.append((marker.start, marker.stop))
            before = wording.plain[marker.begin : marker.start]
            if before and not any(character.isalnum() for character in before):
                cuts.append((marker.begin, marker.start))
        part = _blanked(wording.masked, cuts)
        self.fields, self.field_spans, self.problems = read_fields(part, day)
        cuts.extend(self.field_spans)
        own_id = BLOCK_ID.search(part) if "^" in part else None
        if own_id is not None:
            cuts.append(own_id.span())
            if self.fields.id is None:
                self.fields = replace(self.fields, id=own_id[1])
        self.tags = tuple(match[1] for match in TAG.finditer(part)) if "#" in part else ()
        if self.tags:
            cuts.extend(
                match.span() for match in TAG.finditer(part) if match[1].lower() in MARKING_TAGS
            )
        self._cuts = tuple(cuts)
        self.work = _blanked(wording.masked, cuts)
        is_same = wording.plain == wording.masked
        self.plain_words = self.work if is_same else _blanked(wording.plain, cuts)
        self.words = " ".join(self.plain_words.split()).strip(EDGES)
        self.span, self.location = _place(document, block, wording, marker)

    def markdown(self, cuts: tuple[Range, ...] = ()) -> str:
        """The words as Markdown, without those of further ranges."""
        text = self.wording.markdown((*self._cuts, *cuts))
        if "<" in text:
            text = _with_whole_tags(text)
        if self.fields is not NO_FIELDS and ("(" in text or "[" in text):
            text = EMPTIED.sub("", text)
        if " ." in text or " ," in text:
            text = LOOSE.sub(r"\1", text)
        if text[:1] in LEADS:
            for edge in (":", ",", ";", "–", "—", "- ", "->", "→"):
                text = text.removeprefix(edge).lstrip()
        if text[-1:] in TRAILS:
            text = text.rstrip(TRAILS).removesuffix(" -").rstrip()
        whole = EMPHASIS.fullmatch(text) if text[:1] in "*_" else None
        return whole[2] if whole is not None else text


def _with_whole_tags(text: str) -> str:
    """`text` without HTML tags that have lost the other of their pair."""
    for tag in reversed(tuple(OPEN_TAG.finditer(text))):
        other = f"<{tag[2]}" if tag[1] else f"</{tag[2]}>"
        if other not in text and tag[2].lower() in PAIRED:
            text = text[: tag.start()] + text[tag.end() :]
    return text


def _blanked(text: str, cuts: list[Range]) -> str:
    if not cuts:
        return text
    parts, at = [], 0
    for start, end in sorted(cuts):
        if end > at:
            first = max(start, at)
            parts.append(text[at:first])
            parts.append(" " * (end - first))
            at = end
    parts.append(text[at:])
    return "".join(parts)


def _place(
    document: Document, block: Block, wording: Wording, marker: Marker | None
) -> tuple[Range, Location]:
    if block.box is not None and (marker is None or marker.start == 0):
        start, end = block.box_start, block.box_end
    elif marker is not None:
        start = wording.offset(marker.start)
        end = wording.end_offset(len(wording.plain[: marker.stop].rstrip()))
    else:
        start = end = wording.lines[0].start if wording.lines else block.start
    line = block.number
    if block.box is None and wording.lines:
        line = wording.line_at(marker.start if marker is not None else 0).number
    column = start - document.body.rfind("\n", 0, start)
    return (start, max(end, start)), Location(path=document.path, line=line, column=column)


def context_of(trail: Trail | None, scoped: Trail | None) -> tuple[str, ...]:
    """The words of headings, labels and parent items above, outermost first."""
    found = []
    while trail is not None:
        if trail.text and (trail.kind is not TrailKind.LINE or trail is scoped):
            found.append(" ".join(trail.text.split()))
        trail = trail.above
    return tuple(reversed(found))
