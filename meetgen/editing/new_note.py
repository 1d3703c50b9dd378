"""A new note for a meeting of the calendar: its text, and the file that it goes into."""

import re
from collections.abc import Collection, Iterable

from meetgen.editing.yaml_words import yaml_value, yaml_word
from meetgen.index.agenda import Planned
from meetgen.index.events import occurrence_line
from meetgen.index.index import Index
from meetgen.model.event import Occurrence
from meetgen.model.slug import slug_of
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note

LONGEST_SLUG = 60
MOST_PEOPLE = 60
# What Markdown or meetgen would take for more than words: "*", "[x]", "<b>", "@ada", "#tag", "_x_",
# "&amp;"; not "Q&A", "snake_case", "C#"
MARK = re.compile(
    r"[\\`*\[\]<>{}$|^]|(?<!\w)[@#_]|_(?!\w)|~~|==|%%|&(?=#?\w+;)|:(?=[a-z]+:)|(?<=\s)#|^[-+>=](?=\s)"
)
BODY = """
# {title}

## Purpose

{purpose}## Agenda

-

## Notes

## Decisions

## Action items
"""


def new_note(
    plan: Planned, index: Index, *, names: Iterable[str], same_day: Collection[Occurrence]
) -> str:
    """The text of a note for a meeting: front matter, and headings to write below.

    `names` are the people invited. `same_day` are the occurrences that a note of that series or
    event and day could be about: with more than one, the note says which.
    """
    heading = heading_text(plan.title)
    lines = [] if _is_title(heading, plan, index) else [f"title: {yaml_word(plan.title)}"]
    lines.append(f"date: {plan.day}")
    if plan.series is not None:
        lines.append(f"series: {yaml_word(plan.series)}")
    if plan.occurrence is not None and (plan.series is None or not same_day):
        lines.append(f"event: {yaml_word(plan.occurrence.uid)}")
    if plan.occurrence is not None and len(same_day) > 1:
        lines.append(occurrence_line(plan.occurrence, index.config.timezone))
    if invited := tuple(names)[:MOST_PEOPLE]:
        lines.append(f"invited: {yaml_value(invited)}")
    series = index.series.get(plan.series or "")
    purpose = f"{series.purpose}\n\n" if series is not None and series.purpose else ""
    head = "\n".join(lines)
    return f"---\n{head}\n---\n{BODY.format(title=heading, purpose=purpose)}"


def _is_title(heading: str, plan: Planned, index: Index) -> bool:
    """Whether the heading is read as the note's title; "Attendees" is read as something else."""
    text = f"---\ndate: {plan.day}\n---\n\n# {heading}\n"
    note = parse_note(SourceFile(path=f"{plan.day}-x.md", text=text), config=index.config)
    return (note.title or "").split() == plan.title.split()


def heading_text(title: str) -> str:
    """A title as the Markdown of a heading that shows just that."""
    text = " ".join(title.split()) or "Meeting"
    return MARK.sub(lambda mark: "".join(f"\\{sign}" for sign in mark[0]), text)


def new_path(plan: Planned, index: Index) -> str:
    """The path of the new note from the notes folder, which no file has yet.

    Beside the last note of the series, with the day for its day; else `2026/2026-11-24-title.md`.
    """
    day = plan.day
    name = slug_of(plan.title)[:LONGEST_SLUG].strip("-") or "meeting"
    path = f"{day:%Y}/{day}-{name}.md"
    series = index.series.get(plan.series or "")
    if series is not None and series.notes:
        path = _like(index.meetings[series.notes[-1]].path, plan, index) or path
    stem, taken, number = path.removesuffix(".md"), index.notes.keys() | index.files, 1
    while path in taken:
        number += 1
        path = f"{stem}-{number}.md"
    return path


def _like(previous: str, plan: Planned, index: Index) -> str | None:
    """The path of another note with this day in place of its own; None where it has none."""
    old = index.meetings[previous].date
    folder, _, name = previous.rpartition("/")
    if old is None or str(old) not in name:
        return None
    parts = []
    for part in folder.split("/") if folder else ():
        new = part
        for form in ("%Y-%m", "%Y", "%m"):
            if part == old.strftime(form):
                new = plan.day.strftime(form)
                break
        parts.append(new)
    return "/".join([*parts, name.replace(str(old), str(plan.day))])


def invited_names(
    occurrence: Occurrence, by_email: dict[str, str], index: Index
) -> tuple[str, ...]:
    """The people invited by the names that the notebook knows them by; never an address."""
    known = {one.name for one in index.people.values()}
    names = []
    for one in occurrence.invitees:
        name = by_email.get(one.email or "") or one.name
        if name and "@" not in name:
            names.append(name)
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name not in known, name)))
