"""What `meetgen check --fix` mends: dates written as words, fields that Obsidian does not see."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec import Struct

from meetgen.editing.action_edits import GAPS, Splices, without_field
from meetgen.editing.original import Splice
from meetgen.editing.plans import Plan
from meetgen.index.index import Index
from meetgen.model.action import ActionItem, TaskFields
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.parsing.item_places import ItemPlaces

FIXABLE = frozenset({"MG025", "MG028"})
DATES = ("due", "scheduled", "start", "created", "done", "cancelled", "revisit")


class WriteDates(Struct, frozen=True, kw_only=True):
    """The dates of an item written as ISO dates where they are words: `due:friday`."""

    rewrites: ClassVar[bool] = True
    fields: TaskFields

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:  # noqa: ARG002
        """Each date that is written otherwise replaced by what it is read as."""
        found = []
        for one in places.fields:
            day = getattr(self.fields, one.name) if one.name in DATES else None
            written = text[one.value_start : one.value_end]
            if day is not None and one.value_start >= 0 and written != str(day):
                found.append(Splice(start=one.value_start, end=one.value_end, new=str(day)))
        yield tuple(found)

    def is_made(self, item: ActionItem) -> bool:
        """Whether the item still says the same."""
        return item.fields == self.fields


class MoveFields(Struct, frozen=True, kw_only=True):
    """The fields of an item moved to the end of their line, in their order."""

    rewrites: ClassVar[bool] = True
    fields: TaskFields

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:  # noqa: ARG002
        """The fields in signs that words follow, cut out and put behind the words."""
        end = places.line_ends[0]
        last = end
        moved = []
        for one in sorted(places.fields, key=lambda one: -one.end):
            if one.end == last or not text[one.end : last].strip():
                last = one.start
            elif one.notation == "emoji" and one.end < end:
                moved.append(one)
        moved.reverse()
        if not moved:
            return
        gap = GAPS.get("emoji", " ")
        tail = "".join(f"{gap}{text[one.start : one.end].strip()}" for one in moved)
        yield (*(without_field(one, text) for one in moved), Splice(start=end, end=end, new=tail))

    def is_made(self, item: ActionItem) -> bool:
        """Whether the item still says the same."""
        return item.fields == self.fields


def fix_plans(found: Iterable[Diagnostic], index: Index) -> Iterator[Plan]:
    """The edits that mend what was found, in order of place; dates before fields that move."""
    lines = {(one.location.path, one.location.line, one.code) for one in found}
    for code, edit in (("MG025", WriteDates), ("MG028", MoveFields)):
        for meeting in index.meetings.values():
            for item in meeting.note.actions:
                if (meeting.path, item.location.line, code) in lines:
                    yield Plan(item=item, edit=edit(fields=item.fields))
