"""`meetgen headers`: a built site's Content-Security-Policy for its web server."""

from pathlib import Path

import click

HOSTS = ("nginx", "apache", "caddy", "cloudflare", "github", "gitlab")


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--for",
    "host",
    type=click.Choice(HOSTS),
    default="nginx",
    show_default=True,
    help="Who serves the site.",
)
def headers(site: Path, host: str) -> None:
    """Print the headers with which to serve the built SITE.

    Every page bears its policy already, in a meta tag. Headers also say who may frame the site, and
    hold for what is no page.

    \b
    Examples:
      meetgen headers site > /etc/nginx/snippets/notes.conf
      meetgen headers site --for cloudflare > site/_headers
    """  # noqa: D301 - click wants the character itself
    from meetgen.errors import SiteNotFoundError
    from meetgen.publishing.headers import Host, settings_for
    from meetgen.publishing.policy import policy_in
    from meetgen.sources.files import read_text

    # The page that may run Pagefind allows the most; it has to work behind these headers too.
    names = ("find/index.html", "find.html", "index.html")
    page = next((one for name in names if (one := read_text(site / name, name))), None)
    policy = policy_in(page.text) if page else None
    if policy is None:
        raise SiteNotFoundError(
            f"{site}: no home page with a policy here (build the site with meetgen, and without"
            " the offline plugin)"
        )
    click.echo(settings_for(Host(host), policy), nl=False)
