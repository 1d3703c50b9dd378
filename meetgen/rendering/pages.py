"""Pages as Markdown with relative links: what a page shows, laid out by its kind's template."""

import re
from collections.abc import Iterable, Iterator

from meetgen.index.index import Index
from meetgen.index.shown_names import ShownNames, shown_names
from meetgen.model.page import Page, Part, RenderedPage
from meetgen.pages.markdown import ROOT
from meetgen.rendering import svg
from meetgen.rendering.concerns import Concerns
from meetgen.rendering.decisions import Decisions
from meetgen.rendering.encounters import Encounters
from meetgen.rendering.environment import OWN_TEXT, template
from meetgen.rendering.facts import Facts
from meetgen.rendering.histories import Histories
from meetgen.rendering.insights import Insights
from meetgen.rendering.lines import Lines
from meetgen.rendering.networks import Networks
from meetgen.rendering.overviews import Overviews
from meetgen.rendering.site_assets import find_asset
from meetgen.rendering.tables import Tables

# What another day would show otherwise: an age, a due day, a state that a day brings
AGES = re.compile(r'data-mg-(?:age="|due="|state="(?:overdue|soon|stale))')
BLANK_LINES = re.compile(r"\n\n\n+")


class PageRenderer:
    """Lays out the pages of one site, any of them in any order."""

    def __init__(self, names: ShownNames) -> None:
        lines = Lines(names)
        self._as_of = f'<div class="mg-more" markdown>\n\n{lines.as_of()}\n\n</div>'
        self._about = {
            "as_of": names.as_of,
            "has_insights": names.config.insights,
            "lines": lines,
            "tables": Tables(names, lines),
            "overviews": Overviews(lines),
            "facts": Facts(names, lines),
            "concerns": Concerns(names, lines),
            "decisions": Decisions(names, lines),
            "histories": Histories(lines),
            "networks": Networks(names, lines),
            "insights": Insights(names, lines),
            "encounters": Encounters(lines),
            "svg": svg,
            "find_script": find_asset().uri.rpartition("/")[2],
        }

    def render(self, page: Page, view: object) -> RenderedPage:
        """The page as Markdown; `view` is what it shows."""
        laid_out = template(page.kind).render(self._about, page=page, view=view)
        if "mg-asof" not in laid_out and AGES.search(laid_out):
            laid_out += f"\n\n{self._as_of}\n"
        return RenderedPage(
            uri=page.uri,
            title=page.title,
            kind=page.kind,
            parts=_parts(laid_out, page, view),
            note=page.note,
            section=page.section,
            tags=page.tags,
            is_searchable=page.is_searchable,
        )


def render_pages(pages: Iterable[Page], index: Index) -> Iterator[RenderedPage]:
    """The pages as Markdown, sorted by uri."""
    renderer = PageRenderer(index.once(shown_names))
    return (renderer.render(page, page.view) for page in sorted(pages, key=lambda one: one.uri))


def _parts(laid_out: str, page: Page, view: object) -> tuple[Part, ...]:
    """The page cut where its own text stands, with the way to the notes folder in all links."""
    text = laid_out.replace(ROOT, "../" * page.uri.count("/"))
    text = BLANK_LINES.sub("\n\n", text)
    before, mark, after = text.partition(OWN_TEXT)
    if not mark:
        return (Part(markdown=text, is_trusted=True),)
    own = f"\n{_own_text(view).strip(chr(10))}\n\n"
    parts = (
        Part(markdown=before.rstrip() + "\n", is_trusted=True),
        Part(markdown=own, is_trusted=False),
        Part(markdown=after.lstrip("\n"), is_trusted=True),
    )
    return tuple(part for part in parts if part.markdown.strip())


def _own_text(view: object) -> str:
    """A note's text, or the own words of a generated page."""
    text: str = getattr(view, "text", "") or getattr(view, "own_words", "")
    return text
