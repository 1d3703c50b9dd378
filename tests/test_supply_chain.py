"""What meetgen brings along and is made with: the bill of materials, pinned tools, the policy."""

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

import meetgen

ROOT = Path(__file__).parents[1]
BILL = ROOT / "sbom" / "meetgen.cdx.json"
# "click>=8.1,!=8.2.2" -> "click"
NAME = re.compile(r"[A-Za-z0-9._-]+")


def project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


def licence_of(name: str) -> str:
    """The licence that a package names, as its own words or as its classifiers have it."""
    about = distribution(name).metadata
    for key in ("License-Expression", "License"):
        if key in about and 0 < len(about[key]) < 60:
            return str(about[key])
    classifiers = about.get_all("Classifier") or []
    told = next((one.rpartition(" :: ")[2] for one in classifiers if "License" in one), "")
    files = (one for one in distribution(name).files or () if one.name == "LICENSE")
    return told or next((one.read_text().partition("\n")[0] for one in files), "")


def bill() -> dict[str, Any]:
    """The bill of materials, as CycloneDX 1.6 has it; versions are ranges, so none is named."""
    needed = sorted(NAME.findall(one)[0].lower() for one in set(project()["dependencies"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": "meetgen",
                "name": "meetgen",
                "version": meetgen.__version__,
                "purl": f"pkg:pypi/meetgen@{meetgen.__version__}",
                "licenses": [{"license": {"id": "MIT"}}],
                "description": "The wheel holds no code of others; what it needs is listed below.",
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": name,
                "name": name,
                "purl": f"pkg:pypi/{name}",
                "scope": "required",
                "licenses": [{"license": {"name": licence_of(name)}}],
            }
            for name in needed
        ],
        "dependencies": [{"ref": "meetgen", "dependsOn": needed}],
    }


def test_the_bill_of_materials_lists_what_is_needed(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-docs"):
        BILL.write_text(json.dumps(bill(), indent=2) + "\n", encoding="utf-8")

    assert json.loads(BILL.read_text(encoding="utf-8")) == bill()


def test_no_licence_forbids_what_mit_allows() -> None:
    licences = {one["name"]: one["licenses"][0]["license"]["name"] for one in bill()["components"]}

    assert [name for name, licence in licences.items() if not licence] == []
    assert [name for name, licence in licences.items() if "GPL" in licence.upper()] == []


def pinned(name: str) -> dict[str, str]:
    """The lines of a list of requirements by the name of the package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if line.strip() and not line.startswith(("#", " ", "-"))]
    return {NAME.findall(line)[0].lower(): line.removesuffix(" \\").lower() for line in named}


def test_tools_are_pinned_by_version_and_by_hash() -> None:
    asked, locked = pinned("requirements-dev.txt"), pinned("requirements-dev.lock")
    needed = {NAME.findall(one)[0].lower() for one in project()["dependencies"]}

    assert asked
    assert {name: locked.get(name, "").partition(" ;")[0] for name in asked} == asked
    assert sorted(needed - locked.keys()) == []
    assert [line for line in locked.values() if "==" not in line] == []


def test_every_locked_file_has_a_hash() -> None:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")

    assert text.count("--hash=sha256:") > len(pinned("requirements-dev.lock"))
    for block in re.split(r"\n(?=\S)", text):
        assert block.startswith("#") or "--hash=sha256:" in block, block[:60]
    assert "http" not in text


def test_there_is_a_way_to_report_a_hole() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

    assert "docs/security.md" in text
    assert "privately" in text
