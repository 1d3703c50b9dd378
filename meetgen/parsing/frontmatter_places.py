"""Where the keys and values of a note's front matter stand, for those who change one of them."""

from collections.abc import Mapping

from msgspec import Struct, field

from meetgen.model.limits import USUAL, Limits
from meetgen.parsing.frontmatter import CLOSING, LOADER, OPENING, read_front_matter


class ValuePlace(Struct, frozen=True, kw_only=True):
    """One top-level value: `key_end` is the offset behind its colon, the others its own.

    `style` is `'`, `"`, `|`, `>` or empty for plain words; `is_scalar` is False for lists and
    maps. An empty value starts and ends at `key_end`.
    """

    key_end: int
    start: int
    end: int
    style: str
    is_scalar: bool


class FrontMatterPlaces(Struct, frozen=True, kw_only=True):
    """The block between the `---` lines as offsets in the text, and its top-level values by key.

    `is_flow` for a block written as `{title: x}`, whose brace opens at `start`.
    """

    start: int
    end: int
    is_flow: bool = False
    values: Mapping[str, ValuePlace] = field(default_factory=dict)


def front_matter_places(text: str, path: str, limits: Limits = USUAL) -> FrontMatterPlaces | None:
    """The places in a text whose front matter can be read; None when it has none or cannot."""
    read = read_front_matter(text, path, limits)
    opening = OPENING.match(text)
    if not read.is_readable or opening is None or read.body_line == 1:
        return None
    closing = CLOSING.search(text, opening.end() - 1)  # it begins at the line end before
    if closing is None:
        return None
    start, end = opening.end(), closing.start() + 1
    block = text[start:end]
    root = LOADER(block).get_single_node()  # bounded, and without aliases: it was read before
    if root is None:
        return FrontMatterPlaces(start=start, end=end)
    values: dict[str, ValuePlace] = {}
    for key, value in root.value:
        colon = block.find(":", key.end_mark.index)
        if colon < 0:  # "? key", which has none
            return None
        key_end = start + colon + 1
        first = max(start + value.start_mark.index, key_end)
        last = start + len(block[: value.end_mark.index].rstrip())
        values.setdefault(
            key.value,
            ValuePlace(
                key_end=key_end,
                start=first,
                end=max(first, last),
                style=(value.style or "") if value.id == "scalar" else "",
                is_scalar=value.id == "scalar",
            ),
        )
    is_flow = bool(root.flow_style)
    return FrontMatterPlaces(
        start=start + root.start_mark.index if is_flow else start,
        end=end,
        is_flow=is_flow,
        values=values,
    )
