"""A policy lets the theme's own code run, and nothing else."""

import pytest

from meetgen.publishing.policy import PageCode, code_of, hash_of, meta_tag, policy_in, policy_of

# The example of CSP 3, section 8.3: the digest of this very text.
DOUBLE_QUOTED = "alert('Hello, world.');"


def directive(policy: str, name: str) -> list[str]:
    """The values of a directive."""
    found = [one.split() for one in policy.split("; ")]
    return next(values for first, *values in found if first == name)


def test_a_hash_is_that_of_the_standard() -> None:
    assert hash_of(DOUBLE_QUOTED) == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_inline_code_is_found_and_data_is_none() -> None:
    html = (
        '<head><script>a&&b</script><script type="application/json">{}</script>'
        '<script src="x.js"></script><script type=module>c</script><style>d</style></head>'
    )

    assert code_of(html) == PageCode(scripts=("a&&b", "c"), styles=("d",))


def test_hosts_that_the_theme_names_are_allowed() -> None:
    code = code_of(
        '<script src="https://cdn.example.org/m.js"></script>'
        '<link rel="stylesheet" href="//fonts.googleapis.com/css?x">'
        '<link rel="canonical" href="https://example.org/">'
    )
    policy = policy_of(code)

    assert directive(policy, "script-src") == ["'self'", "https://cdn.example.org"]
    assert "https://fonts.googleapis.com" in directive(policy, "style-src")
    assert directive(policy, "font-src") == ["'self'", "https://fonts.gstatic.com"]


def test_a_script_with_the_way_to_the_root_has_a_hash_for_each_depth() -> None:
    code = PageCode(scripts=('new URL("BASE")', "same"))
    policy = policy_of(code, placeholder="BASE", bases=(".", ".."))

    assert directive(policy, "script-src")[1:] == [
        hash_of('new URL(".")'),
        hash_of('new URL("..")'),
        hash_of("same"),
    ]


def test_nothing_inline_is_allowed_as_such() -> None:
    policy = policy_of(PageCode())

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert directive(policy, "default-src") == ["'none'"]
    assert directive(policy, "script-src") == ["'self'"]


@pytest.mark.parametrize("policy", [policy_of(PageCode(scripts=("x",))), "img-src https://a/?b&c"])
def test_a_page_tells_its_policy(policy: str) -> None:
    assert policy_in(f"<head>{meta_tag(policy)}</head>") == policy


def test_a_page_without_a_policy_has_none() -> None:
    assert policy_in("<head></head>") is None
