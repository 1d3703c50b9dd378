"""What only commands tell of an event: the link of its call, and whether its time stays free.

Looked up in the calendar's text when asked for, and never part of the model that pages are made of.
"""

from msgspec import Struct

from meetgen.calendars.call_links import call_link
from meetgen.calendars.properties import Property, clean, split_line
from meetgen.calendars.scan import scan
from meetgen.model.limits import USUAL, Limits


class Details(Struct, frozen=True, kw_only=True):
    """Of one event; `call` is an https link, which is a key to the call."""

    call: str | None = None
    is_free: bool = False
    is_private: bool = False


NO_DETAILS = Details()


def details_by_line(data: bytes, limits: Limits = USUAL) -> dict[int, Details]:
    """The details of the events in a calendar, by the line at which each begins."""
    found = {}
    for calendar in scan(data, limits.calendar_events).calendars:
        for block in calendar.events:
            lines = [
                line
                for piece in block.pieces
                for _, text in piece.lines()
                if (line := _property(text)) is not None
            ]
            values = {one.name: clean(one.value, 40).upper() for one in reversed(lines)}
            found[block.line] = Details(
                call=call_link(lines),
                is_free=values.get("TRANSP") == "TRANSPARENT",
                is_private=values.get("CLASS") in ("PRIVATE", "CONFIDENTIAL"),
            )
    return found


def _property(text: str) -> Property | None:
    name, sign, rest = text.partition(":")
    bare = name.partition(";")[0]
    return split_line(bare.strip().upper(), text[len(bare) :]) if sign and rest else None
