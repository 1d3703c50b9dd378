"""Sections and lines that a note keeps from the audience of a build, and the text without them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location
from meetgen.parsing.audiences import PRIVATE, PUBLIC, folded, is_known, may_see, named_in
from meetgen.parsing.document import Block, BlockKind, Document, TrailKind, trail_of
from meetgen.parsing.markdown import code_ranges

# "[visibility:: leads, board]", "(visibility::private)", "[visibility:: [[leads]]]", and without an
# end "[visibility:: private"; not "[visibility: x]"
FIELD = re.compile(
    r"[\[(]\s*visibility\s*(?:::|：：)((?:\[\[[^\[\]\n]*\]\]|[^\[\]()\n])*)([\])])?",
    re.IGNORECASE,
)
# "visibility:: private", as Dataview has it; not "[visibility:: x]", "std::visibility::hidden"
BARE = re.compile(r"(?<![\w:\[(])(?<![\[(]\s)visibility\s*::(.*)", re.IGNORECASE)
# "{visibility=private}", "{#pay .x}", and without its end "{visibility=private"
BRACES = re.compile(r"\{([^{}\n]*)(\})?")
# In braces: "visibility=private", "#pay visibility=\"leads board\"", "visibility: x", "visibility"
ATTRIBUTE = re.compile(r"\bvisibility\b\s*([=:]\s*(\"[^\"]*\"|'[^']*'|\S*))?", re.IGNORECASE)
# "visibility:private" in a task; not "visibility: private", "CSS-visibility:hidden"
WORD = re.compile(r"(?<!\S)visibility:([^\s:]\S*)", re.IGNORECASE)
LINE_END = re.compile("\n")
LINK_MARKS = re.compile(r"\[\[|\]\]")
LONGEST = 1000  # characters; more are no list of audiences
MARGIN = " \t>*_"  # what may stand beside a mark that is all of its line
UNREADABLE = ""  # names nobody


class Marked(Struct, frozen=True, kw_only=True):
    """Lines of the body with an audience of their own, from `first` up to `last`, from 0.

    `audiences` is `("private",)` where what is written names none that can be meant; `unknown`
    tells what that was. `is_note` where the whole note is meant.
    """

    first: int
    last: int
    audiences: tuple[str, ...]
    unknown: str | None = None
    is_note: bool = False


def marked_lines(document: Document, config: Config) -> tuple[Marked, ...]:
    """What has an audience of its own in a text, in order of place; parts may lie in others."""
    if "visibility" not in document.body.casefold():
        return ()
    return tuple(_Finder(document, config).found())


def is_note_hidden(marked: tuple[Marked, ...], config: Config) -> bool:
    """Whether the text keeps all of its note from the build's audience."""
    return any(one.is_note and not may_see(one.audiences, config) for one in marked)


def hidden_lines(marked: tuple[Marked, ...], config: Config) -> frozenset[int]:
    """The lines of the body that the build's audience may not see."""
    lines: set[int] = set()
    done = 0  # parts lie in one another: no line is counted twice
    for one in sorted(marked, key=lambda part: part.first):
        if one.last > done and not may_see(one.audiences, config):
            lines.update(range(max(one.first, done), one.last))
            done = one.last
    return frozenset(lines)


def unknown_audiences(
    marked: tuple[Marked, ...], document: Document, config: Config
) -> tuple[Diagnostic, ...]:
    """The findings of names that no audience has; for the author alone, who sees what they hide."""
    if folded(config.audience or PUBLIC) != PRIVATE:
        return ()
    return tuple(
        Diagnostic(
            code="MG002",
            severity=Severity.ERROR,
            location=Location(path=document.path, line=document.first_line + one.first, column=1),
            message=f"the visibility '{one.unknown[:60]}' is unknown; the part counts as private",
            hint="write `public`, `private` or the name of an audience",
        )
        for one in marked
        if one.unknown is not None
    )


