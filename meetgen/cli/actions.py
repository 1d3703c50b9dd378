"""`meetgen actions`: everything that is open, or was, in one list."""

import datetime as dt
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from meetgen.cli.changing import load, load_open_actions
from meetgen.cli.days import as_of_option, day_option
from meetgen.cli.output import print_text

if TYPE_CHECKING:
    from meetgen.index.index import Index
    from meetgen.index.selection import Selection
    from meetgen.model.action import Action

WIDEST = 160
WIDTH_OF_FILES = 120  # where nobody has a terminal
DUE_HELP = "overdue, week, none, or the last day: 2026-12-01, friday, +2w."
STATES = ("open", "done", "cancelled", "all")
GROUPS = ("due", "owner", "project", "series")
FORMATS = ("table", "json", "csv", "todo.txt")


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--owner", "owners", multiple=True, help="Whose: handle or name; me, or nobody.")
@click.option("--project", "projects", multiple=True, help="Of this project.")
@click.option("--series", "series", multiple=True, help="Of this series.")
@click.option("--due", "due_asked", metavar="WHEN", help=DUE_HELP)
@click.option("--older-than", type=int, metavar="DAYS", help="Open for more than so many days.")
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True)
@click.option(
    "--at",
    "note",
    type=click.Path(path_type=Path),
    help="What was open when the meeting of this note began, as it stood then.",
)
@click.option("--by", type=click.Choice(GROUPS), default="due", show_default=True, help="Groups.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--json", "form", flag_value="json", help="Short for --format json.")
@click.option("--csv", "form", flag_value="csv", help="Short for --format csv.")
@as_of_option
@day_option
@click.pass_context
def actions(
    ctx: click.Context,
    *,
    words: tuple[str, ...],
    owners: tuple[str, ...],
    projects: tuple[str, ...],
    series: tuple[str, ...],
    due_asked: str | None,
    older_than: int | None,
    state: str,
    note: Path | None,
    by: str,
    form: str,
    today: dt.date | None,
    as_of: dt.date | None,
) -> None:
    r"""List actions with owner, due date, age and where they come from: the most pressing first.

    WORD are words that the action's text has to hold. Options of one name add up, options of
    different names narrow down.

    \b
    Examples:
      meetgen actions
      meetgen actions --owner me --due overdue
      meetgen actions deck --project apollo --state all
      meetgen actions --older-than 30 --by owner
      meetgen actions --at notes/2026/2026-10-21-weekly.md
      meetgen actions --csv > actions.csv
    """
    from meetgen.cli.asked import owner_asked, project_asked, series_asked
    from meetgen.index.selection import Selection, StateAsked, selected

    is_open = state == StateAsked.OPEN and as_of is None and note is None
    index = load_open_actions(ctx, today) if is_open else load(ctx, today, as_of)
    if note is not None:
        index = _before_meeting(note, index)
    asked = Selection(
        state=StateAsked(state),
        owners=tuple(owner_asked(one, index) for one in owners if one != "nobody"),
        unowned="nobody" in owners,
        projects=tuple(project_asked(one, index).slug for one in projects),
        series=tuple(series_asked(one, index).slug for one in series),
        older_than=older_than,
        words=words,
    )
    asked = _due(asked, due_asked, index.as_of, index.config.days_ahead)
    found = selected(index.actions, asked)
    _show(found, index, asked, by=by, form=form)


def _before_meeting(note: Path, index: "Index") -> "Index":
    """The index with nothing but what was open when the meeting of a note began."""
    from meetgen.cli.asked import note_asked
    from meetgen.index.carried import as_it_stood, carried_into

    meeting = index.meetings.get(note_asked(note, index))
    if meeting is None or meeting.date is None:
        raise click.UsageError(f"{note} is no note of a meeting with a date")
    actions = tuple(as_it_stood(one) for one in carried_into(meeting, index))
    return replace(index, as_of=meeting.date, actions=actions)


def _due(asked: "Selection", words: str | None, today: dt.date, days_ahead: int) -> "Selection":
    from meetgen.cli.asked import day_asked

    if words is None:
        return asked
    if words == "none":
        return replace(asked, undated=True)
    if words == "overdue":
        return replace(asked, due_to=today - dt.timedelta(days=1))
    if words == "week":
        return replace(asked, due_from=today, due_to=today + dt.timedelta(days=days_ahead))
    return replace(asked, due_to=day_asked(words, today))


def _show(
    found: "tuple[Action, ...]", index: "Index", asked: "Selection", *, by: str, form: str
) -> None:
    from meetgen.exports import action_lists
    from meetgen.index.action_groups import grouped_actions

    groups = grouped_actions(found, index, by)
    ordered = tuple(dict.fromkeys(one for _, some in groups for one in some))
    if form == "table":
        width = shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns
        if not sys.stdout.isatty():
            width = WIDTH_OF_FILES
        click.echo(action_lists.action_table(groups, index, min(width, WIDEST)), nl=False)
        total = sum(one.status.is_open for one in index.actions)
        said = f"{len(found)} of {total} open actions" if asked.state == "open" else len(found)
        click.echo(f"{said}, as of {index.as_of}", err=True)
        return
    if form == "json":
        text = action_lists.actions_json(ordered, index)
    elif form == "csv":
        text = action_lists.actions_csv(ordered)
    else:
        text = action_lists.actions_todo_txt(ordered)
    print_text(text)
