"""References from one note to something else, as written."""

from enum import StrEnum

from msgspec import Struct

from meetgen.model.source import Location


class LinkKind(StrEnum):
    """The form a reference has in the text."""

    MARKDOWN = "markdown"  # [text](target.md#part)
    WIKILINK = "wikilink"  # [[target#part|text]]
    EMBED = "embed"  # ![[image.png]]
    IMAGE = "image"  # ![alt](image.png)
    MENTION = "mention"  # @ada, @[Ada Lovelace]
    TAG = "tag"  # #apollo


class Link(Struct, frozen=True, kw_only=True):
    """A reference as written; resolving it is the index's work.

    `target` is what is pointed at without its `#part` (a percent-decoded path, a wikilink's
    name, a mention's handle or name without `@` and brackets, a tag without `#`); `text` is the
    words shown, empty when the form has none. `start` and `end` are offsets in code points into
    `Note.body`, spanning the whole reference. `context` is the plain text of the line or list
    item that holds it (at most 240 characters), shown with backlinks.
    """

    kind: LinkKind
    target: str
    part: str = ""
    text: str = ""
    start: int
    end: int
    location: Location
    context: str = ""
