"""A site's feeds, and what they depend on beside its notebook: when notes were changed.

Nothing here knows MkDocs.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from meetgen.exports.feed_file import FeedFile
from meetgen.index.index import Index
from meetgen.model.config import Config, Feed
from meetgen.sources.note_times import note_times
from mkdocs_meetgen.clock import latest_change


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


def changed_feeds(index: Index, site_dir: Path) -> dict[str, bytes] | None:
    """The feeds that are no longer as they are on disk; None where one was not there."""
    found = {}
    for feed in site_feeds(index):
        try:
            known = (site_dir / feed.uri).read_bytes()
        except OSError:
            return None
        if known != feed.content:
            found[feed.uri] = feed.content
    return found
