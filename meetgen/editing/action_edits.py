"""What can be changed about an action item, as splices of its note in the notation it uses.

Each edit gives its ways in the order in which they are tried: the first after which the note reads
as it should is taken.
"""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Protocol

from msgspec import Struct

from meetgen.editing.original import Splice
from meetgen.model.action import ActionItem, ActionStatus, TaskFields
from meetgen.model.config import Config
from meetgen.parsing.item_places import FieldPlace, ItemPlaces, OwnersPlace
from meetgen.parsing.syntaxes import SYNTAXES

BOXES = {
    ActionStatus.OPEN: " ",
    ActionStatus.IN_PROGRESS: "/",
    ActionStatus.DONE: "x",
    ActionStatus.CANCELLED: "-",
}
# The field that says when an action came to be so
DAY_OF = {ActionStatus.DONE: "done", ActionStatus.CANCELLED: "cancelled"}
WRITERS = {syntax.name: syntax for syntax in SYNTAXES}
GAPS = {"dataview": "  "}  # as Obsidian Tasks writes it; one blank in the other notations
BLANKS = " \t\u00a0"

Splices = tuple[Splice, ...]


class Edit(Protocol):
    """A change of one action item; one that `rewrites` says the same in other words."""

    rewrites: ClassVar[bool]

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:
        """The splices that make it, the best way first; none where nothing is to be done."""

    def is_made(self, item: ActionItem) -> bool:
        """Whether an item, read anew, is as it was to become."""


class SetStatus(Struct, frozen=True, kw_only=True):
    """Open, done or cancelled; the last two since `day`, or since nobody knows when."""

    rewrites: ClassVar[bool] = False
    status: ActionStatus
    day: dt.date | None

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:
        """The box, and the day in a field; without a box the field alone says it."""
        box = _box(places, text, self.status)
        wanted = DAY_OF.get(self.status)
        gone = tuple(
            without_field(one, text)
            for one in places.fields
            if one.name in DAY_OF.values() and one.name != wanted
        )
        if wanted is None:
            yield (*box, *gone)
            return
        if self.day is None:
            old = (one for one in places.fields if one.name == wanted)
            yield (*box, *gone, *(without_field(one, text) for one in old))
            return
        for field in _with_field(places, wanted, self.day, config):
            yield (*box, *gone, *field)

    def is_made(self, item: ActionItem) -> bool:
        """Whether it has the status, and since the day."""
        days = (item.fields.done, item.fields.cancelled)
        wanted = {
            ActionStatus.DONE: (self.day, None),
            ActionStatus.CANCELLED: (None, self.day),
        }
        return item.status is self.status and days == wanted.get(self.status, (None, None))


class SetDue(Struct, frozen=True, kw_only=True):
    """Due on `day`; None for no due date."""

    rewrites: ClassVar[bool] = False
    day: dt.date | None

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:
        """The value of the field that is there, else a new field."""
        if self.day is not None:
            yield from _with_field(places, "due", self.day, config)
            return
        yield tuple(without_field(one, text) for one in places.fields if one.name == "due")

    def is_made(self, item: ActionItem) -> bool:
        """Whether that is the due date."""
        return item.fields.due == self.day


class SetId(Struct, frozen=True, kw_only=True):
    """The item's own id, where it has none."""

    rewrites: ClassVar[bool] = False
    id: str

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:  # noqa: ARG002
        """A new field."""
        yield from _with_field(places, "id", self.id, config)

    def is_made(self, item: ActionItem) -> bool:
        """Whether it has the id."""
        return item.fields.id == self.id


class SetOwner(Struct, frozen=True, kw_only=True):
    """Owned by one person; `names` are those whose reading counts now, empty for nobody's."""

    rewrites: ClassVar[bool] = False
    handle: str
    name: str
    names: tuple[str, ...] = ()

    def ways(self, places: ItemPlaces, text: str, config: Config) -> Iterator[Splices]:  # noqa: ARG002
        """In the place and form of the old names, else as `@handle` in front of the words."""
        if self.names:
            for one in (*places.owners, *_named_in_fields(places, text)):
                if one.names == self.names and one.start >= 0:
                    yield (_renamed(one, text, handle=self.handle, name=self.name),)
        yield (Splice(start=places.words, end=places.words, new=f"@{self.handle} "),)

    def is_made(self, item: ActionItem) -> bool:
        """Whether the first reading that counts names the person."""
        ours = {self.handle.casefold(), self.name.casefold()}
        if item.claims:
            return {one.casefold() for one in item.claims[0].names} <= ours
        return bool(item.fields.owners) and {one.casefold() for one in item.fields.owners} <= ours


def _box(places: ItemPlaces, text: str, status: ActionStatus) -> Splices:
    """The box changed to say the status; of `[ x]` only the letter changes."""
    if places.box is None:
        return ()
    start, end = places.box
    inner, sign = text[start:end], BOXES[status]
    said = inner.strip()
    if said.lower() == sign.strip():
        return ()
    if sign == "-" and len(inner) > 1:
        return (Splice(start=start, end=end, new=sign),)
    at = start + (inner.index(said) if said else max(len(inner) - 1, 0) // 2)
    return (Splice(start=at, end=at + min(len(inner), 1), new=sign),)


def _with_field(
    places: ItemPlaces, name: str, value: dt.date | str, config: Config
) -> Iterator[Splices]:
    """The field with that value: in its old place, else at an end of one of the item's lines."""
    known = next((one for one in places.fields if one.name == name), None)
    if known is not None:
        if known.value_start >= 0:
            yield (Splice(start=known.value_start, end=known.value_end, new=str(value)),)
        new = _written(known.notation, name, value)
        yield (Splice(start=known.start, end=known.end, new=new),)
        return
    notation = places.fields[-1].notation if places.fields else str(config.task_format)
    new = GAPS.get(notation, " ") + _written(notation, name, value)
    for at in places.line_ends:
        yield (Splice(start=at, end=at, new=new),)


def _written(notation: str, name: str, value: dt.date | str) -> str:
    fields = {name: value}
    written: str = WRITERS[notation].write(TaskFields(**fields))  # type: ignore[arg-type]
    return written


def without_field(field: FieldPlace, text: str) -> Splice:
    """The field gone, with the blanks that were written with it."""
    start = field.start
    for _ in GAPS.get(field.notation, " "):
        if text[start - 1] in BLANKS:
            start -= 1
    return Splice(start=start, end=field.end, new="")


def _named_in_fields(places: ItemPlaces, text: str) -> Iterator[OwnersPlace]:
    """The names in `[owner:: ada]`, which are one reading more."""
    for one in places.fields:
        if one.name == "owners" and one.value_start >= 0:
            names = places.item.fields.owners
            start, end = one.value_start, one.value_end
            written = text[start:end]
            start += len(written) - len(written.lstrip(BLANKS))
            yield OwnersPlace(names=names, start=start, end=end)


def _renamed(owners: OwnersPlace, text: str, *, handle: str, name: str) -> Splice:
    """The old names replaced by the person, in their form: handle, wikilink or plain name."""
    old = text[owners.start : owners.end]
    if old.startswith("@["):
        new = f"@[{name}]"
    elif old.startswith(("@", "[@")):
        new = f"@{handle}"
    elif old.startswith("[["):
        new = f"[[{name}]]"
    elif old.islower() and " " not in old:
        new = handle
    else:
        new = name
    return Splice(start=owners.start, end=owners.end, new=new)
