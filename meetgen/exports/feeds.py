"""The feeds of a site, as far as its notebook wants some."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from meetgen.exports.feed_file import FeedFile
from meetgen.exports.news_feeds import news_feeds
from meetgen.index.index import Index
from meetgen.model.config import Feed

if TYPE_CHECKING:
    from meetgen.exports.actions_ics import Changed


def feeds(index: Index, changed: "Callable[[], Changed]") -> Iterator[FeedFile]:
    """The files, in a fixed order; `changed` tells when each note was, where that is needed.

    Everybody has them, also who has nothing to do today, so that a subscription never breaks.
    """
    if Feed.ACTIONS in index.config.feeds:
        from meetgen.exports.action_feeds import action_feeds  # takes icalendar along

        yield from action_feeds(index, changed())
    yield from news_feeds(index)
