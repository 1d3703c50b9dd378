"""News as JSON Feed, version 1.1 (jsonfeed.org)."""

import json

from meetgen.exports.news import Channel, Entry
from meetgen.exports.site_addresses import file_address
from meetgen.model.config import Config
from meetgen.model.page import feed_uri

ENDING = "json"
VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeedWriter:
    """Writes the feeds of one site; what stands in several is made once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._items: dict[str, str] = {}

    def write(self, channel: Channel) -> str:
        """The feed as a JSON document, one item a line."""
        about = {
            "version": VERSION,
            "title": channel.title,
            "home_page_url": channel.url,
            "feed_url": file_address(self._config, feed_uri(channel.kind, channel.name, ENDING)),
            "authors": [{"name": self._config.site_name}],
        }
        head = _json({key: value for key, value in about.items() if value}).removesuffix("}")
        items = ",\n".join(map(self._item, channel.entries))
        return f'{head}, "items": [\n{items}\n]}}\n'

    def _item(self, entry: Entry) -> str:
        if entry.id not in self._items:
            item = {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "tags": list(entry.categories),
            }
            self._items[entry.id] = _json({key: value for key, value in item.items() if value})
        return self._items[entry.id]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
