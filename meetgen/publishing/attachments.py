"""Files that come with notes: which of them run in the browser that opens them."""

import re

from meetgen.model.limits import USUAL

# What a browser runs when it opens the file itself, in the name of the site
ACTIVE = frozenset(
    (
        ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svgz",
        ".xml", ".xsl", ".xslt", ".rdf", ".js", ".mjs", ".swf", ".wasm", ".atom", ".rss", ".xsd",
        ".wsdl", ".mml", ".mathml", ".kml", ".gpx", ".xspf", ".xul", ".vxml", ".htc", ".hta",
    )
)  # fmt: skip
PHOTOS = frozenset((".jpg", ".jpeg", ".png", ".webp"))
# "<script", " onload=", "javascript:", "<!ENTITY", 'encoding="utf-7"', 'href="https://'; not
# 'href="#arrow"'
ACTIVE_SVG = re.compile(
    r"""<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|animate|set)\b
    | [\s/"']on[a-z]+\s*=
    | <\?xml[^>]*\sencoding\s*=\s*["'](?!(?:utf-?8|(?:us-)?ascii|iso-8859-1|windows-1252)["'])
    | javascript\s*: | <!\s*(?:ENTITY|DOCTYPE[^>]*\[) | <\?xml-stylesheet
    | (?:href|src)\s*=\s*["']?\s*(?!\#|["']|data:image/(?:png|jpeg|gif|webp))
    | url\s*\(\s*["']?\s*(?!\#|["']?\#|data:image/) | @import""",
    re.IGNORECASE | re.VERBOSE,
)


def is_active(name: str) -> bool:
    """Whether a file of that name runs where it is opened."""
    return _ending(name) in ACTIVE


def is_photo(name: str) -> bool:
    """Whether a file of that name may tell where and when it was taken."""
    return _ending(name) in PHOTOS


def is_inert_svg(data: bytes, largest: int = USUAL.drawing) -> bool:
    """Whether a drawing does nothing and fetches nothing when it is opened itself."""
    if len(data) > largest:
        return False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    # A character reference hides what follows it (`&#106;avascript:`), and with a NUL behind each
    # letter a browser takes the text for UTF-16.
    return "&#" not in text and "\0" not in text and ACTIVE_SVG.search(text) is None


def _ending(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""
