"""Text on standard output, byte for byte the same wherever it goes."""

import click


def print_text(text: str) -> None:
    """Print as UTF-8 without a further line end; what is no character is shown as its number."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
