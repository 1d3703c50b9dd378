"""Action items: check boxes, `ACTION:` lines, list items below headings such as Next steps."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from meetgen.model.action import ActionForm, ActionItem, ActionStatus, OwnerClaim
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location
from meetgen.parsing.document import Block
from meetgen.parsing.markers import Marker
from meetgen.parsing.owners import Reading, bare_name, names_above, readings
from meetgen.parsing.part import Part
from meetgen.parsing.residue import is_residue
from meetgen.parsing.scopes import Scope, split_names

STATUS: Mapping[str, ActionStatus] = {
    " ": ActionStatus.OPEN,
    "x": ActionStatus.DONE,
    "X": ActionStatus.DONE,
    "/": ActionStatus.IN_PROGRESS,
    "-": ActionStatus.CANCELLED,
    "~": ActionStatus.CANCELLED,
    ">": ActionStatus.MOVED,
}
# "share it: DONE", "(done)", "done: https://x", "✅ x"; not "done by Friday", "get it done"
DONE = re.compile(
    r"^\W*(?:DONE|Done|COMPLETED?|Completed|CLOSED)\s*[:\-–—]|^\s*[✅☑✔]|"
    r"\b(?:DONE|COMPLETED?|CLOSED)\b\s*[:.!)\]]*\s*(?:$|https?:)|"
    r"\b(?:DONE|COMPLETED)\s*:|"
    r"[(\[](?i:done|completed?|closed|finished)(?:[ ,:][^()\[\]\n]{0,40})?[)\]]|"
    r"[-–—:.;,→>]\s*(?:[Dd]one|[Cc]ompleted)\s*[.!]*\s*$|[.;,]\s*done:\s|[✅☑✔]\ufe0f?\s*$",
    re.MULTILINE,
)
DROPPED = re.compile(
    r"^\W*(?:CANCELLED|CANCELED|DROPPED|OBSOLETE)\b|"
    r"[(\[](?:cancell?ed|dropped|obsolete|won[’']?t do|no longer needed)[)\]]|"
    r"[-–—:]\s*(?:cancell?ed|dropped|obsolete)\s*[.!]*\s*$",
    re.IGNORECASE,
)
# "~~Ada to go~~."; not "~~Ada~~ Bob to go"
STRUCK = re.compile(r"~~[^~]+~~[. ]*")


class ActionPlace(Struct, frozen=True, kw_only=True):
    """Where an action stands: what makes it one, and the headings above that may name its owner."""

    block: Block
    form: ActionForm
    scoped: Scope
    marker: Marker | None = None


class ActionPart(NamedTuple):
    """An action item with what it was read from: where its parts stand can be told from that."""

    item: ActionItem
    part: Part
    place: ActionPlace


def read_action(part: Part, place: ActionPlace) -> ActionItem | None:
    """The action item that a part of a block is; None for what says nothing."""
    claims = tuple(_claims(part, place))
    if is_residue(part.words):
        return None
    if claims and not claims[0].certain and is_residue(claims[0].text):
        return None
    if claims and not claims[0].text:
        return None
    return ActionItem(
        text=part.markdown(),
        status=_status(part, place.block),
        form=place.form,
        claims=claims,
        fields=part.fields,
        tags=part.tags,
        context=part.context,
        location=part.location,
        span=part.span,
    )


def unknown_box(block: Block, location: Location) -> Diagnostic | None:
    """What is wrong with a box that has no meaning here: `[!]`, `[h]`."""
    if block.box is None or block.box in STATUS or block.box == "?":
        return None
    return Diagnostic(
        code="MG026",
        severity=Severity.WARNING,
        location=location,
        message=f"the box '[{block.box}]' is none that meetgen knows; the action counts as open",
        hint="write [ ] open, [/] in progress, [x] done, [-] cancelled, [>] moved or [?] question",
    )


def _status(part: Part, block: Block) -> ActionStatus:
    if block.box is not None:
        return STATUS.get(block.box, ActionStatus.OPEN)
    if part.fields.cancelled is not None:
        return ActionStatus.CANCELLED
    if part.fields.done is not None or DONE.search(part.plain_words) is not None:
        return ActionStatus.DONE
    if DROPPED.search(part.plain_words) is not None or STRUCK.fullmatch(part.markdown()):
        return ActionStatus.CANCELLED
    return ActionStatus.OPEN


def _claims(part: Part, place: ActionPlace) -> Iterator[OwnerClaim]:
    seen: set[tuple[str, ...]] = set()
    for reading in owner_readings(part, place):
        if reading.names in seen:
            continue
        seen.add(reading.names)
        text = part.markdown(reading.cuts)
        if text or reading.is_certain:
            yield OwnerClaim(names=reading.names, text=text, certain=reading.is_certain)
        if reading.is_certain:
            return  # stands whoever it names: nothing behind it is tried


def owner_readings(part: Part, place: ActionPlace) -> Iterator[Reading]:
    """The ways to read who owns the action, in the order in which they are tried."""
    marker = place.marker
    if marker is not None and marker.owner:
        is_handle = marker.owner.startswith("@")
        names = split_names(marker.owner) or (marker.owner,)
        yield Reading(names, (), is_certain=marker.is_certain or is_handle)
    yield from readings(part.wording, part.work, part.fields.owners)
    scoped = part.scoped if place.scoped in (Scope.ACTIONS, Scope.REVIEW) else None
    if place.form is not ActionForm.TAG:
        names = names_above(place.block.trail, scoped)
        if names:
            yield Reading(names, ())
    yield from bare_name(part.work)
