"""The navigation of the configuration, without what is not there."""

import logging
from collections.abc import Collection, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

NOTHING: tuple[Any, ...] = (None, {}, [])

log = logging.getLogger("mkdocs.plugins.meetgen")


def without_missing(nav: Any, uris: Collection[str], config: MkDocsConfig) -> Any:
    """The `nav` without the pages that the site has not, which are reported as MkDocs does.

    MkDocs would keep them as dead links under their titles; but a page may be missing because it
    is not for this audience, and then its title is not either.
    """
    if isinstance(nav, list):
        found = [without_missing(one, uris, config) for one in nav]
        return [one for one in found if one not in NOTHING]
    if isinstance(nav, Mapping):
        named = {name: without_missing(one, uris, config) for name, one in nav.items()}
        return {name: one for name, one in named.items() if one not in NOTHING}
    if not isinstance(nav, str) or "://" in nav or not nav.lower().endswith((".md", ".markdown")):
        return nav
    if nav in uris:
        return nav
    level = config.validation.nav.not_found
    log.log(level, "meetgen: nav names %s, which is not there for this audience", nav)
    return None
