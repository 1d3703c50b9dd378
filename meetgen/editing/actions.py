"""One action item of a note changed, and proof that nothing else of the note reads differently."""

from msgspec.structs import replace

from meetgen.editing.action_edits import Edit, SetOwner
from meetgen.editing.original import Original
from meetgen.errors import ConflictError, EditRefusedError
from meetgen.model.action import ActionItem
from meetgen.model.config import Config
from meetgen.model.source import Location
from meetgen.parsing.item_places import ItemPlaces, item_places


def edited(data: bytes, at: Location, text: str, edit: Edit, config: Config) -> bytes:
    """The note's bytes with the action item at `at`, whose words are `text`, changed.

    Raises ConflictError when no such item stands there any more, EditRefusedError when no way to
    write the change leaves all else as it is read now. An item that is so already is left alone.
    """
    original = Original.of(data, at.path)
    before = item_places(original.text, at.path, config)
    nth = _find(before, at, text)
    if not edit.rewrites and edit.is_made(before[nth].item):
        return data
    for splices in edit.ways(before[nth], original.text, config):
        after = original.spliced(splices)
        if after != data and _is_right(before, after, nth, edit, config):
            return after
    if edit.rewrites:
        return data
    raise EditRefusedError(
        f"{at.path}:{at.line}: this line says it in words of its own; change it by hand"
    )


def _find(places: tuple[ItemPlaces, ...], at: Location, text: str) -> int:
    """The item on that line with those words, the one at that column where there are several."""
    found = [
        nth
        for nth, one in enumerate(places)
        if one.item.location.line == at.line
        and text in (one.item.text, *(claim.text for claim in one.item.claims))
    ]
    if not found:
        raise ConflictError(
            f"{at.path}:{at.line}: the action is not there any more (run the command again)"
        )
    exact = [nth for nth in found if places[nth].item.location == at]
    return (exact or found)[0]


def _is_right(
    before: tuple[ItemPlaces, ...], after: bytes, nth: int, edit: Edit, config: Config
) -> bool:
    """Whether the item is as wanted, and each other one still says what it said."""
    path = before[nth].item.location.path
    now = item_places(Original.of(after, path).text, path, config)
    if len(now) != len(before) or not edit.is_made(now[nth].item):
        return False
    return _keeps_words(before[nth].item, now[nth].item, edit) and all(
        _said(old.item) == _said(new.item)
        for at, (old, new) in enumerate(zip(before, now, strict=True))
        if at != nth
    )


def _said(item: ActionItem) -> ActionItem:
    """The item without what follows from a line above it or words before it on its own line."""
    above = ("",) * len(item.context)  # a parent that is ticked has a day behind its words
    return replace(item, location=replace(item.location, column=0), span=(0, 0), context=above)


def _keeps_words(before: ActionItem, after: ActionItem, edit: Edit) -> bool:
    """Whether the item says the same; with another owner, once its owner is taken off."""
    if not isinstance(edit, SetOwner):
        return before.text == after.text and before.claims == after.claims
    old, new = ({one.text, *(claim.text for claim in one.claims)} for one in (before, after))
    return not old.isdisjoint(new)
