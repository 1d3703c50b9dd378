"""Generated notebooks in two forms: with private matter, and the same without it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hypothesis import strategies as st

CANARY = "zebracanary"
PEOPLE = ("Ada Lovelace", "Bob Byte", "Cem Deniz", "@ada", "[[Bob Byte]]")
HIDDEN_PEOPLE = (f"Eve {CANARY.title()}", "Ada Lovelace", f"@{CANARY}")
PLACES = ("private", "leads", "private, leads", "laeds or so", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of lines; one that is `hidden` is in the first form of the notebook alone."""

    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """Files by path, each in pieces; a file whose pieces are all hidden is not in the second."""

    files: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def with_private(self) -> dict[str, str]:
        """All of it."""
        return {
            path: "".join(piece.text for piece in pieces) for path, pieces in self.files.items()
        }

    def without_private(self) -> dict[str, str]:
        """What an audience of nobody in particular may see."""
        return {
            path: _joined(piece for piece in pieces if not piece.hidden)
            for path, pieces in self.files.items()
            if not all(piece.hidden for piece in pieces)
        }


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


days = st.integers(1, 28).map(lambda day: f"2026-11-{day:02}")
ids = st.sampled_from(("k3f9", "d7k2", "q8w1"))
names = st.sampled_from(PEOPLE)
words = st.sampled_from(
    ("send the deck", "review costs", "talk to @bob", "see [[apollo]] and [[2026-11-05-secret]]",
     "look at [the plan](files/plan.txt)", "ask [[Ada Lovelace]] #apollo")
)  # fmt: skip
hidden_words = st.sampled_from(
    (
        f"raise {CANARY}'s pay",
        f"{CANARY} of [[2026-11-03-open]]",
        f"![{CANARY}](files/{CANARY}.png)",
    )
)


@st.composite
def lines(draw: st.DrawFn, what: st.SearchStrategy[str]) -> str:
    """One line of a note, which states something."""
    form = draw(
        st.sampled_from(
            ("- [ ] {who} {what} \N{CALENDAR} {day} \N{SQUARED ID} {id}", "- [x] {who} {what}",
             "- Decision: {what} [id:: {id}]", "- Question: {what}?", "- {what}", "{what}.",
             "ACTION: {who} to {what}", "- [ ] {what} #apollo", "#done {id}")
        )
    )  # fmt: skip
    return form.format(who=draw(names), what=draw(what), day=draw(days), id=draw(ids))


@st.composite
def hidden_lines(draw: st.DrawFn) -> Piece:
    """A line with a mark, and what hangs on it."""
    line = draw(lines(hidden_words))
    mark = draw(
        st.sampled_from(
            ("[visibility:: {}]", "(visibility:: {})", "[Visibility::{}]", "visibility:: {}",
             "[visibility:: [[{}]]]", "\\`code\\` [visibility:: {}]", "[visibility:: {}")
        )
    )  # fmt: skip
    text = f"{line} {mark.format(draw(st.sampled_from(PLACES)))}\n"
    if line.startswith("- ") and draw(st.booleans()):
        text += f"  {CANARY} goes on\n  - and {CANARY} below\n"
    return Piece(text=text, hidden=True)


@st.composite
def sections(draw: st.DrawFn) -> tuple[Piece, ...]:
    """A section in pieces, all of it hidden or lines of it."""
    heading = draw(st.sampled_from(("Notes", "Action items", "Decisions", "Open questions")))
    if draw(st.integers(0, 3)) == 0:
        mark = draw(st.sampled_from(("private", "leads", '"leads board"', "x")))
        body = "".join(f"{draw(lines(hidden_words))}\n" for _ in range(draw(st.integers(0, 3))))
        more = f"### Deeper\n\n{CANARY}\n\n" if draw(st.booleans()) else ""
        if draw(st.booleans()):
            text = f"## {heading} {CANARY} {{visibility={mark}}}\n\n{body}\n{more}"
        else:  # the mark is all of its paragraph
            text = f"## {heading} {CANARY}\n\n[visibility:: private]\n\n{body}\n{more}"
        return (Piece(text=text, hidden=True),)
    pieces: list[Piece] = [Piece(text=f"## {heading}\n\n")]
    for _ in range(draw(st.integers(0, 4))):
        is_hidden = draw(st.integers(0, 2)) == 0
        line = draw(hidden_lines()) if is_hidden else Piece(text=f"{draw(lines(words))}\n")
        # Without a blank line, a sentence behind an item goes on with it.
        pieces += (line, Piece(text="\n"))
    return (*pieces, Piece(text="\n"))


@st.composite
def open_notes(draw: st.DrawFn) -> tuple[Piece, ...]:
    """A note for everybody, perhaps with private parts."""
    some = st.lists(st.sampled_from(PEOPLE[:3]), max_size=3, unique=True)
    people = draw(st.one_of(st.just(["Ada Lovelace", "Bob Byte"]), some))
    head = f"---\nseries: {draw(st.sampled_from(('weekly', 'board')))}\n"
    head += f"attendees: [{', '.join(people)}]\nproject: apollo\n---\n\n# Weekly\n\n"
    parts = [piece for _ in range(draw(st.integers(0, 4))) for piece in draw(sections())]
    return (Piece(text=head), *parts)


