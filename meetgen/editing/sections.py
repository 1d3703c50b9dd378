"""New lines of a note: an item put behind those that stand below a heading."""

import re
from collections.abc import Iterable

from meetgen.editing.original import Original, Splice
from meetgen.errors import EditRefusedError
from meetgen.model.limits import USUAL, Limits
from meetgen.model.slug import name_key
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import Block, BlockKind, Document
from meetgen.parsing.frontmatter import read_front_matter

# The mark of a list item: "- ", "* ", "12. "; not "-x"
MARK = re.compile(r"[-*+][ \t]+|(\d{1,9})([.)])[ \t]+")
PLAIN_MARK = "- "


def with_item(
    data: bytes,
    path: str,
    text: str,
    *,
    headings: Iterable[str],
    new_heading: str,
    limits: Limits = USUAL,
) -> bytes:
    """The file `path` with a list item `text` below the first of the `headings` that it has.

    The item goes behind the last one there, with its mark and indentation; before the first
    item's text a blank line is kept. Without such a heading, `## new_heading` is put at the end.
    `text` is one line, without a list mark: `[ ] @ada send the deck`.
    """
    original = Original.of(data, path)
    front_matter = read_front_matter(original.text, path, limits)
    document = read_document(front_matter.body, front_matter.body_line, path)
    shift = len(original.text) - len(front_matter.body)
    heading = _heading(document, headings)
    if heading is None:
        splice = _at_end(original.text, f"## {new_heading}\n\n{PLAIN_MARK}{text}")
    else:
        splice = _below(original.text, document, heading, shift=shift, item=text)
    after = original.spliced((splice,))
    _verify(document, after, path, limits)
    return after


def _verify(before: Document, after: bytes, path: str, limits: Limits) -> None:
    """The new item must be one: not the text of code or of a comment that was left open."""
    front_matter = read_front_matter(Original.of(after, path).text, path, limits)
    document = read_document(front_matter.body, front_matter.body_line, path)
    counts = [sum(b.kind is BlockKind.ITEM for b in one.blocks) for one in (before, document)]
    if counts[1] != counts[0] + 1:
        raise EditRefusedError(f"{path}: no place for a new item was found; write it by hand")


def _heading(document: Document, wanted: Iterable[str]) -> Block | None:
    """The heading of the first of the wanted words that the document has, outside of quotes."""
    found: dict[str, Block] = {}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.parent < 0:
            found.setdefault(name_key(block.text).rstrip(":"), block)
    return next((found[key] for key in map(name_key, wanted) if key in found), None)


def _below(text: str, document: Document, heading: Block, *, shift: int, item: str) -> Splice:
    """The item behind the last list in the heading's own text, else behind that text."""
    own = []
    for block in document.blocks[heading.last :]:
        if block.kind is BlockKind.HEADING and block.parent < 0:
            break
        if block.parent < 0:
            own.append(block)
    items = [one for one in own if one.kind is BlockKind.ITEM]
    if items:
        last = items[-1]
        end = _text_end(text, shift + last.start, shift + last.end)
        line_start = text.rfind("\n", 0, shift + last.start) + 1
        indent = text[line_start : shift + last.start]
        mark = _next_mark(text[shift + last.start :]) if not indent.strip() else PLAIN_MARK
        return _line_behind(text, end, f"{indent}{mark}{item}")
    last = own[-1] if own else heading
    end = _text_end(text, shift + last.start, shift + last.end)
    stop = text.find("\n", end)
    is_followed = stop >= 0 and text[stop + 1 : stop + 2] not in ("", "\n")
    return _line_behind(text, end, f"\n{PLAIN_MARK}{item}" + ("\n" if is_followed else ""))


def _next_mark(item: str) -> str:
    match = MARK.match(item)
    if match is None:
        return PLAIN_MARK
    return f"{int(match[1]) + 1}{match[2]} " if match[1] else f"{match[0][0]} "


def _text_end(text: str, start: int, end: int) -> int:
    """Where the text of a block ends, without the blank lines behind it."""
    return start + len(text[start:end].rstrip())


def _line_behind(text: str, end: int, line: str) -> Splice:
    """The line behind the one in which the place `end` lies."""
    stop = text.find("\n", end)
    at = stop if stop >= 0 else len(text)
    return Splice(start=at, end=at, new=f"\n{line}")


def _at_end(text: str, block: str) -> Splice:
    """The block behind everything, a blank line before it, the file's last line end kept."""
    stripped = text.rstrip("\n")
    if not stripped:
        return Splice(start=0, end=len(text), new=f"{block}\n")
    ending = text[len(stripped) :] or ""
    return Splice(start=len(stripped), end=len(text), new=f"\n\n{block}{ending[:1] or ''}")
