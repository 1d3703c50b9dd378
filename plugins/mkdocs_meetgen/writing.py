"""Pages written to disk by a process of their own, while the next ones are being made."""

import contextlib
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from mkdocs import utils
from mkdocs.exceptions import BuildError

from meetgen.halves import is_second_process_possible

PIPE_SIZE = 1 << 20  # bytes that may wait for the other process
LARGE = 4 << 20  # bytes of a file that costs more memory on the way than time here


class Writer:
    """Writes files; `finish` waits until they are on disk and raises what went wrong."""

    def __init__(self) -> None:
        self._stream: BinaryIO | None = None
        if not is_second_process_possible():
            return
        reader, writer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(writer)
            _write_what_comes(reader)
        os.close(reader)
        with contextlib.suppress(ImportError, AttributeError, OSError):
            import fcntl  # not on every system

            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
        self._stream = os.fdopen(writer, "wb", buffering=0)

    def write(self, content: bytes, output_path: str) -> None:
        """Have a file written; the same as MkDocs' `write_file`."""
        if self._stream is None or len(content) > LARGE:
            write_file(content, output_path, set())
            return
        data = pickle.dumps((content, output_path), pickle.HIGHEST_PROTOCOL)
        try:
            _send(self._stream, len(data).to_bytes(8, "big"))
            _send(self._stream, data)
        except BrokenPipeError:
            self.finish()

    def finish(self) -> None:
        """Wait for the other process; from now on this one writes. Raises BuildError."""
        if self._stream is None:
            return
        with contextlib.suppress(BrokenPipeError):
            self._stream.close()
        self._stream = None
        _, status = os.waitpid(self._child, 0)
        if status:
            raise BuildError("The site cannot be written: see the message above")


def _send(stream: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _write_what_comes(reader: int) -> None:
    """Write what the other process sends until it has sent all; then end this one."""
    status, folders = 1, set[str]()
    try:
        with os.fdopen(reader, "rb", buffering=PIPE_SIZE) as stream:
            while size := stream.read(8):
                # The bytes come from this very program.
                content, path = pickle.loads(stream.read(int.from_bytes(size, "big")))  # noqa: S301
                write_file(content, path, folders)
        status = 0
    except OSError as error:
        os.write(2, f"error: {error.filename}: {error.strerror}\n".encode(errors="replace"))
    finally:
        # Nothing of the parent's own clean-up may run here.
        os._exit(status)


def write_file(content: bytes, output_path: str, folders: set[str]) -> None:
    """Write a file; `folders` are those known to be there, of which this makes one more."""
    folder = os.path.dirname(output_path)  # noqa: PTH120 - once a page
    if folder not in folders:
        try:
            os.mkdir(folder)  # noqa: PTH102 - once a page
        except OSError:  # it is there, or the one above is not
            Path(folder).mkdir(parents=True, exist_ok=True)
        folders.add(folder)
    with open(output_path, "wb") as stream:  # noqa: PTH123 - once a page
        stream.write(content)


@contextlib.contextmanager
def writing_behind() -> Iterator[Writer]:
    """Let MkDocs hand its files to a Writer.

    A good part of a build is the system's time for making files, and MkDocs would wait for each.
    """
    names, writer = vars(utils), Writer()
    original, names["write_file"] = names["write_file"], writer.write
    try:
        yield writer
    finally:
        names["write_file"] = original
        writer.finish()
