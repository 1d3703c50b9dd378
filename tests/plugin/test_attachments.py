"""Which files beside the notes reach the site, and in which form."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Build
from tests.unit.publishing.test_photos import exif, jpeg

NOTE = """# X

![a](pictures/shown.png) ![[wiki.png]] [slides](slides.pdf) <img src="html%20one.png">
[page](page.html) [good](good.svg) [bad](bad.svg) [photo](photo.jpg)
"""
FILES: dict[str, str | bytes] = {
    "2026-11-18-x.md": NOTE,
    "2026-11-19-secret.md": "---\nprivate: true\n---\n\n![s](pictures/secret.png)\n",
    "pictures/shown.png": b"png",
    "pictures/secret.png": b"png",
    "pictures/nobodys.png": b"png",
    "wiki.png": b"png",
    "slides.pdf": b"pdf",
    "html one.png": b"png",
    "page.html": "<script>alert(1)</script>",
    "script.js": "alert(1)",
    "good.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "bad.svg": "<svg onload='alert(1)'/>",
    "photo.jpg": jpeg((0xE1, exif(1)), (0xDB, b"table")),
    "extra.css": "body { background: url('back.png') }",
    "back.png": b"png",
}


def test_only_what_a_visible_note_leads_to_is_published(build: Build) -> None:
    built = build(FILES, extra_css=["extra.css"])
    wanted = ("pictures/shown.png", "wiki.png", "slides.pdf", "html one.png", "good.svg",
              "photo.jpg", "extra.css", "back.png")  # fmt: skip

    assert [name for name in wanted if not built.has(name)] == []
    assert [name for name in FILES if name not in wanted and built.has(name)] == []


def test_what_could_run_is_refused_and_its_link_becomes_words(build: Build) -> None:
    built = build(FILES)
    text = built.page("2026-11-18-x")

    assert "page.html" not in text
    assert "bad.svg" not in text
    assert "good.svg" in text
    assert sum("can run in a reader's browser" in one for one in built.messages) == 2


def test_a_picture_does_not_tell_where_it_was_taken(build: Build) -> None:
    built = build(FILES)

    assert (built.site / "photo.jpg").read_bytes() == jpeg((0xDB, b"table"))


@pytest.mark.parametrize(("choice", "is_there"), [("keep", True), ("refuse", False)])
def test_pictures_are_kept_or_refused_as_configured(
    build: Build, choice: str, *, is_there: bool
) -> None:
    built = build(FILES, options={"photo_data": choice})

    assert built.has("photo.jpg") is is_there
    assert not is_there or (built.site / "photo.jpg").read_bytes() == FILES["photo.jpg"]


def test_everything_is_published_where_that_is_wanted(build: Build) -> None:
    built = build(FILES, options={"attachments": "all"})

    assert built.has("pictures/nobodys.png")
    assert not built.has("page.html")


def test_links_devices_and_what_lies_outside_are_refused(build: Build, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"canary")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "link.png").symlink_to(tmp_path / "outside.png")
    built = build({"2026-11-18-x.md": "![a](link.png) ![b](../outside.png)\n"})

    assert not any(b"canary" in one.read_bytes() for one in built.site.rglob("*") if one.is_file())
