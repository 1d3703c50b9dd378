"""Make a notebook of any size, the same bytes for the same size.

    python benchmarks/notebook.py --notes 1000 --out DIR

writes DIR/notes/YYYY/MM/YYYY-MM-DD-slug.md and DIR/calendars/all.ics: 40 people, 10 projects and
about 30 series per 1,000 notes over two years, 250 to 500 words a note, up to five actions and
two decisions, a table in every fifth note, a code block in every seventh.
"""

import argparse
import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

FIRST = "Ana Ben Cleo Dag Eva Finn Gita Hugo Ida Jon Kai Lea Max Nora Otto Pia Quinn Rui Sara Tom"
LAST = "Adler Berg Costa Diaz Ekman Falk Gruber Holm Ito Jansen Klein Lund Marin Novak Ortiz Pohl"
SYLLABLES = "ba co de fi ga lo mi ne pra que ri sta tor ul ven wa xi yo zen cla dru fen gor hil"
START = dt.date(2024, 1, 1)
TODAY = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class World:
    """What the notes are about."""

    random: random.Random
    words: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    projects: tuple[str, ...]

    def sentence(self, low: int = 6, high: int = 18) -> str:
        """Some words with a capital and a full stop."""
        words = self.random.choices(self.words, k=self.random.randint(low, high))
        return " ".join(words).capitalize() + "."


def world_of(notes: int) -> World:
    """People, projects and vocabulary for a number of notes."""
    rng = random.Random(f"meetgen-{notes}")  # noqa: S311 (data, no secret)
    syllables = SYLLABLES.split()
    words = tuple("".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(2000))
    names = [f"{first} {last}" for last in LAST.split() for first in FIRST.split()]
    count = max(8, notes * 40 // 1000)
    names = [f"{names[i % 320]}{'' if i < 320 else f' {i // 320 + 1}'}" for i in range(count)]
    people = tuple((name.lower().replace(" ", "-"), name) for name in names)
    projects = tuple(f"project-{word}" for word in words[: max(3, notes // 100)])
    return World(rng, words, people, projects)


def note_text(
    world: World, day: dt.date, title: str, front: list[str], people: list[tuple[str, str]]
) -> str:
    """One note as Markdown."""
    rng = world.random
    lines = [
        "---",
        f'title: "{title}"',
        f"date: {day}",
        *front,
        "attendees:",
        *(f"  - {handle}" for handle, _ in people),
        "---",
        "",
        f"# {title}",
        "",
    ]
    for part in range(rng.randint(3, 6)):
        lines += [f"## {world.sentence(2, 4)[:-1]} {part}", ""]
        lines += [" ".join(world.sentence() for _ in range(rng.randint(3, 7))), ""]
        lines += [f"- {world.sentence(3, 8)}" for _ in range(rng.randint(0, 4))] + [""]
    if rng.random() < 1 / 5:
        rows = [f"| {world.sentence(1, 3)} | {rng.randint(1, 999)} |" for _ in range(4)]
        lines += ["| Item | Value |", "| --- | ---: |", *rows, ""]
    if rng.random() < 1 / 7:
        lines += [
            "```yaml",
            f"replicas: {rng.randint(1, 9)}",
            f"name: {rng.choice(world.words)}",
            "```",
            "",
        ]
    lines += ["## Decisions", ""] if rng.random() < 1 / 2 else ["## Notes", ""]
    lines += [f"- **Decision:** {world.sentence()}" for _ in range(rng.randint(0, 2))] + [""]
    lines += ["## Action items", ""]
    for _ in range(rng.randint(0, 5)):
        box = "x" if rng.random() < 0.7 else " "
        due = day + dt.timedelta(days=rng.randint(3, 40))
        lines.append(f"- [{box}] @{rng.choice(people)[0]} {world.sentence(4, 9)[:-1]} 📅 {due}")
    return "\n".join(lines) + "\n"


def event(
    uid: str, title: str, day: dt.date, people: list[tuple[str, str]], rule: str = ""
) -> list[str]:
    """One VEVENT."""
    guests = [
        f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{handle}@example.org"
        for handle, name in people
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20240101T000000Z",
        f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T100000",
        f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T110000",
        f"SUMMARY:{title}",
        *([f"RRULE:{rule}"] if rule else []),
        *guests,
        "END:VEVENT",
    ]


def write_notebook(notes: int, out: Path) -> None:
    """Write the notebook below `out`."""
    world = world_of(notes)
    rng, made, events = world.random, 0, []
    while made < notes // 2:
        name = f"{rng.choice(world.projects)}-weekly-{made}"
        title, people = name.replace("-", " ").capitalize(), rng.sample(world.people, 5)
        day = START + dt.timedelta(days=rng.randrange(0, 300))
        events.append(
            event(
                f"{name}@example.org",
                title,
                day,
                people,
                f"FREQ=WEEKLY;UNTIL={TODAY:%Y%m%d}T120000Z",
            )
        )
        for _ in range(min(rng.randint(8, 24), notes // 2 - made)):
            front = [
                f"series: {name}",
                f"event: {name}@example.org",
                f"project: {name.split('-weekly', maxsplit=1)[0]}",
            ]
            write(out, day, name, note_text(world, day, title, front, people))
            day, made = day + dt.timedelta(days=7), made + 1
    for number in range(made, notes):
        day = START + dt.timedelta(days=rng.randrange(0, 730))
        title, people = world.sentence(2, 5)[:-1], rng.sample(world.people, rng.randint(2, 7))
        uid = f"single-{number:06d}@example.org"
        events.append(event(uid, title, day, people))
        front = [f"event: {uid}", f"project: {rng.choice(world.projects)}"]
        write(out, day, f"single-{number}", note_text(world, day, title, front, people))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//meetgen//benchmark//EN",
        *(line for one in events for line in one),
        "END:VCALENDAR",
        "",
    ]
    (out / "calendars").mkdir(parents=True, exist_ok=True)
    (out / "calendars/all.ics").write_bytes("\r\n".join(lines).encode())


def write(out: Path, day: dt.date, name: str, text: str) -> None:
    """Write one note into its month's folder."""
    path = out / f"notes/{day:%Y/%m}/{day}-{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write_notebook(options.notes, options.out)
