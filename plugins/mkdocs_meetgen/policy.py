"""The site's Content-Security-Policy in the head of every page that the theme renders."""

import copy
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from meetgen.model.page import PageKind
from meetgen.publishing.policy import code_of, meta_tag, policy_of, with_wasm

# Browsers look for the encoding in the first 1,024 bytes, which a policy fills: it comes behind.
# `<head>\n <meta charset="utf-8">`, `<head prefix="x">`; not `<header>`
HEAD = re.compile(r"<head(?:\s[^<>]*)?>(?:\s*<meta charset=[^<>]*>)?")
BASE = "mgbaseplaceholder"  # letters only, which no filter of a template changes
OFFLINE = ("offline", "material/offline", "materialx/offline")


class PolicyEnvironment:
    """A theme's environment whose templates put the policy first into a page's head.

    The policy is made once, of the first page rendered without anything that a note says: so
    a script that got into a page in whatever way is never among those that may run.
    """

    def __init__(self, environment: jinja2.Environment, config: MkDocsConfig) -> None:
        self._environment = environment
        self._config = config
        self._policy: str | None = None

    def get_template(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The template of that name."""
        template = self._environment.get_template(name, *args, **kwargs)
        return PolicyTemplate(template, self) if name.endswith(".html") else template

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)

    def tag(self, context: Mapping[str, Any]) -> str:
        """The element for a page's head."""
        if self._policy is None:
            self._policy = self._made(context)
        is_find = getattr(getattr(context.get("page"), "shown", None), "kind", None)
        policy = with_wasm(self._policy) if is_find is PageKind.FIND else self._policy
        return meta_tag(policy)

    def _made(self, context: Mapping[str, Any]) -> str:
        files = context["pages"]
        page = _blank(context.get("page") or next(file.page for file in files if file.page))
        values = {**context, "base_url": BASE, "page": page, "nav": Navigation([page], [page])}
        html = self._environment.get_template("main.html").render(values)
        return policy_of(code_of(html), placeholder=BASE, bases=_bases(files, self._config))


class PolicyTemplate:
    """A template of the theme, with the policy in what it renders."""

    def __init__(self, template: jinja2.Template, environment: PolicyEnvironment) -> None:
        self._template = template
        self._environment = environment

    def render(self, context: Mapping[str, Any]) -> str:
        """The page's HTML."""
        html = self._template.render(context)
        match = HEAD.search(html)
        if match is None:  # a part of a page
            return html
        tag = self._environment.tag(context)
        return f"{html[: match.end()]}\n    {tag}{html[match.end() :]}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def wants_policy(config: MkDocsConfig) -> bool:
    """Whether pages can bear a policy: files opened without a server have no `'self'`."""
    return not any(name in config.plugins for name in OFFLINE)


def _blank(page: Page) -> Page:
    """The page without title, text, front matter and neighbours."""
    blank = copy.copy(page)
    blank.title, blank.content, blank.meta, blank.toc = "", "", {}, TableOfContents([])
    blank.edit_url = blank.parent = blank.previous_page = blank.next_page = None
    return blank


def _bases(files: Iterable[File], config: MkDocsConfig) -> list[str]:
    """The ways to the site's root from every depth at which there is a page, and from the 404."""
    depth = max(file.url.count("/") for file in files)
    ways = [get_relative_url(".", "x/" * level) for level in range(depth + 1)]
    return [*ways, urlsplit(config.site_url or "/").path]
