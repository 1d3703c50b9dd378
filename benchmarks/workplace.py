"""A tool's own folder: its configuration, its copy of the notes, and the note that is edited."""

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from benchmarks.compared import Tool

SITES = Path(__file__).parent / "sites"
MADE = ("site", ".cache")  # what builds leave, meetgen's cache among it


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a tool builds its site, and the note that changes."""

    tool: Tool
    folder: Path
    note: Path
    text: str
    front: dict[str, Any]

    @property
    def cache(self) -> Path:
        """Where whatever is kept from build to build goes."""
        return self.folder / ".cache"

    @property
    def address(self) -> str:
        """Where the edited note stands on the site."""
        below = self.note.relative_to(self.folder / "notes")
        return self.tool.address.format(folder=below.parent.as_posix(), stem=below.stem)

    @property
    def touched(self) -> tuple[str, ...]:
        """Where meetgen's pages stand that tell of an action in the note."""
        return (
            f"people/{self.front['attendees'][0]}/",
            f"projects/{self.front['project']}/",
            "actions/",
        )

    def make_cold(self) -> None:
        """Have neither site nor cache.

        They are put aside: for some seconds after many files were removed, ext4 is slow to make
        new ones.
        """
        for name in MADE:
            if (path := self.folder / name).exists():
                past = next(past for at in count() if not (past := _aside(path, at)).exists())
                past.parent.mkdir(exist_ok=True)
                path.rename(past)

    def edit(self, words: str) -> None:
        """Add an open action with the `words` to the note."""
        owner = self.front["attendees"][0]
        line = f"- [ ] @{owner} {words} due:2024-01-02\n"
        self.note.write_text(self.text + line, encoding="utf-8", newline="")

    def undo(self) -> None:
        """Give the note its text back."""
        self.note.write_text(self.text, encoding="utf-8", newline="")


def furnish(tool: Tool, notebook: Path, folder: Path) -> Workplace:
    """Make a tool's folder from a notebook, which has `notes/` or `docs/` and perhaps calendars."""
    shutil.copytree(SITES / tool.sites, folder)
    source = notebook / ("notes" if (notebook / "notes").is_dir() else "docs")
    notes = folder / "notes"
    shutil.copytree(source, notes)
    for calendar in sorted(notebook.rglob("*.ics")):
        (folder / "calendars").mkdir(exist_ok=True)
        shutil.copy(calendar, folder / "calendars")
    if tool.sites == "hugo" and (notes / "index.md").exists():
        (notes / "index.md").rename(notes / "_index.md")  # else Hugo takes all for one page
    edited = _edited_note(notes)
    front, _ = _parted(edited.read_text(encoding="utf-8"))
    if tool.sites == "pelican":
        _write_pelican_headers(notes)
    text = edited.read_text(encoding="utf-8")
    return Workplace(tool=tool, folder=folder, note=edited, text=text, front=front)


def _aside(path: Path, at: int) -> Path:
    return path.parent.with_name(f"{path.parent.name}-aside") / f"{path.name}-{at}"


def _edited_note(notes: Path) -> Path:
    """One in the middle of those that end with their actions, the same for each tool."""
    with_actions = [
        path
        for path in sorted(notes.rglob("*.md"))
        if path.read_text(encoding="utf-8").rpartition("\n## ")[2].count("- [")
    ]
    return with_actions[len(with_actions) // 2]


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """The front matter of a note, and the text below it."""
    if not text.startswith("---\n"):
        return {}, text
    front, _, rest = text[4:].partition("\n---\n")
    return yaml.safe_load(front), rest


def _write_pelican_headers(notes: Path) -> None:
    """Say the same in the words that Pelican reads: authors are people, categories projects."""
    for path in notes.rglob("*.md"):
        front, text = _parted(path.read_text(encoding="utf-8"))
        if not front:
            path.unlink()  # Pelican takes notes only with a title and a date
            continue
        head = (
            f"Title: {front['title']}",
            f"Date: {front['date']}",
            f"Category: {front['project']}",
            f"Authors: {'; '.join(front['attendees'])}",
        )
        path.write_text("\n".join((*head, "", text)), encoding="utf-8", newline="")
