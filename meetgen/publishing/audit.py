"""Every byte of a built site, looked through for what it must not hold."""

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from io import BytesIO
from urllib.parse import unquote

from msgspec import Struct

from meetgen.publishing.canaries import EMAIL, SHORTEST, Canaries
from meetgen.publishing.policy import code_of, hash_of, policy_in

PAGES = (".html", ".htm")
CODE = (".js", ".mjs", ".css", ".map", ".wasm")  # the theme's own, into which no note goes
TEXTS = (*PAGES, ".json", ".xml", ".ics", ".txt", ".svg", ".atom", ".rss", ".csv", ".md")
PACKED = b"\x1f\x8b"  # gzip, whatever the file is called: a sitemap, a piece of Pagefind's index
WORD = re.compile(r"\w+")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")  # "\u00e9" in JSON
FOLDED = re.compile(r"\r?\n[ \t]")  # RFC 5545, 3.1: a line of a feed goes on
FEED_ID = re.compile(r"\b(?:uid|related-to):\S+")  # "uid:k3f9@notes.meetgen" is no address; folded
LARGEST_UNPACKED = 200_000_000  # bytes
# an element that fetches when the page is opened, with the address of another host
FETCHES = re.compile(
    r"<(?:img|script|iframe|source|video|audio|embed|object|track|input)\b[^<>]*?\s"
    r"(?:src|srcset|data|poster)\s*=\s*[\"']?\s*((?:https?:)?//[^\"'\s<>]+)"
    r"|<link\b(?=[^<>]*\brel\s*=\s*[\"']?(?:stylesheet|preload|prefetch|modulepreload|icon|preconnect"
    r"|dns-prefetch|manifest))[^<>]*?\shref\s*=\s*[\"']?\s*((?:https?:)?//[^\"'\s<>]+)",
    re.IGNORECASE,
)
CSS_FETCHES = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^<>]*?[\s\"'/](on[a-z]{3,20})\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^<>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
DATA_OR_FILE = re.compile(r"\ssrc\s*=|application/(?:ld\+)?json", re.IGNORECASE)
RUNS = re.compile(
    r"(?:href|src|action|formaction)\s*=\s*[\"']?\s*(?:javascript|vbscript):", re.IGNORECASE
)
CONTENT = re.compile(r"<article\b.*?</article>|<h1\b.*?</h1>|<title>.*?</title>", re.DOTALL)
# "<em>", "</a>", '<span class="x">'; not "<p>", "<td>", which part words
INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
MARKUP = re.compile(r"<[^<>]*>")


class Leak(Struct, frozen=True, kw_only=True, order=True):
    """Something that the site tells: in which file, of which kind, and where it comes from.

    `what` says no more than is needed to find it: never the value of a secret.
    """

    file: str
    kind: str
    what: str
    source: str = ""


def audit(site: Iterable[tuple[str, bytes]], canaries: Canaries) -> Iterator[Leak]:
    """The leaks in the files of a site, given by path and bytes, file by file."""
    pages = [*site]
    common = _interface_words(data for path, data in pages if path.endswith(PAGES))
    auditor = _Auditor(canaries, common)
    for path, data in pages:
        yield from sorted(set(auditor.leaks(path, data)))


def _interface_words(pages: Iterable[bytes]) -> frozenset[str]:
    """The words around the content of every page: the theme's own."""
    common: set[str] | None = None
    for data in pages:
        around = CONTENT.sub(" ", data.decode("utf-8", "replace"))
        words = set(WORD.findall(unescape(MARKUP.sub(" ", around)).casefold()))
        common = words if common is None else common & words
        if not common:
            break
    return frozenset(common or ())


class _Auditor:
    """Looks through one file after another."""

    def __init__(self, canaries: Canaries, common: frozenset[str]) -> None:
        self.canaries = canaries
        self.words = {word: at for word, at in canaries.words.items() if word not in common}
        # A phrase is looked for only where all of its words stand.
        self.phrases = [
            (frozenset(WORD.findall(phrase)), phrase, kind, place)
            for phrase, (kind, place) in canaries.phrases.items()
        ]
        self.secrets = {
            name: (value.encode(), value.casefold()) for name, value in canaries.secrets.items()
        }

    def leaks(self, path: str, data: bytes) -> Iterator[Leak]:
        """What one file tells."""
        yield from self._of_secrets(path, data)
        if data.startswith(PACKED):
            data = _unpacked(data)
            yield from self._of_secrets(path, data)
        yield from self._of_names(path, path.casefold().replace("-", " ").replace("/", " "), path)
        if path in self.canaries.files:
            yield Leak(file=path, kind="attachment", what="a file that no visible note leads to")
        text = _text_of(path, data)
        if text is None:
            return
        if not path.endswith(CODE):
            yield from self._of_text(path, _plain(text))
        if path.endswith(PAGES):
            yield from _of_page(path, text)
        elif path.endswith((".css", ".svg")):
            for match in CSS_FETCHES.finditer(text):
                yield Leak(file=path, kind="request", what=match[1])

    def _of_secrets(self, path: str, data: bytes) -> Iterator[Leak]:
        for name, (value, folded) in self.secrets.items():
            if value in data or folded in path.casefold():
                yield Leak(file=path, kind="secret", what=f"the value of {name}", source=name)

    def _of_text(self, path: str, text: str) -> Iterator[Leak]:
        words = set(WORD.findall(text))
        for word in words & self.words.keys():
            yield Leak(file=path, kind="word", what=word, source=self.words[word])
        yield from self._of_names(path, text, "", words)
        for file, name in self.canaries.files.items():
            if len(name) > SHORTEST and name.casefold() in text:
                yield Leak(file=path, kind="attachment", what=name, source=file)
        for address in EMAIL.findall(FEED_ID.sub(" ", text)):
            if address not in self.canaries.emails:
                yield Leak(file=path, kind="e-mail", what=address)

    def _of_names(
        self, path: str, text: str, raw: str, words: set[str] | None = None
    ) -> Iterator[Leak]:
        there = words if words is not None else set(WORD.findall(text))
        for needed, phrase, kind, place in self.phrases:
            if needed <= there and (phrase in text or phrase in raw.casefold()):
                yield Leak(file=path, kind=kind, what=phrase, source=place)


def _text_of(path: str, data: bytes) -> str | None:
    """A file's text; None for pictures, fonts and the like, told by their bytes."""
    if path.endswith(TEXTS):
        return data.decode("utf-8", "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _plain(text: str) -> str:
    """A file's text folded, once as it is and once with entities, escapes and quotings undone.

    A feed has HTML within XML, so entities are undone twice; marks within words go.
    """
    undone = unquote(unescape(unescape(FOLDED.sub("", text))))
    undone = INLINE_TAG.sub("", undone)
    if "\\u" in undone:
        undone = ESCAPE.sub(lambda match: chr(int(match[1], 16)), undone)
    return " ".join(f"{text}\n{undone}".casefold().split())


def _of_page(path: str, html: str) -> Iterator[Leak]:
    """Scripts without a known hash, handlers, and requests to other hosts."""
    policy = policy_in(html)
    if policy is None:
        yield Leak(file=path, kind="policy", what="the page has no Content-Security-Policy")
    elif "'unsafe-inline'" in policy or "'unsafe-eval'" in policy:
        yield Leak(file=path, kind="policy", what="the policy allows inline code or eval")
    quick = [match[2] for match in SCRIPT.finditer(html) if not DATA_OR_FILE.search(match[1])]
    if not all(_is_known(script, policy or "") for script in quick) or HANDLER.search(html):
        code = code_of(html)  # exact, and slow
        for script in code.scripts:
            if not _is_known(script, policy or ""):
                what = f"an inline script without a known hash: {' '.join(script.split())[:60]}"
                yield Leak(file=path, kind="script", what=what)
        for name in code.handlers:
            yield Leak(file=path, kind="script", what=f"a handler {name}")
    if RUNS.search(html):
        yield Leak(file=path, kind="script", what="an address that runs")
    for match in (*FETCHES.finditer(html), *CSS_FETCHES.finditer(html)):
        yield Leak(file=path, kind="request", what=match[1] or match[match.lastindex or 0])


@lru_cache(maxsize=4096)
def _is_known(script: str, policy: str) -> bool:
    return hash_of(script) in policy


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
            return packed.read(LARGEST_UNPACKED)
    except (OSError, EOFError):
        return data
