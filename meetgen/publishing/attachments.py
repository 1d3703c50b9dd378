"""Files that come with notes, made fit to be published: nothing in them runs or tells too much."""

import re
import struct
from collections.abc import Iterator

from meetgen.model.limits import USUAL

# What a browser runs when it opens the file itself, in the name of the site
ACTIVE = frozenset(
    (
        ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svgz",
        ".xml", ".xsl", ".xslt", ".rdf", ".js", ".mjs", ".swf", ".wasm",
    )
)  # fmt: skip
PHOTOS = frozenset((".jpg", ".jpeg", ".png", ".webp"))
# "<script", " onload=", "javascript:", "<!ENTITY", 'href="https://'; not 'href="#arrow"'
ACTIVE_SVG = re.compile(
    r"""<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|animate|set)\b
    | [\s/"']on[a-z]+\s*=
    | javascript\s*: | <!\s*(?:ENTITY|DOCTYPE[^>]*\[) | <\?xml-stylesheet
    | (?:href|src)\s*=\s*["']?\s*(?!\#|["']|data:image/(?:png|jpeg|gif|webp))
    | url\s*\(\s*["']?\s*(?!\#|["']?\#|data:image/) | @import""",
    re.IGNORECASE | re.VERBOSE,
)
# JPEG: EXIF and XMP (APP1), Photoshop's (APP13), comments
JPEG_DROPPED = frozenset((0xE1, 0xED, 0xFE))
MARKER, START_OF_SCAN = 0xFF, 0xDA
PNG_DROPPED = frozenset((b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"))
WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
PNG_MARK = b"\x89PNG\r\n\x1a\n"
ORIENTATION = 0x0112


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
    # A character reference hides what follows it: `&#106;avascript:`.
    return "&#" not in text and ACTIVE_SVG.search(text) is None


def without_photo_data(data: bytes) -> bytes:
    """A picture without what a camera or a program wrote into it; which way is up stays.

    Bytes that are no JPEG, PNG or WebP, or break off, are given back as they are.
    """
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(data))
        if data.startswith(PNG_MARK):
            return b"".join(_png(data))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass
    return data


def _ending(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments up to the picture itself (ISO 10918-1, B.1.1), then all the rest."""
    yield data[:2]
    at = 2
    while data[at] == MARKER and data[at + 1] != START_OF_SCAN:
        (size,) = struct.unpack_from(">H", data, at + 2)
        marker, segment = data[at + 1], data[at : at + 2 + size]
        at += 2 + size
        if marker not in JPEG_DROPPED:
            yield segment
        elif (up := _orientation(segment)) not in (None, 1):
            yield _only_orientation(up or 1)
    yield data[at:]


def _orientation(segment: bytes) -> int | None:
    """Which way is up, in the EXIF of an APP1 segment (EXIF 2.3, 4.6.4)."""
    if segment[4:10] != b"Exif\0\0":
        return None
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, _kind, _count, value = struct.unpack_from(order + "HHIH", tiff, at)
        if tag == ORIENTATION:
            return int(value) if 1 <= value <= 8 else None  # noqa: PLR2004 - EXIF has eight
    return None


def _only_orientation(up: int) -> bytes:
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", ORIENTATION, 3, 1, up, 0) + b"\0" * 4
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks (PNG 1.2, 3.2) without those of text, time and EXIF."""
    yield PNG_MARK
    at = len(PNG_MARK)
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + size]
        at += 12 + size
        if kind not in PNG_DROPPED:
            yield chunk
        if kind == b"IEND":
            return  # what is hidden behind the end goes as well


def _webp(data: bytes) -> bytes:
    """The chunks of a RIFF file without EXIF and XMP, and the flags that announce them."""
    kept = bytearray()
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        chunk = bytearray(data[at : at + 8 + size + size % 2])
        at += len(chunk)
        if kind == b"VP8X":
            chunk[8] &= ~0b1100 & 0xFF
        if kind not in WEBP_DROPPED:
            kept += chunk
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + bytes(kept)
