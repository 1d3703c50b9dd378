"""A theme's page template, rendered once for pages that share everything around their content.

A theme prints header, navigation and footer anew for each page: the greater part of a build. Notes
stand outside the navigation, so all notes of one depth and section differ in a few strings only.
Such a group's template is rendered once with stand-ins for those strings and then filled. Before
that is trusted, pages are rendered both ways and compared; any difference, and the theme renders
every page itself.
"""

import copy
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, TypeGuard

import jinja2
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url

from mkdocs_meetgen.pages import MeetgenPage

CHECKED = 6  # pages compared before a theme is trusted
# what stands in for a string: letters and digits, which no filter of a template changes
Key = tuple[object, ...]
SLOT = re.compile(r"mgslot(\w+?)endslot")
COLLAPSED: re.Pattern[str] | None = re.compile(r"\s*\n\s*")  # a line break, blanks around it
KNOWN_META = frozenset({"title", "search", "tags", "date", "draft"})
KNOWN_CONTEXT = frozenset(
    {
        "nav",
        "pages",
        "base_url",
        "extra_css",
        "extra_javascript",
        "mkdocs_version",
        "build_date_utc",
        "config",
        "page",
    }
)
TOC_ITEM = "partials/toc-item.html"


def _collapsed(html: str) -> str:
    return COLLAPSED.sub("\n", html) if COLLAPSED else html


def _slot(name: str) -> str:
    return f"mgslot{name}endslot"


@dataclass(slots=True)
class Skeleton:
    """A page's HTML cut at what differs from page to page: text, name, text, name, ..., text."""

    pieces: list[str]

    def fill(self, values: Mapping[str, str]) -> str:
        """The HTML of the page whose strings these are."""
        out = self.pieces.copy()
        for at in range(1, len(out), 2):
            out[at] = values[out[at]]
        return "".join(out)

    def collapsed(self) -> "Skeleton":
        """The same without the blank lines and indentation that templates leave between tags."""
        pieces = self.pieces.copy()
        pieces[::2] = [_collapsed(piece) for piece in pieces[::2]]
        return Skeleton(pieces)


@dataclass(slots=True)
class PageTemplate:
    """Stands for the theme's page template: ours from skeletons, all other pages as ever."""

    template: jinja2.Template
    toc_item: jinja2.Template
    _skeletons: dict[Key, Skeleton] = field(default_factory=dict)
    _unproven: dict[Key, Skeleton] = field(default_factory=dict)
    _proven: int = 0
    _leaf: Skeleton | None = None
    _branch: Skeleton | None = None
    _between: str = ""
    _inner_between: str = ""
    _is_trusted: bool = True

    def render(self, context: dict[str, Any]) -> str:
        """The page's HTML, as the theme gives it."""
        page = context.get("page")
        if not self._is_trusted or not _is_alike_others(page, context):
            return self.template.render(context)
        key = _key(page, context)
        if key in self._unproven:
            return self._prove(key, page, context)
        if key not in self._skeletons:
            skeleton = self._skeleton(page, context)
            if len(self._unproven) + self._proven < CHECKED:
                # Another page is the proof: this one may have left more of itself in the skeleton.
                self._unproven[key] = skeleton
                return self.template.render(context)
            self._skeletons[key] = skeleton.collapsed()
        return self._skeletons[key].fill(self._values(page, context))

    def _prove(self, key: Key, page: MeetgenPage, context: dict[str, Any]) -> str:
        """Render the page both ways; from now on trust the skeleton, or none at all."""
        skeleton = self._unproven.pop(key)
        real = self.template.render(context)
        if skeleton.fill(self._values(page, context)) != real:
            self._is_trusted = False
            return real
        self._proven += 1
        self._skeletons[key] = skeleton.collapsed()
        return self._skeletons[key].fill(self._values(page, context))

    def _skeleton(self, page: MeetgenPage, context: dict[str, Any]) -> Skeleton:
        blank = copy.copy(page)
        blank.title = _slot("title")
        blank.meta = {**page.meta, **({"title": _slot("meta")} if "title" in page.meta else {})}
        blank.content = f"<h1>{_slot('content')}"
        blank.canonical_url = _slot("canonical") if page.canonical_url else page.canonical_url
        if page.edit_url:
            blank.edit_url = f"{_kind_of(page.edit_url)}/{_slot('source')}"
        blank.previous_page = _neighbour("previous") if page.previous_page else None
        blank.next_page = _neighbour("next") if page.next_page else None
        blank.toc = _blank_toc(page.toc)
        html = self.template.render({**context, "page": blank})
        html = html.replace(f"<h1>{_slot('content')}", _slot("content"))
        for name in ("previousurl", "nexturl"):
            html = html.replace("#" + _slot(name), _slot(name))
        if page.edit_url:
            html = html.replace(blank.edit_url or "", _slot("edit"))
            html = html.replace(
                (blank.edit_url or "").replace(_part_of(page.edit_url), "raw"), _slot("raw")
            )
        if _listed(page.toc):
            html, self._between = _without_items(html, self._item())
        return Skeleton(SLOT.split(html))

    def _values(self, page: MeetgenPage, context: dict[str, Any]) -> dict[str, str]:
        edit_url = page.edit_url or ""
        values = {
            "title": str(page.title),
            "meta": str(page.meta.get("title", "")),
            "content": page.content or "",
            "canonical": page.canonical_url or "",
            "edit": edit_url,
            "raw": edit_url.replace(_part_of(edit_url), "raw"),
            "skip": next(iter(page.toc)).id,
            "toc": self._toc(page),
        }
        for name, neighbour in (("previous", page.previous_page), ("next", page.next_page)):
            if neighbour is not None:
                values[f"{name}url"] = normalize_url(neighbour.url, page, context["base_url"])
                values[f"{name}title"] = str(neighbour.title)
        return values

    def _toc(self, page: MeetgenPage) -> str:
        """The lines of the page's table of contents."""
        return self._between.join(self._toc_line(item) for item in _listed(page.toc))

    def _item(self) -> str:
        """A line of the table of contents for a heading with none below it, with stand-ins."""
        return self.toc_item.render({"toc_item": _stand_in()})

    def _toc_line(self, item: AnchorLink) -> str:
        """A line of the table of contents with those below it, as the theme writes them."""
        if self._leaf is None or self._branch is None:
            inner = self._item()
            branch = _stand_in()
            branch.children = [_stand_in("child"), _stand_in("child")]
            child = inner.replace(_slot("id"), _slot("childid"))
            child = child.replace(_slot("heading"), _slot("childheading"))
            outer, self._inner_between = _without_items(
                self.toc_item.render({"toc_item": branch}), child
            )
            self._leaf, self._branch = Skeleton(SLOT.split(inner)), Skeleton(SLOT.split(outer))
        values = {"id": item.id, "heading": item.title}
        if not item.children:
            return self._leaf.fill(values)
        values["toc"] = self._inner_between.join(self._toc_line(one) for one in item.children)
        return self._branch.fill(values)


