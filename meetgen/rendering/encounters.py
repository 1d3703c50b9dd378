"""Tables of who meets whom, how often, and of what was open from meeting to meeting."""

from collections.abc import Iterable, Sequence

from meetgen.index.flow import FlowRow
from meetgen.index.waiting import Waiting
from meetgen.model.action import Action
from meetgen.model.page import pair_uri, person_uri
from meetgen.pages.markdown import Markdown, escape, link, words
from meetgen.pages.people import PersonRow
from meetgen.pages.person import Companion
from meetgen.rendering.lines import Lines
from meetgen.rendering.overviews import labelled, open_number, table
from meetgen.rendering.svg import pairs


class Encounters:
    """These tables of one site."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def flow(self, rows: Iterable[FlowRow]) -> Markdown:
        """Meetings with what was open before each, what it raised, and what was closed by then."""
        return table(
            ("Meeting", "Open before", "Raised", "Closed"),
            [
                (
                    self._lines.meeting(row.meeting),
                    str(row.open_before),
                    str(row.raised),
                    str(row.closed),
                )
                for row in rows
            ],
            keep_all=True,
        )

    def flow_chart(self, rows: Sequence[FlowRow]) -> Markdown:
        """Two bars for each meeting, the newest on the right; `flow` is the same in words."""
        oldest_first = rows[::-1]
        told = "; ".join(
            f"{one.meeting.date}: {one.raised} raised, {one.closed} closed" for one in oldest_first
        )
        raised = [one.raised for one in oldest_first]
        return pairs(raised, [one.closed for one in oldest_first], told)

    def companions(self, companions: Iterable[Companion]) -> Markdown:
        """People with how many meetings somebody shares with them, and the page of the two."""
        return table(
            ("Name", "Meetings", "Last", "The two"),
            [
                (
                    self._lines.person(one.handle),
                    self._lines.count(one.meetings, "meeting", "meetings"),
                    labelled("last", one.last),
                    link("what is open", pair_uri(one.pair.people)) if one.pair else "",
                )
                for one in companions
            ],
        )

    def members(self, rows: Iterable[PersonRow]) -> Markdown:
        """The people of a team, with their open actions and the day they were last met."""
        return table(
            ("Name", "Title", "Actions", "Last met"),
            [
                (
                    self._lines.person(row.person.handle),
                    escape(row.person.title or ""),
                    open_number(row.open_actions, person_uri(row.person.handle)),
                    labelled("last met", row.last_met),
                )
                for row in rows
            ],
        )

    def waiting(self, waiting: Iterable[Waiting]) -> Markdown:
        """Actions that wait, and for what."""
        return table(
            ("Waits", "For"),
            [
                (
                    self._action(one.action),
                    f'<span class="mg-label">waits for </span>{self._action(one.on)}',
                )
                for one in waiting
            ],
        )

    def _action(self, action: Action) -> Markdown:
        shown = words(action.text) or escape(action.id)
        due = f"due {self._lines.day(action.due)}" if action.due is not None else ""
        place = self._lines.source(action.note, action.anchor)
        told = (self._lines.people(action.owners), due, place)
        about = " \u00b7 ".join(one for one in told if one)
        return Markdown(f'{shown}<br><span class="mg-of">{about}</span>')
