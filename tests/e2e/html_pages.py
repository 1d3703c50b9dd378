"""The pages of a built site as their HTML has them: what they lead to, and whether it is there."""

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class HtmlPage(HTMLParser):
    """The links, sources and anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.anchors: list[str] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the tag refers to, and what it can be referred to by."""
        values = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        if "id" in values:
            self.anchors.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("img", "script", "source", "iframe") and "src" in values:
            self.sources.append(values["src"])
        if tag == "link" and "href" in values and values.get("rel") != "canonical":
            self.sources.append(values["href"])


def pages_of(site: Path) -> dict[str, HtmlPage]:
    """Every page of the site by its path from the site's root."""
    read = {}
    for path in sorted(site.rglob("*.html")):
        page = HtmlPage()
        page.feed(path.read_text(encoding="utf-8"))
        read[path.relative_to(site).as_posix()] = page
    return read


def target_of(link: str, page: str) -> tuple[str, str] | None:
    """The file and anchor that a link on `page` means; None for links out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    base = "" if path.startswith("/") else posixpath.dirname(page)
    file = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if path.endswith("/") or file == "." or "." not in posixpath.basename(file):
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)


def broken_links(pages: dict[str, HtmlPage], site: Path) -> Iterator[str]:
    """The links that lead to no file or to no anchor of a page."""
    anchors = {name: frozenset(page.anchors) for name, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name, page in pages.items():
        for link in dict.fromkeys(page.links + page.sources):
            target = target_of(link, name)
            if target is None:
                continue
            file, anchor = target
            if file not in files:
                yield f"{name}: {link}"
            elif anchor and file in anchors and not _has(anchors[file], anchor):
                yield f"{name}: {link} (no such anchor)"


def repeated_ids(pages: dict[str, HtmlPage]) -> dict[str, list[str]]:
    """The ids that stand more than once on a page, by page."""
    twice = {}
    for name, page in pages.items():
        if len(page.anchors) != len(set(page.anchors)):
            twice[name] = sorted({one for one in page.anchors if page.anchors.count(one) > 1})
    return twice


def _has(anchors: frozenset[str], anchor: str) -> bool:
    return anchor in anchors or anchor.startswith(("__", ":~:"))
