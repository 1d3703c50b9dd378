"""The notes of a notebook, each parsed once: by this process, another one, or an earlier run."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from functools import partial

from meetgen.cache import Cache, cache_of, digest_of, program_digest
from meetgen.codec import DecodeError, decoder, encode
from meetgen.halves import Halves, as_it_is
from meetgen.model.config import Config
from meetgen.model.note import Note
from meetgen.model.progress import Progress, Stage, untold
from meetgen.model.source import SourceFile
from meetgen.sources.notes import is_left_out, read_notes

KIND = "note"
PARSED_BY = (
    "notes_dir", "words", "keys", "date_order", "visibility", "audience", "audiences", "limits"
)  # fmt: skip

_decoded = decoder(Note)


class Reading:
    """The notes as they stood when this was made. Raises NotebookNotFoundError.

    `at_hand` are notes by key that an earlier reading in this process left, and is left those of
    this one.
    """

    def __init__(
        self,
        config: Config,
        progress: Progress = untold,
        at_hand: MutableMapping[bytes, Note] | None = None,
    ) -> None:
        self._config, self._progress, self._at_hand = config, progress, at_hand
        self._sources = tuple(read_notes(config))
        salt = digest_of(program_digest(), encode(_parsed_by(config)))
        self._keys = {source.path: _key(source, salt) for source in self._sources}
        self._cache: Cache | None = None
        self._known: dict[bytes, bytes] = {}
        self._missing: list[SourceFile] = []
        self._halves: Halves[SourceFile, bytes] | None = None
        self._notes: Sequence[Note] | None = None

    @property
    def keys(self) -> Mapping[str, bytes]:
        """By a file's path a digest of all on which it depends what the file says."""
        return self._keys

    def begin(self) -> None:
        """Have a second process parse those notes that the cache lacks, from the last one on."""
        self._cache = cache_of(self._config.root)
        at_hand = self._at_hand or {}
        wanted = [key for key in self._keys.values() if key not in at_hand]
        self._known = self._cache.values(KIND, wanted)
        known = self._known.keys() | at_hand
        self._missing = [one for one in self._sources if self._keys[one.path] not in known]
        self._halves = Halves(partial(_encoded, config=self._config), self._missing, as_it_is)

    def notes(self, config: Config) -> Sequence[Note]:
        """The notes for a configuration that leaves out no less than the one it was made for."""
        if _parsed_by(config) != _parsed_by(self._config):
            if self._halves is not None:
                self._halves.abandon()
            return Reading(config, self._progress).notes(config)
        if self._notes is None:
            self._notes = tuple(self._finish())
            if self._at_hand is not None:
                self._at_hand.clear()
                self._at_hand.update((self._keys[note.path], note) for note in self._notes)
        more = config.ignored[len(self._config.ignored) :]
        return [note for note in self._notes if not is_left_out(note.path, more)]

    def _finish(self) -> Iterator[Note]:
        if self._halves is None or self._cache is None:
            self.begin()
        assert self._halves is not None and self._cache is not None  # noqa: PT018, S101 - `begin`
        results = self._halves.results(tell=partial(self._progress, Stage.NOTES))
        made = {
            self._keys[source.path]: result
            for source, result in zip(self._missing, results, strict=True)
        }
        self._cache.keep(KIND, made, self._keys.values())
        self._cache.close()
        found, sources = self._known | made, self._sources
        # A notebook of ten thousand notes holds a hundred megabytes in them.
        self._known, self._missing, self._sources, self._halves = {}, [], (), None
        del made, results
        for source in sources:
            key = self._keys[source.path]
            if self._at_hand and key in self._at_hand:
                yield self._at_hand[key]
                continue
            try:
                yield _decoded(found.pop(key))
            except DecodeError:  # what the cache had was no note
                yield _decoded(_encoded(source, self._config))


def _parsed_by(config: Config) -> dict[str, object]:
    """The options on which it depends what a note's text says, and where the notes are."""
    return {name: getattr(config, name) for name in PARSED_BY}


def _encoded(source: SourceFile, config: Config) -> bytes:
    from meetgen.parsing.note import parse_note  # not needed where nothing changed

    return encode(parse_note(source, config))


def _key(source: SourceFile, salt: bytes) -> bytes:
    error = -1 if source.encoding_error is None else source.encoding_error
    return digest_of(salt, source.path.encode(), b"%d" % error, source.text.encode())
