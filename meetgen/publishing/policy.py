"""The Content-Security-Policy of a site, made of what its theme puts into every page."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from msgspec import Struct

# Only these make a script run; a block of data such as `application/json` is none (HTML 4.12.1).
SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
# How Markdown writers align the cells of a table, and how Material writes a list of tags.
STYLES = (
    *(f"text-align: {side}{end}" for side in ("left", "center", "right") for end in ("", ";")),
    "list-style-type:none",
)
FONT_HOSTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
# `<meta http-equiv="Content-Security-Policy" content="...">` as `meta_tag` writes it
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
WASM = "'wasm-unsafe-eval'"  # compiles WebAssembly, and no JavaScript (CSP 3, 4.4)
FOR_HEADERS_ONLY = "frame-ancestors 'none'"  # a meta tag cannot say it (CSP 3, 6.3.2)


class PageCode(Struct, frozen=True, kw_only=True):
    """What a page runs and loads: inline scripts, styles and handlers, the hosts of the others."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    handlers: tuple[str, ...] = ()
    script_hosts: tuple[str, ...] = ()
    style_hosts: tuple[str, ...] = ()


def policy_of(code: PageCode, *, placeholder: str = "", bases: Iterable[str] = ("",)) -> str:
    """A policy that lets this code run, and nothing else that is written into a page.

    A theme writes the way to the site's root into a script, which differs by the depth of the page:
    `placeholder` stands for it in `code`, `bases` are all that occur. A page loaded by instant
    navigation keeps the policy of the page before, so every page has the hashes of all depths.
    """
    written = [
        script.replace(placeholder, base) if placeholder else script
        for script in code.scripts
        for base in bases
    ]
    hosts = [*code.style_hosts]
    fonts = [FONT_HOSTS[host] for host in hosts if host in FONT_HOSTS]
    styles = [*hosts, "'unsafe-hashes'", *_hashes((*code.styles, *STYLES))]
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *dict.fromkeys(code.script_hosts), *_hashes(written)],
        "style-src": ["'self'", *dict.fromkeys(styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", *dict.fromkeys(fonts)],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def with_wasm(policy: str) -> str:
    """The policy of a page that runs WebAssembly, which a search in large indexes is made of."""
    return policy.replace("script-src 'self'", f"script-src 'self' {WASM}", 1)


def hash_of(text: str) -> str:
    """The source expression of an inline script or style: `'sha256-...'` (CSP 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _hashes(texts: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(hash_of(text) for text in texts)


def meta_tag(policy: str) -> str:
    """The policy as an element of a page's head, before anything that it speaks of."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'


def policy_in(html: str) -> str | None:
    """The policy that a page carries, None where it has none."""
    match = META.search(html)
    return match[1].replace("&amp;", "&") if match else None


def code_of(html: str) -> PageCode:
    """What a page runs and loads, in order of place."""
    reader = _CodeReader()
    reader.feed(html)
    reader.close()
    return PageCode(
        scripts=tuple(reader.scripts),
        styles=tuple(reader.styles),
        handlers=tuple(reader.handlers),
        script_hosts=tuple(reader.script_hosts),
        style_hosts=tuple(reader.style_hosts),
    )


class _CodeReader(HTMLParser):
    """Collects inline code and the hosts of the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.handlers: list[str] = []
        self.script_hosts: list[str] = []
        self.style_hosts: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an inline script or style, or note the host of another."""
        values = {name: value or "" for name, value in attrs}
        self.handlers += (name for name in values if name.startswith("on"))
        if tag == "script":
            if "src" in values:
                self.script_hosts += _hosts(values["src"])
            elif values.get("type", "").lower() in SCRIPT_TYPES:
                self._begin(self.scripts)
        elif tag == "style":
            self._begin(self.styles)
        elif tag == "link" and "stylesheet" in values.get("rel", "").lower().split():
            self.style_hosts += _hosts(values.get("href", ""))

    def _begin(self, into: list[str]) -> None:
        into.append("")
        self._into = into

    def handle_data(self, data: str) -> None:
        """Keep the text of an inline script or style."""
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in ("script", "style"):
            self._into = None


def _hosts(address: str) -> list[str]:
    parts = urlsplit(address)
    return [f"{parts.scheme or 'https'}://{parts.netloc}"] if parts.netloc else []
