"""What a search finds of one of our pages, as the search plugins write it down."""

from collections.abc import Sequence
from html import unescape
from typing import Any

from meetgen.rendering.html import SearchSection

Entries = list[dict[str, Any]]


def material_entries(
    address: str,
    title: str,
    sections: Sequence[SearchSection],
    *,
    tags: Sequence[str] | None,
    boosts: tuple[float, float] = (1.0, 1.0),
    has_name: bool = False,
    has_text: bool = True,
) -> Entries:
    """Entries for Material's search: `title` and `tags` are HTML, `tags` None where none are.

    `boosts` are how much the page itself counts, and its sections. With a name, the title is an
    entry by itself: what stands below it counts no more than the sections. Without text, which
    another search knows, the page is found by its title.
    """
    if not has_text:
        sections = [SearchSection(anchor="", title=title, text="")]
    if has_name and has_text:
        sections = [SearchSection(anchor="", title=title, text=""), *sections]
    more = {} if tags is None else {"tags": list(tags)}
    entries = []
    for at, section in enumerate(sections):
        # Material shows a page by its first section, which must bear the page's own address.
        anchor = f"#{section.anchor}" if section.anchor and at else ""
        boost = boosts[at > 0]
        entries.append(
            {
                "location": address + anchor,
                "title": section.title if at and section.title else title,
                "text": f"<p>{section.text}</p>" if section.text else "",
                **more,
                **({"boost": boost} if boost != 1.0 else {}),
            }
        )
    return entries


def mkdocs_entries(address: str, title: str, sections: Sequence[SearchSection]) -> Entries:
    """Entries for the search that comes with MkDocs."""
    whole = " ".join(unescape(f"{one.title} {one.text}").strip() for one in sections)
    return [{"title": title, "text": whole, "location": address}] + [
        {
            "title": section.title,
            "text": unescape(section.text),
            "location": f"{address}#{section.anchor}",
        }
        for section in sections
        if section.anchor
    ]
