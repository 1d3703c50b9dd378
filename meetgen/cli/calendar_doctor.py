"""`meetgen calendar doctor`: meetings that the calendar took apart, and lines to join them."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from meetgen.index.recreated import Recreated


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    r"""Propose additions to series.yml for meetings that were split or made anew.

    A meeting that somebody deletes and makes again has another UID, and no calendar says that it is
    the same. Where title and organizer are the same and one begins when the other ended, the lines
    to paste into series.yml are printed. Nothing is written.

    \b
    Examples:
      meetgen calendar doctor
      meetgen calendar doctor >> series.yml
    """
    from meetgen.calendars.calendar import Calendars
    from meetgen.cli.engines import config_asked
    from meetgen.exports.messages import printable
    from meetgen.index.recreated import recreated
    from meetgen.parsing.registers import parse_registers
    from meetgen.site import load_calendars
    from meetgen.sources.registers import read_registers

    config = config_asked(ctx)
    calendars = Calendars.of(load_calendars(config))
    found = list(recreated(calendars, parse_registers(read_registers(config), config)))
    for one in found:
        for line in _lines(one):
            click.echo(printable(line))
    count = len(found)
    said = "nothing to put together" if not count else f"{count} to look at"
    click.echo(f"{len(calendars.all_families())} meetings in the calendars, {said}", err=True)


def _lines(one: "Recreated") -> list[str]:
    """Lines of YAML; what an entry that is there lacks, is a remark."""
    from meetgen.editing.yaml_words import yaml_value, yaml_word

    since = ", ".join(str(day) for day in one.starts)
    uids = yaml_value(one.uids)
    if one.entry is not None:
        where = f"series.yml:{one.entry.location.line}"
        return [
            f"# {where}: {one.title} was made anew (begins {since}); its uids are to be",
            f"#   uids: {uids}",
        ]
    return [
        f"# {one.title}: made anew (begins {since})",
        f"{yaml_word(one.slug)}:",
        f"  title: {yaml_word(one.title)}",
        f"  uids: {uids}",
    ]
