"""Where the parts of an action item stand in a note's text, for those who change one of them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from meetgen.model.action import ActionItem
from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.parsing.actions import ActionPart, owner_readings
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import BlockKind, Line
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.parsing.items import read_items
from meetgen.parsing.note import parse_note
from meetgen.parsing.owners import Reading
from meetgen.parsing.sound import sound_text
from meetgen.parsing.syntaxes import BLOCK_ID, dataview, emoji, find_fields, keyvalue
from meetgen.parsing.syntaxes.fields import Found
from meetgen.parsing.wording import Wording

TRAILING = " \t\u00a0\\"  # blanks, and the backslash of a hard line break


class FieldPlace(Struct, frozen=True, kw_only=True):
    """A field as written: `name` as in TaskFields, `notation` as its module is called.

    `value_start` and `value_end` are -1 where the value is not written in one stretch.
    """

    name: str
    notation: str
    start: int
    end: int
    value_start: int
    value_end: int


class OwnersPlace(Struct, frozen=True, kw_only=True):
    """The names of one reading of who owns an action, from the first to the last with their marks.

    `start` is -1 where they do not stand on the item's own lines.
    """

    names: tuple[str, ...]
    start: int
    end: int


class ItemPlaces(Struct, frozen=True, kw_only=True):
    """An action item and its places as offsets in the text of the file.

    `box` is the range between the brackets, None for an item without a box. `words` is where its
    words begin. `line_ends` are where a field may be added: at the end of its first line, then at
    the end of its last; before a block id, blanks and a line break's backslash.
    """

    item: ActionItem
    box: tuple[int, int] | None
    words: int
    line_ends: tuple[int, ...]
    fields: tuple[FieldPlace, ...]
    owners: tuple[OwnersPlace, ...]
    is_table: bool


def item_places(text: str, path: str, config: Config) -> tuple[ItemPlaces, ...]:
    """Every action item of a note's text, in document order, with its places."""
    source = SourceFile(path=path, text=text)
    note = parse_note(source, config)
    sound, _ = sound_text(source, config.limits)
    front_matter = read_front_matter(sound, path, config.limits)
    document = read_document(front_matter.body, front_matter.body_line, path)
    parts: list[ActionPart] = []
    read_items(document, day=note.date, config=config, parts=parts)
    shift = len(sound) - len(front_matter.body)
    return tuple(_Places(one, sound, shift).read() for one in parts)


class _Places:
    """Reads the places of one item; indices into its wording become offsets in the text."""

    def __init__(self, of: ActionPart, text: str, shift: int) -> None:
        self._of, self._text, self._shift = of, text, shift
        self._wording: Wording = of.part.wording

    def read(self) -> ItemPlaces:
        item, part, place = self._of
        block, marker = part.block, place.marker
        box = None
        if block.box is not None and (marker is None or marker.start == 0):
            box = (self._shift + block.box_start + 1, self._shift + block.box_end - 1)
        first = marker.stop if marker is not None else 0
        plain = self._wording.plain
        while first < len(plain) and plain[first] in " \t\u00a0\n":
            first += 1
        return ItemPlaces(
            item=item,
            box=box,
            words=self._offset(first),
            line_ends=tuple(dict.fromkeys(self._line_ends())),
            fields=tuple(self._fields()),
            owners=tuple(self._owners(owner_readings(part, place))),
            is_table=block.kind is BlockKind.TABLE,
        )

    def _offset(self, at: int) -> int:
        return self._shift + self._wording.offset(at)

    def _end(self, at: int) -> int:
        return self._shift + self._wording.end_offset(at)

    def _line_ends(self) -> Iterator[int]:
        marker = self._of.place.marker
        lines, plain = self._wording.lines, self._wording.plain
        if marker is not None:
            lines = self._wording.lines_of(marker.begin, max(marker.end, marker.stop))[0].lines
        for line in (lines[0], lines[-1]):
            yield self._line_end(line, is_last=line is lines[-1])
        if marker is not None:  # "(TODO: x)", "x `ToDo`": behind the words alone
            for at in (marker.end, marker.start):
                words = plain[marker.begin : at].rstrip(TRAILING + "\n")
                if words:
                    yield self._behind(self._end(marker.begin + len(words)))

    def _behind(self, end: int) -> int:
        """The place behind the link and the emphasis that end there."""
        end = self._around_links(end - 1, end)[1]
        closed = [
            self._shift + wrap.end
            for line in self._wording.lines
            for wrap in line.wraps
            if self._shift + wrap.inner_end == end
        ]
        return max((end, *closed))

    def _line_end(self, line: Line, *, is_last: bool) -> int:
        start = self._shift + line.start
        written = self._text[start : start + len(line.source)].rstrip(TRAILING)
        own_id = BLOCK_ID.search(written) if is_last else None
        if own_id is not None:
            written = written[: own_id.start()].rstrip(TRAILING)
        return start + len(written)

    def _fields(self) -> Iterator[FieldPlace]:
        spans = frozenset(self._of.part.field_spans)
        for one in find_fields(self._wording.masked):
            if (one.start, one.end) in spans:
                yield self._field(one)

    def _field(self, found: Found) -> FieldPlace:
        start, end = self._offset(found.start), self._end(found.end)
        at = self._text.rfind(found.value, start, end) if found.value else -1
        return FieldPlace(
            name=found.field.name,
            notation=_notation(self._text[start:end]),
            start=start,
            end=end,
            value_start=at,
            value_end=at + len(found.value) if at >= 0 else -1,
        )

    def _owners(self, readings: Iterable[Reading]) -> Iterator[OwnersPlace]:
        for reading in readings:
            start, end = self._names(reading)
            yield OwnersPlace(names=reading.names, start=start, end=end)

    def _names(self, reading: Reading) -> tuple[int, int]:
        """The stretch of the reading's words from its first name to its last, with their marks."""
        marker = self._of.place.marker
        cuts = reading.cuts
        if not cuts and marker is not None and marker.owner:
            cuts = ((marker.start, marker.stop),)  # "ACTION(ada):"
        if not cuts or not reading.names:
            return -1, -1
        first, stop = min(one[0] for one in cuts), max(one[1] for one in cuts)
        said = self._wording.plain[first:stop]
        at, last = said.find(reading.names[0]), said.rfind(reading.names[-1])
        if at < 0 or last < at:
            return self._linked(first, stop)
        start, end = self._offset(first + at), self._end(first + last + len(reading.names[-1]))
        text = self._text
        if text[start - 1] == "[" and text[start - 2 : start - 1] == "@" and text[end] == "]":
            start, end = start - 2, end + 1
        elif text[start - 1] == "@":
            start -= 1
        return self._around_links(start, end)

    def _linked(self, first: int, stop: int) -> tuple[int, int]:
        """A link whose words are not the name: `[[people/ada|our Ada]]`."""
        start, end = self._offset(first), self._end(max(stop, first + 1))
        for line in self._wording.lines:
            for link in line.links:
                if self._shift + link.start < end and self._shift + link.end > start:
                    return self._shift + link.start, self._shift + link.end
        return -1, -1

    def _around_links(self, start: int, end: int) -> tuple[int, int]:
        for line in self._wording.lines:
            for link in line.links:
                if link.kind == "image":
                    continue
                a, b = self._shift + link.start, self._shift + link.end
                if a < end and b > start:
                    start, end = min(start, a), max(end, b)
        return start, end


def _notation(written: str) -> str:
    if emoji.SIGN.match(written) is not None:
        return emoji.name
    return dataview.name if "::" in written else keyvalue.name
