"""`meetgen calendar`: calendars fetched, listed, and joined to notes."""

import click

from meetgen.cli.calendar_list import list_
from meetgen.cli.calendar_pull import pull


@click.group()
def calendar() -> None:
    r"""Fetch calendars, list what they hold, and join them to notes.

    \b
    Examples:
      meetgen calendar pull
      meetgen calendar list calendars --from 2026-11-01 --to 2026-11-30
    """


calendar.add_command(pull)
calendar.add_command(list_)
