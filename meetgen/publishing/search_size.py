"""How large a search index may be before somebody who searches has to wait for it."""

LIMIT = 3_000_000  # bytes: some seconds on a telephone, which reads all of it at the first search
INDEX = "search/search_index.json"  # where MkDocs and Material put it
MEGABYTE = 1_000_000


def search_remark(size: int) -> str:
    """What to say about an index of so many bytes, and what helps; empty when it is small."""
    if size <= LIMIT:
        return ""
    return (
        f"The search index has {size / MEGABYTE:.1f} MB, which a browser loads at the first search "
        "(the option `search_days: 730` leaves out notes older than two years; `search: pagefind` "
        "gives the site a search whose index is loaded in pieces)"
    )
