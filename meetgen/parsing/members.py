"""Lists headed `Members` that are the people who were there, as their neighbours tell."""

import re
from collections.abc import Callable, Sequence

from meetgen.model.note import Presence
from meetgen.parsing.attendance_words import Context
from meetgen.parsing.document import Block, BlockKind
from meetgen.parsing.vocabulary import heading_key

# "Members", "TSC voting members"; not "New members", "Members of the public may speak"
MEMBERS = re.compile(
    r"(?:(?:voting|core|team|board|committee|council|staff|wg|sig|tsc|tac|toc|pmc) ){0,2}members"
)
# Who comes besides those who belong to a group
BESIDE = frozenset(
    {"guest", "guests", "visitor", "visitors", "observers", "guests present", "visitors present"}
    | {"observers present", "other attendees", "others present", "also present", "also attending"}
)


def heads_of_members(
    blocks: Sequence[Block], context_of: Callable[[str], Context | None]
) -> frozenset[int]:
    """The headings and labels `Members` beside `Guests` or `Regrets`, by their blocks.

    Where any other list says who was there, a list of members says only who they are.
    """
    found, beside = [], set()
    for block in blocks:
        is_head = block.kind is BlockKind.HEADING or block.is_strong or block.is_label
        if not is_head or not block.lines:
            continue
        key = heading_key(block.text)
        if MEMBERS.fullmatch(key) is not None:
            found.append(block)
            continue
        context = context_of(block.text.strip().removesuffix(":"))
        if context is None or context.presence is None or context.is_role_only:
            continue
        if key in BESIDE or context.presence is Presence.ABSENT:
            beside.add((id(block.trail), block.kind))
        elif context.presence is Presence.PRESENT:
            return frozenset()
    return frozenset(one.index for one in found if (id(one.trail), one.kind) in beside)
