"""Permanent addresses of series: under slug and aliases, never under another's."""

from msgspec.structs import replace

from meetgen.model.series import Series
from meetgen.rendering.permalinks import Permalink, permalink_page, permalinks
from tests.unit.sample_index import sample_index


def test_a_series_keeps_its_addresses_under_former_names() -> None:
    series = {
        "weekly": Series(slug="weekly", title="Weekly", aliases=("sync", "board")),
        "board": Series(slug="board", title="Board", aliases=("sync",)),
    }
    found = list(permalinks(replace(sample_index(), series=series)))

    assert [(one.address, one.uri) for one in found] == [
        ("s/weekly/", "series/weekly.md"),
        ("s/sync/", "series/weekly.md"),
        ("s/board/", "series/board.md"),
    ]


def test_the_page_leads_on_without_a_script_and_escapes_its_words() -> None:
    one = Permalink(address="s/x/", uri="series/x.md", title='<b>"x"')
    page = permalink_page(one, "../../series/x/?a=1&b")

    assert '<meta http-equiv="refresh" content="0; url=../../series/x/?a=1&amp;b">' in page
    assert "&lt;b&gt;&quot;x&quot;</title>" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
