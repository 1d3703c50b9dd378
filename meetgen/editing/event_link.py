"""The meeting of a note, written into its front matter."""

from collections.abc import Collection

from meetgen.editing.front_matter import with_key
from meetgen.index.events import occurrence_line
from meetgen.model.config import Config
from meetgen.model.event import Occurrence


def with_event(
    data: bytes,
    path: str,
    occurrence: Occurrence,
    *,
    same_day: Collection[Occurrence],
    config: Config,
) -> bytes:
    """The note with `event`, and with `occurrence` where the event has more than one that day.

    Nothing else changes. Raises EditRefusedError as `with_key`.
    """
    made = with_key(data, path, "event", occurrence.uid, limits=config.limits)
    if len(same_day) > 1:
        _, _, original = occurrence_line(occurrence, config.timezone).partition(": ")
        made = with_key(made, path, "occurrence", original, limits=config.limits)
    return made
