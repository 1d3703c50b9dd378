"""The site's policy as settings of a web server or a host, for what a meta tag cannot say."""

from collections.abc import Mapping
from enum import StrEnum

from meetgen.publishing.policy import FOR_HEADERS_ONLY


class Host(StrEnum):
    """Who serves the site."""

    NGINX = "nginx"
    APACHE = "apache"
    CADDY = "caddy"
    CLOUDFLARE = "cloudflare"  # Pages; Netlify reads the same file
    GITHUB = "github"
    GITLAB = "gitlab"


META_ONLY = """\
# {host} sends no headers of your own. The policy stands in a meta tag of every page and holds
# without them; what only a header can say (who may frame the site) needs a host that sends
# headers, or a proxy in front of this one.
"""


def headers_of(policy: str) -> Mapping[str, str]:
    """The headers that every answer should bear."""
    return {
        "Content-Security-Policy": f"{policy}; {FOR_HEADERS_ONLY}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def settings_for(host: Host, policy: str) -> str:
    """What to paste, or where to save it, as its first line says."""
    headers = headers_of(policy)
    if host is Host.NGINX:
        lines = ["# in the server block; repeat it in each location that has add_header of its own"]
        return _lines(
            lines + [f'add_header {name} "{value}" always;' for name, value in headers.items()]
        )
    if host is Host.APACHE:
        lines = ["# in .htaccess or the virtual host; needs mod_headers"]
        return _lines(
            lines + [f'Header always set {name} "{value}"' for name, value in headers.items()]
        )
    if host is Host.CADDY:
        inner = [f'\t{name} "{value}"' for name, value in headers.items()]
        return _lines(["# in the site's block", "header {", *inner, "}"])
    if host is Host.CLOUDFLARE:
        lines = ["# save as _headers in the site's folder, for Cloudflare Pages or Netlify", "/*"]
        return _lines(lines + [f"  {name}: {value}" for name, value in headers.items()])
    name = "GitHub Pages" if host is Host.GITHUB else "GitLab Pages"
    return META_ONLY.format(host=name)


def _lines(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
