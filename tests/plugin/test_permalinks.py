"""Permanent addresses in a built site."""

import pytest

from tests.plugin.conftest import Build

NOTES = {"2026-11-18-weekly.md": "---\nseries: weekly\n---\n\n# Weekly\n"}
FILES = {"series.yml": "weekly: {title: Weekly, aliases: [Old Name]}\n"}


@pytest.mark.parametrize("directories", [True, False])
def test_a_permalink_leads_to_the_series(build: Build, *, directories: bool) -> None:
    built = build(NOTES, files=FILES, use_directory_urls=directories)

    target = "../../series/weekly/" if directories else "../../series/weekly.html"
    for address in ("s/weekly", "s/old-name"):
        assert f'url={target}"' in built.page(address)

    assert "s/weekly" not in (built.site / "sitemap.xml").read_text(encoding="utf-8")
    assert built.messages == ()


def test_a_page_of_the_notebook_keeps_its_place(build: Build) -> None:
    built = build(NOTES | {"s/weekly.md": "# Mine\n"}, files=FILES)

    assert ">Mine<" in built.page("s/weekly")


def test_a_private_series_has_none(build: Build) -> None:
    private = "---\nseries: pay\nvisibility: private\n---\n\n# Pay\n"
    built = build(NOTES | {"2026-11-19-pay.md": private}, files=FILES)

    assert not built.has("s/pay")
