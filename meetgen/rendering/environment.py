"""The templates, compiled once; sole user of jinja2."""

from functools import cache

import jinja2

from meetgen.model.page import PageKind
from meetgen.pages.markdown import Markdown, escape

# A character that no text holds (`escape` drops it): where a template puts somebody's own text.
OWN_TEXT = "\x01"


@cache
def template(kind: PageKind) -> jinja2.Template:
    """The template of a page kind."""
    return _environment().get_template(f"{kind.value}.md.j2")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("meetgen.rendering"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # `{#` begins the id of a heading: `## Open {#open}`.
        comment_start_string="{##",
        comment_end_string="##}",
        auto_reload=False,
        optimized=False,  # looks for constant expressions, of which there are none
        cache_size=-1,
        finalize=_ready,
        # HTML's escaping would be wrong in Markdown: `_ready` does it for every value instead.
        autoescape=False,  # noqa: S701
    )
    # Jinja's own functions go: each run of a template would copy them, and none uses them.
    environment.globals.clear()
    environment.globals["own_text"] = Markdown(OWN_TEXT)
    return environment


def _ready(value: object) -> str:
    """What a template writes for a value: ready Markdown as it is, anything else escaped."""
    if isinstance(value, Markdown):
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)  # raises: a template names something that is not there
    raise TypeError(f"a template writes {value!r}: make it text or Markdown first")
