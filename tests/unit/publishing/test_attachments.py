"""Pictures lose what they tell of the camera; drawings and documents that run are told apart."""

import struct
import zlib

import pytest

from meetgen.publishing.attachments import is_active, is_inert_svg, without_photo_data


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    head = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in segments
    )
    return b"\xff\xd8" + head + b"\xff\xda\x00\x02picture\xff\xd9"


def exif(up: int, order: str = ">") -> bytes:
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, up, 0)
    gps = struct.pack(order + "HHII", 0x8825, 4, 1, 26)
    return b"Exif\0\0" + mark + struct.pack(order + "IH", 8, 2) + gps + entries + b"\0\0\0\0SECRET"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_jpeg_keeps_its_picture_and_which_way_is_up(order: str) -> None:
    data = jpeg((0xE0, b"JFIF"), (0xE1, exif(6, order)), (0xFE, b"SECRET"), (0xDB, b"table"))
    clean = without_photo_data(data)

    assert b"SECRET" not in clean
    assert b"\x88\x25" not in clean
    assert b"JFIF" in clean
    assert b"table" in clean
    assert clean.endswith(b"picture\xff\xd9")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in clean
    assert without_photo_data(clean) == clean


def test_a_jpeg_that_stands_upright_needs_no_exif() -> None:
    assert without_photo_data(jpeg((0xE1, exif(1)), (0xDB, b"t"))) == jpeg((0xDB, b"t"))


def test_a_png_loses_text_time_and_what_is_behind_its_end() -> None:
    data = png((b"IHDR", b"h"), (b"tEXt", b"SECRET"), (b"eXIf", b"SECRET"), (b"IDAT", b"d"))
    data += png((b"IEND", b""))[8:] + b"SECRET"

    assert without_photo_data(data) == png((b"IHDR", b"h"), (b"IDAT", b"d"), (b"IEND", b""))


def test_a_webp_loses_exif_and_says_so() -> None:
    data = webp((b"VP8X", b"\x0c" + b"\0" * 9), (b"VP8 ", b"odd"), (b"EXIF", b"SECRET"))

    assert without_photo_data(data) == webp((b"VP8X", b"\0" * 10), (b"VP8 ", b"odd"))


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"GIF89a",
     b"\x89PNG\r\n\x1a\n\0\0", jpeg((0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"))[:14]],
)  # fmt: skip
def test_a_broken_picture_raises_nothing(data: bytes) -> None:
    without_photo_data(data)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<g onload='alert(1)'/>",
        "<g\nonclick=alert(1) />",
        '<a href="javascript:alert(1)">x</a>',
        '<a xlink:href=" https://evil.example">x</a>',
        "<a href='&#106;avascript:alert(1)'>x</a>",
        "<foreignObject><body/></foreignObject>",
        "<style>@import 'https://evil.example';</style>",
        "<rect style='fill:url(https://evil.example#a)'/>",
        "<image href='//evil.example/x.png'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
    ],
)
def test_a_drawing_that_acts_is_told(body: str) -> None:
    assert not is_inert_svg(f"<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>".encode())


def test_a_drawing_that_acts_in_its_head_is_told() -> None:
    assert not is_inert_svg(b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>")
    assert not is_inert_svg(b"<?xml-stylesheet href='https://evil.example'?><svg/>")
    assert not is_inert_svg("<svg/>".encode("utf-16"))


@pytest.mark.parametrize(
    "body",
    [
        "<path d='M0 0'/><text>one on two</text>",
        "<use href='#arrow'/><use xlink:href=\"#b\"/><rect fill='url(#g)'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<!-- made by a program -->",
    ],
)
def test_a_plain_drawing_is_inert(body: str) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
    assert is_inert_svg(f"{head}<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>".encode())


@pytest.mark.parametrize(("name", "runs"), [("a.HTML", True), ("a.js", True), ("a.pdf", False)])
def test_what_a_browser_runs_is_known_by_its_ending(name: str, *, runs: bool) -> None:
    assert is_active(name) is runs
