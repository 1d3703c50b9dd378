"""A build tells how far it has come."""

import datetime as dt
from pathlib import Path

import pytest

from meetgen.model.progress import Stage
from mkdocs_meetgen import engine

CONFIG = "docs_dir: notes\nsite_name: N\ntheme: {name: material, font: false}\nplugins: [meetgen]\n"


def stages(root: Path) -> list[Stage]:
    """Build, and give the stages that were told of with some work in them, in order."""
    told: list[Stage] = []

    def tell(stage: Stage, done: int, total: int) -> None:
        assert 0 <= done <= total
        if total:
            told.append(stage)

    site = engine.build(
        config_file=root / "mkdocs.yml",
        notebook=None,
        site_dir=None,
        strict=False,
        today=dt.date(2026, 11, 24),
        progress=tell,
    )
    assert site is not None
    return list(dict.fromkeys(told))


def test_each_stage_of_a_build_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "nb"
    (root / "notes").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for n in range(1, 10):
        (root / f"notes/2026-11-0{n}-weekly.md").write_text(f"# Weekly {n}\n", encoding="utf-8")

    assert stages(root) == [Stage.NOTES, Stage.PAGES, Stage.SITE]
    assert stages(root) == []
    (root / "notes/2026-11-01-weekly.md").write_text("# Weekly\n\nMore.\n", encoding="utf-8")
    assert stages(root)[:2] == [Stage.NOTES, Stage.PAGES]
