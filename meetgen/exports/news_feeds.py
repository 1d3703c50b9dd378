"""The feeds of notes and decisions as files of the site, each as Atom and as JSON Feed."""

from collections.abc import Iterator

from meetgen.exports import atom, json_feed
from meetgen.exports.feed_file import FeedFile
from meetgen.exports.news import channels
from meetgen.index.index import Index
from meetgen.model.page import feed_uri


def news_feeds(index: Index) -> Iterator[FeedFile]:
    """The files, in a fixed order."""
    writers = (
        (atom.ENDING, atom.AtomWriter(index.config)),
        (json_feed.ENDING, json_feed.JsonFeedWriter(index.config)),
    )
    for channel in channels(index):
        for ending, writer in writers:
            uri = feed_uri(channel.kind, channel.name, ending)
            yield FeedFile(uri=uri, content=writer.write(channel).encode("utf-8", "replace"))
