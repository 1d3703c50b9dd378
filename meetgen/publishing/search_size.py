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
        "(leave old notes out with `search_days: 730`, one note with `search: {exclude: true}`, "
        "and have the web server compress it)"
    )
