"""Whom the result of a command is for."""

import click


def _choose(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Have the engine build for an audience, whatever the configuration says."""
    if value is not None:
        from meetgen.cli.engines import engine

        engine().choose_audience(value)
    return value


audience_option = click.option(
    "--audience",
    metavar="NAME",
    callback=_choose,
    expose_value=False,
    help="Whom it is for: what others alone may see is left out.",
)
