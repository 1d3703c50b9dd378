"""Markdown to the blocks of a document, in one pass over the parser's events."""

import re
from collections.abc import Callable, Mapping
from operator import index
from typing import Any

from meetgen.parsing import markdown
from meetgen.parsing.document import (
    NO_ATTRIBUTES,
    Block,
    BlockKind,
    Document,
    Line,
    Trail,
    TrailKind,
)
from meetgen.parsing.frames import LONGEST_TITLE, Frame, is_strong, link_of
from meetgen.parsing.html_text import html_lines
from meetgen.parsing.inline import CLOSE, CODE, HTML, NOTE, OPEN, LineReader
from meetgen.parsing.lines import tail

# "[-] dropped", "[ X] done", "[] open"; not "[1] source", "[a](x)", "[ref]"
BOX = re.compile(r"\[(?: ?([xX]) ?|([^\w\s\[\]]|[a-zA-Z])|( {0,3}))\](?=\s|$)")
# "[!decision]- Title"; not "[!] careful"
CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*")
# "{: #top .notice}", "{:toc}"; not "{: x} and more"
ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
SPACES = " \t\u00a0"
ITEM_BLANKS = ("\n", "\t", " ")  # the parser lets an item behind a tab begin at the line end before
TITLE_LEVEL, LABEL_LEVEL, ITEM_LEVEL = 7, 8, 9
INLINE_MARKS = frozenset({"Emphasis", "Strong", "Strikethrough"})
LINKS = frozenset({"Link", "Image"})
ALL_MARKS = INLINE_MARKS | LINKS
CODES = frozenset({"Code", "InlineMath", "DisplayMath"})
ROWS = frozenset({"TableHead", "TableRow", "TableCell"})
NOTHING: Any = {}
NO_BOX = (None, 0, 0)


def read_document(body: str, first_line: int, path: str) -> Document:
    """The blocks of `body`, which begins at line `first_line` of the file `path`."""
    builder = _Builder(body, first_line)
    builder.read()
    return Document(path, body, first_line, tuple(builder.blocks))


Span = Mapping[str, int]
_HERE = Trail("", TrailKind.LINE, 0, None, -1)  # says: what stands above in this frame


