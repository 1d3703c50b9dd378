"""Pictures without what a camera or a program wrote into them beside the picture."""

import struct
from collections.abc import Iterator

JPEG_MARK = b"\xff\xd8"
MARKER = 0xFF
# ISO 10918-1, table B.1
RESTARTS = range(0xD0, 0xD8)
END, SCAN, APP0, COMMENT = 0xD9, 0xDA, 0xE0, 0xFE
APPS = range(0xE0, 0xF0)
# What changes how the picture looks: JFIF, the colour profile, Adobe's colours
KEPT_APPS = {0xE0: (b"JFIF", b"JFXX"), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
EXIF = 0xE1
ORIENTATION = 0x0112
PNG_MARK = b"\x89PNG\r\n\x1a\n"
# What all must know begins with a capital; of the rest that which changes how the picture looks
PNG_KEPT = frozenset(
    (
        b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD",
        b"pHYs", b"sPLT", b"hIST", b"acTL", b"fcTL", b"fdAT",
    )
)  # fmt: skip
WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))


class BrokenPhotoError(ValueError):
    """A picture of a known kind that breaks off: what else it holds cannot be told."""


def without_photo_data(data: bytes) -> bytes:
    """A picture without EXIF, XMP, comments and whatever follows its end; which way is up stays.

    Only what changes how it looks is kept. Bytes that are no JPEG, PNG or WebP are given back as
    they are. Raises BrokenPhotoError.
    """
    try:
        if data.startswith(JPEG_MARK):
            return b"".join(_jpeg(data))
        if data.startswith(PNG_MARK):
            return b"".join(_png(data))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError) as error:
        raise BrokenPhotoError("the picture breaks off") from error
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments (ISO 10918-1, B.1.1) and scans up to the end of the first picture."""
    yield JPEG_MARK
    at = len(JPEG_MARK)
    while True:
        if data[at] != MARKER:
            raise BrokenPhotoError("something stands between two segments")
        while data[at + 1] == MARKER:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == END:
            yield data[at : at + 2]
            return
        (size,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + size]
        at += 2 + size
        if marker == EXIF:
            if (up := _orientation(segment)) not in (None, 1):
                yield _only_orientation(up or 1)
        elif marker == COMMENT or (
            marker in APPS and not segment[4:].startswith(KEPT_APPS.get(marker, ()))
        ):
            continue
        else:
            yield segment
        if marker == SCAN:
            end = _end_of_scan(data, at)
            yield data[at:end]
            at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that ends a scan's data (ISO 10918-1, B.1.1.5)."""
    while True:
        at = data.find(MARKER, at)
        if at < 0:
            raise BrokenPhotoError("the picture has no end")
        follows = data[at + 1]
        if follows not in RESTARTS and follows not in (0, MARKER):
            return at
        at += 1 if follows == MARKER else 2


def _orientation(segment: bytes) -> int | None:
    """Which way is up, in the EXIF of an APP1 segment (EXIF 2.3, 4.6.4); None where none can be."""
    if segment[4:10] != b"Exif\0\0":
        return None
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, _kind, _count, value = struct.unpack_from(order + "HHIH", tiff, at)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else None  # noqa: PLR2004 - EXIF has eight
    except struct.error:
        return None
    return None


def _only_orientation(up: int) -> bytes:
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", ORIENTATION, 3, 1, up, 0) + b"\0" * 4
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks of the picture itself (PNG 3, 5.3), up to its end."""
    yield PNG_MARK
    at = len(PNG_MARK)
    while True:
        size, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + size]
        at += 12 + size
        if kind[:1].isupper() or kind in PNG_KEPT:
            yield chunk
        if kind == b"IEND":
            return


def _webp(data: bytes) -> bytes:
    """The chunks of the picture itself, without the flags that announce others."""
    (length,) = struct.unpack_from("<I", data, 4)
    kept = bytearray()
    at = 12
    while at + 8 <= min(len(data), length + 8):
        kind, size = struct.unpack_from("<4sI", data, at)
        chunk = bytearray(data[at : at + 8 + size + size % 2])
        at += len(chunk)
        if kind == b"VP8X":
            chunk[8] &= ~0b1100 & 0xFF
        if kind in WEBP_KEPT:
            kept += chunk
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + bytes(kept)
