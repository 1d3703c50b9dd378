"""The files of a built site."""

from pathlib import Path

from meetgen.sources.site_files import read_site


def test_every_file_is_read_by_path_and_no_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"x")
    (tmp_path / "c.png").write_bytes(b"y")
    (tmp_path / "link").symlink_to(tmp_path / "c.png")

    assert [*read_site(tmp_path)] == [("a/b.html", b"x"), ("c.png", b"y")]
