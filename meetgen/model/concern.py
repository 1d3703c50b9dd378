"""Concerns of the index: what all teams say of one thing that somebody has to own."""

from msgspec import Struct


class KnownConcern(Struct, frozen=True, kw_only=True):
    """A concern of the organisation's map, which at least one team of the register names.

    `owners` and `shared_with` are slugs of teams, in the order of the register; no owner means
    that nobody owns it, several that nobody decides. `projects` are slugs. What notes say about
    it: `notes` are paths of meetings, newest first; `decisions`, `actions` and `questions` are ids,
    in the order of the index.
    """

    slug: str
    name: str
    layer: str | None = None
    about: str | None = None
    aliases: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
