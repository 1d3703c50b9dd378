"""Places within a note that links can name: headings and the ids of items."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from meetgen.index.names import key_of
from meetgen.model.note import Note
from meetgen.model.slug import slug_of

LONGEST_PART = 300


class Anchors:
    """Finds the anchor that a link's `#part` means; headings are filed when first asked."""

    def __init__(self, notes: Mapping[str, Note], items: Iterable[tuple[str, str]]) -> None:
        """`items` are (id, anchor) of actions, decisions and questions."""
        self._notes = notes
        self._items = dict(items)
        self._item_anchors = frozenset(self._items.values())
        self._filed: dict[str, dict[str, str]] = {}

    def find(self, path: str, part: str) -> str | None:
        """The id on the page of the note `path`; None when it has no such heading.

        `part` is a heading's words (`Open points`), its anchor (`open-points`), the last of
        several (`Agenda#Open points`), or a block id (`^k3f9`).
        """
        wanted = unquote(part.rpartition("#")[2] or part)[:LONGEST_PART].strip()
        if wanted.startswith("^"):
            return self._items.get(wanted[1:])
        if path not in self._filed:
            self._filed[path] = _headings(self._notes[path])
        filed = self._filed[path]
        for name in (wanted, key_of(wanted), slug_of(wanted)):
            if name in filed:
                return filed[name]
        return wanted if wanted in self._item_anchors else None


# "open-points_1" and "open-points-1": the second of two headings, in two dialects; not "q3_2026x"
SECOND = re.compile(r"[-_](\d+)$")

# `<a id="x">`, `<a name='x'>`, `## Head {#x}`; not "id: x"
WRITTEN_ID = re.compile(r"""\b(?:id|name)=["'](?P<html>[^"'\s]+)["']|\{#(?P<attribute>[\w-]+)""")


def _headings(note: Note) -> dict[str, str]:
    filed: dict[str, str] = {}
    for section in note.sections:
        for name in (section.anchor, key_of(section.text), slug_of(section.text)):
            filed.setdefault(name, section.anchor)
        if SECOND.search(section.anchor):
            filed.setdefault(SECOND.sub(r"-\1", section.anchor), section.anchor)
    for match in WRITTEN_ID.finditer(note.body):
        written = match["html"] or match["attribute"]
        filed.setdefault(written, written)
    return filed
