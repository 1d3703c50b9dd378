"""What became of actions: the state of one in a few words, and its history as a list."""

import shlex
from collections.abc import Iterable

from meetgen.index.carried import Carried
from meetgen.index.history import Step, steps
from meetgen.model.action import Action
from meetgen.pages.markdown import ROOT, Markdown, address, escape, words
from meetgen.rendering.lines import Lines


def history_link(action: Action, text: str) -> str:
    """The text with a link to what the action's lines did; as it is where there is only one."""
    if len(action.history) <= 1:
        return text
    return f"[{text or 'history'}]({ROOT}{address(action.note, _anchor(action))})"


def fate(carried: Carried, lines: Lines) -> Markdown:
    """What became of it: `still open`, or `done 2026-11-18` with a link to the line."""
    action = carried.action
    status = action.status.value
    if action.status.is_open:
        is_new = action.due is not None and action.due != carried.due
        due = f' <span class="mg-muted">due {action.due}</span>' if is_new else ""
        return Markdown(f"{lines.badge('status', 'still open')}{due}")
    day = f" {action.done}" if action.done else ""
    place = f"[{status.replace('_', ' ')}{day}]({ROOT}{address(action.note, action.anchor)})"
    return Markdown(f'<span class="mg-badge" data-mg-state="{status}">{place}</span>')


class Histories:
    """The histories of actions of one site."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def all_before(self, path: str) -> Markdown:
        """The command that lists all that was open before the meeting of a note."""
        command = f"meetgen actions --at {shlex.quote(path)}"
        return Markdown(f'<code class="mg-do">{escape(command)}</code>')

    def of(self, actions: Iterable[Action]) -> Markdown:
        """Each action with what its lines did, as a list that folds."""
        return Markdown("\n".join([self._folded(one) for one in actions]))

    def _folded(self, action: Action) -> str:
        told = "\n".join([f"- {self._step(action, one)}" for one in steps(action)])
        # A link to what is folded away unfolds it: so the anchor is inside.
        inside = (
            f'<div id="{escape(_anchor(action))}" class="mg-anchor" markdown>\n\n{told}\n\n</div>'
        )
        summary = f"<summary>{words(action.text) or escape(action.id)}</summary>"
        return f"<details markdown>\n{summary}\n\n{inside}\n\n</details>\n"

    def _step(self, action: Action, step: Step) -> str:
        """`2026-11-18 carried in Platform weekly: Ada Lovelace, due 2026-12-08, was 2026-12-01`."""
        facts: list[str] = [self._lines.people(step.owners)] if step.owners else []
        if step.due is not None:
            was = f", was {step.was_due}" if step.was_due else ""
            facts.append(f"due {step.due}{was}")
        if step.line.ended is not None and step.line.ended != step.line.date:
            facts.append(f"on {step.line.ended}")
        told = f": {', '.join(facts)}" if facts else ""
        place = self._lines.source(step.line.note, action.anchor)
        return f"{step.what} in {place}{told}"


def _anchor(action: Action) -> str:
    """Where the action's history stands on the page of its latest line."""
    return f"h-{action.id}"
