"""Sections and lines that a note keeps from the audience of a build, and the text without them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location
from meetgen.parsing.audiences import PRIVATE, PUBLIC, folded, is_known, may_see, named_in
from meetgen.parsing.document import Block, BlockKind, Document

# "[visibility:: leads, board]", "(visibility::private)"; not "[visibility: x]"
FIELD = re.compile(r"[\[(][ \t]*visibility[ \t]*::([^\[\]()\n]*)[\])]", re.IGNORECASE)
# "{visibility=private}", '{#pay visibility="leads board"}', "{visibility: x}", "{visibility}"
ATTRIBUTE = re.compile(
    r"\{[^{}\n]*\bvisibility\b[ \t]*(?:[=:][ \t]*(\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}]*))?[^{}\n]*\}",
    re.IGNORECASE,
)
# "visibility:private" in a task; not "visibility: private", "CSS-visibility:hidden"
WORD = re.compile(r"(?<!\S)visibility:([^\s:]\S*)", re.IGNORECASE)
LINE_END = re.compile("\n")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")  # "`[visibility:: x]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Lines of the body with an audience of their own, from `first` up to `last`, from 0.

    `audiences` is `("private",)` where what is written names none that can be meant; `unknown`
    tells what that was.
    """

    first: int
    last: int
    audiences: tuple[str, ...]
    unknown: str | None = None


def marked_lines(document: Document, config: Config) -> tuple[Marked, ...]:
    """What has an audience of its own in a text, in order of place; parts may lie in others."""
    if "visibility" not in document.body.casefold():
        return ()
    return tuple(_Finder(document, config).found())


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
        self.code: set[int] = set()
        for block in document.blocks:
            self._own(block)

    def _own(self, block: Block) -> None:
        if block.kind is BlockKind.CODE:
            self.code.update(range(self._line(block.start), self._end(block)))
        elif block.kind is BlockKind.HEADING or block.callout:
            self.owners[self._line(block.start)] = block
        elif block.kind is BlockKind.ITEM:
            for line in (
                self._line(block.start),
                *(self._index(one.number) for one in block.lines),
            ):
                self.owners[line] = block
        elif block.rows:
            self.owners[self._line(block.start)] = block

    def found(self) -> Iterator[Marked]:
        """What every line says of itself, its section or its item."""
        for at, line in enumerate(self.lines):
            if at in self.code or "visibility" not in line.casefold():
                continue
            owner = self.owners.get(at)
            for written in self._written(CODE_SPAN.sub("", line), owner):
                first, last = self._whole(owner, at)
                names = named_in(written)
                unknown = None
                if not names or not all(is_known(one, self.config) for one in names):
                    names, unknown = (PRIVATE,), written.strip()
                yield Marked(first=first, last=last, audiences=names, unknown=unknown)

    def _written(self, line: str, owner: Block | None) -> Iterator[str]:
        """The values of the marks in a line."""
        for match in FIELD.finditer(line):
            yield match[1]
        for match in ATTRIBUTE.finditer(line):
            yield match[1] or ""
        if owner is not None and owner.kind is BlockKind.ITEM:
            for match in WORD.finditer(line):
                if owner.box is not None or is_known(match[1], self.config):
                    yield match[1]

    def _whole(self, owner: Block | None, line: int) -> tuple[int, int]:
        """The lines that a mark on `line` speaks for."""
        if owner is None:
            return line, line + 1
        if owner.kind is BlockKind.HEADING:
            return line, self._end_of_section(owner)
        return self._line(owner.start), self._end(owner)

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

    def _index(self, number: int) -> int:
        return number - self.document.first_line
