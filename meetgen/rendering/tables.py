"""Tables of actions, decisions and questions as GFM tables, each row's cells made once.

A row's main cell has two lines: the words, and below them what they belong to and where they stand.
"""

import datetime as dt
from collections.abc import Iterable

from meetgen.index.carried import Carried
from meetgen.index.history import due_moves
from meetgen.index.shown_names import ShownNames
from meetgen.index.tags import without_tags
from meetgen.model.action import Action
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.question import Question
from meetgen.pages.lists import DueBucket, due_bucket
from meetgen.pages.markdown import ROOT, Markdown, address, escape, plain, shortened, words
from meetgen.parsing.vocabulary import is_action_heading, is_decision_heading, is_question_heading
from meetgen.rendering.histories import fate, history_link
from meetgen.rendering.lines import Lines, box, without_fields

BELOW = ("Context", "Project", "From", "Raised", "Do")  # what the second line of a row may have
SHORT = 48  # characters; a shorter text may mean little without what stands above it
LONGEST_CONTEXT = 60
YEAR = 365  # days; an age of years needs no more precision

Row = dict[str, str]


class Tables:
    """The tables of one site; what a page says for all rows is left out of each."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._names = names
        self._lines = lines
        self._actions: dict[str, Row] = {}
        self._decisions: dict[str, Row] = {}
        self._questions: dict[str, Row] = {}

    def actions(self, actions: Iterable[Action], *without: str) -> Markdown:
        """A table of actions, without `Owner` or `Project`."""
        rows = [self._kept_action(one) for one in actions]
        return _table(rows, ("Action", "Owner", "Due", "Age"), "Action", without)

    def closed(self, actions: Iterable[Action], *without: str) -> Markdown:
        """A table of closed actions, with the day on which each was closed."""
        rows = [
            self._kept_action(one) | {"Closed": history_link(one, self._lines.day(one.done))}
            for one in actions
        ]
        return _table(rows, ("Action", "Owner", "Closed"), "Action", without)

    def carried(self, carried: Iterable[Carried], *without: str) -> Markdown:
        """A table of what was open before a meeting, as it stood then, and what became of it."""
        rows = [self._carried(one) for one in carried]
        return _table(rows, ("Action", "Owner", "Due", "Age", "Since"), "Action", without)

    def decisions(self, decisions: Iterable[Decision], *without: str) -> Markdown:
        """A table of decisions; superseded ones say by which."""
        rows = []
        for one in decisions:
            cells = self._decisions.get(one.id)
            if cells is None:
                cells = self._decisions[one.id] = self._decision(one)
            rows.append(cells)
        return _table(rows, ("Date", "Decision", "By"), "Decision", without)

    def questions(self, questions: Iterable[Question], *without: str) -> Markdown:
        """A table of questions, with their answers."""
        rows = []
        for one in questions:
            cells = self._questions.get(one.id)
            if cells is None:
                cells = self._questions[one.id] = self._question(one)
            rows.append(cells)
        return _table(rows, ("Asked", "Question"), "Question", without)

    def _kept_action(self, action: Action) -> Row:
        cells = self._actions.get(action.id)
        if cells is None:
            cells = self._actions[action.id] = self._action(action)
        return cells

    def _action(self, action: Action) -> Row:
        return {
            "Action": f"{box(action.status)} {self._words(action.text) or escape(action.id)}",
            "Owner": self._lines.people(action.owners),
            "Due": self._due(action),
            "Age": self._age(action),
            "Context": self._context(action.text, action.context, action.note),
            "Project": self._lines.projects(action.projects),
            "From": self._lines.source(action.note, action.anchor),
            "Raised": self._raised(action, action.note),
            "Do": self._lines.command(action),
        }

    def _carried(self, carried: Carried) -> Row:
        """The row of the action with its day, age and place of then; there are many of these."""
        action, line = carried.action, carried.line
        kept = self._kept_action(action)
        due = self._lines.day(carried.due) if carried.due else ""
        return {
            "Action": kept["Action"],
            "Owner": kept["Owner"],
            "Due": f"{due}{_moved(carried.moves)}",
            "Age": self._age_of(carried.age_days, carried.age_meetings),
            "Since": fate(carried, self._lines),
            "From": self._lines.source(line.note, action.anchor),
            "Raised": self._raised(action, line.note),
        }

    def _words(self, text: str) -> str:
        """The words without the tags of known projects, which the second line names."""
        return words(without_tags(text, self._names.tags).strip())

    def _due(self, action: Action) -> str:
        if action.due is None:
            return ""
        due = f'<time datetime="{action.due}">{action.due}</time>'
        if not action.status.is_open:
            return due
        soon = self._names.config.days_ahead
        due = f'<time data-mg-due="{soon}" datetime="{action.due}">{action.due}</time>'
        if len(action.history) > 1:
            due += _moved(due_moves(action))
        bucket = due_bucket(action, as_of=self._names.as_of, config=self._names.config)
        if bucket is DueBucket.OVERDUE:
            days = (self._names.as_of - action.due).days
            return f"{due} {self._lines.badge('overdue', f'{days} d overdue')}"
        if bucket is DueBucket.THIS_WEEK:
            ahead = _in_days((action.due - self._names.as_of).days)
            return f"{due} {self._lines.badge('soon', ahead)}"
        return due

    def _raised(self, action: Action, note: str) -> str:
        """Where it was raised, when a later note carries it."""
        if action.raised_in == note:
            return ""
        day = action.raised_on or self._lines.note_title(action.raised_in)
        where = address(action.raised_in, action.anchor)
        return f"raised [{escape(str(day))}]({ROOT}{where})"

    def _age(self, action: Action) -> str:
        """How long it has been open; leads to what its lines did, where it has several."""
        if not action.status.is_open:
            return ""
        age = self._age_of(action.age_days, action.age_meetings, grows=True)
        return history_link(action, age)

    def _age_of(self, days: int | None, meetings: int, *, grows: bool = False) -> str:
        """An age in days and meetings; one that `grows` is what readers' browsers make right."""
        if days is None:
            return ""
        stale = self._names.config.stale_after_days
        count = f", {self._lines.count(meetings, 'meeting', 'meetings')}" if meetings else ""
        state = ' data-mg-state="stale"' if days >= stale else ""
        shown = f"{days // YEAR} years" if days >= 2 * YEAR else f"{days} d"
        if grows:
            born = self._names.as_of - dt.timedelta(days=days)
            shown = f'<time data-mg-age="{stale}" datetime="{born}">{shown}</time>'
        return f'<span class="mg-age"{state}>{shown}{count}</span>'

    def _decision(self, decision: Decision) -> Row:
        text = self._words(decision.text) or escape(decision.id)
        note = ""
        if decision.status.is_over:
            text = f"<del>{text}</del>"
        if decision.status is DecisionStatus.SUPERSEDED:
            note = f" {self._superseded(decision)}"
        elif decision.status is not DecisionStatus.ACCEPTED:
            state = "superseded" if decision.status.is_over else "status"
            note = f" {self._lines.badge(state, decision.status.value)}"
        if earlier := self._earlier(decision):
            verb = "would replace" if decision.status is DecisionStatus.PROPOSED else "replaces"
            note += f' <span class="mg-muted">{verb} {earlier}</span>'
        if decision.revisit and decision.status is DecisionStatus.ACCEPTED:
            state = "overdue" if decision.revisit <= self._names.as_of else "soon"
            note += f" {self._lines.badge(state, f'revisit {decision.revisit}')}"
        return {
            "Date": self._lines.day(decision.date),
            "Decision": f"{text}{note}",
            "Context": self._context(decision.text, decision.context, decision.note),
            "By": self._lines.people(decision.by),
            "Project": self._lines.projects(decision.projects),
            "From": self._lines.source_title(decision.note, decision.anchor),
        }

    def _earlier(self, decision: Decision) -> str:
        """The days of what a decision replaced, each leading to its line."""
        known = (
            self._names.decisions[id_]
            for id_ in decision.supersedes
            if id_ in self._names.decisions
        )
        return ", ".join(
            f"[{self._lines.day(one.date) if one.date else escape(one.id)}]"
            f"({ROOT}{address(one.note, one.anchor)})"
            for one in known
        )

    def _superseded(self, decision: Decision) -> str:
        later = self._names.decisions.get(decision.superseded_by or "")
        if later is None:
            return self._lines.badge("superseded", "superseded")
        where = f"[{later.date or escape(later.id)}]({ROOT}{address(later.note, later.anchor)})"
        return f'<span class="mg-badge" data-mg-state="superseded">superseded by {where}</span>'

    def _question(self, question: Question) -> Row:
        answer = ""
        if question.answer:
            answer = f'<br><span class="mg-answer">{words(question.answer)}</span>'
        return {
            "Asked": self._lines.day(question.date),
            "Question": f"{self._words(question.text) or escape(question.id)}{answer}",
            "Context": self._context(question.text, question.context, question.note),
            "Project": self._lines.projects(question.projects),
            "From": self._lines.source_title(question.note, question.anchor),
        }

    def _context(self, text: str, context: tuple[str, ...], note: str) -> str:
        """What stands above a short line, so that "Resolved: yes" says what was resolved."""
        if len(text) > SHORT or not context:
            return ""
        own, title = self._names.config.words, self._lines.note_title(note)
        told = [
            one
            for one in context[-3:]
            if one != title
            and not is_action_heading(one, own)
            and not is_decision_heading(one, own)
            and not is_question_heading(one, own)
        ]
        bare = (plain(without_fields(one)) for one in told[-2:])
        shown = " \u203a ".join(shortened(one, LONGEST_CONTEXT) for one in bare)
        return escape(shown)


def _moved(moves: int) -> str:
    if not moves:
        return ""
    times = "once" if moves == 1 else f"{moves} times"
    return f' <span class="mg-muted">moved {times}</span>'


def _in_days(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} d"


def _table(
    rows: list[Row], columns: tuple[str, ...], main: str, without: tuple[str, ...]
) -> Markdown:
    """A GFM table; a column in which no row has anything is left out too."""
    shown = [
        name
        for name in columns
        if name not in without and (name == main or any(row[name] for row in rows))
    ]
    below = [name for name in BELOW if name not in without and rows and name in rows[0]]
    lines = [f"| {' | '.join(shown)} |", f"|{' --- |' * len(shown)}"]
    for row in rows:
        told = " \u00b7 ".join([row[name] for name in below if row[name]])
        words_and_place = f'{row[main]}<br><span class="mg-of">{told}</span>'
        cells = [words_and_place if name == main else row[name] for name in shown]
        lines.append(f"| {' | '.join(cells)} |")
    return Markdown("\n".join(lines))
