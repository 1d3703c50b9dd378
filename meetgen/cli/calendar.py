"""`meetgen calendar`: calendars fetched, listed, and joined to notes."""

import click

from meetgen.cli.calendar_doctor import doctor
from meetgen.cli.calendar_link import link
from meetgen.cli.calendar_list import list_
from meetgen.cli.calendar_pull import pull


@click.group()
def calendar() -> None:
    r"""Fetch calendars, list what they hold, and join them to notes.

    \b
    Examples:
      meetgen calendar pull
      meetgen calendar link notes/2026/2026-11-18-weekly.md
      meetgen calendar list calendars --from 2026-11-01 --to 2026-11-30
    """


calendar.add_command(pull)
calendar.add_command(list_)
calendar.add_command(link)
calendar.add_command(doctor)
