"""Concerns in lines and tables: the organisation's map, lists, and what a team owns."""

from collections.abc import Iterable

from meetgen.index.names import key_of
from meetgen.index.shown_names import ShownNames
from meetgen.model.concern import KnownConcern
from meetgen.model.page import concern_uri
from meetgen.model.team import Concern, Team
from meetgen.pages.concern import ConcernView
from meetgen.pages.concerns import NOBODY, ConcernRow, Holding, OrganisationMap, Placed
from meetgen.pages.markdown import Markdown, escape, join, link
from meetgen.rendering.lines import Lines
from meetgen.rendering.overviews import labelled, table

NOBODYS = "Nobody"


class Concerns:
    """The concerns of one site."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._names = names
        self._lines = lines

    def line(self, slug: str) -> Markdown:
        """A concern's name with a link to its page."""
        return link(self._names.concerns[slug], concern_uri(slug))

    def all(self, slugs: Iterable[str]) -> Markdown:
        """Several concerns in one line."""
        return join([self.line(slug) for slug in slugs])

    def map(self, shown: OrganisationMap) -> Markdown:
        """Layers and teams, with concerns where they meet."""
        if shown.bands:
            return self._bands(shown.bands)
        across = [self._head(one, is_team=shown.has_teams_across) for one in shown.across]
        corner = "Layer" if shown.has_teams_across else "Team"
        rows = []
        for name, cells in zip(shown.down, shown.cells, strict=True):
            head = self._head(name, is_team=not shown.has_teams_across)
            filled = (
                self._cell(column, placed) for column, placed in zip(across, cells, strict=True)
            )
            rows.append((Markdown(f"**{head}**"), *filled))
        return table((corner, *across), rows, keep_all=True)

    def _bands(self, bands: Iterable[tuple[str, str, tuple[Placed, ...]]]) -> Markdown:
        """A row for each team of a layer, which is named once."""
        rows, last = [], None
        for layer, team, placed in bands:
            head = Markdown(f"**{escape(layer)}**" if layer != last else "")
            concerns = join([self._placed(one) for one in placed], " ")
            rows.append((head, self._head(team, is_team=True), concerns))
            last = layer
        return table(("Layer", "Team", "Concerns"), rows, keep_all=True)

    def list(self, rows: Iterable[ConcernRow]) -> Markdown:
        """Concerns by name, with who owns them, what stands decided, and when it was spoken of."""
        return table(
            ("Concern", "Layer", "Owner", "Shared with", "Decisions", "Last met"),
            [
                (
                    self.line(row.concern.slug),
                    escape(row.concern.layer or ""),
                    self.owners(row.concern),
                    self._lines.teams(row.concern.shared_with),
                    self._decided(row),
                    labelled("last met", row.last),
                )
                for row in rows
            ],
        )

    def doubtful(self, concern: KnownConcern) -> Markdown:
        """A concern without an owner, or with several, in one line."""
        shared = ""
        if concern.shared_with:
            shared = f" \u00b7 shared with {self._lines.teams(concern.shared_with)}"
        layer = f" \u00b7 {escape(concern.layer)}" if concern.layer else ""
        owners = f" \u00b7 {self._lines.teams(concern.owners)}" if concern.owners else ""
        of = f"{layer}{owners}{shared}".removeprefix(" \u00b7 ")
        return Markdown(f'{self.line(concern.slug)} <span class="mg-of">{of}</span>')

    def owners(self, concern: KnownConcern) -> Markdown:
        """The team that owns a concern; a badge where none does, or several."""
        if not concern.owners:
            return self._lines.badge("error", "nobody")
        teams = self._lines.teams(concern.owners)
        if len(concern.owners) > 1:
            return Markdown(
                f"{teams} {self._lines.badge('warning', f'{len(concern.owners)} owners')}"
            )
        return teams

    def facts(self, view: ConcernView) -> Markdown:
        """Who owns it and who has a part in it, its layer and projects, whom to ask."""
        concern = view.concern
        latest, today = view.meetings.latest, self._names.as_of
        last = next((one for one in latest if one.date and one.date <= today), None)
        facts = (
            ("Owner", self.owners(concern)),
            ("Shared with", self._lines.teams(concern.shared_with)),
            ("Ask", self._lines.people(view.people)),
            ("Layer", escape(concern.layer or "")),
            ("Beside it", self.all(view.beside)),
            ("Projects", self._lines.projects(concern.projects)),
            ("Also known as", join([escape(one) for one in concern.aliases])),
            ("Last met", self._lines.meeting(last) if last else ""),
        )
        return Markdown("\n".join(f"- **{label}** {value}" for label, value in facts if value))

    def of_team(self, team: Team, shares: Iterable[tuple[str, Concern]]) -> Markdown:
        """What a team owns, and in what of others it has a part."""
        own = [
            (self._named(one), escape(one.layer or ""), self._others(one, team))
            for one in team.owns
        ]
        others = [
            (
                self._named(one),
                escape(one.layer or ""),
                Markdown(f"owned by {self._lines.team(owner)}"),
            )
            for owner, one in shares
        ]
        return table(("Concern", "Layer", "Shared with"), [*own, *others])

    def _named(self, concern: Concern) -> Markdown:
        slugs = self._names.concern_keys.get(key_of(concern.concern), ())
        return self.line(slugs[0]) if slugs else escape(concern.concern)

    def _others(self, concern: Concern, team: Team) -> Markdown:
        """With whom a team shares what it owns, and who else says to own it."""
        slugs = self._names.concern_keys.get(key_of(concern.concern), ())
        owners = self._names.owners[slugs[0]] if slugs else ()
        rivals = self._lines.teams(one for one in owners if one != team.slug)
        also = [Markdown(f"also owned by {rivals}")] if rivals else []
        return join([*map(self._lines.team, concern.shared_with), *also])

    def _head(self, name: str, *, is_team: bool) -> Markdown:
        if not is_team:
            return escape(name)
        return escape(NOBODYS) if name == NOBODY else self._lines.team(name)

    def _cell(self, column: Markdown, placed: tuple[Placed, ...]) -> Markdown:
        """The concerns of a cell; on a narrow screen with the head of their column."""
        if not placed:
            return Markdown("")
        label = Markdown(f'<span class="mg-label">{column}</span>')
        return join([label, *(self._placed(one) for one in placed)], " ")

    def _placed(self, placed: Placed) -> Markdown:
        """A concern in the map; its state is also said in words."""
        said = {Holding.SHARED: "shared", Holding.SEVERAL: "one of several", Holding.NOBODY: ""}
        word = said.get(placed.holding, "")
        more = f' <span class="mg-of">{word}</span>' if word else ""
        state = placed.holding.value
        name = self.line(placed.concern.slug)
        return Markdown(f'<span class="mg-concern" data-mg-state="{state}">{name}{more}</span>')

    def _decided(self, row: ConcernRow) -> str:
        if not row.decisions:
            return ""
        count = self._lines.count(row.decisions, "decision", "decisions")
        return link(count, concern_uri(row.concern.slug), "decisions")
