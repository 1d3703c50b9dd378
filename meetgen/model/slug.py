"""Names made safe for files, addresses and anchors."""

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 80
RESERVED = frozenset(
    {"index", "404", "assets", "search", "sitemap", "tags", "con", "prn", "aux", "nul"}
    | {f"com{n}" for n in range(1, 10)}
    | {f"lpt{n}" for n in range(1, 10)}
)
NOT_SLUG = re.compile(r"[^a-z0-9]+")  # "ada lovelace!" matches twice; "ada-l" holds only "-"
MISREAD = re.compile(r'[<>"\\\x00-\x1f\x7f]')  # of a file's name; not "a & b", "it's"
ENDING = re.compile(r"[A-Za-z0-9]{1,8}")  # "md", "jpeg"; not "5) x"
APOSTROPHES = re.compile("['\u2019\u02bc`\u00b4\u2018]")  # O'Neall, O\u2019Neall; not "-"


@lru_cache(maxsize=1 << 14)  # the same few names come again and again
def slug_of(text: str) -> str:
    """A file name for `text`: `[a-z0-9-]`, never empty, at most 80 characters.

    Text without a single such letter, a reserved word, or a longer text gets a short hash, so that
    two such texts differ. `Gary O'Neall` -> `gary-oneall`.
    """
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    slug = NOT_SLUG.sub("-", ascii_text).strip("-")
    if slug and slug not in RESERVED and len(slug) <= LONGEST:
        return slug
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug[: LONGEST - 9].strip('-') or 'x'}-{digest}"


def safe_path(path: str) -> str:
    """A path for the site, whose parts are slugs where a page or a system would misread them.

    `2026/<b>x.md` -> `2026/b-x.md`; `2026/Weekly: what now?.md` stays as it is.
    """
    if MISREAD.search(path) is None:
        return path
    return "/".join(_safe_name(part) for part in path.split("/"))


def _safe_name(name: str) -> str:
    if MISREAD.search(name) is None:
        return name
    stem, dot, ending = name.rpartition(".")
    has_ending = bool(dot) and ENDING.fullmatch(ending) is not None
    return f"{slug_of(stem)}.{ending.lower()}" if has_ending else slug_of(name)


@lru_cache(maxsize=65536)  # likewise
def name_key(text: str) -> str:
    """The form of a name that is compared: NFC, case folded, blanks and apostrophes evened."""
    evened = APOSTROPHES.sub("'", unicodedata.normalize("NFKC", text))
    if not evened.isascii():  # nothing invisible is ASCII, and this is called for every name
        evened = "".join(c for c in evened if unicodedata.category(c) != "Cf")
    return " ".join(evened.casefold().split())


HEADING_DROPPED = re.compile(r"[^\w\s-]")
HEADING_DASHES = re.compile(r"[-\s]+")


def heading_anchor(text: str, taken: set[str]) -> str:
    """The id of a heading on its page, unique among `taken`, to which it is added.

    As Python-Markdown's toc extension makes it (`Open points!` -> `open-points`, then
    `open-points_1`), so that both flavours give the same anchors.
    """
    base = _heading_base(text)
    anchor = base if base and base not in taken else f"{base}_{_free_number(base, taken)}"
    taken.add(anchor)
    return anchor


@lru_cache(maxsize=4096)  # notes of a series have the same headings
def _heading_base(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return HEADING_DASHES.sub("-", HEADING_DROPPED.sub("", ascii_text).strip().lower())


def _free_number(base: str, taken: set[str]) -> int:
    """A number whose anchor is free and the one before is not, found by halving.

    Counting up would take quadratic time in a note with thousands of equal headings.
    """
    high = 1
    while f"{base}_{high}" in taken:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if f"{base}_{middle}" in taken:
            low = middle
        else:
            high = middle
    return high
