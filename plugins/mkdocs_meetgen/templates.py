"""A theme's page template, rendered once for pages that share everything around their content.

A theme prints header, navigation and footer anew for each page: the greater part of a build. Notes
stand outside the navigation, so all notes of one depth and section differ in a few strings only.
Such a group's template is rendered once with stand-ins for those strings and then filled. Before
that is trusted, pages are rendered both ways and compared; any difference, and the theme renders
every page itself.
"""

import copy
import functools
import re
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, TypeGuard

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url
from msgspec import Struct, field

from meetgen.model.page import PageKind
from mkdocs_meetgen.pages import MeetgenPage
from mkdocs_meetgen.shells import Frame, Neighbour, Skeleton, TocShape, edit_part, folders_of, slot

CHECKED = 6  # pages compared before a theme is trusted
COLLAPSED: re.Pattern[str] | None = re.compile(r"\s*\n\s*")  # a line break, blanks around it
KNOWN_META = frozenset({"title", "description", "search", "tags", "date", "draft"})
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


def _collapsed(skeleton: Skeleton) -> Skeleton:
    """The same without the blank lines and indentation that templates leave between tags."""
    if COLLAPSED is None:
        return skeleton
    pieces = list(skeleton.pieces)
    pieces[::2] = [COLLAPSED.sub("\n", piece) for piece in pieces[::2]]
    return Skeleton(tuple(pieces))


class PageTemplate(Struct):
    """Stands for the theme's page template: ours from skeletons, all other pages as ever.

    `frames` are those of all pages that came from skeletons, `own` the skeletons of single pages.
    `nav_folders` are the folders of pages in the navigation, once a page was asked about.
    """

    template: jinja2.Template
    toc_item: jinja2.Template
    own: dict[str, Skeleton] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)  # by the page's uri
    is_trusted: bool = True
    nav_folders: frozenset[str] | None = None
    _unproven: dict[str, Skeleton] = field(default_factory=dict)
    _trusted: dict[str, Skeleton] = field(default_factory=dict)
    _compact: dict[str, Skeleton] = field(default_factory=dict)
    _proven: int = 0
    _toc_shape: TocShape | None = None
    _between: str | None = None  # known once a page with a table of contents was rendered
    _parents: dict[int, int] = field(default_factory=dict)

    def render(self, context: dict[str, Any]) -> str:
        """The page's HTML, as the theme gives it."""
        page = context.get("page")
        if not self.is_trusted or not _is_alike_others(page, context):
            html = self.template.render(context)
            if isinstance(page, MeetgenPage):
                self._keep_own(page, html)
            return html
        frame = self.frame_of(page, context)
        key = frame.key(has_toc=bool(_listed(page.toc)))
        if key in self._unproven:
            self._proven += 1
            self._trusted[key] = self._unproven.pop(key)
            return self._checked(key, page, frame, context)
        if key not in self._trusted:
            skeleton = self._skeleton(page, context)
            if len(self._unproven) + self._proven < CHECKED:
                # Another page is the proof: this one may have left more of itself in the skeleton.
                self._unproven[key] = skeleton
                return self._checked(key, page, frame, context)
            self._trusted[key] = skeleton
        return self._filled(key, page, frame)

    @property
    def shells(self) -> Mapping[str, Skeleton]:
        """The skeletons that are trusted, by name, without blank lines and indentation."""
        return {name: one for name, one in self._compact.items() if name in self._trusted}

    @property
    def shells_of_one(self) -> Mapping[str, Skeleton]:
        """Those that fitted one page and have not met another, which would have been the proof."""
        return {name: one for name, one in self._compact.items() if name in self._unproven}

    @property
    def toc_shape(self) -> TocShape | None:
        """How the theme writes a table of contents, once it has written one."""
        if self._toc_shape is None and self._between is not None:
            inner = self._item()
            branch = _stand_in()
            branch.children = [_stand_in("child"), _stand_in("child")]
            child = inner.replace(slot("id"), slot("childid"))
            child = child.replace(slot("heading"), slot("childheading"))
            outer, between = _without_items(self.toc_item.render({"toc_item": branch}), child)
            self._toc_shape = TocShape(
                Skeleton.of(inner), Skeleton.of(outer), self._between, between
            )
        return self._toc_shape

    def _keep_own(self, page: MeetgenPage, html: str) -> None:
        content = page.content or "\0"
        before, found, after = html.partition(content)
        if found and content not in after:
            self.own[page.file.src_uri] = Skeleton((before, "content", after))

    def _checked(self, key: str, page: MeetgenPage, frame: Frame, context: dict[str, Any]) -> str:
        """Render the page both ways; from now on trust the skeletons, or none at all."""
        skeleton = self._trusted.get(key) or self._unproven[key]
        real = self.template.render(context)
        if skeleton.fill(self._values(page, frame)) != real:
            self.is_trusted = False
            return real
        return self._filled(key, page, frame)

    def _filled(self, key: str, page: MeetgenPage, frame: Frame) -> str:
        if key not in self._compact:
            self._compact[key] = _collapsed(self._trusted.get(key) or self._unproven[key])
        self.frames[page.file.src_uri] = frame
        return self._compact[key].fill(self._values(page, frame))

    def _values(self, page: MeetgenPage, frame: Frame) -> dict[str, str]:
        items: Any = page.toc.items
        shape = self.toc_shape if _listed(page.toc) else None
        return frame.values(page.content or "", items, shape)

    def _skeleton(self, page: MeetgenPage, context: dict[str, Any]) -> Skeleton:
        blank = copy.copy(page)
        blank.title = slot("title")
        blank.meta = {**page.meta, "description": slot("description")}
        if "title" in page.meta:
            blank.meta["title"] = slot("meta")
        blank.feed = slot("feed") if page.feed else ""
        blank.content = f"<h1>{slot('content')}"
        blank.canonical_url = slot("canonical") if page.canonical_url else page.canonical_url
        if page.edit_url:
            blank.edit_url = f"{_kind_of(page.edit_url)}/{slot('source')}"
        blank.previous_page = _neighbour("previous") if page.previous_page else None
        blank.next_page = _neighbour("next") if page.next_page else None
        blank.toc = _blank_toc(page.toc)
        html = self.template.render({**context, "page": blank})
        html = html.replace(f"<h1>{slot('content')}", slot("content"))
        for name in ("previousurl", "nexturl"):
            html = html.replace("#" + slot(name), slot(name))
        if page.edit_url:
            html = html.replace(blank.edit_url or "", slot("edit"))
            html = html.replace(
                (blank.edit_url or "").replace(edit_part(page.edit_url), "raw"), slot("raw")
            )
        if _listed(page.toc):
            html, self._between = _without_items(html, self._item())
        return Skeleton.of(html)

    def frame_of(self, page: MeetgenPage, context: Mapping[str, Any]) -> Frame:
        """What the theme says around the page, whose text need not be known."""
        return Frame(
            group=self._group(page, context),
            title=str(page.title),
            meta_title=str(page.meta.get("title", "")),
            description=str(page.description),
            feed=page.feed,
            canonical=page.canonical_url or "",
            edit=page.edit_url or "",
            previous=_seen_from(page, page.previous_page, context),
            next=_seen_from(page, page.next_page, context),
        )

    def _group(self, page: MeetgenPage, context: Mapping[str, Any]) -> str:
        """What pages share that may share a skeleton, beside what their frames show."""
        if self.nav_folders is None:
            self.nav_folders = frozenset(
                folder for one in context["nav"].pages for folder in folders_of(one.url)
            )
        shared = (
            # Addresses relative to a page depend on its folder only as far as both begin alike.
            next((one for one in folders_of(page.url) if one in self.nav_folders), ""),
            context["base_url"],
            self._parents.setdefault(id(page.parent), len(self._parents)),
            _kind_of(page.edit_url or "") if page.edit_url else "",
            bool(page.canonical_url),
            "title" in page.meta,
            bool(page.feed),
            page.shown.kind is PageKind.FIND,  # whose policy is another
            page.shown.kind is PageKind.NOTE,  # an article to those who show previews of links
        )
        return "|".join(map(str, shared))

    def _item(self) -> str:
        """A line of the table of contents for a heading with none below it, with stand-ins."""
        return self.toc_item.render({"toc_item": _stand_in()})


