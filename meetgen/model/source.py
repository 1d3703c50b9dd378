"""Where text comes from: files and places in them."""

from msgspec import Struct


class Location(Struct, frozen=True, kw_only=True, order=True):
    """A place in a file.

    `path` is posix style. Markdown files are named from the notes folder
    (`2026/2026-11-18-weekly.md`), every other file from the notebook's root
    (`people.yml`, `calendars/team.ics`). `line` and `column` count from 1, columns in
    code points; 0 means the whole file (or the whole line).
    """

    path: str
    line: int = 0
    column: int = 0


class SourceFile(Struct, frozen=True, kw_only=True):
    """A text file as read: decoded, without byte order mark, line ends made a line feed.

    `encoding_error` is the byte offset of the first byte that is not UTF-8, or None; such
    bytes stand in `text` as U+FFFD. `path` as in `Location`.
    """

    path: str
    text: str
    encoding_error: int | None = None
