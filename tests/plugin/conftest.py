"""Temporary notebooks, built by MkDocs in this process."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

DAY = "1795521600"  # noon of 2026-11-24, UTC
MATERIAL: Mapping[str, Any] = {"name": "material", "font": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site on disk, and what the build said."""

    site: Path
    messages: tuple[str, ...]
    is_aborted: bool

    def page(self, address: str) -> str:
        """The HTML of a page; the home page is at the empty address."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def has(self, address: str) -> bool:
        """Whether there is a page or file at the address."""
        return (self.site / address).exists()

    def search_entries(self) -> list[dict[str, Any]]:
        """The entries of the search index."""
        text = (self.site / "search" / "search_index.json").read_text(encoding="utf-8")
        entries: list[dict[str, Any]] = json.loads(text)["docs"]
        return entries


Build = Callable[..., Built]


class _Messages(logging.Handler):
    """Keeps warnings and errors, as a strict build counts them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Write a notebook, build it, give the site.

    `notes` are below `notes/`, `files` beside it; `options` are those of the plugin, `plugins`
    stand before it; further keys go into the configuration.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(tmp_path)

    def run(
        notes: Mapping[str, str | bytes],
        *,
        files: Mapping[str, str] | None = None,
        options: Mapping[str, Any] | None = None,
        plugins: tuple[Any, ...] = ("search",),
        strict: bool = False,
        **more: Any,
    ) -> Built:
        written = {f"notes/{path}": text for path, text in notes.items()} | dict(files or {})
        for path, text in written.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        config = {
            "site_name": "Test notes",
            "docs_dir": "notes",
            "theme": dict(MATERIAL),
            "strict": strict,
            "plugins": [*plugins, {"meetgen": dict(options or {})}],
            **more,
        }
        (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
        return _built(tmp_path)

    yield run
    _forget_plugins()


def _built(folder: Path) -> Built:
    _forget_plugins()
    handler = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    is_aborted = False
    try:
        config = load_config(str(folder / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort:
        is_aborted = True
    finally:
        logger.removeHandler(handler)
    return Built(site=folder / "site", messages=tuple(handler.messages), is_aborted=is_aborted)


def _forget_plugins() -> None:
    # MkDocs keeps plugins that have on_startup for the next configuration of the process.
    dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
