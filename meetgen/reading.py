"""The notes of a notebook, each parsed once: by this process, another one, or an earlier run."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from meetgen.cache import cache_of, digest_of, program_digest
from meetgen.codec import DecodeError, decoder, encode
from meetgen.halves import Halves
from meetgen.model.config import Config
from meetgen.model.note import Note
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note
from meetgen.sources.notes import is_left_out, read_notes

KIND = "note"

_decoded = decoder(Note)


class Reading:
    """The notes as they stood when this was made.

    From then on a second process parses those that the cache lacks, while this one may do
    something else, until it asks for them. Raises NotebookNotFoundError.
    """

    def __init__(self, config: Config) -> None:
        self._config, self._cache = config, cache_of(config.root)
        self._sources = tuple(read_notes(config))
        salt = digest_of(program_digest(), encode(replace(config, ignored=())))
        self._keys = [_key(source, salt) for source in self._sources]
        self._known = _whole(self._cache.values(KIND, self._keys))
        self._missing = [at for at, key in enumerate(self._keys) if key not in self._known]
        work = partial(_encoded, config=config)
        self._halves = Halves(work, [self._sources[at] for at in self._missing])
        self._notes: Sequence[Note] | None = None

    def notes(self, config: Config) -> Sequence[Note]:
        """The notes for a configuration that leaves out no less than the one it was made for."""
        if replace(config, ignored=()) != replace(self._config, ignored=()):
            self._halves.abandon()
            return Reading(config).notes(config)
        if self._notes is None:
            self._notes = self._finish()
        more = config.ignored[len(self._config.ignored) :]
        return [note for note in self._notes if not is_left_out(note.path, more)]

    def _finish(self) -> Sequence[Note]:
        made = dict(
            zip((self._keys[at] for at in self._missing), self._halves.results(), strict=True)
        )
        self._cache.keep(KIND, made, self._keys)
        self._cache.close()
        new = {key: _decoded(value) for key, value in made.items()}
        return [self._known[key] if key in self._known else new[key] for key in self._keys]


def _encoded(source: SourceFile, config: Config) -> bytes:
    return encode(parse_note(source, config))


def _key(source: SourceFile, salt: bytes) -> bytes:
    error = -1 if source.encoding_error is None else source.encoding_error
    return digest_of(salt, source.path.encode(), b"%d" % error, source.text.encode())


def _whole(values: dict[bytes, bytes]) -> dict[bytes, Note]:
    notes = {}
    for key, value in values.items():
        try:
            notes[key] = _decoded(value)
        except DecodeError:  # it is worked out anew
            continue
    return notes
