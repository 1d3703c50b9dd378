"""The policy as settings of a server."""

import pytest

from meetgen.publishing.headers import Host, headers_of, settings_for

POLICY = "default-src 'none'; script-src 'self' 'sha256-x='"


def test_headers_say_what_a_meta_tag_cannot() -> None:
    headers = headers_of(POLICY)

    assert headers["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "line"),
    [
        (
            Host.NGINX,
            f"add_header Content-Security-Policy \"{POLICY}; frame-ancestors 'none'\" always;",
        ),
        (Host.APACHE, 'Header always set X-Content-Type-Options "nosniff"'),
        (Host.CADDY, '\tReferrer-Policy "no-referrer"'),
        (Host.CLOUDFLARE, f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'"),
    ],
)
def test_settings_have_every_header_in_the_servers_own_words(host: Host, line: str) -> None:
    lines = settings_for(host, POLICY).splitlines()

    assert line in lines
    assert all(any(name in one for one in lines) for name in headers_of(POLICY))


@pytest.mark.parametrize("host", [Host.GITHUB, Host.GITLAB])
def test_a_host_without_headers_is_said_to_have_none(host: Host) -> None:
    text = settings_for(host, POLICY)

    assert all(line.startswith("#") for line in text.splitlines())
    assert "meta tag" in text
