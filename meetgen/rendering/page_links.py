"""Links and pictures: relative ones become addresses of the site, others are made harmless."""

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from msgspec import Struct, field

from meetgen.rendering.sanitize import is_external, is_safe_address

Resolve = Callable[[str], str | None]

ATTRIBUTE = re.compile(r"""\b(href|src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# '<a href="../people/ada.md#a-k3f9">', by far the most links; not '<a href="x.md" title="y">'
PLAIN = re.compile(r'<a href="([\w./-]+)(#[\w-]*)?">')
OUTSIDE = ' rel="noopener noreferrer"'
BROKEN = ('<span class="mg-broken">', "</span>")


class PageLinks(Struct):
    """Tags of links and pictures for the pages of one folder, which write the same over and over.

    `resolve` gets the path of a relative link as the Markdown has it (percent-decoded, without
    query and anchor) and answers with the address to write, None where nothing is there.
    """

    resolve: Resolve
    _known: dict[str, tuple[str, str]] = field(default_factory=dict)
    _places: dict[str, str | None] = field(default_factory=dict)

    def tags(self, written: str) -> tuple[str, str]:
        """The opening and closing tag for an opening `<a ...>`; a link to nothing is no link."""
        tags = self._known.get(written)
        if tags is None:
            tags = self._known[written] = self._tags(written)
        return tags

    def _tags(self, written: str) -> tuple[str, str]:
        plain = PLAIN.fullmatch(written)
        if plain is not None and not plain[1].startswith("/"):
            found = self._place(plain[1])
            if found is not None and found.isascii():
                return f'<a href="{html.escape(found)}{plain[2] or ""}">', "</a>"
        values = _attributes(written)
        if "href" not in values:
            return written, "</a>"
        address = html.unescape(values["href"])
        more = f' title="{values["title"]}"' if values.get("title") else ""
        if is_external(address):
            if not is_safe_address(address):
                return "<a>", "</a>"
            return f'<a href="{html.escape(address)}"{more}{OUTSIDE}>', "</a>"
        inside = self._inside(address)
        if inside is None:
            return BROKEN
        return f'<a href="{html.escape(inside)}"{more}>', "</a>"

    def _inside(self, address: str) -> str | None:
        """The address on the site for a relative one, None where nothing is."""
        before, mark, anchor = address.partition("#")
        path, query_mark, query = before.partition("?")
        if not path:
            return address
        found = self._place(unquote(path))
        if found is None:
            return address if path.startswith("/") else None  # another site on the same host
        return f"{found}{query_mark}{query}{mark}{anchor}"

    def _place(self, path: str) -> str | None:
        if path not in self._places:
            self._places[path] = self.resolve(path)
        return self._places[path]

    def picture(self, written: str, *, is_in_link: bool) -> str:
        """An `<img ...>`: one from elsewhere becomes a link, a missing one its words."""
        values = _attributes(written)
        address = html.unescape(values.get("src", ""))
        words = values.get("alt", "")
        if is_external(address):
            # A picture from elsewhere tells that host who reads the page and when.
            words = words or html.escape(address)
            if is_in_link or not is_safe_address(address):
                return words
            return f'<a href="{html.escape(address)}"{OUTSIDE}>{words}</a>'
        inside = self._inside(address) if address else None
        if inside is None:
            return f"{BROKEN[0]}{words}{BROKEN[1]}"
        more = ATTRIBUTE.sub(lambda m: m[0] if m[1] == "title" else "", written[4:]).strip(" />")
        return f'<img src="{html.escape(inside)}" alt="{words}"{" " + more if more else ""}>'


def _attributes(tag: str) -> dict[str, str]:
    return {m[1]: m[2] if m[2] is not None else m[3] for m in ATTRIBUTE.finditer(tag)}
