"""The index of a large search, which a browser loads in pieces; the only user of Pagefind.

Pagefind's program reads HTML and writes the index, so each record becomes a small file for it,
outside the site. Its interface for Python waits a tenth of a second for each record.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from meetgen.errors import PagefindError

FOLDER = "pagefind"  # below the site
# Pagefind's own forms: the site has one that keeps to its policy and its look.
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "playground")


class Record(Struct, frozen=True, kw_only=True):
    """Something that a search finds: plain text; `day` is ISO or empty."""

    title: str
    content: str
    facets: dict[str, list[str]]
    day: str


def is_installed() -> bool:
    """Whether Pagefind is there, with its program."""
    if find_spec("pagefind") is None:
        return False
    from pagefind.service import get_executable

    return get_executable() is not None


def write_pagefind(records: Iterable[tuple[str, Record]], site_dir: Path, language: str) -> None:
    """Write the index below a site, in the place of one that is there. Raises PagefindError.

    `records` come with their addresses from the site's root. The same records are found the same
    way, but Pagefind's files are not the same bytes each time: it does not sort its filters.
    """
    folder, aside = site_dir / FOLDER, site_dir / f".{FOLDER}.new"
    shutil.rmtree(aside, ignore_errors=True)
    with TemporaryDirectory(prefix="meetgen-") as pages:
        for number, (address, record) in enumerate(records):
            file = Path(pages, f"{number}.html")
            file.write_text(_page(address, record), encoding="utf-8", errors="replace")
        _run(Path(pages), aside, language)
    for pattern in UNUSED:
        for path in aside.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


def _run(pages: Path, folder: Path, language: str) -> None:
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        raise PagefindError("Pagefind's program is not there (pip install 'meetgen[pagefind]')")
    options = ("--site", pages, "--output-path", folder, "--force-language", language, "--quiet")
    try:
        done = subprocess.run(  # noqa: S603 - Pagefind's own program, with our words alone
            [program, *options], capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise PagefindError(f"{program}: cannot be run ({error.strerror})") from error
    if done.returncode or not folder.is_dir():
        last = (done.stderr or done.stdout).strip().rpartition("\n")[2]
        raise PagefindError(f"Pagefind gave up: {last or done.returncode}")


def _page(address: str, record: Record) -> str:
    return "\n".join(
        (
            "<!doctype html><html><head>",
            *_metas(address, record),
            f"</head><body data-pagefind-body><p>{escape(record.content or record.title)}</p>",
            "</body></html>",
        )
    )


def _metas(address: str, record: Record) -> Iterator[str]:
    """What is known of a record, in attributes, where commas and colons mean nothing."""
    values = [("meta", "address", address), ("meta", "title", record.title)]
    if record.day:
        values += [("meta", "date", record.day), ("sort", "date", record.day)]
    values += [("filter", name, one) for name, some in record.facets.items() for one in some]
    for kind, name, value in values:
        yield f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'
