"""`meetgen export`: the notebook as data."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.asked import person_asked, project_asked
from meetgen.cli.audience import audience_option
from meetgen.cli.days import day_option, day_or_today, epoch
from meetgen.cli.decision_export import export_decisions
from meetgen.cli.output import print_text

if TYPE_CHECKING:
    from meetgen.model.config import Config

JSON = "index as JSON"


@click.group()
def export() -> None:
    r"""Print the notebook as data for other programs.

    \b
    Examples:
      meetgen export json > index.json
      meetgen --notes minutes export json | jq '.actions[] | select(.status == "open")'
      meetgen export ics --person ada > ada.ics
      meetgen export decisions docs/decisions
    """


@export.command("json")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@audience_option
@day_option
@click.pass_context
def export_json(ctx: click.Context, folder: Path | None, today: dt.date | None) -> None:
    """Print the whole index as JSON: notes, people, actions, decisions, questions, series."""
    from meetgen.cli.engines import config_asked
    from meetgen.recalled import key_of, recall_text, remember_text

    config = config_asked(ctx, folder)
    day = day_or_today(today, config.timezone)
    key = key_of(config, day)
    data = recall_text(JSON, config, key)
    if data is None:
        # Bytes, so that neither the terminal's encoding nor its line ends change the data.
        data = _json(config, day)
        remember_text(JSON, config, key, data)
    click.echo(data, nl=False)


def _json(config: "Config", day: dt.date) -> bytes:
    from meetgen.exports.index_json import write_json
    from meetgen.site import load_index

    return write_json(load_index(config, day)).encode("utf-8", "backslashreplace")


@export.command("ics")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--person", metavar="PERSON", help="Only what somebody has to do, or helps with.")
@click.option("--project", metavar="PROJECT", help="Only the actions of a project.")
@click.option(
    "--part",
    type=click.Choice(["both", "tasks", "due"]),
    default="both",
    show_default=True,
    help="Tasks for task lists, due dates for calendars.",
)
@audience_option
@day_option
@click.pass_context
def export_ics(
    ctx: click.Context,
    folder: Path | None,
    today: dt.date | None,
    *,
    person: str | None,
    project: str | None,
    part: str,
) -> None:
    """Print the action items as iCalendar: all as tasks, open ones with a date also as days."""
    from meetgen.cli.engines import config_asked
    from meetgen.exports.actions_ics import Chosen, Part, write_ics
    from meetgen.site import load_index
    from meetgen.sources.note_times import note_times

    config = config_asked(ctx, folder)
    index = load_index(config, day_or_today(today, config.timezone))
    chosen = Chosen(
        part=Part(part),
        person=person_asked(person, index).handle if person else None,
        project=project_asked(project, index).slug if project else None,
        changed=note_times(config, index.meetings, epoch()),
    )
    print_text(write_ics(index, chosen))


export.add_command(export_decisions)