class FastEnvironment:
    """A theme's environment whose page template is a PageTemplate.

    All other templates are told of the pages that meetgen prints, which MkDocs leaves out.
    """

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._page_template: PageTemplate | None = None
        self.printed: Sequence[File] = ()

    @property
    def page_template(self) -> PageTemplate:
        """What stands for the theme's page template."""
        if self._page_template is None:
            template = self._environment.get_template("main.html")
            self._page_template = PageTemplate(template, self._environment.get_template(TOC_ITEM))
        return self._page_template

    def get_template(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The template of that name."""
        if name == "main.html":
            return self.page_template
        return _TemplateOfAllPages(self._environment.get_template(name, *args, **kwargs), self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


class _TemplateOfAllPages(Struct):
    template: jinja2.Template
    environment: FastEnvironment

    def render(self, context: Mapping[str, Any]) -> str:
        """What the template makes of all pages."""
        pages = [*context.get("pages", ()), *self.environment.printed]
        return self.template.render({**context, "pages": pages})


def share_environment(config: MkDocsConfig) -> None:
    """Have everybody who asks for the theme's environment in a build get the same one.

    MkDocs and Material's search make four of them, each of which compiles its templates anew.
    """
    vars(config.theme)["get_env"] = functools.cache(config.theme.get_env)


def compile_ahead(config: MkDocsConfig) -> None:
    """Have the page template compiled, and all that it includes, while another process reads.

    Rendering a page of nothing is what finds them.
    """
    file = File.generated(config, "index.md", content="")
    page = Page("", file, config)
    page.content, page.meta, page.toc = "", {}, TableOfContents([])
    nav = Navigation([page], [page])
    config.theme.get_env().get_template("main.html").render(get_context(nav, [file], config, page))


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


def _seen_from(page: Page, other: Page | None, context: Mapping[str, Any]) -> Neighbour | None:
    if other is None:
        return None
    return Neighbour(normalize_url(other.url, page, context["base_url"]), str(other.title))


def _kind_of(edit_url: str) -> str:
    return "/blob" if "/blob/" in edit_url else "edit"


def _listed(toc: TableOfContents) -> list[AnchorLink]:
    """The entries that a theme lists: those below the page's title."""
    return next(iter(toc)).children


def _stand_in(prefix: str = "") -> AnchorLink:
    return AnchorLink(slot(prefix + "heading"), slot(prefix + "id"), 2)


def _blank_toc(toc: TableOfContents) -> TableOfContents:
    title = AnchorLink(slot("title"), slot("skip"), 1)
    if _listed(toc):
        title.children = [_stand_in(), _stand_in()]
    return TableOfContents([title])


def _without_items(html: str, item: str) -> tuple[str, str]:
    """The HTML with one slot for its two equal items, and what stood between them."""
    start = html.find(item)
    second = html.find(item, start + len(item))
    if start < 0 or second < 0:
        return html, ""
    return html[:start] + slot("toc") + html[second + len(item) :], html[start + len(item) : second]


def _neighbour(name: str) -> Any:
    # An address that begins with "#" is left as it is by MkDocs' url filter.
    return SimpleNamespace(url="#" + slot(f"{name}url"), title=slot(f"{name}title"))
