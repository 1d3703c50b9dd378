"""New actions: one line below the heading of actions in a note."""

import datetime as dt

from msgspec import Struct

from meetgen.editing.change import Change
from meetgen.editing.ids import new_id, taken_ids
from meetgen.editing.original import Original
from meetgen.editing.sections import with_item
from meetgen.editing.writing import read_file
from meetgen.errors import EditRefusedError
from meetgen.index.index import Index
from meetgen.model.action import TaskFields
from meetgen.model.config import TaskFormat
from meetgen.parsing.item_places import item_places
from meetgen.parsing.syntaxes import dataview, emoji
from meetgen.parsing.vocabulary import is_action_heading

HEADING = "Action items"


class Addition(Struct, frozen=True, kw_only=True):
    """The change of a note, and the line that is new in it, without its list mark."""

    change: Change
    line: str


def new_action(
    text: str, *, path: str, index: Index, owner: str | None, due: dt.date | None
) -> Addition:
    """An open action in the note at `path`: `[ ] @ada send the deck 📅 2026-12-01 🆔 k3f9xy`.

    Raises EditRefusedError when the note would not read it as one more action.
    """
    config = index.config
    file = config.notes_dir / path
    before = read_file(file)
    words = " ".join(text.split())
    made = new_id(taken_ids(index))
    syntax = dataview if config.task_format is TaskFormat.DATAVIEW else emoji
    gap = "  " if syntax is dataview else " "
    name = f"@{owner} " if owner else ""
    fields = [syntax.write(TaskFields(due=due))] if due is not None else []
    fields.append(syntax.write(TaskFields(id=made)))
    line = f"[ ] {name}{words}{gap}{gap.join(fields)}"
    headings = [
        one.text for one in index.notes[path].sections if is_action_heading(one.text, config.words)
    ]
    after = with_item(
        before, path, line, headings=headings, new_heading=HEADING, limits=config.limits
    )
    old, new = (item_places(Original.of(data, path).text, path, config) for data in (before, after))
    if len(new) != len(old) + 1 or made not in {one.item.fields.id for one in new}:
        raise EditRefusedError(f"{path}: the words would not be read as one action: {words}")
    return Addition(change=Change(path=file, before=before, after=after), line=line)
