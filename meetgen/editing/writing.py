"""Changes on disk: locked, compared, written beside, put in place whole; or not at all.

A reader, a crash or a full disk meets the old file or the new one, never a part of one.
"""

import errno
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from meetgen.editing.change import Change
from meetgen.errors import ConflictError, MeetgenError, WriteError

LARGEST = 64 * 1024 * 1024  # bytes of a file that an edit may touch
WAIT = 30.0  # seconds for another meetgen that writes the same file
TRIES = 5  # Windows: a virus scanner may hold the file for a moment
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
CREATE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


def read_file(path: Path) -> bytes:
    """The bytes of a regular file that is no link. Raises WriteError for any other."""
    try:
        descriptor = os.open(path, READ)
    except OSError as error:
        why = "a link, not a file" if error.errno == errno.ELOOP else error.strerror
        raise WriteError(f"{path}: cannot be read ({why})") from error
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise WriteError(f"{path}: not a plain file of a size that can be edited")
        return stream.read()


def write_changes(changes: Iterable[Change]) -> tuple[Path, ...]:
    """Write what differs, all or none as far as can be told before; gives the files written.

    Raises ConflictError, and writes nothing, when a file is not what its change was made for;
    WriteError when the disk refuses.
    """
    needed = sorted((one for one in changes if one.is_needed), key=lambda one: one.path)
    if len({one.path for one in needed}) < len(needed):
        raise ValueError("two changes of one file")
    with ExitStack() as locks:
        for change in needed:
            locks.enter_context(locked(change.path))
        for change in needed:
            _compare(change)
        for change in needed:
            _put(change)
    return tuple(one.path for one in needed)


def update(path: Path, make: Callable[[bytes], bytes]) -> Change:
    """Read, change and write one file under its lock, so that no other writer's work is lost."""
    with locked(path):
        before = read_file(path)
        change = Change(path=path, before=before, after=make(before))
        if change.is_needed:
            _put(change)
    return change


@contextmanager
def locked(path: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Nobody else's meetgen writes the file, or into the folder that is locked likewise.

    Raises ConflictError after so many seconds.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(_lock_file(path), timeout=wait, poll_interval=0.005):
            yield
    except Timeout as error:
        raise ConflictError(f"{path}: another meetgen is writing it (try again)") from error


def _lock_file(path: Path) -> Path:
    """The file that stands for the lock: outside the notebook, in a folder of this user."""
    user = getattr(os, "getuid", lambda: "user")()
    folder = Path(tempfile.gettempdir()) / f"meetgen-{user}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    key = os.fsencode(path.parent.resolve() / path.name)
    return folder / f"{hashlib.sha256(key).hexdigest()[:32]}.lock"


def _compare(change: Change) -> None:
    if change.before is None:
        if os.path.lexists(change.path):
            raise ConflictError(f"{change.path}: is there already, so it was not written")
        return
    if read_file(change.path) != change.before:
        raise ConflictError(
            f"{change.path}: changed meanwhile, so nothing was written (run the command again)"
        )


def _put(change: Change) -> None:
    """Write the bytes beside the file and let them take its place."""
    path, is_new = change.path, change.before is None
    beside = path.with_name(f".{path.name}.meetgen-new")  # hidden: no note while it is there
    try:
        if is_new:
            path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            beside.unlink()  # of a run that was killed; the lock says that nobody writes it now
        try:
            _write(beside, change.after, None if is_new else stat.S_IMODE(path.stat().st_mode))
            _compare(change)  # an editor may have saved while we wrote
            _replace(beside, path)
        except (OSError, MeetgenError):
            with suppress(OSError):
                beside.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror})") from error


def _write(path: Path, data: bytes, mode: int | None) -> None:
    descriptor = os.open(path, CREATE, 0o666 if mode is None else 0o600)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(source: Path, target: Path) -> None:
    for attempt in range(TRIES):
        try:
            os.replace(source, target)  # noqa: PTH105 - the call that tests make fail
        except PermissionError:
            if os.name != "nt" or attempt == TRIES - 1:
                raise
            time.sleep(0.1 * 2**attempt)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name last; file systems that cannot are left to themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
