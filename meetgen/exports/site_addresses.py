"""Complete addresses of a site's pages, for files that are read elsewhere."""

from urllib.parse import quote

from meetgen.model.config import Config
from meetgen.model.slug import safe_path


def site_address(config: Config, path: str = "index.md", anchor: str = "") -> str:
    """The page of a path from the notes folder; empty where the site's address is not known."""
    if not config.site_url:
        return ""
    page = safe_path(path).removesuffix(".md")
    page = "" if page == "index" else f"{page.removesuffix('/index')}/"
    place = f"#{quote(anchor)}" if anchor else ""
    return f"{config.site_url.rstrip('/')}/{quote(page)}{place}"


def file_address(config: Config, uri: str) -> str:
    """A file of the site by its path from there; empty where the site's address is not known."""
    return f"{config.site_url.rstrip('/')}/{quote(uri)}" if config.site_url else ""
