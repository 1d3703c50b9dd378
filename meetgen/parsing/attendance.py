"""Who was there, who was not, and in which role, from the text of a note."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from meetgen.model.config import Words
from meetgen.model.note import Attendance, Presence
from meetgen.model.slug import name_key
from meetgen.parsing.attendance_words import LABELS_ONLY, Context, contexts_under
from meetgen.parsing.bare_lists import TICKED, read_bare_list
from meetgen.parsing.document import Block, BlockKind, Document, Line, Trail, TrailKind
from meetgen.parsing.labels import Labelled, labelled, sentences
from meetgen.parsing.members import heads_of_members
from meetgen.parsing.name_lists import entries_of, split_names
from meetgen.parsing.names import COMPANY, Named, is_certainly_name, read_name
from meetgen.parsing.roll import Entry, merged
from meetgen.parsing.rosters import is_roster, read_roster
from meetgen.parsing.vocabulary import heading_key

HEAD_BLOCKS = 60  # labels with everyday words (`Who:`, `Host:`) count only so near the top
LONGEST_LINE = 4_000
SINGLE_WORD = re.compile(r"@?[\w.-]{1,40}")
READ = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HTML)


def read_attendance(
    document: Document,
    labels: Mapping[int, Labelled],
    words: Words,
    written: tuple[Entry, ...] = (),
) -> tuple[Attendance, ...]:
    """The people a note names as present, absent or invited, and in roles; as written.

    `written` are those of the front matter: they come first, and what they say stands in the
    place of the same list or role in the text. Else in document order, each person once. Boxes:
    ticked is present, empty absent; where no box of a list is ticked, nobody has filled it in,
    and all are invited.
    """
    presences = {entry.presence for entry in written if not entry.is_role_only}
    roles = {entry.role for entry in written if entry.role is not None}
    known = {name_key(name) for entry in written for name in _names(entry.person)}
    entries = [
        entry if entry.presence not in presences else entry._replace(is_role_only=True)
        for entry in _Reader(document, labels, words, known).read()
        if entry.presence not in presences or (entry.role is not None and entry.role not in roles)
        if not (entry.is_role_only and entry.role in roles)
    ]
    is_listed = Presence.PRESENT in presences or any(
        entry.presence is Presence.PRESENT and not entry.is_role_only for entry in entries
    )
    if not is_listed:
        entries.extend(read_bare_list(document))
    return merged((*written, *entries))


class _Reader:
    """One walk over a document's blocks."""

    def __init__(
        self,
        document: Document,
        labels: Mapping[int, Labelled],
        words: Words,
        known: set[str],
    ) -> None:
        self.document, self.labels = document, labels
        self.context_of = contexts_under(words).of
        self.contexts: dict[Trail, Context | None] = {}
        self.prose: set[int] = set()  # trails below which running text has begun
        self.known = known
        self.uncertain: list[Entry] = []
        self.groups: dict[int, bool] = {}
        self.waiting: tuple[int, Context] | None = None  # a label that ends its paragraph

    def read(self) -> Iterator[Entry]:
        """The entries in document order."""
        for block in self.document.blocks:
            if block.kind is BlockKind.TABLE:
                yield from self._table(block)
            elif block.kind in READ and block.lines and self._may_speak(block):
                if block.kind is BlockKind.ITEM:
                    yield from self._item(block)
                else:
                    yield from self._paragraph(block)
        for entry in self.uncertain:  # "Scribe: ada" above the list that has her
            if name_key(entry.person.name) in self.known:
                yield entry

    def _may_speak(self, block: Block) -> bool:
        """Whether a block can say anything of people; quick, as most say nothing."""
        if self._context(block.trail) is not None:
            return True
        if self.waiting is not None and self.waiting[0] == block.index:
            return True
        labels = self.labels
        for line in block.lines:
            if line.start in labels:
                return True
        is_paragraph = block.kind is BlockKind.PARAGRAPH and len(block.lines) > 1
        return is_paragraph and self._is_bare_label(block, block.lines[0])

    def _is_bare_label(self, block: Block, line: Line) -> bool:
        """Whether a line is a label without colon, and names stand in the next: as W3C's do."""
        return len(block.lines) > 1 and self.context_of(line.text.strip()) is not None

    # -- what a block stands under ---------------------------------------------------------------

    def _context(self, trail: Trail | None) -> Context | None:
        if trail is None:
            return None
        try:
            return self.contexts[trail]
        except KeyError:
            self.contexts[trail] = found = self._find_context(trail)
            return found

    def _find_context(self, trail: Trail) -> Context | None:
        above = self._context(trail.above)
        own = self.context_of(trail.text)
        if own is None and "ember" in trail.text and above is None and self._heads_people(trail):
            own = Context(Presence.PRESENT)
        if own is not None and heading_key(trail.text) in LABELS_ONLY:
            own = None  # "## Minutes" holds the minutes; "Minutes: Ada" says who took them
        if own is not None:
            return own._replace(
                section=trail.block if own.presence or above is None else above.section,
                is_strict=own.is_strict and above is None,
                presence=own.presence or (above.presence if above else None),
            )
        if above is None or trail.kind is TrailKind.ITEM:
            return above
        if above.role is not None and above.is_strict:
            return None  # a scribe's section ends at the next heading or label
        return above._replace(is_strict=True)

    # -- list items ------------------------------------------------------------------------------

    def _item(self, block: Block) -> Iterator[Entry]:
        text = block.text if len(block.lines) > 1 else block.lines[0].text if block.lines else ""
        if not text or len(text) > LONGEST_LINE:
            return
        below = self._label_below(block)
        if below:
            yield from self._item(block._replace(lines=block.lines[:below]))
            below_it = block._replace(kind=BlockKind.PARAGRAPH, lines=block.lines[below:])
            yield from self._paragraph(below_it)
            return
        line = block.lines[0]
        context = self._context(block.trail)
        label = self._label(line, text)
        if label is not None:
            own, rest = label
            if context is None and not self._counts(own, block, rest):
                self._keep_uncertain(line, rest, own)
            else:
                own = own if context is None else own._replace(is_strict=False)
                yield from self._entries(line, rest, own, block, is_labelled=True)
            return
        if context is None or self._is_group(block) or self._is_remark(block):
            return
        if block.trail is not None and id(block.trail) in self.prose:
            context = context._replace(is_strict=True)
        is_alone = self._siblings[block.list_start] == 1
        yield from self._entries(line, text, context, block, is_alone=is_alone)

    def _label_below(self, item: Block) -> int:
        """Which line of an item is a bold label that was meant to stand below the list; 0: none."""
        lines = enumerate(item.lines)
        labels = self.labels
        return next(
            (n for n, one in lines if n and one.source[:2] == "**" and one.start in labels), 0
        )

    def _heads_people(self, trail: Trail) -> bool:
        """Whether a list of members is that of those who were there."""
        blocks = self.document.blocks[:HEAD_BLOCKS]
        return trail.block in heads_of_members(blocks, self.context_of)

    @cached_property
    def _siblings(self) -> Counter[int]:
        """The number of items in each list, by the place of the list."""
        blocks = self.document.blocks
        return Counter(block.list_start for block in blocks if block.kind is BlockKind.ITEM)

    def _is_group(self, item: Block) -> bool:
        """Whether an item names a company or region, and the items in it the people."""
        if item.index not in self.groups:
            self.groups[item.index] = self._finds_group(item)
        return self.groups[item.index]

    def _finds_group(self, item: Block) -> bool:
        children = [child for child in self.document.children(item) if child.kind is BlockKind.ITEM]
        if not children:
            return False
        if item.is_label or self.context_of(item.text) is not None:
            return True
        if not all(is_certainly_name(child.text) for child in children):
            return False
        return len(children) > 1 or bool(COMPANY.search(item.text)) or read_name(item.text) is None

    def _is_remark(self, item: Block) -> bool:
        """Whether an item stands below a person's: what they said, not who was there."""
        if item.parent < 0:
            return False
        parent = self.document.blocks[item.parent]
        if parent.kind is not BlockKind.ITEM or self._is_group(parent):
            return False
        return self._context(parent.trail) is not None

    # -- paragraphs and headings -----------------------------------------------------------------

    def _paragraph(self, block: Block) -> Iterator[Entry]:
        """Labelled lines, and lines of names below one or below a heading."""
        scope = self._context(block.trail) if block.kind is not BlockKind.HEADING else None
        current, ends_open = self._waited_for(block), False
        for line, text in _sentences(block):
            if not text or len(text) > LONGEST_LINE:
                continue
            label = self._label(line, text)
            if label is not None:
                own, rest = label
                ends_open = not rest or rest.endswith(",")
                current = own if self._counts(own, block, rest) else None
                if current is None:
                    self._keep_uncertain(line, rest, own)
                else:
                    yield from self._entries(line, rest, own, block, is_labelled=True)
                continue
            if self._is_bare_label(block, line):
                current = self.context_of(text)
                continue
            found = list(self._strict_entries(line, text, current or scope))
            yield from found
            if not found:
                current = None
                self.prose.add(id(block.trail))
        if current is not None and ends_open:
            self.waiting = (block.last, current)

    def _waited_for(self, block: Block) -> Context | None:
        """The context of a label that ended the paragraph right before."""
        if self.waiting is None or block.kind is BlockKind.HEADING:
            return None
        index, context = self.waiting
        return context if index == block.index else None

    def _strict_entries(self, line: Line, text: str, context: Context | None) -> Iterator[Entry]:
        names = split_names(text) if context is not None else []
        if context is not None and all(is_certainly_name(name) for name in names):
            for name in names:
                yield from self._entry(line, name, context, None)

    # -- labels ----------------------------------------------------------------------------------

    def _label(self, line: Line, text: str) -> tuple[Context, str] | None:
        """The context a label gives, and the text behind it."""
        found = self.labels.get(line.start)
        if found is None:
            return None
        is_whole = text == line.text.strip()
        for label, rest in found.ways if is_whole else labelled(text):
            context = self.context_of(label)
            if context is not None:
                return context, rest
        return None

    def _counts(self, context: Context, block: Block, rest: str) -> bool:
        """Whether a label outside any section of people is one: not `Host: the default is ...`."""
        if context.is_strict and block.index > HEAD_BLOCKS:
            return False
        names = split_names(rest)
        if context.role is None and not context.is_strict and block.index <= HEAD_BLOCKS:
            return not names or any(read_name(name) is not None for name in names)
        return all(is_certainly_name(name) for name in names)

    def _keep_uncertain(self, line: Line, rest: str, context: Context) -> None:
        """Remember one word behind a role: somebody, if a list has that name."""
        person = read_name(rest) if SINGLE_WORD.fullmatch(rest) else None
        if person is not None and context.role is not None:
            self.uncertain.append(
                Entry(
                    person=person,
                    presence=context.presence,
                    role=context.role,
                    location=self.document.place(line),
                    is_role_only=True,
                )
            )

    # -- entries ---------------------------------------------------------------------------------

    def _entries(
        self,
        line: Line,
        text: str,
        context: Context,
        block: Block,
        *,
        is_alone: bool = False,
        is_labelled: bool = False,
    ) -> Iterator[Entry]:
        box = block.box if block.kind is BlockKind.ITEM else None
        is_list = is_labelled and not context.is_role_only
        for entry in entries_of(text, is_alone=is_alone or is_labelled, is_list=is_list):
            is_known = name_key(entry) in self.known  # "elf Doe" may be no certain name
            if not context.is_strict or is_known or is_certainly_name(entry):
                yield from self._entry(line, entry, context, box)

    def _entry(self, line: Line, text: str, context: Context, box: str | None) -> Iterator[Entry]:
        if line.source.startswith("~~") and line.source.rstrip().endswith("~~"):
            context = context._replace(presence=Presence.ABSENT)
        for label, rest in labelled(text):  # "Chair: Ada" among the attendees
            own = self.context_of(label)
            if own is not None and own.role is not None:
                text, context = rest, context._replace(role=own.role)
                break
        person = read_name(text)
        if person is not None:
            person = person._replace(remote=person.remote or context.is_remote)
            self.known.update(name_key(name) for name in _names(person))
            yield Entry(
                person=_linked(person, line),
                presence=person.presence or context.presence,
                role=person.role or context.role,
                location=self.document.place(line),
                section=context.section,
                is_ticked=None if box is None else box in TICKED,
                is_role_only=context.is_role_only,
            )

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, block: Block) -> Iterator[Entry]:
        if not block.rows:
            return
        context = self._context(block.trail)
        heads = [self.context_of(cell.text) for cell in block.rows[0]]
        if context is None and len(heads) > 1 and all(heads) and _holds_names(block):
            yield from self._columns(block, heads)
        elif context is not None or is_roster(block.rows):
            context = context or Context(Presence.PRESENT)
            for row in read_roster(block.rows):
                if context.is_strict and not is_certainly_name(row.person.name):
                    continue
                yield Entry(
                    person=row.person,
                    presence=row.presence or context.presence,
                    role=row.person.role or context.role,
                    location=self.document.place(row.line),
                    section=block.index,
                )
        elif block.index <= HEAD_BLOCKS:
            yield from self._facts(block)

    def _columns(self, block: Block, heads: list[Context | None]) -> Iterator[Entry]:
        """`| Present | Absent |` with names below."""
        for row in block.rows[1:]:
            for context, cell in zip(heads, row, strict=False):
                if context is not None:
                    yield from self._entries(cell, cell.text, context, block, is_labelled=True)

    def _facts(self, block: Block) -> Iterator[Entry]:
        """`| Chair | Ada |`, `| Attendees | Ada, Bob |`: a label and its value in each row."""
        for row in block.rows:
            context = self.context_of(row[0].text) if len(row) > 1 else None
            if context is not None and self._counts(context, block, row[1].text):
                yield from self._entries(row[1], row[1].text, context, block, is_labelled=True)


def _holds_names(block: Block) -> bool:
    """Whether a table's first row has names below each head, and not names and marks."""
    cells = [cell.text.strip() for row in block.rows[1:2] for cell in row]
    return all(not cell or (len(cell) > 1 and read_name(cell)) for cell in cells)


def _names(person: Named) -> tuple[str, ...]:
    return (person.name, person.handle) if person.handle else (person.name,)


def _sentences(block: Block) -> Iterator[tuple[Line, str]]:
    for line in block.lines:
        text = line.text.strip()
        if len(text) <= LONGEST_LINE and ("." in text or ";" in text):
            yield from ((line, sentence) for sentence in sentences(text))
        else:
            yield line, text


def _linked(person: Named, line: Line) -> Named:
    """The person with the handle that a wikilink to a person's page gives: `[[people/ada|Ada]]`."""
    for link in line.links:
        folder, _, name = link.target.rpartition("/")
        if link.target.startswith("mailto:") and person.name in link.text:
            return person._replace(email=person.email or link.target.removeprefix("mailto:"))
        if link.kind == "wikilink" and folder.endswith("people") and link.text == person.name:
            return person._replace(handle=person.handle or name.removesuffix(".md"))
    return person
