"""The history of an action: from its lines in the notes, and from git."""

import json
from collections.abc import Iterable

from meetgen.exports.action_lists import age_words, plain_words
from meetgen.exports.index_json import SCHEMA, action_as_json
from meetgen.exports.messages import printable
from meetgen.index.history import Step, due_moves, steps
from meetgen.model.action import Action
from meetgen.sources.git import LineCommit


def action_log(action: Action, commits: Iterable[LineCommit], *, folder: str = "") -> str:
    """What each line did, in order of date; then the commits that changed the latest line.

    `folder` stands in front of the paths of notes, so that a terminal can open them.
    """
    moves = due_moves(action)
    due = f", due {action.due}" if action.due else ""
    if moves:
        due += f" (moved {'once' if moves == 1 else f'{moves} times'})"
    owners = ", ".join(action.owners) or "nobody"
    state = age_words(action) or "open"
    lines = [f"{action.id}  {plain_words(action.text)}", f"  {state}, owned by {owners}{due}", ""]
    lines += [_step(one, folder) for one in steps(action)]
    told = [_commit(one) for one in commits]
    if told:
        lines += ["", "git, newest first", *told]
    return "".join(f"{printable(line)}\n" for line in lines)


def _step(step: Step, folder: str) -> str:
    at = step.line.location
    facts = []
    if step.owners:
        facts.append(f"owner {', '.join(step.owners)}")
    if step.due is not None:
        facts.append(
            f"due moved from {step.was_due} to {step.due}" if step.was_due else f"due {step.due}"
        )
    if step.line.ended is not None and step.line.ended != step.line.date:
        facts.append(f"on {step.line.ended}")
    day = str(step.line.date or "no date")
    place = f"{folder}{at.path}:{at.line}"
    return f"{day:<10}  {step.what:<9}  {place}  {', '.join(facts)}".rstrip()


def _commit(commit: LineCommit) -> str:
    said = commit.text or commit.subject
    return f"{commit.when:%Y-%m-%d %H:%M}  {commit.commit}  {commit.author}  {said}"


def action_log_json(action: Action, commits: Iterable[LineCommit]) -> str:
    """The same as data."""
    data = {
        "schema": SCHEMA,
        "action": action_as_json(action),
        "due_moves": due_moves(action),
        "steps": [
            {
                "date": str(one.line.date) if one.line.date else None,
                "what": one.what,
                "note": one.line.location.path,
                "line": one.line.location.line,
                "owners": list(one.owners),
                "due": str(one.due) if one.due else None,
                "was_due": str(one.was_due) if one.was_due else None,
                "ended": str(one.line.ended) if one.line.ended else None,
            }
            for one in steps(action)
        ],
        "commits": [
            {
                "commit": one.commit,
                "author": one.author,
                "when": one.when.isoformat(),
                "subject": one.subject,
                "text": one.text,
            }
            for one in commits
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
