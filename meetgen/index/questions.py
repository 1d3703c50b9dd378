"""Questions: open ones, parked ones, and those that a later note answers."""

from collections.abc import Iterable

from msgspec.structs import replace

from meetgen.index.ids import short_id
from meetgen.index.projects import Keys, project_slugs
from meetgen.model.meeting import Meeting
from meetgen.model.question import Question


def make_questions(meetings: Iterable[Meeting], projects: Keys) -> tuple[Question, ...]:
    """The questions by note date, note and line; one with an id is answered by its latest line."""
    meetings = tuple(meetings)
    taken = {one.fields.id for held in meetings for one in held.note.questions if one.fields.id}
    found: dict[str, Question] = {}
    for meeting in meetings:
        for item in sorted(meeting.note.questions, key=lambda one: one.location):
            id_ = item.fields.id or short_id("question", meeting.path, item.text, taken)
            known = found.get(id_)
            if known is not None:
                found[id_] = replace(
                    known,
                    answered=item.answered or bool(item.answer),
                    answer=item.answer or known.answer,
                )
                continue
            found[id_] = Question(
                id=id_,
                text=item.text,
                answered=item.answered or bool(item.answer),
                answer=item.answer,
                projects=project_slugs((*item.fields.projects, *item.tags), projects)
                or meeting.projects,
                series=meeting.series,
                note=meeting.path,
                date=meeting.date,
                location=item.location,
                context=item.context,
            )
    return tuple(found.values())
