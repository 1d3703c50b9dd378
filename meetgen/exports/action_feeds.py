"""The feeds of action items: of all, of each person and of each project."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from meetgen.exports.actions_ics import Changed, Chosen, Part, write_ics
from meetgen.exports.feed_file import FeedFile
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.page import feed_uri
from meetgen.pages.lists import grouped


def action_feeds(index: Index, changed: Changed) -> Iterator[FeedFile]:
    """The files, in a fixed order."""
    everything = Chosen(changed=changed)
    yield from _parts(index, everything, "all", index.actions)
    of_person = grouped(index.actions, lambda one: dict.fromkeys(one.owners))
    for handle in index.people:
        chosen = replace(everything, person=handle)
        yield from _parts(index, chosen, f"person/{handle}", of_person.get(handle, ()))
    of_project = grouped(index.actions, lambda one: dict.fromkeys(one.projects))
    for slug in index.projects:
        chosen = replace(everything, project=slug)
        yield from _parts(index, chosen, f"project/{slug}", of_project.get(slug, ()))


def _parts(
    index: Index, chosen: Chosen, name: str, actions: Iterable[Action]
) -> Iterator[FeedFile]:
    for part in (Part.DUE, Part.TASKS):
        text = write_ics(index, replace(chosen, part=part), actions)
        yield FeedFile(uri=feed_uri(part, name), content=text.encode())