class FastEnvironment:
    """A theme's environment whose page template is a PageTemplate."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self._page_template: PageTemplate | None = None

    def get_template(self, name: str, *args: Any, **kwargs: Any) -> jinja2.Template | PageTemplate:
        """The template of that name."""
        template = self._environment.get_template(name, *args, **kwargs)
        if name != "main.html":
            return template
        if self._page_template is None:
            self._page_template = PageTemplate(template, self._environment.get_template(TOC_ITEM))
        return self._page_template

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


def can_be_fast(environment: jinja2.Environment) -> bool:
    """Whether the theme writes its table of contents in a way that is known here."""
    try:
        environment.get_template(TOC_ITEM)
    except jinja2.TemplateNotFound:
        return False
    return True


def _is_alike_others(page: object, context: Mapping[str, Any]) -> TypeGuard[MeetgenPage]:
    """Whether nothing but the strings that are known here sets the page apart from its group."""
    if not isinstance(page, MeetgenPage) or page.made.html is None:
        return False
    first = next(iter(page.toc), None)
    return (
        page.file.inclusion is InclusionLevel.NOT_IN_NAV
        and first is not None
        and first.level == 1
        and len(page.toc) == 1
        and page.meta.keys() <= KNOWN_META
        and not any(context[name] for name in context.keys() - KNOWN_CONTEXT)
    )


def _key(page: MeetgenPage, context: Mapping[str, Any]) -> Key:
    """What pages share that may share a skeleton."""
    top, _, _ = page.url.partition("/")
    tops = {one.url.partition("/")[0] for one in context["nav"].pages}
    return (
        # Addresses relative to a page depend on its folder only where they share its beginning.
        posixpath.dirname(page.url.rstrip("/")) if top in tops else "",
        context["base_url"],
        id(page.parent),
        bool(page.previous_page),
        bool(page.next_page),
        bool(_listed(page.toc)),
        _kind_of(page.edit_url or "") if page.edit_url else "",
        bool(page.canonical_url),
        "title" in page.meta,
    )


def _kind_of(edit_url: str) -> str:
    return "/blob" if "/blob/" in edit_url else "edit"


def _part_of(edit_url: str) -> str:
    """What Material replaces by `raw` to get the address of a page's source."""
    return "blob" if "/blob/" in edit_url else "edit"


def _listed(toc: TableOfContents) -> list[AnchorLink]:
    """The entries that a theme lists: those below the page's title."""
    return next(iter(toc)).children


def _stand_in(prefix: str = "") -> AnchorLink:
    return AnchorLink(_slot(prefix + "heading"), _slot(prefix + "id"), 2)


def _blank_toc(toc: TableOfContents) -> TableOfContents:
    title = AnchorLink(_slot("title"), _slot("skip"), 1)
    if _listed(toc):
        title.children = [_stand_in(), _stand_in()]
    return TableOfContents([title])


def _without_items(html: str, item: str) -> tuple[str, str]:
    """The HTML with one slot for its two equal items, and what stood between them."""
    start = html.find(item)
    second = html.find(item, start + len(item))
    if start < 0 or second < 0:
        return html, ""
    return html[:start] + _slot("toc") + html[second + len(item) :], html[
        start + len(item) : second
    ]


def _neighbour(name: str) -> Any:
    # An address that begins with "#" is left as it is by MkDocs' url filter.
    return SimpleNamespace(url="#" + _slot(f"{name}url"), title=_slot(f"{name}title"))
