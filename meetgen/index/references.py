"""References: what each link, mention and tag leads to, and who refers to whom."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.anchors import Anchors
from meetgen.index.attendance import ambiguous
from meetgen.index.index import Backlink, ResolvedLink, TargetKind
from meetgen.index.names import key_of
from meetgen.index.near import NearMisses
from meetgen.index.projects import project_slugs
from meetgen.index.targets import MADE_BY_US, Target, Targets
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.link import Link, LinkKind
from meetgen.model.note import Note, NoteKind
from meetgen.parsing.links import OF_A_WIKI

# Pages of lists: "meetings/2026/11.md", "meetings/today", "actions/done-2026-3.md", "actions/all/";
# not "meetings/2026-11-18.md", "meetings/inrupt", "actions/plan.png"
OF_LISTS = re.compile(
    r"(?:meetings/(?:today|changes|network|insights|undated|\d{4}(?:/\d\d(?:-page-\d+)?)?)"
    r"|(?:actions|decisions|questions)/"
    r"(?:(?:all|done|cancelled|overdue|due-this-week|later|no-date|page"
    r"|chains|(?:in-force|by-person)(?:-page)?)(?=[-./]|\Z)-?)?"
    r"(?:\d{4}-\d\d(?:-[1-9])?|(?:undated|\d{4}|[1-9]\d?)?(?:-[1-9]\d{0,3})?))(?:/index)?(?:\.md)?"
)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")  # "https:", "//cdn"; not "a/b:c" or "2026/x.md"
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")  # ".png"; not ". Then"


class References(Struct, frozen=True, kw_only=True):
    """Resolved links by note, backlinks by target, and links that lead nowhere."""

    links: Mapping[str, tuple[ResolvedLink, ...]]
    backlinks: Mapping[tuple[TargetKind, str], tuple[Backlink, ...]]
    diagnostics: tuple[Diagnostic, ...]


class _Reader(Struct, frozen=True, kw_only=True):
    targets: Targets
    anchors: Anchors
    near_people: NearMisses
    near_names: NearMisses


def find_references(
    targets: Targets,
    anchors: Anchors,
    dates: Mapping[str, dt.date | None],
) -> References:
    """Every reference of every note; `dates` are the meetings', to order backlinks."""
    reader = _Reader(
        targets=targets,
        anchors=anchors,
        near_people=_near_people(targets),
        near_names=_near_names(targets),
    )
    links: dict[str, tuple[ResolvedLink, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for path, note in targets.notes.items():
        found: list[ResolvedLink] = []
        told: set[str] = set()
        for link in note.links:
            for one in _resolve(link, note, reader):
                if isinstance(one, ResolvedLink):
                    found.append(one)
                elif one.severity is not Severity.INFO or one.code not in told:  # mild ones once
                    diagnostics.append(one)
                    told.add(one.code)
        if found:
            links[path] = tuple(found)
    return References(
        links=links,
        backlinks=_backlinks(links, targets.notes, dates),
        diagnostics=tuple(diagnostics),
    )


def _near_people(targets: Targets) -> NearMisses:
    people = targets.namer.people
    return NearMisses(
        (key, handles[0])
        for key, handles in people.by_key.items()
        if len(handles) == 1 and "@" not in key
    )


def _near_names(targets: Targets) -> NearMisses:
    names = [
        (key, slugs[0])
        for keys in targets.keys.values()
        for key, slugs in keys.items()
        if len(slugs) == 1
    ]
    names += ((stem, paths[0]) for stem, paths in targets.stems.items() if len(paths) == 1)
    return NearMisses(names)


def _resolve(link: Link, note: Note, reader: _Reader) -> Iterator[ResolvedLink | Diagnostic]:
    match link.kind:
        case LinkKind.TAG:
            yield from _tag(link, reader.targets)
        case LinkKind.MENTION:
            yield from _mention(link, note, reader)
        case LinkKind.WIKILINK | LinkKind.EMBED:
            yield from _wikilink(link, note, reader)
        case LinkKind.MARKDOWN | LinkKind.IMAGE:
            yield from _relative(link, note, reader)


def _tag(link: Link, targets: Targets) -> Iterator[ResolvedLink]:
    """The project of a tag, else its concern; any other tag is a word."""
    projects = project_slugs((link.target,), targets.keys[TargetKind.PROJECT])
    for slug in projects:
        yield ResolvedLink(link=link, kind=TargetKind.PROJECT, key=slug)
    concerns = () if projects else targets.concerns_named(link.target)
    if len(concerns) == 1:
        yield ResolvedLink(link=link, kind=TargetKind.CONCERN, key=concerns[0])


def _mention(link: Link, note: Note, reader: _Reader) -> Iterator[ResolvedLink | Diagnostic]:
    namer = reader.targets.namer
    company = reader.targets.companies.get(note.path) or namer.nobody
    meant = namer.meant(link.target, company, explicit=True)
    people = [one for one in meant.owners if one in namer.people.persons]
    if len(people) == 1:
        yield ResolvedLink(link=link, kind=TargetKind.PERSON, key=people[0])
        return
    if (slugs := reader.targets.keys[TargetKind.TEAM].get(key_of(link.target), ())) and not people:
        yield ResolvedLink(link=link, kind=TargetKind.TEAM, key=slugs[0])
        return
    if meant.candidates:
        yield ambiguous(link.target, meant.candidates, link.location, namer.people)
    elif not meant.owners and (near := reader.near_people.proposal(link.target)) is not None:
        yield _finding(
            "MG012",
            link,
            f"nobody is called @{link.target}",
            f"did you mean @{near} ({namer.people.name_of(near)})? "
            "Otherwise add the name to people.yml",
        )


def _wikilink(link: Link, note: Note, reader: _Reader) -> Iterator[ResolvedLink | Diagnostic]:
    targets = reader.targets
    if not link.target.strip():
        yield from _with_anchor(link, targets.page_of(note.path), note, reader)
        return
    meant = targets.by_name(link.target, note.path)
    found = meant[0] if len(meant) == 1 else _by_place(link.target, note, targets)
    if found is None and meant:
        yield _finding(
            "MG040",
            link,
            f"[[{link.target}]] can be {_list(meant)}",
            "write the path from the notes folder",
        )
        return
    if found is not None:
        yield from _with_anchor(link, found, note, reader)
    elif link.kind is LinkKind.EMBED and SUFFIX.fullmatch(link.target[-6:][-4:]):
        yield _finding("MG040", link, f"there is no file {link.target}", "")
    elif (near := reader.near_names.proposal(link.target)) is not None:
        yield _finding(
            "MG040",
            link,
            f"[[{link.target}]] leads nowhere",
            f"did you mean [[{near.removesuffix('.md')}]]?",
        )


def _by_place(target: str, note: Note, targets: Targets) -> Target | None:
    """What lies at a wikilink's path, from the note's folder or from that of all notes."""
    near_by = _joined(note.path, target)
    found = targets.by_path(near_by) if near_by is not None else None
    return found or targets.by_path(target.strip("/ "))


def _list(found: Iterable[Target]) -> str:
    return " or ".join(
        f"`{key}`" if kind is TargetKind.NOTE else f"the {kind} `{key}`"
        for kind, key in sorted(found)
    )


def _relative(link: Link, note: Note, reader: _Reader) -> Iterator[ResolvedLink | Diagnostic]:
    target = link.target
    if OF_A_WIKI.match(target):
        if note.kind is not NoteKind.PAGE:
            yield _left_by_a_wiki(link)
        return
    if SCHEME.match(target):
        return
    if not target:
        if link.part:
            yield from _with_anchor(link, reader.targets.page_of(note.path), note, reader)
        return
    path = _joined(note.path, target)
    found = reader.targets.by_path(path) if path is not None else None
    if found is None and path is not None and "?" in path:
        found = reader.targets.by_path(path.partition("?")[0])
    if found is not None:
        yield from _with_anchor(link, found, note, reader)
        return
    is_checked = note.kind is not NoteKind.PAGE and not target.startswith("/")
    if is_checked and not _is_made_by_us(path):
        yield _finding(
            "MG040",
            link,
            f"the link to {target} leads nowhere",
            _where_it_is(target, reader.targets),
        )


def _left_by_a_wiki(link: Link) -> Diagnostic:
    finding = _finding(
        "MG040",
        link,
        f"the link to {link.target} is one of a wiki: it leads nowhere here",
        "link to a note or page instead, or leave the words",
    )
    return replace(finding, severity=Severity.INFO)


def _is_made_by_us(path: str | None) -> bool:
    """Whether a page of the site, that no note stands for, has this path: `actions/index.md`."""
    if path is None:
        return False
    bare = path.rstrip("/")
    return (
        bare in MADE_BY_US
        or f"{bare}/index.md" in MADE_BY_US
        or OF_LISTS.fullmatch(bare) is not None
    )


def _where_it_is(target: str, targets: Targets) -> str:
    """A hint: the only note or file of that name, wherever it lies."""
    name = target.rstrip("/").rpartition("/")[2]
    found = targets.file_names.get(name.casefold(), ()) or targets.stems.get(
        name.rpartition(".")[0].casefold() if "." in name else name.casefold(), ()
    )
    if len(found) == 1:
        return f"did you mean {found[0]} (from the notes folder)?"
    return "links are relative to the note's own folder"


def _joined(source: str, target: str) -> str | None:
    """The path of `target` from the notes folder, as seen from the note `source`; None outside."""
    parts = [] if target.startswith("/") else source.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) + ("/" if target.endswith("/") and parts else "")


def _with_anchor(
    link: Link, target: Target, note: Note, reader: _Reader
) -> Iterator[ResolvedLink | Diagnostic]:
    kind, key = target
    anchor = ""
    if link.part and kind is TargetKind.NOTE:
        found = reader.anchors.find(key, link.part)
        if found is None and note.kind is not NoteKind.PAGE:
            yield _finding(
                "MG041",
                link,
                f"{key} has no heading “{link.part}”",
                "write the heading as it stands there",
            )
        anchor = found or ""
    yield ResolvedLink(link=link, kind=kind, key=key, anchor=anchor)


def _finding(code: str, link: Link, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        code=code, severity=Severity.WARNING, location=link.location, message=message, hint=hint
    )


def _backlinks(
    links: Mapping[str, tuple[ResolvedLink, ...]],
    notes: Mapping[str, Note],
    dates: Mapping[str, dt.date | None],
) -> Mapping[tuple[TargetKind, str], tuple[Backlink, ...]]:
    """Who refers to whom, newest note first; one entry for a line, none for attendance lists."""
    found: dict[tuple[TargetKind, str], dict[tuple[str, int], Backlink]] = {}
    for path in _newest_first(links, dates):
        attendance = {one.location.line for one in notes[path].attendance}
        for one in links[path]:
            line = one.link.location.line
            is_itself = one.kind is TargetKind.NOTE and one.key == path
            is_listed = one.kind is TargetKind.PERSON and line in attendance
            if one.kind is TargetKind.FILE or is_itself or is_listed:
                continue
            lines = found.setdefault((one.kind, one.key), {})
            lines.setdefault((path, line), Backlink(note=path, link=one.link))
    return {target: tuple(found[target].values()) for target in sorted(found)}


def _newest_first(paths: Iterable[str], dates: Mapping[str, dt.date | None]) -> list[str]:
    return sorted(sorted(paths), key=lambda path: dates.get(path) or dt.date.min, reverse=True)
