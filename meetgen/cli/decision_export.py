"""`meetgen export decisions`: the register of decisions as a list, or as files of records."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.asked import concern_asked, person_asked, project_asked
from meetgen.cli.audience import audience_option
from meetgen.cli.days import as_of_option, day_option, day_or_today
from meetgen.cli.output import print_text
from meetgen.errors import ConflictError

if TYPE_CHECKING:
    from meetgen.editing.change import Change
    from meetgen.exports.decisions import Chosen
    from meetgen.exports.madr import Record
    from meetgen.index.index import Index
    from meetgen.index.stages import Stage
    from meetgen.model.decision import Decision

WIDEST = 160
WIDTH_OF_FILES = 120  # where nobody has a terminal
STAGES = ("proposed", "in-force", "to-revisit", "rejected", "superseded")
NAMED = 3  # files that a message names
AT_ONCE = 50  # files that are locked at the same time


@click.command("decisions")
@click.argument("directory", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["list", "madr"]),
    help="A list, or records; records if a DIRECTORY is given.",
)
@click.option("--project", metavar="PROJECT", help="Only the decisions of a project.")
@click.option("--person", metavar="PERSON", help="Only what somebody decided.")
@click.option("--concern", metavar="CONCERN", help="Only what is about a concern of teams.yml.")
@click.option(
    "--stage",
    "stages",
    multiple=True,
    type=click.Choice(STAGES),
    help="Only those of this stage; in-force has those to revisit as well.",
)
@audience_option
@as_of_option
@day_option
@click.pass_context
def export_decisions(
    ctx: click.Context,
    *,
    directory: Path | None,
    form: str | None,
    project: str | None,
    person: str | None,
    concern: str | None,
    stages: tuple[str, ...],
    as_of: dt.date | None,
    today: dt.date | None,
) -> None:
    r"""Print the decisions, or write each as a MADR file into DIRECTORY.

    Files are named by day, id and words, and written again by the next export. A file of that name
    that somebody else wrote is never replaced: then nothing is written. Files of decisions that
    are no longer exported stay.

    \b
    Examples:
      meetgen export decisions
      meetgen export decisions --stage proposed --stage to-revisit
      meetgen export decisions --project apollo --as-of 2026-06-30
      meetgen export decisions docs/decisions
      meetgen export decisions --format madr --concern base-images > base-images.md
    """
    from meetgen.exports.decisions import Chosen, chosen

    index = _index(ctx, today, as_of)
    asked = Chosen(
        stages=tuple(_stages(stages)),
        project=project_asked(project, index).slug if project else None,
        person=person_asked(person, index).handle if person else None,
        concern=concern_asked(concern, index).slug if concern else None,
    )
    found = chosen(index, asked)
    if directory is not None:
        if form == "list":
            raise click.UsageError("a list is printed: leave the directory out")
        _write(found, index, directory)
    elif form == "madr":
        from meetgen.exports.madr import records

        text = "\n".join(one.text for one in records(found, index))
        print_text(text)
    else:
        _print(found, index, asked)


def _index(ctx: click.Context, today: dt.date | None, as_of: dt.date | None) -> "Index":
    from meetgen.cli.engines import config_asked
    from meetgen.site import load_index, load_index_as_of

    config = config_asked(ctx)
    if as_of is not None:
        return load_index_as_of(config, as_of)
    return load_index(config, day_or_today(today, config.timezone))


def _stages(words: Iterable[str]) -> "Iterator[Stage]":
    from meetgen.index.stages import Stage

    for word in words:
        stage = Stage(word.replace("-", " "))
        yield stage
        if stage is Stage.IN_FORCE:
            yield Stage.TO_REVISIT


def _print(found: "tuple[Decision, ...]", index: "Index", asked: "Chosen") -> None:
    from meetgen.exports.decisions import decision_list

    width = WIDTH_OF_FILES
    if sys.stdout.isatty():
        width = min(shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns, WIDEST)
    text = decision_list(found, index, width)
    print_text(text)
    total = len(index.decisions)
    said = f"{len(found)} of " if asked != type(asked)() else ""
    click.echo(f"{said}{_count(total, 'decision')}, as of {index.as_of}", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _write(found: "Iterable[Decision]", index: "Index", directory: Path) -> None:
    from meetgen.editing.writing import write_changes
    from meetgen.exports.madr import records

    folder = Path(os.path.abspath(directory))  # noqa: PTH100 - links are not followed
    if folder.resolve().is_relative_to(index.config.notes_dir.resolve()):
        raise click.UsageError(f"{directory} is among the notes, of which the files would be read")
    changes = [_change(folder, one) for one in records(found, index)]
    written = [
        path
        for at in range(0, len(changes), AT_ONCE)
        for path in write_changes(changes[at : at + AT_ONCE])
    ]
    names = {one.path.name for one in changes}
    counts = f"{_count(len(changes), 'decision')}, {_count(len(written), 'file')}"
    click.echo(f"{counts} written to {directory}", err=True)
    left = sorted(one.name for one in _records_in(folder) if one.name not in names)
    if left:
        more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
        click.echo(f"not exported now, and left: {', '.join(left[:NAMED])}{more}", err=True)


def _change(folder: Path, record: "Record") -> "Change":
    """The file as it is and as it is to be. Raises ConflictError for one that is not ours."""
    from meetgen.editing.change import Change
    from meetgen.editing.writing import read_file
    from meetgen.exports.madr import is_ours

    path = folder / record.name
    before = read_file(path) if os.path.lexists(path) else None
    if before is not None and not is_ours(before):
        raise ConflictError(
            f"{path}: not made by meetgen, so nothing was written (rename it, or export elsewhere)"
        )
    return Change(path=path, before=before, after=record.text.encode("utf-8", "replace"))


def _records_in(folder: Path) -> Iterator[Path]:
    """The records that earlier exports have left in a folder."""
    from meetgen.editing.writing import read_file
    from meetgen.exports.madr import is_ours

    if folder.is_dir():
        for path in folder.glob("*.md"):
            if path.is_file() and not path.is_symlink() and is_ours(read_file(path)):
                yield path
