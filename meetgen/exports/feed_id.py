"""What tells the entries of one site's feeds from those of all others."""

from meetgen.index.index import Index
from meetgen.model.slug import slug_of


def feed_id(index: Index) -> str:
    """What stands behind the @ of UIDs: it must not change when the site moves."""
    return index.config.feed_id or f"{slug_of(index.config.site_name)}.meetgen"
