"""A site's feeds, and what they depend on beside its notebook: when notes were changed.

Nothing here knows MkDocs.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from meetgen.exports.feed_file import FeedFile
from meetgen.index.index import Index
from meetgen.model.config import Config, Feed
from meetgen.sources.note_times import note_times
from mkdocs_meetgen.clock import latest_change

FEED_ENDINGS = (".ics", ".xml", ".json")


def site_feeds(index: Index) -> Iterator[FeedFile]:
    """The feeds that the notebook wants."""
    if index.config.feeds:
        from meetgen.exports.feeds import feeds  # most sites have none

        yield from feeds(index, lambda: times_told(index.config, index.meetings))


def times_told(config: Config, paths: Iterable[str]) -> Mapping[str, dt.datetime]:
    """When the notes were changed, as feeds of actions tell it; empty where there are none."""
    if Feed.ACTIONS not in config.feeds:
        return {}
    return note_times(config, paths, latest_change())


def changed_feeds(feeds: Mapping[str, bytes], site_dir: Path) -> dict[str, bytes]:
    """The feeds, as content by path, that are not as they are on disk, or not there."""
    found = {}
    for uri, content in feeds.items():
        try:
            known = (site_dir / uri).read_bytes()
        except OSError:
            known = None
        if known != content:
            found[uri] = content
    return found


def feed_addresses(addresses: Mapping[str, str], files: Collection[str]) -> dict[str, str]:
    """Those of a site's addresses that lead to feeds; `files` are the notebook's attachments."""
    return {
        uri: one
        for uri, one in addresses.items()
        if uri.startswith("feeds/") and uri.endswith(FEED_ENDINGS) and uri not in files
    }


def subject_of(uri: str) -> str:
    """Whose feed it is: `feeds/due/person/ada.ics` -> `person/ada`."""
    return uri.split("/", 2)[2].rpartition(".")[0]
