"""Markdown that is ready, and plain text made safe to stand in it."""

import re
from functools import lru_cache
from urllib.parse import quote

# The way from a page to the notes folder; the renderer puts `../` in its place as often as needed,
# so that one line of Markdown serves pages in every folder. No text holds it: `escape` drops it.
ROOT = "\x00"
LONGEST = 400  # characters of an action, a decision or a line that a list shows

# Most words: "Weekly, part 2 (draft)"; not "Q3: plan", "C++", "1. x"
HARMLESS = re.compile(r"[a-zA-Z\u00c0-\u024f][a-zA-Z0-9\u00c0-\u024f ,;()/%.\u2013\u2014-]*")
NEEDS_NO_QUOTES = re.compile(r"[a-zA-Z0-9/._~,-]+")  # "2026/x.md"; not "a b.md", "50%.md"
# "a *b*", "x  y", "https://x", "@ada", "C++"; not "Weekly, part 2 (draft)", "Q3: plan"
SPECIAL = re.compile(
    r"""[<>&|\[\]*_`\\{}\#~=^$"'@+\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"""
    r"""| :(?=\S) | (?<=www)\. | ^[-!?:] | ^\d{1,9}[.)] | ^[ ] | [ ]$ | [ ]{2} | [^\S ]""",
    re.VERBOSE,
)
# Never shown: control characters, marks that turn the direction of what follows, half characters.
UNSHOWN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
)
# What some Markdown gives a meaning anywhere: "*", "://"; not ": ", "-", "("
MARK = re.compile(r"""[<>&|\[\]*_`\\{}#~=^$"'@+]|:(?=\S)|(?<=www)\.""")
# What begins a block: "- x", "!!! x", "12. x"; not "x - y", "1.5"
FIRST = re.compile(r"^(?:(\d{1,9})([.)])|[-!?:])")

INLINE = re.compile(
    r"""(?P<ticks>`+)(?P<code>[^`]+)(?P=ticks)(?!`)
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | !?\[\[(?P<target>[^\[\]|]+)(?:\|(?P<shown>[^\[\]]+))?\]\]
    | @\[(?P<person>[^\[\]]+)\]
    | !?\[(?P<words>[^\[\]]*)\]\((?P<url>[^()\s<>]*)(?:\s"[^"]*")?\)
    | <(?P<auto>https?://[^<>\s]+)>
    | (?P<bare>https?://[^<>\s()\[\]"'`]+[^<>\s()\[\]"'`.,;:!?])
    | </?[a-zA-Z][^<>]*>
    | \*\*(?=\S)(?P<bold>(?:[^*]|\*[^*]+\*)+)\*\*
    | (?P<stars>\*{1,3})(?=\S)(?P<starred>[^*]+)(?<=\S)(?P=stars)
    | (?<!\w)(?P<lines>_{1,3})(?=\S)(?P<lined>[^_]+)(?<=\S)(?P=lines)(?!\w)
    | (?P<twice>~~|==)(?=\S)(?P<doubled>[^~=]+)(?<=\S)(?P=twice)
    """,
    re.VERBOSE,
)  # "`x`", "[[a|b]]", "[words](url)", "**bold**"; not "2 * 3", "snake_case"
OTHER_SITE = "/:?#@!$&'+,;=%~"  # what stays of an address beside letters, digits and `-._`
INLINE_MARK = re.compile(r"[`\\\[<*_~=]|://")  # what each form of INLINE holds
HTTP = re.compile(r"https?://")  # "https://example.org"; not "javascript:x", "2026/x.md"


class Markdown(str):
    """Text that is Markdown already, and so is not escaped again."""

    __slots__ = ()


@lru_cache(maxsize=1 << 14)  # titles, names and findings stand on many pages
def escape(text: str) -> Markdown:
    """`text` as Markdown that shows exactly its words, on one line.

    Right in CommonMark and in Python-Markdown, in running text, link texts, table cells and quoted
    attributes: `[x](y) | {{ z }}` comes out with entities, which no parser takes for a mark.
    """
    if HARMLESS.fullmatch(text) and "  " not in text and "www." not in text and text[-1] != " ":
        return Markdown(text)
    if not SPECIAL.search(text):
        return Markdown(text)
    shown = " ".join(UNSHOWN.sub(_replaced, text).split())
    marked = MARK.sub(_entity, shown)
    return Markdown(FIRST.sub(_first_entity, marked))


def words(text: str) -> Markdown:
    """A line of somebody's Markdown as safe Markdown: code and links to other sites stay.

    Emphasis goes, other links become their words: elsewhere, relative links lead astray.
    """
    cut = shortened(text, LONGEST)
    return Markdown(_words(cut)) if INLINE_MARK.search(cut) else escape(cut)


def plain(text: str) -> str:
    """A line of somebody's Markdown as plain text, not yet escaped."""
    pieces: list[str] = []
    text, last = shortened(text, LONGEST), 0
    for match in INLINE.finditer(text):
        pieces += [text[last : match.start()], _content(match)]
        last = match.end()
    return " ".join("".join([*pieces, text[last:]]).split())


def shortened(text: str, longest: int) -> str:
    """`text`, cut at a blank where it is longer than `longest`, with an ellipsis."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return (cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut).rstrip() + "\u2026"


def address(uri: str, anchor: str = "") -> str:
    """A link destination for a path from the notes folder: `2026/a b.md` -> `2026/a%20b.md`."""
    path = uri if NEEDS_NO_QUOTES.fullmatch(uri) else quote(uri, safe="/~,")
    if not anchor:
        return path
    return f"{path}#{anchor if NEEDS_NO_QUOTES.fullmatch(anchor) else quote(anchor, safe='~,')}"


def link(text: str, uri: str, anchor: str = "") -> Markdown:
    """A link with the plain words `text` to a page, written from the notes folder."""
    shown = escape(text) or escape(uri)
    return Markdown(f"[{shown}]({ROOT}{address(uri, anchor)})")


def join(pieces: list[Markdown], separator: str = ", ") -> Markdown:
    """The pieces in one line."""
    return Markdown(separator.join(pieces))


def _replaced(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else ""


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _first_entity(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1]}&#{ord(match[2])};"
    return f"&#{ord(match[0])};"


def _words(text: str) -> str:
    pieces: list[str] = []
    last = 0
    for match in INLINE.finditer(text):
        pieces += [_kept(text[last : match.start()]), _inline(match)]
        last = match.end()
    if not last:
        return escape(text)
    pieces.append(_kept(text[last:]))
    return FIRST.sub(_first_entity, "".join(pieces).strip())


def _kept(text: str) -> str:
    """The words between two marks: escaped, with the blanks around them left as they are."""
    if not text or text.isspace():
        return " " if text else ""
    head = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{head}{escape(text)}{tail}"


def _inline(match: re.Match[str]) -> str:
    if (code := match["code"]) is not None:
        return f"<code>{escape(code)}</code>"
    url = match["url"] or match["auto"] or match["bare"] or ""
    if HTTP.match(url):
        shown = escape(match["words"] or shortened(HTTP.sub("", url), 60))
        return f"[{shown}]({quote(url, safe=OTHER_SITE)})"
    if content := match["bold"] or match["starred"] or match["lined"] or match["doubled"]:
        return _words(content)
    return _kept(_content(match))


def _content(match: re.Match[str]) -> str:
    """What a piece of inline Markdown shows."""
    for name in ("code", "escaped", "shown", "target", "person", "words", "auto", "bare"):
        if (content := match[name]) is not None:
            return content
    return plain(match["bold"] or match["starred"] or match["lined"] or match["doubled"] or "")
