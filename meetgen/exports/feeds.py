"""The feeds of a site: action items of all, of each person and of each project."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetgen.exports.actions_ics import Changed, Chosen, Part, write_ics
from meetgen.index.index import Index, TargetKind
from meetgen.model.page import feed_uri


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A file of the site."""

    uri: str
    content: bytes


def feeds(index: Index, changed: Changed) -> Iterator[FeedFile]:
    """The files, in a fixed order; none unless the notebook wants feeds.

    Everybody has one, also who has nothing to do today, so that a subscription never breaks.
    """
    if not index.config.feeds:
        return
    everything = Chosen(changed=changed)
    yield from _parts(index, everything, "all")
    for handle in index.people:
        yield from _parts(index, replace(everything, person=handle), f"{TargetKind.PERSON}/{handle}")
    for slug in index.projects:
        yield from _parts(index, replace(everything, project=slug), f"{TargetKind.PROJECT}/{slug}")


def _parts(index: Index, chosen: Chosen, name: str) -> Iterator[FeedFile]:
    for part in (Part.DUE, Part.TASKS):
        text = write_ics(index, replace(chosen, part=part))
        yield FeedFile(uri=feed_uri(part, name), content=text.encode())
