"""How a project stands, as a note about it says: `Status: at risk, the freeze is not confirmed`."""

import re
from collections.abc import Iterable

from meetgen.index.names import key_of
from meetgen.model.meeting import Meeting
from meetgen.model.project import Project, ToldStatus
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import BlockKind, Line

LOOKED_AT = 12  # of the newest notes; what older ones say is no status any more
LONGEST = 240  # characters of what is said behind the word
WORDS = (
    "on track|at risk|off track|on hold|not started|in progress|blocked|delayed|behind|ahead|"
    "paused|stopped|cancelled|done|complete|completed|finished|green|amber|yellow|red"
)
LIGHTS = {"\U0001f7e2": "green", "\U0001f7e1": "yellow", "\U0001f7e0": "amber", "\U0001f534": "red"}
# "Status: at risk"; not "the status quo is fine", which has no colon
PREFILTER = re.compile(r"status\b[^\n:]{0,60}:", re.IGNORECASE)
# "Status: at risk", "Harbour status #harbour: on track, says Lucia"; not "Status: published"
SAID = re.compile(
    r"(?P<about>[^:#]{0,60}?)\s*\bstatus\b(?P<tags>(?:\s+#[\w-]+)*)\s*:\s*"
    rf"(?:(?P<light>[{''.join(LIGHTS)}])\s*|(?P<word>{WORDS})\b)"
    r"(?P<text>)",
    re.IGNORECASE,
)
TAG = re.compile(r"(?<!\S)#([\w-]+)")  # "#harbour"; not "C#x"
LEAD = " \t,.;:\u2013\u2014-"  # what stands between the word and what is said of it


def told_status(project: Project, meetings: Iterable[Meeting]) -> ToldStatus | None:
    """What the newest note that tells says of the project; `meetings` come newest first."""
    names = {key_of(one) for one in (project.slug, project.name, *project.aliases)}
    for meeting, _ in zip(meetings, range(LOOKED_AT), strict=False):
        if PREFILTER.search(meeting.note.body) is None:
            continue
        found = [
            said
            for line in _lines(meeting)
            if (said := _said(line, meeting, names, is_only=meeting.projects == (project.slug,)))
        ]
        if found:
            return found[-1]
    return None


def _lines(meeting: Meeting) -> Iterable[Line]:
    note = meeting.note
    for block in read_document(note.body, note.body_line, note.path).blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.HTML, BlockKind.TABLE):
            yield from block.lines


def _said(line: Line, meeting: Meeting, names: set[str], *, is_only: bool) -> ToldStatus | None:
    """What one line says of the project, where it is about this one beyond doubt."""
    indent = len(line.masked) - len(line.masked.lstrip())
    match = SAID.match(line.masked, indent)
    if match is None:
        return None
    tags = {key_of(one) for one in TAG.findall(line.masked)}
    about = key_of(match["about"].removesuffix(" project").strip(" \t-*"))
    by_tag = not names.isdisjoint(tags) if tags else is_only
    if not (about in names if about else by_tag):
        return None
    text = TAG.sub("", line.text[match.start("text") :]).strip(LEAD)
    return ToldStatus(
        word=(match["word"] or LIGHTS[match["light"]]).lower(),
        text=text[:LONGEST],
        note=meeting.path,
        line=line.number,
    )
