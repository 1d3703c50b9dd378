"""Which of the files beside the notes an audience gets: those that its notes show or link to."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from meetgen.index.index import Index, TargetKind
from meetgen.model.note import Note

# 'src="a b.png"', "href=x.pdf"; not "data-src" of a Markdown link
IN_HTML = re.compile(
    r"""(?<![\w-])(?:src|href|poster|data)\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE
)
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)  # "https://x", "mailto:a", "#part"


def published_files(index: Index) -> frozenset[str]:
    """The files, by their paths from the notes folder, to which a note of the index leads."""
    named = {
        one.key for links in index.links.values() for one in links if one.kind is TargetKind.FILE
    }
    named.update(path for note in index.notes.values() for path in _in_html(note))
    return index.files & named


def _in_html(note: Note) -> Iterator[str]:
    """What HTML in a note's text names, as paths from the notes folder."""
    if "=" not in note.body or "<" not in note.body:
        return
    for match in IN_HTML.finditer(note.body):
        address = match[1].partition("#")[0].partition("?")[0]
        if address and not OUTSIDE.match(address):
            path = unquote(address)
            inside = path.lstrip("/") if path.startswith("/") else join(dirname(note.path), path)
            yield normpath(inside)
