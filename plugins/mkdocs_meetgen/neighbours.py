"""The other plugins of a configuration: whether they look at each page."""

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_meetgen.search import NAMES as SEARCHES

OWN = "meetgen"
PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)


def has_others_that_read_pages(config: MkDocsConfig) -> bool:
    """Whether a plugin or hook beside ours and the search sees every page."""
    known = {plugin for name, plugin in config.plugins.items() if name == OWN or name in SEARCHES}
    return any(
        getattr(handler, "__self__", None) not in known
        for event in PAGE_EVENTS
        for handler in config.plugins.events[event]
    )
