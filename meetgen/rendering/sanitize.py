"""The last step of untrusted HTML: an allow-list through nh3, and the gaps that nh3 leaves."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import nh3

from meetgen.model.limits import USUAL
from meetgen.parsing.unseen import with_unseen_shown

TEXT_TAGS = """
    a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q rp rt ruby s samp
    small span strong sub sup time u var wbr
"""
BLOCK_TAGS = """
    blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr
    li ol p pre section summary table tbody td tfoot th thead tr ul
"""
DROPPED_WITH_CONTENT = {"script", "style", "title", "textarea", "noscript", "template"}
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "aria-label", "role"},
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
SCHEMES = {"https", "http", "mailto", "tel"}
ALIGNMENT = re.compile(r"text-align: ?(left|center|right);?")  # not "color: red"
# "mg-box", "language-python", Pygments' "kn"; not "md-overlay", which would cover the page
CLASS = re.compile(r"(?:mg|language)-[\w-]{1,60}|[a-z][a-z0-9]{0,2}")
CLASS_NAMES = """
    admonition admonition-title arithmatex footnote footnote-backref footnote-ref headerlink
    highlight mermaid task-list task-list-control task-list-indicator task-list-item decision note
    abstract info tip success question warning failure danger bug example quote important caution
"""
CLASSES = frozenset(CLASS_NAMES.split())
ROLES = frozenset({"group", "note", "img"})
# "../people/ada/#a-k3f9": no scheme, no host, nothing to think about; not "//x", "a:b", "a b"
PLAIN = re.compile(r"(?!//)[a-zA-Z0-9_./#-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # a line break; not a blank
MANY_TAGS = 1000
# "<div>", "</p>"; not "a < b"
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
# Without content, or ended by the next of their kind
FLAT_TAGS = frozenset(
    ("br", "hr", "img", "input", "wbr", "col", "p", "li", "td", "th", "tr", "dt", "dd")
)
# "https://x", "mailto:a@b"; not "2026/x.md#part" or "x.md?a:b"
SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\x00-\x20-]*):")


def clean(html: str, deepest: int = USUAL.html_levels) -> str:
    """`html` with nothing left in it that runs, loads from elsewhere or hides the page.

    Elements below the `deepest` level leave their content: a parser's time is quadratic in depth.
    """
    if html.count("<") > MANY_TAGS:
        html = _flattened(html, deepest)
    # `&#x202e;` is a character by now.
    return with_unseen_shown(_CLEANER.clean(html))


def _flattened(html: str, deepest: int) -> str:
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in FLAT_TAGS:
            return tag[0]
        if tag[1]:
            depth = max(depth - 1, 0)
            return "" if depth >= deepest else tag[0]
        depth += 1
        return "" if depth > deepest else tag[0]

    return TAG.sub(kept, html)


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
    if PLAIN.fullmatch(address):
        return True
    if CONTROL.search(address) or _leads_to_a_host(address):
        return False
    if (match := SCHEME.match(address)) is None:
        return "\\" not in address
    scheme = match[1].lower()
    if scheme in ("http", "https"):
        return address[match.end() :].startswith("//") and "\\" not in address
    return scheme in SCHEMES


KEPT: Mapping[str, Callable[[str], str | None]] = {
    "href": lambda value: value if is_safe_address(value) else None,
    "src": lambda value: None if is_external(value) or not is_safe_address(value) else value,
    "class": lambda value: (
        " ".join(one for one in value.split() if one in CLASSES or CLASS.fullmatch(one)) or None
    ),
    # Scripts of themes find their own elements by ids such as `__search`.
    "id": lambda value: value if value and not value.startswith("__") else None,
    "style": lambda value: value if ALIGNMENT.fullmatch(value) else None,
    "role": lambda value: value if value in ROLES else None,
    "tabindex": lambda value: value if value == "0" else None,
}


@lru_cache(maxsize=4096)
def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """The value that an attribute keeps, None where it goes."""
    rule = KEPT.get(attribute)
    return value if rule is None else rule(value)


_CLEANER = nh3.Cleaner(
    tags={*TEXT_TAGS.split(), *BLOCK_TAGS.split()},
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=SCHEMES,
    generic_attribute_prefixes={"data-mg-"},
    set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    link_rel=None,
    strip_comments=True,
)
