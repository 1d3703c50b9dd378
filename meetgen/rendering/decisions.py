"""Decisions as lines: when, what, and what became of it."""

import datetime as dt
from collections.abc import Iterable

from meetgen.index.shown_names import ShownNames
from meetgen.index.stages import end_of
from meetgen.index.tags import without_tags
from meetgen.model.decision import Decision
from meetgen.model.page import in_force_uri
from meetgen.pages.decision_groups import DecisionGroup
from meetgen.pages.markdown import ROOT, Markdown, address, escape, link, plain, shortened
from meetgen.rendering.lines import Lines

LONGEST = 200  # characters of a decision in one line
LONGEST_HEADING = 90


class Decisions:
    """The lines of one site's decisions, each made once."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._names = names
        self._lines = lines
        self._kept: dict[str, Markdown] = {}

    def lines(self, decisions: Iterable[Decision]) -> Markdown:
        """Decisions one below the other, with whether they still hold."""
        return Markdown("\n".join([f"- {self._line(one)}" for one in decisions]))

    def heading(self, group: DecisionGroup) -> Markdown:
        """The heading of a group, short enough for a table of contents."""
        title = shortened(plain(without_tags(group.title, self._names.tags)), LONGEST_HEADING)
        return link(title, group.uri) if group.uri else escape(title)

    def more(self, group: DecisionGroup) -> Markdown:
        """That a group is cut, and where all are; empty where it is not."""
        if group.total <= len(group.decisions):
            return Markdown("")
        words = escape(f"The newest {len(group.decisions)} of {group.total}")
        return Markdown(f"{words}: {link('all', group.all_uri)}") if group.all_uri else words

    def snapshot(self, day: dt.date) -> Markdown:
        """A link to what was in force at the end of a month."""
        return link(f"{day:%Y-%m}", in_force_uri(day))

    def month_end(self, day: dt.date) -> Markdown:
        """`October 2026`, plain: a month that is over."""
        return escape(f"{self._lines.month_name(day.month)} {day.year}")

    def _line(self, one: Decision) -> Markdown:
        known = self._kept.get(one.id)
        if known is None:
            known = self._kept[one.id] = self._made(one)
        return known

    def _made(self, one: Decision) -> Markdown:
        text = shortened(plain(without_tags(one.text, self._names.tags)), LONGEST) or one.id
        place = f"[{escape(text)}]({ROOT}{address(one.note, one.anchor)})"
        of = [self._fate(one), self._lines.people(one.by)]
        told = " \u00b7 ".join(piece for piece in of if piece)
        about = f' <span class="mg-of">{told}</span>' if told else ""
        return Markdown(f"{self._lines.day(one.date)} {place}{about}")

    def _fate(self, one: Decision) -> Markdown:
        """What became of it, in words; empty while it holds."""
        later = self._names.decisions.get(one.superseded_by or "")
        if later is not None:
            day = self._lines.day(later.date) if later.date else escape(later.id)
            return Markdown(f"until [{day}]({ROOT}{address(later.note, later.anchor)})")
        if one.status.is_over:
            end = end_of(one, self._names.decisions)
            return Markdown(f"{one.status.value} {self._lines.day(end)}" if end else one.status)
        if not one.was_accepted:
            return self._lines.badge("status", one.status.value)
        return Markdown(f"revisit {self._lines.day(one.revisit)}" if one.revisit else "")