@st.composite
def hidden_notes(draw: st.DrawFn) -> tuple[Piece, ...]:
    """A note for nobody, in one of the ways to say so."""
    said = draw(
        st.sampled_from(
            ("visibility: private", "visibility: leads", "visibility: [board, leads]",
             "private: true", "visibility: pubic", "visibility:", "private: 'no'",
             "visibility: public\nvisibility: private", "x: @broken",
             "visibility: [private, public]")
        )
    )  # fmt: skip
    person = draw(st.sampled_from(HIDDEN_PEOPLE[:2]))
    head = f"---\nseries: {draw(st.sampled_from(('weekly', CANARY)))}\n{said}\n"
    head += (
        f"project: {draw(st.sampled_from(('apollo', CANARY)))}\nattendees: ['{person}']\n---\n\n"
    )
    text = "".join(f"{draw(lines(hidden_words))}\n" for _ in range(draw(st.integers(0, 3))))
    if draw(st.integers(0, 3)) == 0:  # it says so in its text
        head = head.replace(f"{said}\n", "")
        mark = draw(st.sampled_from(("[visibility:: leads]", "visibility:: private")))
        text = f"{mark}\n\n{text}"
    return (Piece(text=f"{head}# {CANARY}\n\n{text}", hidden=True),)


@st.composite
def registers(draw: st.DrawFn) -> tuple[Piece, ...]:
    """people.yml with and without entries for nobody."""
    pieces = [
        Piece(text="ada: {name: Ada Lovelace, aliases: [AL]}\n"),
        Piece(text="bob:\n  name: Bob Byte\n  team: cloud\n"),
        Piece(
            text=f"{CANARY}:\n  name: Eve {CANARY.title()}\n  aliases: [AL, Bob]\n"
            f"  emails: [{CANARY}@example.org]\n  visibility: private\n",
            hidden=True,
        ),
    ]
    return tuple(draw(st.permutations(pieces)))


TEAMS = (
    Piece(
        text="cloud:\n  name: Cloud\n  charter: Runs the cloud.\n"
        "  owns: [{concern: Costs, layer: Money, projects: [apollo]}]\n"
    ),
    Piece(
        text=f"{CANARY}:\n  name: Team {CANARY}\n  part_of: cloud\n  charter: Does {CANARY}.\n"
        f"  owns: [{{concern: Costs, layer: Money}}, {{concern: {CANARY}, layer: {CANARY}}}]\n"
        "  visibility: private\n",
        hidden=True,
    ),
)
PROJECTS = (
    Piece(text=f"{CANARY}: {{name: Project {CANARY}, visibility: leads}}\n", hidden=True),
    Piece(text="apollo: {name: Apollo}\n"),
)
SERIES = (
    Piece(
        text=f"{CANARY}:\n  title: {CANARY}\n  uids: [secret@example.org]\n  visibility: leads\n",
        hidden=True,
    ),
    Piece(text="weekly:\n  title: Weekly\n  uids: [weekly@example.org]\n"),
)  # fmt: skip
EVENT = """BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261101T090000Z
DTSTART:202611{day}T090000Z
RRULE:FREQ=WEEKLY;COUNT=9
SUMMARY:{title}
END:VEVENT
"""
CALENDAR = (
    Piece(text="BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"),
    Piece(text=EVENT.format(uid="secret@example.org", day="02", title=CANARY), hidden=True),
    Piece(text=EVENT.format(uid="weekly@example.org", day="03", title="Weekly")),
    Piece(text="END:VCALENDAR\n"),
)


@st.composite
def notebooks(draw: st.DrawFn) -> Notebook:
    """A small notebook with something to hide."""
    files: dict[str, tuple[Piece, ...]] = {"notes/files/plan.txt": (Piece(text="plan\n"),)}
    for day in draw(st.lists(days, min_size=1, max_size=4, unique=True)):
        files[f"notes/2026/{day}-open.md"] = draw(open_notes())
    for day in draw(st.lists(days, max_size=2, unique=True)):
        files[f"notes/2026/{day}-secret.md"] = draw(hidden_notes())
    if draw(st.booleans()):
        files[f"notes/files/{CANARY}.png"] = (Piece(text=CANARY, hidden=True),)
    if draw(st.booleans()):
        files["people.yml"] = draw(registers())
    if draw(st.booleans()):
        files["series.yml"] = SERIES
        files["calendars/a.ics"] = CALENDAR
    if draw(st.booleans()):
        files["teams.yml"] = draw(st.permutations(TEAMS).map(tuple))
    if draw(st.booleans()):
        files["projects.yml"] = draw(st.permutations(PROJECTS).map(tuple))
    if draw(st.booleans()):
        text = f"---\nvisibility: private\n---\n\n{CANARY} words\n"
        files["notes/people/ada-lovelace.md"] = (Piece(text=text, hidden=True),)
    if draw(st.booleans()):
        files["notes/handbook.md"] = (Piece(text="# Handbook\n\nOf @ada.\n\n"), *draw(sections()))
    return Notebook(files=files)
