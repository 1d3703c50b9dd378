"""The last step of untrusted HTML: an allow-list through nh3, and the gaps that nh3 leaves."""

import re
from functools import lru_cache

import nh3

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ],
)
DROPPED_WITH_CONTENT = frozenset({"script", "style", "title", "textarea", "noscript", "template"})
EVERYWHERE = frozenset({"class", "id", "title", "lang", "dir", "aria-label", "role"})
ATTRIBUTES = {
    "*": set(EVERYWHERE),
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "details": {"open"},
    "time": {"datetime"},
    "div": {"tabindex"},
}
SCHEMES = frozenset({"https", "http", "mailto", "tel"})
ALIGNMENT = re.compile(r"text-align: ?(left|center|right);?")  # not "color: red"
# "admonition note", "mg-box", "language-python"; not "md-overlay", which would cover the page
CLASS = re.compile(r"(?:mg|language)-[\w-]{1,60}|[a-z][a-z0-9]{0,2}|-")
CLASSES = frozenset(
    [
        "admonition",
        "admonition-title",
        "annotate",
        "arithmatex",
        "footnote",
        "footnote-backref",
        "footnote-ref",
        "headerlink",
        "highlight",
        "mermaid",
        "task-list",
        "task-list-control",
        "task-list-indicator",
        "task-list-item",
        "decision",
        "note",
        "abstract",
        "info",
        "tip",
        "success",
        "question",
        "warning",
        "failure",
        "danger",
        "bug",
        "example",
        "quote",
        "important",
        "caution",
        "linenos",
        "linenodiv",
    ],
)
ROLES = frozenset({"group", "note", "img"})
# "https://x", "mailto:a@b"; not "2026/x.md#part" or "x.md?a:b"
SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\x00-\x20-]*):")


def clean(html: str) -> str:
    """`html` with nothing left in it that runs, loads from elsewhere or hides the page."""
    return _CLEANER.clean(html)


def is_external(address: str) -> bool:
    """Whether `address` names a scheme or a host, and so leaves the site."""
    return bool(SCHEME.match(address)) or _leads_to_a_host(address)


def _leads_to_a_host(address: str) -> bool:
    # Browsers read a backslash as a slash and drop leading blanks: `\\evil`, ` //evil`.
    return address.strip().replace("\\", "/").startswith("//")


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: inside the site, or by one of the known schemes.

    `https://example.org/x`, `../x/`, `#part`; not `javascript:x`, `//host`, `https:host`.
    """
    if any(c < " " or c == "\x7f" for c in address) or _leads_to_a_host(address):
        return False
    if (match := SCHEME.match(address)) is None:
        return "\\" not in address
    scheme = match[1].lower()
    if scheme in ("http", "https"):
        return address[match.end() :].startswith("//") and "\\" not in address
    return scheme in SCHEMES


@lru_cache(maxsize=4096)
def _filter(tag: str, attribute: str, value: str) -> str | None:
    """The value that an attribute keeps, None where it goes."""
    match attribute:
        case "href":
            return value if is_safe_address(value) else None
        case "src":
            return value if not is_external(value) and is_safe_address(value) else None
        case "class":
            kept = [one for one in value.split() if one in CLASSES or CLASS.fullmatch(one)]
            return " ".join(kept) or None
        case "id":
            return None if value.startswith("__") or not value else value
        case "style":
            return value if ALIGNMENT.fullmatch(value) else None
        case "role":
            return value if value in ROLES else None
        case "tabindex":
            return value if value == "0" else None
        case _:
            return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED_WITH_CONTENT),
    attributes=ATTRIBUTES,
    attribute_filter=_filter,
    url_schemes=set(SCHEMES),
    generic_attribute_prefixes={"data-mg-"},
    set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    link_rel=None,
    strip_comments=True,
)
