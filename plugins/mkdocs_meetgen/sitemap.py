"""The pages and their days in a sitemap that is there, without the theme that wrote it."""

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from mkdocs_meetgen.shells import html_text
from mkdocs_meetgen.state import KnownPage

SITEMAP, PACKED = "sitemap.xml", "sitemap.xml.gz"
MADE = slice(4, 8)  # the bytes of a gzip file that say when it was made (RFC 1952, 2.3)


def renewed(
    site_dir: Path, before: Mapping[str, KnownPage], now: Mapping[str, KnownPage]
) -> dict[str, bytes] | None:
    """The files to write where pages, or their days, changed; None where it is not as known.

    Pages in the navigation stand where MkDocs put them, all others in order at the end. Only
    MkDocs knows what another theme's sitemap looks like.
    """
    changed = [
        (_url(before[uri]), _url(known))
        for uri, known in now.items()
        if known.is_in_nav and _url(before[uri]) != _url(known)
    ]
    ends = _urls_outside_nav(before), _urls_outside_nav(now)
    if ends[0] != ends[1]:
        changed.append(ends)
    if not changed:
        return {}
    try:
        text = (site_dir / SITEMAP).read_text(encoding="utf-8")
        made = int.from_bytes((site_dir / PACKED).read_bytes()[MADE], "little")
    except (OSError, ValueError):
        return None
    for old, new in changed:
        if not old or text.count(old) != 1:
            return None
        text = text.replace(old, new)
    return {SITEMAP: text.encode(), PACKED: _packed(text.encode(), made)}


def _urls_outside_nav(pages: Mapping[str, KnownPage]) -> str:
    return "".join(_url(one) for one in pages.values() if not one.is_in_nav)


def _url(page: KnownPage) -> str:
    """The lines of a page, as MkDocs' own template has them; none for a site without address."""
    if not page.frame.canonical:
        return ""
    dated = f"<lastmod>{page.day}</lastmod>" if page.day else ""
    address = html_text(page.frame.canonical)
    return f"\n    <url>\n         <loc>{address}</loc>\n         {dated}\n    </url>"


def _packed(content: bytes, made: int) -> bytes:
    """The content as MkDocs packs it."""
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, filename=PACKED, mode="wb", mtime=made) as file:
        file.write(content)
    return packed.getvalue()
