"""Words of the command line that name things of the notebook, or days; refused with candidates."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from meetgen.index.index import Index
    from meetgen.model.concern import KnownConcern
    from meetgen.model.person import Person
    from meetgen.model.project import Project
    from meetgen.model.series import Series

Named = TypeVar("Named", "Series", "Project", "KnownConcern")


def person_asked(words: str, index: "Index") -> "Person":
    """The one person whom the words name; `me` is who the notebook or git says."""
    from meetgen.index.lookup import near_names, people_named

    if words == "me":
        return me(index)
    found = people_named(words, index)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(words, (one.handle for one in found), "people")
    names = [name for one in index.people.values() for name in (one.handle, one.name)]
    raise _nothing(words, near_names(words, names), "person")


def owner_asked(words: str, index: "Index") -> str:
    """The owner that the words name: a handle, or words that actions have as their owner."""
    if words == "me":
        return me(index).handle
    if words in {owner for action in index.actions for owner in action.owners}:
        return words
    return person_asked(words, index).handle


def me(index: "Index") -> "Person":
    """Who is asking: the notebook's option `me`, else the user of git."""
    from meetgen.index.lookup import people_named
    from meetgen.sources.git import git_user

    config = index.config
    if config.me:
        return person_asked(config.me, index)
    name, email = git_user(config.root)
    for words in (email, name):
        handle = _by_email(words, index) if words == email else None
        if handle is not None:
            return index.people[handle]
        found = people_named(words, index) if words else ()
        if len(found) == 1:
            return found[0]
    raise click.UsageError(
        f"git's user {name or email or '(none)'} is nobody whom the notes know: "
        "set `me: your-handle` in the options of meetgen"
    )


def me_or_nobody(who: str | None, index: "Index") -> str | None:
    """The handle of the person named, else of who is asking; None when nobody knows that."""
    if who is not None:
        return person_asked(who, index).handle
    try:
        return me(index).handle
    except click.UsageError:
        return None


def _by_email(email: str, index: "Index") -> str | None:
    """The person whom people.yml gives the address to; the index itself keeps no addresses."""
    from meetgen.parsing.registers import parse_registers
    from meetgen.sources.registers import read_registers

    for entry in parse_registers(read_registers(index.config), index.config).people:
        if email and email.casefold() in {one.casefold() for one in entry.emails}:
            return entry.handle if entry.handle in index.people else None
    return None


def series_asked(words: str, index: "Index") -> "Series":
    """The one series that the words name."""
    from meetgen.index.lookup import series_named

    return _the_one(words, series_named(words, index), index.series, "series", "series")


def project_asked(words: str, index: "Index") -> "Project":
    """The one project that the words name."""
    from meetgen.index.lookup import projects_named

    return _the_one(words, projects_named(words, index), index.projects, "project", "projects")


def concern_asked(words: str, index: "Index") -> "KnownConcern":
    """The one concern that the words name."""
    from meetgen.index.lookup import concerns_named

    return _the_one(words, concerns_named(words, index), index.concerns, "concern", "concerns")


def note_asked(file: Path, index: "Index") -> str:
    """The path from the notes folder of a note that the user named from where they stand."""
    full = Path(os.path.abspath(file))  # noqa: PTH100 - links are not followed
    notes_dir = index.config.notes_dir
    for folder in (notes_dir, Path(os.path.abspath(notes_dir))):  # noqa: PTH100
        if full.is_relative_to(folder):
            path = full.relative_to(folder).as_posix()
            if path in index.notes:
                return path
    if (path := file.as_posix()) in index.notes:
        return path
    raise click.UsageError(f"{file} is no note of this notebook")


def latest_note_asked(words: str, index: "Index") -> str:
    """The newest note of a series that is not of a day to come, nor of a cancelled meeting."""
    from meetgen.model.note import NoteKind

    series = series_asked(words, index)
    for path in reversed(series.notes):
        meeting = index.meetings[path]
        is_past = meeting.date is not None and meeting.date <= index.as_of
        if is_past and meeting.kind is not NoteKind.CANCELLED:
            return path
    raise click.UsageError(f"{series.slug} has no note yet (name a file with --note)")


def day_asked(words: str, today: dt.date) -> dt.date:
    """The day that the words say: ISO, or counted from today (`friday`, `+2w`)."""
    from meetgen.parsing.dates import read_date

    day = read_date(words, today).day
    if day is None:
        raise click.UsageError(f"{words!r} is not a date (write 2026-12-01, friday or +2w)")
    return day


def _the_one(
    words: str, found: Sequence[Named], known: Iterable[str], what: str, several: str
) -> Named:
    """The only one of those found; refused where there are several, or none among the known."""
    from meetgen.index.lookup import near_names

    if len(found) == 1:
        return found[0]
    if found:
        raise _several(words, (one.slug for one in found), several)
    raise _nothing(words, near_names(words, known), what)


def _several(words: str, candidates: Iterable[str], what: str) -> click.UsageError:
    return click.UsageError(f"{words!r} fits several {what}: {', '.join(candidates)}")


def _nothing(words: str, near: Iterable[str], what: str) -> click.UsageError:
    candidates = ", ".join(near)
    hint = f" (do you mean {candidates}?)" if candidates else ""
    return click.UsageError(f"{words!r} is no {what} that the notes know{hint}")