class _Finder:
    """Each physical line with a mark, and the whole that it speaks for."""

    def __init__(self, document: Document, config: Config) -> None:
        self.document, self.config = document, config
        self.lines = document.body.split("\n")
        self.starts = [0, *(at.end() for at in LINE_END.finditer(document.body))]
        self.owners: dict[int, Block] = {}  # the innermost block whose own words a line holds
        for block in document.blocks:
            self._own(block)
        self.named: dict[str, tuple[str, ...]] = {}  # what each way to write audiences means
        self.sections: dict[int, int] = {}  # the line behind each section that was asked for
        self.title = next(
            (one.index for one in document.blocks if one.kind is BlockKind.HEADING), None
        )
        self.code = code_ranges(document.body)
        self.code_starts = [start for start, _ in self.code]

    def _own(self, block: Block) -> None:
        if block.rows or block.callout or block.kind in (BlockKind.HEADING, BlockKind.ITEM):
            self.owners[self._line(block.start)] = block
        if block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH):
            for line in block.lines:
                self.owners[line.number - self.document.first_line] = block

    def found(self) -> Iterator[Marked]:
        """What every line says of itself, its section or its item."""
        for at, line in enumerate(self.lines):
            if "visibility" not in line.casefold():
                continue
            owner = self.owners.get(at)
            left, right = len(line) - len(line.lstrip(MARGIN)), len(line.rstrip(MARGIN))
            for written, start, end in self._written(line, owner):
                if self._is_code(self.starts[at] + start, self.starts[at] + end):
                    continue
                is_alone = start <= left and right <= end
                whole = self._whole(owner, at, is_alone=is_alone)
                first, last = whole or (at, at + 1)
                names = self._audiences(written)
                yield Marked(
                    first=first,
                    last=last,
                    audiences=names or (PRIVATE,),
                    unknown=None if names else written.strip(),
                    is_note=whole is None,
                )

    def _audiences(self, written: str) -> tuple[str, ...]:
        """Those that a mark names; none where one of them cannot be meant."""
        if written not in self.named:
            names = named_in(LINK_MARKS.sub("", written)) if len(written) < LONGEST else ()
            is_clear = all(is_known(one, self.config) for one in names)
            self.named[written] = names if is_clear else ()
        return self.named[written]

    def _written(self, line: str, owner: Block | None) -> Iterator[tuple[str, int, int]]:
        """The values of the marks in a line, and where in it each stands."""
        for match in FIELD.finditer(line):
            yield match[1] if match[2] else UNREADABLE, *match.span()
        for match in BARE.finditer(line):
            yield match[1], *match.span()
        for braces in BRACES.finditer(line):
            for match in ATTRIBUTE.finditer(braces[1]):
                if braces[2]:
                    yield (match[2] or UNREADABLE).strip("\"'"), *braces.span()
                elif match[1]:
                    yield UNREADABLE, *braces.span()
        if owner is not None and owner.kind is BlockKind.ITEM:
            for match in WORD.finditer(line):
                if owner.box is not None or self._audiences(match[1]):
                    yield match[1], *match.span()

    def _is_code(self, start: int, end: int) -> bool:
        """Whether code holds all of a mark: one that begins in code and ends behind it counts."""
        at = bisect_right(self.code_starts, start) - 1
        return at >= 0 and end <= self.code[at][1]

    def _whole(self, owner: Block | None, line: int, *, is_alone: bool) -> tuple[int, int] | None:
        """The lines that a mark on `line` speaks for; None for the whole note."""
        if owner is None:
            return line, line + 1
        if owner.kind is BlockKind.HEADING:
            return self._section(owner)
        if owner.kind is BlockKind.PARAGRAPH:
            return self._around(owner) if is_alone else (line, line + 1)
        return self._line(owner.start), self._end(owner)

    def _around(self, paragraph: Block) -> tuple[int, int] | None:
        """What a mark that is all of its line speaks for: the least that is more than the mark."""
        if len(paragraph.lines) > 1:
            return self._line(paragraph.start), self._end(paragraph)
        blocks = self.document.blocks
        if paragraph.parent >= 0:
            parent = blocks[paragraph.parent]
            return self._line(parent.start), self._end(parent)
        headings = [one.block for one in trail_of(paragraph) if one.kind is TrailKind.HEADING]
        if not headings or headings[-1] == self.title:
            return None
        return self._section(blocks[headings[-1]])

    def _section(self, heading: Block) -> tuple[int, int]:
        if heading.index not in self.sections:
            self.sections[heading.index] = self._end_of_section(heading)
        return self._line(heading.start), self.sections[heading.index]

    def _end_of_section(self, heading: Block) -> int:
        """The line of the next heading that is no lower, or behind what holds this one."""
        blocks = self.document.blocks
        end = blocks[heading.parent].last if heading.parent >= 0 else len(blocks)
        for block in blocks[heading.index + 1 : end]:
            is_beside = block.kind is BlockKind.HEADING and block.parent == heading.parent
            if is_beside and block.level <= heading.level:
                return self._line(block.start)
        return self._end(blocks[heading.parent]) if heading.parent >= 0 else len(self.lines)

    def _end(self, block: Block) -> int:
        """The line behind the last one of a block that is not blank."""
        last = self._line(max(block.start, block.end - 1))
        first = self._line(block.start)
        while last > first and not self.lines[last].strip(" \t>"):
            last -= 1
        return last + 1

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1
