"""Pictures lose what they tell of the camera, the place and the programs."""

import struct
import zlib

import pytest

from meetgen.publishing.photos import BrokenPhotoError, without_photo_data


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    head = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in segments
    )
    return b"\xff\xd8" + head + b"\xff\xda\x00\x02pict\xff\x00\xff\xd0ure\xff\xd9"


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
    assert clean.endswith(b"pict\xff\x00\xff\xd0ure\xff\xd9")
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


SCAN = b"\xff\xda\x00\x02"


def test_a_jpeg_of_several_scans_is_kept_whole_and_nothing_behind_it() -> None:
    scans = SCAN + b"one\xff\xc4\x00\x04tt" + SCAN + b"two\xff\xd9"
    data = b"\xff\xd8" + scans + jpeg((0xE1, exif(1)))

    assert without_photo_data(data) == b"\xff\xd8" + scans


def test_only_what_changes_how_a_jpeg_looks_stays() -> None:
    kept = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0x"), (0xEE, b"Adobe\0"), (0xDB, b"t"))
    lost = ((0xE2, b"MPF\0"), (0xE1, b"http://ns.adobe.com/xap/1.0/\0SECRET"), (0xEB, b"JP SECRET"),
            (0xEC, b"Ducky SECRET"), (0xED, b"Photoshop SECRET"), (0xE0, b"SECRET"))  # fmt: skip

    assert without_photo_data(jpeg(*lost, *kept)) == jpeg(*kept)


def test_fill_bytes_hide_no_segment() -> None:
    data = jpeg((0xE1, exif(1))).replace(b"\xff\xe1", b"\xff\xff\xff\xe1")

    assert without_photo_data(data) == jpeg()


@pytest.mark.parametrize("tiff", [b"", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff"])
def test_exif_that_cannot_be_read_goes_all_the_same(tiff: bytes) -> None:
    assert without_photo_data(jpeg((0xE1, b"Exif\0\0" + tiff))) == jpeg()


@pytest.mark.parametrize(
    "data",
    [b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff", jpeg((0xE1, exif(1)))[:-2],
     b"\xff\xd8odd" + jpeg((0xE1, exif(1))), b"\x89PNG\r\n\x1a\n\0\0", png((b"IHDR", b"h"))],
)  # fmt: skip
def test_a_picture_that_breaks_off_is_told(data: bytes) -> None:
    with pytest.raises(BrokenPhotoError):
        without_photo_data(data)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\0\0\0\x18ftypheic"])
def test_other_files_stay_as_they_are(data: bytes) -> None:
    assert without_photo_data(data) == data
