"""News as Atom (RFC 4287).

Written here, because feedgen, the usual library, takes lxml along, asks the clock where it is not
told, and makes each entry anew for each feed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from html import escape

from meetgen.exports.news import Channel, Entry
from meetgen.exports.site_addresses import file_address
from meetgen.model.config import Config
from meetgen.model.page import feed_uri

# What no XML document may hold, however it is written (XML 1.0, 2.2)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ENDING = "xml"  # that every server knows, unlike `.atom`
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a feed has to say when it was changed


class AtomWriter:
    """Writes the feeds of one site; what stands in several is made once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._entries: dict[str, str] = {}

    def write(self, channel: Channel) -> str:
        """The feed as an XML document."""
        updated = max((one.updated for one in channel.entries), default=NEVER)
        own = file_address(self._config, feed_uri(channel.kind, channel.name, ENDING))
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            f"  <id>{channel.id}</id>",
            f"  <title>{escape(channel.title, quote=False)}</title>",
            f"  <updated>{updated.isoformat()}</updated>",
            f"  <author><name>{escape(self._config.site_name, quote=False)}</name></author>",
            "  <generator>meetgen</generator>",
        ]
        if own:
            lines.append(f'  <link rel="self" type="application/atom+xml" href="{escape(own)}"/>')
        if channel.url:
            lines.append(_alternate(channel.url))
        lines += map(self._entry, channel.entries)
        return NOT_XML.sub("", "\n".join([*lines, "</feed>", ""]))

    def _entry(self, entry: Entry) -> str:
        if entry.id not in self._entries:
            self._entries[entry.id] = "\n".join(_lines(entry))
        return self._entries[entry.id]


def _lines(entry: Entry) -> Iterator[str]:
    yield "  <entry>"
    yield f"  <id>{entry.id}</id>"
    yield f"  <title>{escape(entry.title, quote=False)}</title>"
    if entry.url:
        yield _alternate(entry.url)
    yield f"  <published>{entry.published.isoformat()}</published>"
    yield f"  <updated>{entry.updated.isoformat()}</updated>"
    for one in entry.categories:
        yield f'  <category term="{escape(one)}"/>'
    yield f"  <summary>{escape(entry.summary, quote=False)}</summary>"
    yield f'  <content type="html">{escape(entry.html, quote=False)}</content>'
    yield "  </entry>"


def _alternate(url: str) -> str:
    return f'  <link rel="alternate" type="text/html" href="{escape(url)}"/>'
