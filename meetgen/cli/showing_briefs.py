"""How a brief or a digest is shown: as text, as Markdown to be mailed, as a page to be printed."""

from typing import TYPE_CHECKING

import click

from meetgen.cli.output import print_text

if TYPE_CHECKING:
    from meetgen.index.briefs import Brief

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "html")),
    default="text",
    show_default=True,
)


def show_brief(brief: "Brief", form: str, *, when_empty: str = "") -> None:
    """Print the brief; `when_empty` instead of a text that has no part."""
    from meetgen.exports import brief_text

    writers = {
        "text": brief_text.brief_text,
        "markdown": brief_text.brief_markdown,
        "html": brief_text.brief_html,
    }
    is_empty = form == "text" and not brief.parts
    text = when_empty if when_empty and is_empty else writers[form](brief)
    print_text(text)
