"""Ordinary pages: MkDocs makes their HTML; meetgen makes their links work and their titles safe."""

import datetime as dt
from typing import Any

from markupsafe import Markup, escape
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from meetgen.index.index import Index
from meetgen.model.note import NoteKind
from meetgen.pages.note_text import linked_text
from mkdocs_meetgen.pages import MeetgenPage, safe_address

PRINTED = ("title", "description", "author", "subtitle")


def linked_markdown(markdown: str, page: Page, index: Index) -> str:
    """The page's Markdown with its wikilinks and mentions as links.

    Text that another plugin changed before stays as it is: its places are no longer the note's.
    """
    note = index.notes.get(page.file.src_uri)
    if note is None or note.kind is not NoteKind.PAGE or isinstance(page, MeetgenPage):
        return markdown
    if note.body.strip() != markdown.strip():
        return markdown
    return linked_text(note, index)


def make_titles_safe(page: Page) -> None:
    """Escape what themes print unescaped of an ordinary page: its title and some front matter.

    Its text may hold any HTML, because its author wrote it for MkDocs; a title or a file's name is
    no such text, and shows up on every other page.
    """
    if isinstance(page, MeetgenPage):
        return
    meta: dict[str, Any] = dict(page.meta)
    meta |= {key: escape(str(meta[key])) for key in PRINTED if meta.get(key) is not None}
    if "title" not in vars(page):  # else the nav names it, which is the configuration's word
        page.title = meta.get("title") or _title(page)
    if not page.is_homepage:
        # Material undoes escapes in a <title> that it takes from anywhere else.
        meta["title"] = page.title
    page.meta = meta
    if page.edit_url:
        page.edit_url = safe_address(page.edit_url)


def take_dates(files: Files, day: dt.date) -> None:
    """Take from ordinary pages the date of the build: nobody knows when they were changed.

    A sitemap that says otherwise has every reader fetch them anew each day. Where no page has a
    date, one keeps it, because MkDocs dates the packed sitemap by the latest.
    """
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    for page in pages:
        if not isinstance(page, MeetgenPage) and page.update_date == get_build_date():
            page.update_date = ""
    if pages and not any(page.update_date for page in pages):
        pages[0].update_date = day.isoformat()


def _title(page: Page) -> Markup:
    heading = page._title_from_render  # noqa: SLF001 - no public name tells it from a file's name
    if heading:
        return Markup(heading)  # noqa: S704 - MkDocs took it from rendered HTML, without the tags
    return escape(str(page.title))
