"""What a page's head tells programs that show previews of links: Open Graph, a description."""

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.structure.pages import Page

from meetgen.exports import atom, json_feed
from meetgen.model.config import Feed
from meetgen.model.page import PageKind, feed_uri
from mkdocs_meetgen.pages import MeetgenPage

END = "</head>"
DESCRIPTION = '<meta name="description"'  # of a theme that writes it itself
NEWS_TYPES = {atom.ENDING: "application/atom+xml", json_feed.ENDING: "application/feed+json"}
# Material takes each `rel=alternate` for a translation of the site and asks for its sitemap; feed
# readers look for the word among others.
_FEED = Markup('<link rel="alternate feed" type="{}" title="{}" href="{}">')
_META = Markup('<meta {}="{}" content="{}">')


class MetadataEnvironment:
    """A theme's environment whose templates end a page's head with its metadata.

    It is put into the theme's HTML, so that no theme has to know of it, and no other template of
    the notebook's own loses it.
    """

    def __init__(self, environment: Any, feeds: Sequence[Feed]) -> None:
        self._environment, self._feeds = environment, feeds

    def get_template(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The template of that name."""
        template = self._environment.get_template(name, *args, **kwargs)
        return _WithMetadata(template, self._feeds) if name.endswith(".html") else template

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


class _WithMetadata:
    def __init__(self, template: jinja2.Template, feeds: Sequence[Feed]) -> None:
        self._template, self._feeds = template, feeds

    def render(self, context: Mapping[str, Any]) -> str:
        """The page's HTML."""
        html: str = self._template.render(context)
        before, end, after = html.partition(END)
        page = context.get("page")
        if page is None or not end:  # a part of a page, or the page of an error
            return html
        site_name = context["config"].site_name
        tags = (
            *_tags(page, site_name, has_description=DESCRIPTION in before),
            *_feeds(page, site_name, self._feeds, context["base_url"]),
        )
        lines = "".join(f"  {tag}\n  " for tag in tags)
        return f"{before}{lines}{end}{after}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def _tags(page: Page, site_name: str, *, has_description: bool) -> Iterator[Markup]:
    description = _text(page.meta.get("description"))
    if description and not has_description:
        yield _META.format("name", "description", description)
    is_article = isinstance(page, MeetgenPage) and page.shown.kind is PageKind.NOTE
    values = {
        "type": "article" if is_article else "website",
        "title": site_name if page.is_homepage else _text(page.title),
        "description": description,
        "url": page.canonical_url,
        "site_name": site_name,
    }
    for name, value in values.items():
        if value:
            yield _META.format("property", f"og:{name}", value)


def _feeds(page: Page, site_name: str, kinds: Sequence[Feed], base: str) -> Iterator[Markup]:
    """Where the news of the whole notebook is, and of the page's own subject if it has one."""
    named = [("all", site_name)]
    if isinstance(page, MeetgenPage) and page.feed:
        named.insert(0, (page.feed, _text(page.title)))
    for name, title in named:
        for kind in kinds:
            for ending, media_type in NEWS_TYPES.items() if kind is not Feed.ACTIONS else ():
                address = f"{base}/{feed_uri(kind, name, ending)}"
                yield _FEED.format(media_type, f"{title}: {kind}", address)


def _text(value: object) -> str:
    """What a page's title or description says: titles hold HTML, in which quotes may be bare."""
    return unescape(str(value)) if isinstance(value, Markup) else str(value or "")
