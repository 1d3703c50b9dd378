"""A build that is asked for: what it depends on, and whether there is anything to do."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path

from msgspec import Struct

from meetgen.cache import digest_of, program_digest
from meetgen.codec import encode
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note
from meetgen.model.progress import Progress, untold
from meetgen.reading import Reading
from meetgen.sources.calendars import read_calendars
from meetgen.sources.registers import read_registers
from mkdocs_meetgen.clock import EPOCH, today
from mkdocs_meetgen.feeds import times_told
from mkdocs_meetgen.settings import configuration_files, read_settings, read_values
from mkdocs_meetgen.state import Memory, files_below, outputs_of


class Beginning(Struct, frozen=True):
    """What the site depends on as it stood when its build began."""

    shape: bytes
    inputs: bytes


class Wanted(Struct, frozen=True, kw_only=True):
    """A build that is asked for; `config_file` is None for a folder without one.

    `address` is where a server shows the site, empty for a site on disk.
    """

    config: Config
    config_file: Path | None
    site_dir: Path
    day: dt.date
    strict: bool
    reading: Reading
    progress: Progress = untold
    address: str = ""

    def beginning(self) -> Beginning:
        """What the site depends on as it stands now."""
        return Beginning(self.shape(), self.inputs())

    def shape(self) -> bytes:
        """A digest of all that the site depends on beside notes, registers and calendars."""
        values: Mapping[str, object] = {}
        files: list[bytes] = []
        if self.config_file is not None:
            values = read_values(self.config_file)
            files = [file.read_bytes() for file in configuration_files(self.config_file)]
        return digest_of(
            program_digest(),
            encode(self.config),
            repr(values).encode("utf-8", "backslashreplace"),
            *files,
            self.day.isoformat().encode(),
            self.address.encode(),
            os.environ.get(EPOCH, "").encode(),
            encode(self._other_files(values)),
        )

    def accepts(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether the build may succeed; one that may not is MkDocs' to refuse."""
        return not self.strict or all(one.severity is Severity.INFO for one in diagnostics)

    def inputs(self) -> bytes:
        """A digest of the notes, registers and calendars, and of what feeds tell beside them."""
        registers = [(one.path, one.text) for one in read_registers(self.config)]
        calendars = read_calendars(self.config)
        times = dict(times_told(self.config, self.reading.keys))
        return digest_of(encode([dict(self.reading.keys), registers, calendars, times]))

    def _other_files(self, values: Mapping[str, object]) -> list[tuple[object, ...]]:
        """What tells whether the files changed that are no notes: pictures, overrides."""
        folders = [self.config.notes_dir]
        theme = values.get("theme")
        if isinstance(theme, Mapping) and self.config_file is not None and theme.get("custom_dir"):
            folders.append(self.config_file.parent / str(theme["custom_dir"]))
        return sorted(
            (os.fspath(folder), path, one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns)
            for folder in folders
            for path, one in files_below(folder, self.site_dir)
            if path not in self.reading.keys
        )


def wanted_by(
    config_file: Path | None,
    notebook: Config | None,
    site_dir: Path | None,
    *,
    strict: bool,
    address: str = "",
    progress: Progress = untold,
    at_hand: MutableMapping[bytes, Note] | None = None,
) -> Wanted:
    """The build of a notebook by its configuration file, or `notebook` where it has none.

    `at_hand` are notes that this process has read already, as for `Reading`.
    """
    if config_file is None:
        assert notebook is not None  # noqa: S101 - the command line gives one of them
        config, place = notebook, Path("site")
    else:
        config = read_settings(config_file)
        values = read_values(config_file)
        place = config_file.parent / str(values.get("site_dir") or "site")
        strict = strict or values.get("strict") is True
    return Wanted(
        config=config,
        config_file=config_file,
        site_dir=(site_dir or place).absolute(),
        day=today(config.timezone),
        strict=strict,
        reading=Reading(config, progress, at_hand),
        progress=progress,
        address=address,
    )


def rebuild(wanted: Wanted, began_with: Beginning, memory: Memory) -> tuple[Diagnostic, ...] | None:
    """Bring the site up to date and tell what is wrong; None where only MkDocs can do it."""
    head = memory.head()
    if head is None or head.shape != began_with.shape or not wanted.accepts(head.diagnostics):
        return None
    if head.outputs != outputs_of(wanted.site_dir):
        return None
    if head.inputs == began_with.inputs:
        return head.diagnostics
    from mkdocs_meetgen.quick import renew  # all of meetgen, which so far was not needed

    return renew(wanted, memory, head, began_with.inputs)
