"""MG012: owners whom only one action names, and who are a letter away from somebody."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.index.near import NearMisses
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.person import Person


def run(index: Index) -> Iterator[Diagnostic]:
    """The first action of each owner who was at no meeting and resembles a person that is known.

    What: `@handle` in front of an action makes a person, so a slip of the pen makes one too.
    Why: the action stands on the page of nobody, and its owner never sees it.
    Bad: `- [ ] @chenwie send the figures`
    Good: `- [ ] @chenwei send the figures`
    """
    strangers = {one.handle for one in index.people.values() if not _is_known(one)}
    if not strangers:
        return
    near = NearMisses(
        (name, one.handle)
        for one in index.people.values()
        if _is_known(one)
        for name in (one.handle, one.name, *one.aliases)
    )
    for action in index.actions:
        for handle in action.owners:
            if handle not in strangers or (meant := near.proposal(handle)) is None:
                continue
            strangers.remove(handle)
            yield Diagnostic(
                code="MG012",
                severity=Severity.WARNING,
                location=action.location,
                message=f"the owner @{handle} is named nowhere else",
                hint=f"did you mean @{meant} ({index.people[meant].name})? "
                "Otherwise add the name to people.yml",
            )


def _is_known(person: Person) -> bool:
    return person.in_register or bool(person.notes)
