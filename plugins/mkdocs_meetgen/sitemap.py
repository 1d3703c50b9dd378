"""The days of pages in a sitemap that is there, without the theme that wrote it."""

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from mkdocs_meetgen.shells import html_text
from mkdocs_meetgen.state import KnownPage

SITEMAP, PACKED = "sitemap.xml", "sitemap.xml.gz"
MADE = slice(4, 8)  # the bytes of a gzip file that say when it was made (RFC 1952, 2.3)


def redated(
    site_dir: Path, before: Mapping[str, KnownPage], now: Mapping[str, KnownPage]
) -> dict[str, bytes] | None:
    """The files to write where the days of pages changed; None where the sitemap is not as known.

    Only MkDocs knows what another theme's sitemap looks like.
    """
    changed = [
        (known.frame.canonical, before[uri].day, known.day)
        for uri, known in now.items()
        if known.day != before[uri].day and known.frame.canonical
    ]
    if not changed:
        return {}
    try:
        text = (site_dir / SITEMAP).read_text(encoding="utf-8")
        made = int.from_bytes((site_dir / PACKED).read_bytes()[MADE], "little")
    except (OSError, ValueError):
        return None
    for address, old, new in changed:
        entry = _entry(address, old)
        if text.count(entry) != 1:
            return None
        text = text.replace(entry, _entry(address, new))
    return {SITEMAP: text.encode(), PACKED: _packed(text.encode(), made)}


def _entry(address: str, day: str) -> str:
    """The lines of a page, as MkDocs' own template has them."""
    dated = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<loc>{html_text(address)}</loc>\n         {dated}\n"


def _packed(content: bytes, made: int) -> bytes:
    """The content as MkDocs packs it."""
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, filename=PACKED, mode="wb", mtime=made) as file:
        file.write(content)
    return packed.getvalue()
