"""Files beside the notes: only what the site's notes lead to is published, and made harmless."""

import logging
import re
from collections.abc import Iterable
from posixpath import dirname, join, normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from meetgen.index.attachments import published_files
from meetgen.model.config import Attachments, Config, PhotoData
from meetgen.model.limits import Limits
from meetgen.publishing.attachments import (
    is_active,
    is_inert_svg,
    is_photo,
)
from meetgen.publishing.photos import BrokenPhotoError, without_photo_data
from meetgen.site import Site
from meetgen.sources.files import read_bytes
from meetgen.sources.notes import is_left_out

IN_STYLESHEET = re.compile(r"url\(\s*[\"']?([^\"')#?]+)")  # "url('a.woff2')"

log = logging.getLogger("mkdocs.plugins.meetgen")


def keep_published(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Take out the files that nobody needs or that could run, and what pictures tell of places."""
    notebook = site.index.config
    named = frozenset(_named_by_configuration(files, config))
    published = published_files(site.index)
    for file in list(files):
        uri = file.src_uri
        is_ours = file.src_dir == config.docs_dir and not is_left_out(uri, notebook.ignored)
        if not is_ours or file.is_documentation_page() or uri in named:
            continue
        if notebook.attachments is Attachments.REFERENCED and uri not in published:
            files.remove(file)
        elif not _is_harmless(file, notebook.limits):
            log.warning("meetgen: %s is not published: it can run in a reader's browser", uri)
            files.remove(file)
        elif is_photo(uri) and notebook.photo_data is not PhotoData.KEEP:
            _without_photo_data(file, files, notebook)


def _is_harmless(file: File, limits: Limits) -> bool:
    if is_active(file.src_uri):
        return False
    if not file.src_uri.lower().endswith(".svg"):
        return True
    data = read_bytes(file.abs_src_path or "", limits.drawing + 1)
    return data is not None and is_inert_svg(data, limits.drawing)


def _without_photo_data(file: File, files: Files, notebook: Config) -> None:
    largest = notebook.limits.picture
    data = read_bytes(file.abs_src_path or "", largest + 1)
    if data is None or len(data) > largest:
        log.warning("meetgen: %s is not published: it is too large to be read", file.src_uri)
        files.remove(file)
        return
    try:
        clean = without_photo_data(data)
    except BrokenPhotoError:
        log.warning("meetgen: %s is not published: the picture is damaged", file.src_uri)
        files.remove(file)
        return
    if clean == data:
        return
    if notebook.photo_data is PhotoData.REFUSE:
        log.warning("meetgen: %s is not published: it tells more than it shows", file.src_uri)
        files.remove(file)
    else:
        file.content_bytes = clean


def _named_by_configuration(files: Files, config: MkDocsConfig) -> Iterable[str]:
    """What the configuration itself asks for: styles, scripts, logo; and what the styles name."""
    theme = config.theme
    named = [*config.extra_css, *map(str, config.extra_javascript)]
    named += (str(theme[key]) for key in ("logo", "favicon") if theme.get(key))
    for name in named:
        uri = normpath(name)
        yield uri
        file = files.src_uris.get(uri)
        if file is not None and uri.endswith(".css") and file.src_dir == config.docs_dir:
            for match in IN_STYLESHEET.finditer(file.content_string):
                yield normpath(join(dirname(uri), match[1].strip()))
