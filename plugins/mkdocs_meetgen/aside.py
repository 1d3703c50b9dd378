"""A site written beside the one that is there, which stays until the new one is complete."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

NEW, OLD = ".new", ".old"


@contextlib.contextmanager
def built_aside(config: MkDocsConfig) -> Iterator[None]:
    """Let a build write into a hidden folder beside the site; put that in its place at the end.

    When the build fails or is killed, the old site is as it was. Hidden files in it, such as
    `.git`, stay. Where no folder can be made beside it, the build writes where it always did.
    """
    place = Path(os.path.realpath(config.site_dir))
    aside = place.with_name(f".{place.name}.{os.getpid()}{NEW}")
    _clear(place)
    try:
        aside.mkdir(parents=True)
    except OSError:
        yield
        return
    written, config.site_dir = config.site_dir, os.fspath(aside)
    try:
        yield
        _put_in_place(aside, place)
    finally:
        config.site_dir = written
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(aside: Path, place: Path) -> None:
    """Exchange the two folders, as far as a system lets one: by two renames."""
    if not place.exists():
        aside.rename(place)
        return
    shutil.copymode(place, aside)
    for entry in place.iterdir():
        if entry.name.startswith(".") and not (aside / entry.name).exists():
            entry.rename(aside / entry.name)
    old = place.with_name(f".{place.name}.{os.getpid()}{OLD}")
    try:
        place.rename(old)
    except OSError:  # a mount point, or in use
        _put_inside(aside, place)
        return
    try:
        aside.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_inside(aside: Path, place: Path) -> None:
    """Exchange what is in a folder that has to stay."""
    for entry in place.iterdir():
        if not entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    for entry in aside.iterdir():
        shutil.move(entry, place / entry.name)


def _clear(place: Path) -> None:
    """Take away what builds left that were killed; one killed between two renames is undone."""
    with contextlib.suppress(OSError):
        for entry in place.parent.glob(f".{place.name}.*"):
            pid = entry.name.removeprefix(f".{place.name}.").removesuffix(entry.suffix)
            if entry.suffix not in (NEW, OLD) or not pid.isdecimal() or _is_running(int(pid)):
                continue
            if entry.suffix == OLD and not place.exists():
                entry.rename(place)
            else:
                shutil.rmtree(entry, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
