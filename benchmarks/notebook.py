"""A notebook of any size, the same bytes for the same size.

40 people, 10 projects and about 30 series per 1,000 notes over two years, 250 to 500 words a
note, up to five actions and two decisions, a table in every fifth note, a code block in every
seventh, and a link to the meeting before in most notes of a series.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST = "Ana Ben Cleo Dag Eva Finn Gita Hugo Ida Jon Kai Lea Max Nora Otto Pia Quinn Rui Sara Tom"
LAST = "Adler Berg Costa Diaz Ekman Falk Gruber Holm Ito Jansen Klein Lund Marin Novak Ortiz Pohl"
SYLLABLES = "ba co de fi ga lo mi ne pra que ri sta tor ul ven wa xi yo zen cla dru fen gor hil"
START = dt.date(2024, 1, 1)
TODAY = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who meets."""

    handle: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the notes are about."""

    random: random.Random
    words: tuple[str, ...]
    people: tuple[Person, ...]
    projects: tuple[str, ...]

    def sentence(self, low: int = 6, high: int = 18) -> str:
        """Some words with a capital and a full stop."""
        words = self.random.choices(self.words, k=self.random.randint(low, high))
        return " ".join(words).capitalize() + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A meeting and what its note begins with."""

    day: dt.date
    name: str
    title: str
    front: tuple[str, ...]
    people: Sequence[Person]
    before: str = ""

    @property
    def path(self) -> str:
        """Where the note is, below the folder of notes."""
        return f"{self.day:%Y/%m}/{self.day}-{self.name}.md"


def write_notebook(notes: int, folder: Path) -> None:
    """Write so many notes below `folder`/notes, and their meetings into `folder`/calendars."""
    world = _world(notes)
    events: list[str] = []
    for note in (*_series_notes(world, notes // 2, events), *_single_notes(world, notes, events)):
        _write(folder / "notes" / note.path, _text(world, note))
    _write(folder / "notes/index.md", "# Meeting notes\n\nThe notes of all meetings.\n")
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//meetgen//benchmark//EN")
    _write(folder / "calendars/all.ics", "\r\n".join((*head, *events, "END:VCALENDAR", "")))


def _world(notes: int) -> World:
    """People, projects and vocabulary for a number of notes."""
    rng = random.Random(f"meetgen-{notes}")  # noqa: S311 (data, no secret)
    syllables = SYLLABLES.split()
    words = tuple("".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(2000))
    names = [f"{first} {last}" for last in LAST.split() for first in FIRST.split()]
    count = max(8, notes * 40 // 1000)
    names = [f"{names[i % 320]}{'' if i < 320 else f' {i // 320 + 1}'}" for i in range(count)]
    return World(
        random=rng,
        words=words,
        people=tuple(Person(handle=name.lower().replace(" ", "-"), name=name) for name in names),
        projects=tuple(f"project-{word}" for word in words[: max(3, notes // 100)]),
    )


def _series_notes(world: World, notes: int, events: list[str]) -> Iterator[Note]:
    """The notes of weekly meetings; their events are added to `events`."""
    rng, made = world.random, 0
    while made < notes:
        project = rng.choice(world.projects)
        name = f"{project}-weekly-{made}"
        title, people = name.replace("-", " ").capitalize(), rng.sample(world.people, 5)
        day, before = START + dt.timedelta(days=rng.randrange(0, 300)), ""
        uid, rule = f"{name}@example.org", f"FREQ=WEEKLY;UNTIL={TODAY:%Y%m%d}T120000Z"
        events += _event(uid, title, day, people, rule)
        for _ in range(min(rng.randint(8, 24), notes - made)):
            note = Note(
                day=day,
                name=name,
                title=title,
                front=(f"series: {name}", f"event: {uid}", f"project: {project}"),
                people=people,
                before=before if rng.random() < 0.8 else "",
            )
            yield note
            before, day, made = f"../../{note.path}", day + dt.timedelta(days=7), made + 1


def _single_notes(world: World, notes: int, events: list[str]) -> Iterator[Note]:
    """The other half of the notes; their events are added to `events`."""
    rng = world.random
    for number in range(notes // 2, notes):
        day = START + dt.timedelta(days=rng.randrange(0, 730))
        title, people = world.sentence(2, 5)[:-1], rng.sample(world.people, rng.randint(2, 7))
        uid = f"single-{number:06d}@example.org"
        events += _event(uid, title, day, people)
        yield Note(
            day=day,
            name=f"single-{number}",
            title=title,
            front=(f"event: {uid}", f"project: {rng.choice(world.projects)}"),
            people=people,
        )


def _text(world: World, note: Note) -> str:
    """A note as Markdown."""
    rng = world.random
    lines = [
        "---",
        f'title: "{note.title}"',
        f"date: {note.day}",
        *note.front,
        "attendees:",
        *(f"  - {one.handle}" for one in note.people),
        "---",
        "",
        f"# {note.title}",
        "",
    ]
    if note.before:
        lines += [f"What [we said before]({note.before}) still holds.", ""]
    for part in range(rng.randint(3, 6)):
        lines += [f"## {world.sentence(2, 4)[:-1]} {part}", ""]
        lines += [" ".join(world.sentence() for _ in range(rng.randint(3, 7))), ""]
        lines += [f"- {world.sentence(3, 8)}" for _ in range(rng.randint(0, 4))] + [""]
    if rng.random() < 1 / 5:
        rows = [f"| {world.sentence(1, 3)} | {rng.randint(1, 999)} |" for _ in range(4)]
        lines += ["| Item | Value |", "| --- | ---: |", *rows, ""]
    if rng.random() < 1 / 7:
        size, name = rng.randint(1, 9), rng.choice(world.words)
        lines += ["```yaml", f"replicas: {size}", f"name: {name}", "```", ""]
    lines += ["## Decisions", ""] if rng.random() < 1 / 2 else ["## Notes", ""]
    lines += [f"- **Decision:** {world.sentence()}" for _ in range(rng.randint(0, 2))] + [""]
    lines += ["## Action items", ""]
    for _ in range(rng.randint(0, 5)):
        box = "x" if rng.random() < 0.7 else " "
        due = note.day + dt.timedelta(days=rng.randint(3, 40))
        owner = rng.choice(note.people).handle
        lines.append(f"- [{box}] @{owner} {world.sentence(4, 9)[:-1]} 📅 {due}")
    return "\n".join(lines) + "\n"


def _event(
    uid: str, title: str, day: dt.date, people: Sequence[Person], rule: str = ""
) -> Iterator[str]:
    """The lines of a VEVENT."""
    yield from ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20240101T000000Z")
    yield f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T100000"
    yield f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T110000"
    yield f"SUMMARY:{title}"
    if rule:
        yield f"RRULE:{rule}"
    for one in people:
        yield f"ATTENDEE;CN={one.name};PARTSTAT=ACCEPTED:mailto:{one.handle}@example.org"
    yield "END:VEVENT"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
