"""An id written behind a decision, and proof that nothing else of the note reads differently."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from meetgen.editing.action_edits import GAPS
from meetgen.editing.original import Original, Splice
from meetgen.errors import ConflictError, EditRefusedError
from meetgen.model.action import TaskFields
from meetgen.model.config import Config, TaskFormat
from meetgen.model.decision import DecisionItem
from meetgen.model.note import Note
from meetgen.model.source import Location, SourceFile
from meetgen.parsing.note import parse_note
from meetgen.parsing.syntaxes import dataview, emoji

LONGEST = 12  # lines that a decision may have
BLANKS = " \t\u00a0"


class DecisionId(Struct, frozen=True, kw_only=True):
    """The id that the line of a decision gets."""

    item: DecisionItem
    id: str

    def made(self, data: bytes, config: Config) -> bytes:
        """The note's bytes with the id at the end of the decision's words.

        Raises ConflictError when the decision does not stand there any more, EditRefusedError when
        no place for the id leaves all else as it is read now.
        """
        at = self.item.location
        original = Original.of(data, at.path)
        before = _read(original, at.path, config)
        said = [_said(one) for one in before.decisions]
        if _said(self.item) not in said:
            raise ConflictError(f"{at.path}:{at.line}: the decision is not there any more")
        nth = said.index(_said(self.item))
        notation = dataview if config.task_format is TaskFormat.DATAVIEW else emoji
        written = GAPS.get(notation.name, " ") + notation.write(TaskFields(id=self.id))
        for end in _ends(original, before.decisions[nth].location):
            after = original.spliced((Splice(start=end, end=end, new=written),))
            if self._is_right(before, _read(Original.of(after, at.path), at.path, config), nth):
                return after
        raise EditRefusedError(f"{at.path}:{at.line}: no place for an id; write it by hand")

    def _is_right(self, before: Note, now: Note, nth: int) -> bool:
        """Whether the decision has the id, and everything else says what it said."""
        expected = list(before.decisions)
        old = expected[nth]
        expected[nth] = replace(old, fields=replace(old.fields, id=self.id))
        return (
            [_said(one) for one in now.decisions] == [_said(one) for one in expected]
            and [one.text for one in now.actions] == [one.text for one in before.actions]
            and [one.text for one in now.questions] == [one.text for one in before.questions]
            and now.sections == before.sections
        )


def _read(original: Original, path: str, config: Config) -> Note:
    return parse_note(SourceFile(path=path, text=original.text), config)


def _said(item: DecisionItem) -> DecisionItem:
    """The decision without what moves when something is added before it."""
    above = ("",) * len(item.context)
    return replace(item, location=replace(item.location, column=0), span=(0, 0), context=above)


def _ends(original: Original, at: Location) -> Iterator[int]:
    """Where the decision's lines end, or the words before a tag there: "we rent `Agreed`"."""
    for line in range(at.line, at.line + LONGEST):
        start, stop = original.line_start(line), original.line_start(line + 1)
        words = original.text[start:stop].rstrip(BLANKS + "\n")
        if not words.strip(BLANKS + ">"):
            return
        yield start + len(words)
        if words.endswith("`"):
            yield start + len(words[: words.rfind("`", 0, -1)].rstrip(BLANKS))