class _Builder:
    """Turns events into blocks; one method for each kind of event."""

    def __init__(self, body: str, first_line: int) -> None:
        self.blocks: list[Block] = []
        self._shadow = markdown.shadow(body)
        self._body = body
        places = markdown.Places(self._shadow)
        # The offset of a byte in ASCII is the byte's own: `index` gives back what it is given.
        self._offset: Callable[[int], int] = index if places.is_ascii else places.offset
        self._lines = LineReader(
            body, places, first_line=first_line, is_shadowed=self._shadow != body
        )
        self._number = self._lines.number
        self._frames = [Frame(None, -1, 0, None)]
        self._lists: list[tuple[int, bool, Trail | None]] = []
        self._attributes: Mapping[str, str] = NO_ATTRIBUTES
        self._rows: list[list[Line]] = []
        self._html: list[tuple[str, int]] = []
        self._depth = 0
        self._take = self._without_attributes if "{:" in body else self._lines.take

    def _without_attributes(self) -> tuple[Line, ...]:
        """The lines of a text that are none of Kramdown's attributes: `{: #top .notice}`."""
        lines = self._lines.take()
        return tuple(line for line in lines if ATTRIBUTES.fullmatch(line.source.strip()) is None)

    def read(self) -> None:  # noqa: C901, PLR0912  # one loop over a million events
        """Read all events."""
        is_code = False
        add, end_line = self._lines.tokens.append, self._lines.end_line
        for event, span in markdown.events(self._shadow):
            if isinstance(event, str):
                if event == "Rule":
                    self._flush_item()
                    self._add(BlockKind.RULE, span)
                else:  # SoftBreak, HardBreak
                    end_line()
                continue
            kind, value = event.popitem()
            if kind == "Text":
                if not is_code:
                    add((0, value, span, None))
            elif kind == "Start":
                if isinstance(value, dict):
                    is_code = self._start(*value.popitem(), span)
                elif value in INLINE_MARKS:
                    add((OPEN, value, span, None))
                elif value != "Paragraph":
                    is_code = self._start(value, NOTHING, span)
            elif kind == "End":
                if value == "Paragraph":
                    self._end_paragraph(span)
                elif isinstance(value, str) and value in ALL_MARKS:
                    add((CLOSE, value, span, None))
                else:
                    self._end(value, span)
                    is_code = False
            else:
                self._inline(kind, value, span)

    def _inline(self, kind: str, value: Any, span: Span) -> None:
        tokens = self._lines.tokens
        if kind in CODES:
            tokens.append((CODE, value, span, None))
        elif kind == "InlineHtml":
            if value[:3].lower() == "<br" and not self._rows:
                self._lines.end_line()
            else:
                tokens.append((HTML, value, span, None))
        elif kind == "Html":
            self._html.append((value, self._offset(span["start"])))
        elif kind == "FootnoteReference":
            tokens.append((NOTE, "", span, None))
        elif kind == "TaskListMarker":
            start, end = self._offset(span["start"]), self._offset(span["end"])
            self._frames[-1].box = (self._body[start + 1 : end - 1], start, end)

    # -- what begins ---------------------------------------------------------------------------

    def _start(self, name: str, value: Any, span: Span) -> bool:
        """Begin a block or link; whether it is code."""
        if name in LINKS:
            self._lines.tokens.append((OPEN, name, span, link_of(name, value)))
            return False
        if name in ROWS:
            if name != "TableCell":
                self._rows.append([])
            return False
        if self._lines.tokens:
            self._flush_item()
        if name == "Item":
            self._open_item(self._offset(span["start"]))
        elif name == "List":
            start = self._offset(span["start"])
            self._lists.append((start, value is not None, self._label_trail()))
        elif name == "Heading":
            if value["attrs"] or value["id"]:
                attributes = {key: text or "" for key, text in value["attrs"]}
                if value["id"] is not None:
                    attributes["id"] = value["id"]
                self._attributes = attributes
        else:
            self._start_other(name, value, span)
        return bool(name == "CodeBlock")

    def _start_other(self, name: str, value: Any, span: Span) -> None:
        if name == "BlockQuote":
            frame = self._open_frame(BlockKind.QUOTE, self._offset(span["start"]))
            if value is not None and value is not NOTHING:
                frame.kind, frame.callout = BlockKind.CALLOUT, str(value).lower()
                self._open_callout(frame)
        elif name == "FootnoteDefinition":
            self._open_frame(BlockKind.FOOTNOTE, self._offset(span["start"]))
        elif name == "Table":
            self._rows = []

    def _open_frame(self, kind: BlockKind, start: int) -> Frame:
        frame = self._frames[-1]
        opened = Frame(kind, len(self.blocks), start, self._inner_trail(frame))
        self.blocks.append(_PENDING)
        frame.previous = None
        self._frames.append(opened)
        return opened

    def _open_item(self, start: int) -> None:
        while self._body[start : start + 1] in ITEM_BLANKS:
            start += 1
        list_start, is_ordered, trail = self._lists[-1]
        frame = self._frames[-1]
        item = Frame(BlockKind.ITEM, len(self.blocks), start, trail)
        item.list_start, item.is_ordered = list_start, is_ordered
        self.blocks.append(_PENDING)
        frame.previous = None
        self._frames.append(item)
        self._depth += 1

    def _label_trail(self) -> Trail | None:
        """What stands above a list or table that begins here: a label right before it counts."""
        frame = self._frames[-1]
        trail, label = self._inner_trail(frame), frame.previous
        frame.previous = None
        if label is None or not label.lines:
            return trail
        line = label.lines[-1]
        kind = TrailKind.LABEL if label.is_label else TrailKind.LINE
        if kind is TrailKind.LINE and (len(label.lines) > 1 or len(line.text) > LONGEST_TITLE):
            return trail
        text = line.text.strip().removesuffix(":").rstrip()
        return Trail(text, kind, LABEL_LEVEL, trail, label.index)

    def _inner_trail(self, frame: Frame) -> Trail | None:
        """What stands above a block inside `frame`: the item itself, if it is one."""
        if frame.kind is BlockKind.ITEM and frame.trail is frame.own and frame.lines:
            text = " ".join(line.text for line in frame.lines).strip()
            frame.trail = frame.base = Trail(
                text.removesuffix(":").rstrip(), TrailKind.ITEM, ITEM_LEVEL, frame.own, frame.index
            )
        return frame.trail

    def _open_callout(self, frame: Frame) -> None:
        title = frame.lines[0].text if frame.lines else frame.callout
        frame.trail = frame.base = Trail(
            title, TrailKind.CALLOUT, ITEM_LEVEL, frame.own, frame.index, frame.callout
        )

    # -- what ends -----------------------------------------------------------------------------

    def _end(self, tag: Any, span: Span) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name == "Item":
            if self._lines.tokens:
                self._flush_item()
            self._close_frame(span)
            self._depth -= 1
        elif name == "Heading":
            self._end_heading(int(tag["Heading"][1]), span)
        elif name == "List":
            self._lists.pop()
        elif name == "TableCell":
            lines = self._lines.take()
            start = self._offset(span["start"])
            empty = Line("", "", "", start, self._number(start))
            self._rows[-1].append(lines[0] if lines else empty)
        else:
            self._end_other(name, span)

    def _end_other(self, name: str, span: Span) -> None:
        if name in ("BlockQuote", "FootnoteDefinition"):
            self._flush_item()
            self._close_frame(span)
        elif name == "CodeBlock":
            self._add(BlockKind.CODE, span)
        elif name == "HtmlBlock":
            lines = html_lines(self._html, self._number)
            self._html = []
            self._add(BlockKind.HTML, span, lines=lines)
        elif name == "Table":
            trail = self._label_trail()
            rows = tuple(tuple(row) for row in self._rows)
            self._rows = []
            self._add(BlockKind.TABLE, span, rows=rows, trail=trail)

    def _end_heading(self, level: int, span: Span) -> None:
        lines = self._lines.take()
        frame = self._frames[-1]
        above = self._inner_trail(frame)
        while above is not None and above is not frame.base:
            if above.kind is TrailKind.HEADING and above.level < level:
                break
            above = above.above
        block = self._add(
            BlockKind.HEADING, span, lines=lines, trail=above, level=level,
            attributes=self._attributes,
        )  # fmt: skip
        self._attributes = NO_ATTRIBUTES
        frame.trail = Trail(block.text, TrailKind.HEADING, level, above, block.index)

    def _end_paragraph(self, span: Span) -> None:
        lines = self._take()
        if not lines:
            return
        frame = self._frames[-1]
        if not frame.has_lines and frame.kind is not None and len(self.blocks) == frame.index + 1:
            if frame.kind is BlockKind.ITEM:
                self._own_lines(frame, lines)
                return
            if frame.kind is BlockKind.QUOTE:
                lines = self._callout_lines(frame, lines)
                if not lines:
                    return
        self._paragraph(frame, lines, span)

    def _paragraph(self, frame: Frame, lines: tuple[Line, ...], span: Span | None) -> None:
        last = lines[-1]
        text = last.text
        strong = bool(last.wraps) and len(lines) == 1 and is_strong(last)
        is_label = text.rstrip()[-1:] == ":" and len(text) <= LONGEST_TITLE
        trail = self._inner_trail(frame)
        if strong:
            while trail is not None and trail is not frame.base:
                if trail.kind is TrailKind.HEADING:
                    break
                trail = trail.above
        start = lines[0].start
        end = last.start + len(last.source) if span is None else self._offset(span["end"])
        nth = len(self.blocks)
        block = Block(
            BlockKind.PARAGRAPH, nth, nth + 1, frame.index, self._depth, start, end,
            lines[0].number, trail, lines, 0, -1, False, None, 0, 0, (), "", NO_ATTRIBUTES,  # noqa: FBT003
            strong, is_label,
        )  # fmt: skip
        self.blocks.append(block)
        if strong:
            words = text.rstrip().removesuffix(":").rstrip()
            frame.trail = Trail(words, TrailKind.STRONG, TITLE_LEVEL, trail, nth)
            frame.previous = None
        else:
            frame.previous = block

    def _callout_lines(self, frame: Frame, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        match = CALLOUT.match(lines[0].text)
        if match is None:
            return lines
        frame.kind, frame.callout = BlockKind.CALLOUT, match[1].lower()
        title = tail(lines[0], match.end())
        frame.lines = (title,) if title.text.strip() else ()
        self._open_callout(frame)
        return lines[1:]

    def _flush_item(self) -> None:
        """The text of a tight item, which comes without a paragraph, is complete."""
        lines = self._take()
        if not lines:
            return
        frame = self._frames[-1]
        if frame.kind is BlockKind.ITEM and not frame.has_lines:
            self._own_lines(frame, lines)
        else:
            self._paragraph(frame, lines, None)

    def _own_lines(self, frame: Frame, lines: tuple[Line, ...]) -> None:
        frame.has_lines = True
        if frame.box is None and lines and lines[0].masked[:1] == "[":
            first = lines[0]
            match = BOX.match(first.masked)
            if match is not None and self._body.startswith("[", first.start):
                box = match[1] or match[2] or " "
                frame.box = (box, first.start, first.start + match.end())
                end = match.end()
                text = first.text
                while end < len(text) and text[end] in SPACES:
                    end += 1
                rest = tail(first, end)
                lines = (rest, *lines[1:]) if rest.text or len(lines) == 1 else lines[1:]
        frame.lines = lines

    def _close_frame(self, span: Span) -> None:
        frame = self._frames.pop()
        kind = frame.kind or BlockKind.QUOTE
        box, box_start, box_end = frame.box or NO_BOX
        text = frame.lines[-1].text.rstrip() if frame.lines else ""
        depth = self._depth - 1 if kind is BlockKind.ITEM else self._depth
        self.blocks[frame.index] = Block(
            kind, frame.index, len(self.blocks), self._frames[-1].index, depth, frame.start,
            self._offset(span["end"]), self._number(frame.start), frame.own, frame.lines, 0,
            frame.list_start, frame.is_ordered, box, box_start, box_end, (), frame.callout,
            NO_ATTRIBUTES, False, text[-1:] == ":",  # noqa: FBT003
        )  # fmt: skip

    def _add(
        self,
        kind: BlockKind,
        span: Span,
        *,
        lines: tuple[Line, ...] = (),
        trail: Trail | None = _HERE,
        level: int = 0,
        rows: tuple[tuple[Line, ...], ...] = (),
        attributes: Mapping[str, str] = NO_ATTRIBUTES,
    ) -> Block:
        frame = self._frames[-1]
        nth = len(self.blocks)
        start, end = self._offset(span["start"]), self._offset(span["end"])
        if trail is _HERE:
            trail = self._inner_trail(frame)
        block = Block(
            kind, nth, nth + 1, frame.index, self._depth, start, end, self._number(start),
            trail, lines, level, -1, False, None, 0, 0, rows, "", attributes,  # noqa: FBT003
        )  # fmt: skip
        frame.previous = None
        self.blocks.append(block)
        return block


_PENDING = Block(BlockKind.RULE, -1, -1, -1, 0, 0, 0, 0, None)
