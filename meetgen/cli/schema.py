"""`meetgen schema`: JSON Schemas for editors and for programs."""

import click

NAMES = ("front-matter", "people", "teams", "projects", "series", "index")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    r"""Print the JSON Schema of notes' front matter, of a register, or of the exported index.

    Editors with a YAML language server check registers against them as one writes.

    \b
    Examples:
      meetgen schema people > people.schema.json
      meetgen schema index
    """
    from meetgen.exports.schemas import write_schema

    click.echo(write_schema(name).encode(), nl=False)
