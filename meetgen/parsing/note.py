"""A Markdown file becomes a Note: the only entry to reading notes."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from meetgen.model.config import Config, Words
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.note import DateSource, Note, NoteKind, Presence
from meetgen.model.source import SourceFile
from meetgen.parsing import kinds
from meetgen.parsing.attendance import read_attendance
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import BlockKind, Document
from meetgen.parsing.facts import PRIVATE, Facts, is_template_value, read_facts
from meetgen.parsing.frontmatter import FrontMatter, read_front_matter
from meetgen.parsing.hidden import hidden_lines, is_note_hidden, marked_lines, unknown_audiences
from meetgen.parsing.items import read_items
from meetgen.parsing.labels import Labelled, read_labels
from meetgen.parsing.links import read_links
from meetgen.parsing.note_dates import NoteDate, read_note_date
from meetgen.parsing.purpose import read_purpose
from meetgen.parsing.sections import read_sections
from meetgen.parsing.sound import sound_text
from meetgen.parsing.vocabulary import is_section_heading

SURE_SOURCES = (DateSource.FRONT_MATTER, DateSource.FILE_NAME)


def parse_note(source: SourceFile, config: Config, *, passes: int = 8) -> Note:
    """Everything a Markdown file says to the build's audience, unresolved, trouble as diagnostics.

    Raises nothing on any text. Taking out lines may show further marks: after so many `passes` the
    note counts as private.
    """
    text, troubles = sound_text(source, config.limits)
    front_matter = read_front_matter(text, source.path, config.limits)
    facts = read_facts(front_matter, path=source.path, config=config)
    document = read_document(front_matter.body, front_matter.body_line, source.path)
    marked = marked_lines(document, config)
    hidden = hidden_lines(marked, config)
    is_hidden = is_note_hidden(marked, config) or _is_hidden(source, front_matter, troubles)
    if hidden and passes and not is_hidden:
        return _without(hidden, document.first_line, source, config, passes=passes - 1)
    unknown = unknown_audiences(marked, document, config)
    diagnostics = (*troubles, *front_matter.diagnostics, *facts.diagnostics, *unknown)
    title = facts.title or _first_heading(document, config.words)
    visibility = PRIVATE if hidden or is_hidden else facts.visibility
    note_with = _what_any_file_says(document, facts, title=title, visibility=visibility)
    if _is_template(document, title, facts):
        return note_with(kind=NoteKind.PAGE, diagnostics=troubles)
    labels = read_labels(document)
    note_date = read_note_date(
        document, labels, written=facts.dates, times=facts.times, config=config
    )
    if not _is_meeting(source.path, facts, note_date):
        kind = NoteKind.OWN_WORDS if kinds.is_own_words(source.path) else NoteKind.PAGE
        return note_with(kind=kind, diagnostics=(*diagnostics, *note_date.diagnostics))
    return _meeting(
        note_with, document, labels,
        facts=facts, note_date=note_date, config=config, diagnostics=diagnostics,
    )  # fmt: skip


def shown_text(source: SourceFile, note: Note, config: Config) -> str:
    """The text of the file as the build's audience may read it; `note` is what was read of it.

    For whoever shows the file itself: made harmless, no longer than what was read, and without the
    lines that were taken out.
    """
    text, _ = sound_text(source, config.limits)
    lines = text.split("\n")
    return "\n".join(lines[number - 1] for number in note.kept_lines) if note.kept_lines else text


def _without(
    lines: frozenset[int], first: int, source: SourceFile, config: Config, *, passes: int
) -> Note:
    """The note without lines of its body, exactly as one that never had them; and which are left.

    Everything is read anew, so that no number of a line can tell that there were more.
    """
    numbered = [
        (number, line)
        for number, line in enumerate(source.text.split("\n"), start=1)
        if number - first not in lines
    ]
    text = "\n".join(line for _, line in numbered)
    note = parse_note(replace(source, text=text), config, passes=passes)
    kept = tuple(number for number, _ in numbered)
    if note.kept_lines:  # what was left showed another mark
        kept = tuple(kept[number - 1] for number in note.kept_lines)
    return replace(note, kept_lines=kept)


def _what_any_file_says(
    document: Document, facts: Facts, *, title: str | None, visibility: tuple[str, ...] | None
) -> "partial[Note]":
    """A Note but for its kind and what only meeting notes have: it is made once, being large."""
    return partial(
        Note,
        path=document.path,
        title=title,
        title_in_front_matter=facts.title is not None,
        visibility=visibility,
        status=facts.status,
        tags=facts.tags,
        meta=facts.meta,
        sections=read_sections(document),
        links=read_links(document),
        body=document.body,
        body_line=document.first_line,
        key_lines=facts.key_lines,
    )


def _meeting(
    note_with: "partial[Note]",
    document: Document,
    labels: Mapping[int, Labelled],
    *,
    facts: Facts,
    note_date: NoteDate,
    config: Config,
    diagnostics: tuple[Diagnostic, ...],
) -> Note:
    items = read_items(document, day=note_date.day, config=config)
    attendance = read_attendance(document, labels, config.words, written=facts.people)
    has_people = any(one.presence is Presence.PRESENT for one in attendance)
    title = note_with.keywords["title"]
    return note_with(
        kind=facts.kind or kinds.kind_of_meeting(title, document, has_people=has_people),
        date=note_date.day,
        start=note_date.start,
        date_source=note_date.source,
        series=facts.series,
        projects=facts.projects,
        team=facts.team,
        events=facts.events,
        occurrence=facts.occurrence,
        occurrence_start=facts.occurrence_start,
        attendance=attendance,
        purpose=facts.purpose or read_purpose(document, labels, config.words),
        actions=items.actions,
        decisions=items.decisions,
        questions=items.questions,
        closes=items.closes,
        diagnostics=(*diagnostics, *note_date.diagnostics, *items.diagnostics),
    )


def _is_meeting(path: str, facts: Facts, note_date: NoteDate) -> bool:
    """Whether a file is a meeting note: it has an event, attendees or a date.

    In a register's folder a date in the text does not count, nor one anywhere in a README.
    """
    if kinds.is_ordinary(path):
        return False
    if facts.events or facts.has_attendees or note_date.source in SURE_SOURCES:
        return True
    return note_date.day is not None and not kinds.is_in_register_folder(path)


def _is_template(document: Document, title: str | None, facts: Facts) -> bool:
    return (
        kinds.is_template_path(document.path)
        or is_template_value(facts)
        or kinds.is_template_text(title, document.body)
    )


def _is_hidden(
    source: SourceFile, front_matter: FrontMatter, troubles: tuple[Diagnostic, ...]
) -> bool:
    """Whether what the file says of its visibility cannot be trusted: then it counts as private."""
    if not front_matter.is_readable or "\0" in source.text:
        return True
    is_in_block = any(
        trouble.code == "MG005" and trouble.location.line < front_matter.body_line
        for trouble in troubles
    )
    # Of two versions one may begin with front matter; and UTF-16 has its mark at the start.
    return is_in_block or source.text.startswith("<<<<<<<") or source.encoding_error in (0, 1)


def _first_heading(document: Document, words: Words) -> str | None:
    """The first heading that is no section's: `Attendees` is not what a note is about."""
    return next(
        (
            " ".join(block.text.split())
            for block in document.blocks
            if block.kind is BlockKind.HEADING
            and block.text.strip()
            and not is_section_heading(block.text, words)
        ),
        None,
    )
