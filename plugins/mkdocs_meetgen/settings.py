"""A notebook's options read from mkdocs.yml without MkDocs: for commands that build no site."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from meetgen.errors import ConfigError
from meetgen.model.config import Config
from meetgen.parsing.options import read_options
from mkdocs_meetgen.audience import for_chosen_audience


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain YAML; tags of other programs (`!!python/name:x`, `!relative`) are read as nothing."""


def _environment(loader: Any, node: yaml.Node) -> Any:
    """The value of `!ENV NAME` or `!ENV [NAME, OTHER, default]`."""
    if isinstance(node, yaml.ScalarNode):
        names, default = [node.value], None
    else:
        values = loader.construct_sequence(node)
        *names, default = values if len(values) > 1 else (*values, None)
    for name in names:
        if name in os.environ:
            return yaml.load(os.environ[name], _Loader)  # noqa: S506 - a safe loader
    return default


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings(config_file: Path) -> Config:
    """The notebook that `mkdocs.yml` describes.

    Raises ConfigError when the file cannot be read or an option cannot be used.
    """
    values = _read(config_file)
    notes_dir = config_file.parent / str(values.get("docs_dir") or "docs")
    options = plugin_options(values.get("plugins"))
    options.pop("enabled", None)
    try:
        config = read_options(
            options,
            root=config_file.parent.absolute(),
            notes_dir=notes_dir.absolute(),
            site_name=str(values.get("site_name") or "") or None,
            site_url=str(values.get("site_url") or "")
            if values.get("use_directory_urls", True)
            else "",
        )
        return for_chosen_audience(config)
    except ConfigError as error:
        raise ConfigError(f"{config_file}: {error}") from error


def configuration_files(config_file: Path) -> Iterator[Path]:
    """The file, and those that it inherits from."""
    for _ in range(MOST_PARENTS + 1):
        yield config_file
        parent = _values(config_file).get("INHERIT")
        if not isinstance(parent, str):
            return
        config_file = config_file.parent / parent


def read_values(config_file: Path) -> Mapping[str, Any]:
    """What the file says, over what it inherits, with the environment's values put in.

    Raises ConfigError when the file cannot be read.
    """
    return _read(config_file)


def plugin_options(plugins: object) -> dict[str, object]:
    """What stands below `meetgen:` in a list or mapping of plugins."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    for one in listed:
        if isinstance(one, Mapping) and isinstance(one.get("meetgen"), Mapping):
            return dict(one["meetgen"])
    return {}


def has_plugin(plugins: object) -> bool:
    """Whether a list or mapping of plugins names meetgen."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    return any(
        one == "meetgen" or (isinstance(one, Mapping) and "meetgen" in one) for one in listed
    )


def _read(config_file: Path, depth: int = 0) -> dict[str, Any]:
    """The values of the file, over those of the file that it inherits from."""
    values = _values(config_file)
    parent = values.pop("INHERIT", None)
    if isinstance(parent, str) and depth < MOST_PARENTS:
        return {**_read(config_file.parent / parent, depth + 1), **values}
    return values


def _values(config_file: Path) -> dict[str, Any]:
    try:
        text = config_file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{config_file}: cannot be read ({error})") from error
    try:
        values = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = getattr(error, "problem_mark", None)
        at = f":{place.line + 1}:{place.column + 1}" if place else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise ConfigError(f"{config_file}{at}: {problem}") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"{config_file}: not a mapping of options")
    return values


MOST_PARENTS = 10
