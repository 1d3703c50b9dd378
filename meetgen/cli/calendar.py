"""`meetgen calendar`: calendars fetched, listed, and joined to notes."""

import click

from meetgen.cli.calendar_pull import pull


@click.group()
def calendar() -> None:
    r"""Fetch calendars, list what they hold, and join them to notes.

    \b
    Examples:
      meetgen calendar pull
    """


calendar.add_command(pull)
