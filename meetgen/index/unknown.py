"""Names of projects, series and teams that nearly are known ones."""

from collections.abc import Iterable, Iterator, Mapping

from meetgen.index.names import key_of
from meetgen.index.near import near_keys
from meetgen.index.projects import Keys
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note
from meetgen.model.slug import slug_of
from meetgen.model.source import Location


def unknown_names(notes: Iterable[Note], registered: Mapping[str, Keys]) -> Iterator[Diagnostic]:
    """MG013 for each name that no register has but one nearly has; `registered` by kind of thing.

    A name that is near to nothing is a new project, series or team, and no mistake.
    """
    near = {kind: near_keys(keys) for kind, keys in registered.items()}
    for note in notes:
        if not note.kind.is_meeting:
            continue
        written = (
            ("project", note.projects, "projects"),
            ("series", (note.series,), "series"),
            ("team", (note.team,), "team"),
        )
        for kind, names, key in written:
            keys = registered[kind]
            for name in names:
                if not name or key_of(name) in keys or slug_of(name) in keys:
                    continue
                proposal = near[kind].proposal(name)
                if proposal is not None and proposal != slug_of(name):
                    place = note.key_lines.get(key) or note.key_lines.get("project")
                    yield _unknown(kind, name, proposal, place or Location(path=note.path, line=1))


def _unknown(kind: str, name: str, proposal: str, location: Location) -> Diagnostic:
    return Diagnostic(
        code="MG013",
        severity=Severity.WARNING,
        location=location,
        message=f"no {kind} is called “{name}”",
        hint=f"did you mean `{proposal}`? Otherwise add it to its register",
    )
