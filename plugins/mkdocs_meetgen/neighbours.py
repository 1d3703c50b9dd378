"""The other plugins of a configuration: whether they look at each page."""

from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from meetgen.model.config import Config, Flavour
from mkdocs_meetgen.search import NAMES as SEARCHES
from mkdocs_meetgen.templates import TOC_ITEM

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


def named_others(config: MkDocsConfig) -> tuple[str, ...]:
    """The plugins and hooks beside ours and the search, to which MkDocs shows every page."""
    plugins = (name for name in config.plugins if name != OWN and name not in SEARCHES)
    return (*sorted(set(plugins) - set(config.hooks)), *sorted(config.hooks))


def can_print(config: MkDocsConfig, notebook: Config) -> bool:
    """Whether meetgen may print its pages itself, because nobody else has a hand in them.

    Other plugins expect MkDocs to show them every page. Of the searches, Material's is the one
    whose index we know how to write.
    """
    searches = [plugin for name, plugin in config.plugins.items() if name in SEARCHES]
    return (
        set(config.plugins) <= {OWN, *SEARCHES}
        and not config.hooks
        and notebook.flavour is Flavour.COMMONMARK
        and all(type(plugin).__module__.startswith("material.") for plugin in searches)
        and all(hasattr(plugin, "search_index") for plugin in searches)
        and find_spec("jieba") is None
        and any(Path(folder, TOC_ITEM).is_file() for folder in config.theme.dirs)
    )
