"""What the commands that change notes have in common: what they show, and how they write."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct

from meetgen.cli.days import day_or_today
from meetgen.cli.notebook import Place, find_notebook
from meetgen.errors import ConflictError, EditRefusedError

if TYPE_CHECKING:
    from meetgen.editing.change import Change
    from meetgen.index.index import Index
    from meetgen.model.config import Config

TRIES = 3  # when an editor saves between our reading and our writing
LONG_WAIT = 300.0  # seconds: others may have to read a large notebook first
Command = TypeVar("Command", bound=Callable[..., Any])


class Showing(Struct, frozen=True, kw_only=True):
    """What a writing command shows: whether it writes at all, and whether as a difference."""

    dry_run: bool
    diff: bool


class Planned(Struct, frozen=True, kw_only=True):
    """The changes that a command wants, and a line about each thing that it does."""

    changes: "tuple[Change, ...]"
    lines: tuple[str, ...]


undated_option = click.option(
    "--undated", is_flag=True, help="Without a day: nobody knows when, or the notebook has none."
)


def writing_options(command: Command) -> Command:
    """`--dry-run` and `--diff`, which every command that changes notes has."""
    for option in (
        click.option("--diff", is_flag=True, help="Show what changes, as `git diff` would."),
        click.option("-n", "--dry-run", is_flag=True, help="Write nothing; say what would change."),
    ):
        command = option(command)
    return command


def change_notes(
    ctx: click.Context,
    today: dt.date | None,
    showing: Showing,
    plan: "Callable[[Index], Planned]",
) -> None:
    """Read the notebook, plan, and write; all anew when an editor saved a file meanwhile.

    Commands that change one notebook at the same time wait for each other, from before they read.
    """
    from meetgen.editing.writing import locked

    if showing.dry_run:
        index = load(ctx, today)
        planned = plan(index)
    else:
        with locked(_config(ctx).root, wait=LONG_WAIT):
            index, planned = _written(ctx, today, plan)
    show_changes(planned, index, showing)


def _written(
    ctx: click.Context, today: dt.date | None, plan: "Callable[[Index], Planned]"
) -> "tuple[Index, Planned]":
    from meetgen.editing.writing import write_changes

    for _ in range(TRIES - 1):
        index = load(ctx, today)
        planned = plan(index)
        try:
            write_changes(planned.changes)
        except EditRefusedError:
            raise
        except ConflictError:
            continue
        return index, planned
    index = load(ctx, today)
    planned = plan(index)
    write_changes(planned.changes)
    return index, planned


def load(ctx: click.Context, today: dt.date | None, as_of: dt.date | None = None) -> "Index":
    """The index of the notebook that the command is about; `as_of` an earlier day if given."""
    from meetgen.site import load_index, load_index_as_of

    config = _config(ctx)
    if as_of is not None:
        return load_index_as_of(config, as_of)
    return load_index(config, day_or_today(today, config.timezone))


def load_open_actions(ctx: click.Context, today: dt.date | None) -> "Index":
    """An index with at least the open actions and names; remembered while no file changes."""
    from meetgen.recalled import key_of, recall, remember

    config = _config(ctx)
    day = day_or_today(today, config.timezone)
    key = key_of(config, day)
    known = recall(config, day, key)
    if known is not None:
        return known
    index = load(ctx, today)
    remember(index, key)
    return index


def _config(ctx: click.Context) -> "Config":
    """Whoever edits has the files: places must be theirs, and nothing is kept from them."""
    from meetgen.model.config import Config
    from meetgen.parsing.audiences import author_view

    found = find_notebook(ctx.find_object(Place) or Place())
    if found.config_file is None:  # nothing that an engine would have to read
        return author_view(Config(root=found.root, notes_dir=found.notes_dir.absolute()))
    from meetgen.cli.engines import config_of

    return author_view(config_of(found))


def show_changes(
    planned: Planned, index: "Index", showing: Showing, *, to_stderr: bool = False
) -> None:
    """The difference, if asked for, and the lines on what was or would be done."""
    from meetgen.editing.change import diff_of
    from meetgen.exports.messages import printable, shown_path

    if showing.diff:
        for change in planned.changes:
            path = change.path.relative_to(index.config.notes_dir).as_posix()
            name = shown_path(path, index.config, Path.cwd())
            lines = diff_of(change, name).split("\n")
            click.echo("\n".join(printable(line.replace("\t", "    ")) for line in lines), nl=False)
    for line in planned.lines:
        said = f"would: {line}" if showing.dry_run else line
        click.echo(printable(said), err=showing.diff or to_stderr)
