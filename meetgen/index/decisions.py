"""Decisions: with ids, and with what replaced them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.attendance import Attended
from meetgen.index.ids import short_id, text_key
from meetgen.index.naming import Namer
from meetgen.index.owners import at_line, resolved
from meetgen.index.projects import Keys, project_slugs
from meetgen.model.decision import Decision, DecisionItem, DecisionLine, DecisionStatus
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting


class Decisions(Struct, frozen=True, kw_only=True):
    """The decisions by note date, note and line, and what is wrong with their lines."""

    decisions: tuple[Decision, ...]
    diagnostics: tuple[Diagnostic, ...]


def make_decisions(
    meetings: Iterable[Meeting],
    *,
    attended: Mapping[str, Attended],
    namer: Namer,
    projects: Keys,
) -> Decisions:
    """Every decision of the meeting notes, which come in order of date."""
    meetings = tuple(meetings)
    taken = {one.fields.id for held in meetings for one in held.note.decisions if one.fields.id}
    found: dict[str, Decision] = {}
    replaces: dict[str, tuple[str, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for meeting in meetings:
        company = attended[meeting.path].company
        for item in sorted(meeting.note.decisions, key=lambda one: one.location):
            own_id = item.fields.id
            known = found.get(own_id) if own_id is not None else None
            if known is not None and not _is_told_again(known, item):
                diagnostics.append(_id_used_twice(known.id, known, item))
                own_id = known = None
            id_ = own_id or short_id("decision", meeting.path, item.text, taken)
            by = resolved(item.fields.by, company, namer)
            one = _decision(item, meeting, id_, by, projects)
            found[id_] = one if known is None else _settled(known, one, item.fields.status)
            replaces[id_] = (*replaces.get(id_, ()), *item.fields.supersedes)
    superseded, wrong = _superseded(found, replaces)
    made = tuple(_with_fate(one, replaces, superseded, found) for one in found.values())
    if any(one.history for one in made):  # what settled a proposal stands elsewhere
        order = {meeting.path: at for at, meeting in enumerate(meetings)}
        made = tuple(sorted(made, key=lambda one: (order[one.note], one.location)))
    return Decisions(decisions=made, diagnostics=(*diagnostics, *wrong))


def _is_told_again(known: Decision, item: DecisionItem) -> bool:
    """Whether a line with a known id is that decision's; what settles a proposal may reword it."""
    is_proposal = known.status is DecisionStatus.PROPOSED
    return is_proposal or text_key(known.text) == text_key(item.text)


def _settled(known: Decision, again: Decision, said: str | None) -> Decision:
    """A decision after a later line that names it.

    One that is told again stays as the first line has it, unless the line changes its status: a
    proposal that is told without a status is accepted.
    """
    is_proposal = known.status is DecisionStatus.PROPOSED
    if again.status is known.status or (said is None and not is_proposal):
        return known
    history = (*(known.history or (_line_of(known),)), _line_of(again))
    if again.status is not DecisionStatus.ACCEPTED:
        return replace(known, status=again.status, history=history)
    return replace(
        again,
        by=again.by or known.by,
        revisit=again.revisit or known.revisit,
        projects=again.projects or known.projects,
        context=again.context or known.context,
        history=history,
    )


def _line_of(one: Decision) -> DecisionLine:
    """The line that a decision has as its own."""
    return DecisionLine(status=one.status, note=one.note, date=one.date, location=one.location)


def _decision(
    item: DecisionItem, meeting: Meeting, id_: str, by: tuple[str, ...], projects: Keys
) -> Decision:
    named = project_slugs((*item.fields.projects, *item.tags), projects)
    return Decision(
        id=id_,
        has_own_id=id_ == item.fields.id,
        text=item.text,
        status=DecisionStatus(item.fields.status or DecisionStatus.ACCEPTED),
        by=by,
        revisit=item.fields.revisit,
        projects=named or meeting.projects,
        series=meeting.series,
        note=meeting.path,
        date=meeting.date,
        location=item.location,
        context=item.context,
    )


def _superseded(
    found: Mapping[str, Decision], replaces: Mapping[str, tuple[str, ...]]
) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Which decision replaced each, by id; circles, unknown ids and proposals replace nothing."""
    superseded: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for newer, olders in replaces.items():
        for older in olders:
            if older not in found:
                diagnostics.append(_wrong(found[newer], f"no decision has the id {older}"))
            elif not found[newer].was_accepted:
                continue
            elif older in superseded:
                if superseded[older] != newer:
                    other = superseded[older]
                    message = f"{older} is already replaced by {other}"
                    diagnostics.append(_wrong(found[newer], message))
            else:
                superseded[older] = newer
    for id_ in _in_circles(superseded):
        newer = superseded.pop(id_)
        diagnostics.append(_wrong(found[newer], f"{newer} and {id_} are part of a circle"))
    return superseded, tuple(diagnostics)


def _in_circles(superseded: Mapping[str, str]) -> tuple[str, ...]:
    """The ids from which following what replaced them leads back, in order."""
    walk_of: dict[str, int] = {}
    circling: list[str] = []
    for number, start in enumerate(superseded):
        at: str | None = start
        while at is not None and at not in walk_of:
            walk_of[at] = number
            at = superseded.get(at)
        if at is not None and walk_of[at] == number:
            first = at
            circling.append(first)
            at = superseded[first]
            while at != first:
                circling.append(at)
                at = superseded[at]
    return tuple(sorted(circling))


def _with_fate(
    one: Decision,
    replaces: Mapping[str, tuple[str, ...]],
    superseded: Mapping[str, str],
    found: Mapping[str, Decision],
) -> Decision:
    by = superseded.get(one.id)
    is_proposal = one.status is DecisionStatus.PROPOSED
    older = tuple(
        id_
        for id_ in dict.fromkeys(replaces[one.id])
        if id_ in found and (superseded.get(id_) == one.id or is_proposal)
    )
    status = DecisionStatus.SUPERSEDED if by is not None else one.status
    return replace(one, status=status, superseded_by=by, supersedes=older)


def _wrong(one: Decision, message: str) -> Diagnostic:
    return Diagnostic(
        code="MG031",
        severity=Severity.ERROR,
        location=one.location,
        message=f"supersedes: {message}",
        hint="write the id of the decision that no longer holds",
    )


def _id_used_twice(id_: str, known: Decision, item: DecisionItem) -> Diagnostic:
    return Diagnostic(
        code="MG022",
        severity=Severity.ERROR,
        location=item.location,
        message=f"the id {id_} already stands for “{known.text}” ({at_line(known.location)})",
        hint="give one of the two another id",
    )
