"""The page that searches a large notebook, where its options choose Pagefind."""

from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.config import Search
from meetgen.model.page import FIND_URI, Page, PageKind


class FindView(Struct, frozen=True, kw_only=True):
    """Nothing of the notebook: what is found comes from the index beside the site."""


def pages(index: Index) -> Iterator[Page]:
    """The page, in a site that has such an index."""
    if index.config.search is Search.PAGEFIND:
        yield Page(
            uri=FIND_URI,
            title="Find",
            kind=PageKind.FIND,
            show=FindView,
            is_searchable=False,
        )
