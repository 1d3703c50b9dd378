"""Addresses of series that never change: small pages that lead to where the series is now."""

import html
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.page import permalink_address, series_uri

# No script, and nothing that is loaded: the page does one thing.
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="{target}">
<title>{title}</title>
</head>
<body>
<h1><a href="{target}">{title}</a></h1>
</body>
</html>
"""


class Permalink(Struct, frozen=True, kw_only=True):
    """An address of the site, `s/weekly/`, and the page to which it leads."""

    address: str
    uri: str
    title: str


def permalinks(index: Index) -> Iterator[Permalink]:
    """Those of each series: under its slug, and under its aliases, so that it can be renamed."""
    taken = set(index.series)
    for series in index.series.values():
        names = [series.slug, *(one for one in series.aliases if one not in taken)]
        taken.update(names)
        for name in names:
            yield Permalink(
                address=permalink_address(name), uri=series_uri(series.slug), title=series.title
            )


def permalink_page(permalink: Permalink, target: str) -> str:
    """The HTML that leads to `target`, which is relative to the permalink's own address."""
    return PAGE.format(target=html.escape(target), title=html.escape(permalink.title))
