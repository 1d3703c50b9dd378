"""`meetgen brief`: what to know before a meeting, or about people."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from meetgen.cli.days import as_of_option, day_option, day_or_today, moment_of
from meetgen.cli.showing_briefs import format_option, show_brief

if TYPE_CHECKING:
    from meetgen.index.briefs import Brief
    from meetgen.model.config import Config


@click.command()
@click.argument("about", nargs=-1, metavar="[EVENT | SERIES | PERSON... | NOTE]")
@click.option("--next", "is_next", is_flag=True, help="The next meeting of the calendar.")
@click.option("--as", "who", metavar="PERSON", help="For whom; else the option `me` or git's user.")
@format_option
@as_of_option
@day_option
@click.pass_context
def brief(
    ctx: click.Context,
    *,
    about: tuple[str, ...],
    who: str | None,
    form: str,
    today: dt.date | None,
    as_of: dt.date | None,
    is_next: bool,
) -> None:
    r"""Tell what to know before a meeting: last time, what you owe, what they owe, what is open.

    About the next meeting called EVENT or of a SERIES, or about one person or several. Every line
    says where it stands. With --as-of, the brief is the one of that day; for a NOTE, it is what was
    known before its meeting.

    \b
    Examples:
      meetgen brief --next
      meetgen brief platform-weekly
      meetgen brief ada bob
      meetgen brief platform-weekly --format markdown | mail -s "Before we meet" team@example.org
      meetgen brief --next --format html > brief.html
    """
    if is_next == bool(about):
        raise click.UsageError("say about what: --next, or an event, a series, or people")
    from meetgen.cli.engines import config_asked
    from meetgen.parsing.audiences import author_view

    config = author_view(config_asked(ctx))
    show_brief(_brief(about, config, who, today=today, as_of=as_of), form)


def _brief(
    about: tuple[str, ...],
    config: "Config",
    who: str | None,
    *,
    today: dt.date | None,
    as_of: dt.date | None,
) -> "Brief":
    """The brief about what the words say, or about the next meeting where there are none."""
    from meetgen.cli.agenda import read_agenda
    from meetgen.cli.asked import me_or_nobody
    from meetgen.cli.brief_subjects import (
        Finder,
        asked_for,
        meeting_of,
        next_meeting,
        of_note,
        without,
    )
    from meetgen.index.briefs import make_brief
    from meetgen.index.desk import Desk
    from meetgen.site import load_index_as_of

    day = as_of or day_or_today(today, config.timezone)
    agenda = read_agenda(config, day)
    held = meeting_of(about, agenda.index)
    if held is not None and held.date is not None:
        as_of = held.date - dt.timedelta(days=1)
    index = agenda.index if as_of is None else load_index_as_of(config, as_of)
    finder = Finder(agenda=agenda, index=index, desk=Desk(index))
    me = me_or_nobody(who, index)
    if held is not None:
        subject = of_note(held, index)
    elif about:
        subject = asked_for(about, finder)
    else:
        subject = next_meeting(finder, day, moment_of(as_of or today, config.timezone), me)
    return make_brief(without(subject, me), index, finder.desk, me)
