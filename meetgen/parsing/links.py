"""References in a note's text: Markdown links, wikilinks, embeds, mentions, tags."""

from meetgen.model.link import Link
from meetgen.parsing.document import Document


def read_links(document: Document) -> tuple[Link, ...]:
    """The references in document order; links to other sites are left out, images are not."""
    raise NotImplementedError(document)
