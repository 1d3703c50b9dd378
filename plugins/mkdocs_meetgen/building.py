"""Building and serving a notebook with MkDocs, with and without an mkdocs.yml."""

import datetime as dt
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load
from msgspec import Struct, field

from meetgen.errors import ConfigError
from meetgen.exports.messages import printable
from meetgen.garbage import without_collections
from meetgen.model.config import Config
from meetgen.model.note import Note
from mkdocs_meetgen import clock
from mkdocs_meetgen.aside import built_aside
from mkdocs_meetgen.plugin import MeetgenPlugin
from mkdocs_meetgen.remembering import OtherWarnings, remembered
from mkdocs_meetgen.report import LOG, log_diagnostics
from mkdocs_meetgen.settings import has_plugin, read_settings
from mkdocs_meetgen.state import LiveMemory, Memory, files_below
from mkdocs_meetgen.wanted import Beginning, Wanted, rebuild, wanted_by
from mkdocs_meetgen.writing import writing_behind

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

OFTEN, SELDOM = 0.1, 0.5  # seconds between two looks at the files that a server watches
FILES_A_SECOND = 20_000  # at most: to look at one takes about five microseconds

FEATURE_NAMES = """
    navigation.indexes navigation.path navigation.prune navigation.tabs navigation.top
    navigation.tracking navigation.footer search.highlight search.suggest toc.follow
    content.code.copy content.tooltips
"""
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "primary": "indigo",
        "accent": "indigo",
        "toggle": {"icon": f"material/weather-{icon}", "name": f"Switch to {other} mode"},
    }
    for preference, scheme, icon, other in (
        ("light", "default", "night", "dark"),
        ("dark", "slate", "sunny", "light"),
    )
]
DEFAULTS: Mapping[str, Any] = {
    "theme": {
        "name": "material",
        "font": False,
        "features": FEATURE_NAMES.split(),
        "palette": PALETTE,
    },
    "markdown_extensions": [
        "admonition",
        "attr_list",
        "footnotes",
        "md_in_html",
        "tables",
        "pymdownx.details",
        "pymdownx.superfences",
        "pymdownx.highlight",
        {"pymdownx.tasklist": {"custom_checkbox": True}},
        {"toc": {"permalink": True}},
    ],
    "validation": {
        "omitted_files": "info",
        "absolute_links": "info",
        "unrecognized_links": "info",
        "anchors": "info",
    },
}


def build_site_with_mkdocs(
    wanted: Wanted, began_with: Beginning, memory: Memory, *, notebook: Config | None
) -> Path | None:
    """Build the site and give its folder; None when a strict build found something wrong.

    `notebook` says where the notes are when there is no configuration file. What the next build
    can use of this one goes into `memory`. Raises ConfigError.
    """
    with _log_to_stderr():
        config = _load(wanted.config_file, notebook, wanted.site_dir, strict=wanted.strict)
        config.plugins.on_startup(command="build", dirty=False)
        plugin = _plugin(config)
        try:
            with (
                built_aside(config),
                writing_behind() as writer,
                _remembering(config, wanted, began_with, memory),
            ):
                plugin.before_post_build = writer.finish
                mkdocs_build(config)
        except Abort as error:
            sys.stderr.write(f"{printable(str(error))}\n")
            return None
        finally:
            plugin.before_post_build = None
            config.plugins.on_shutdown()
    return Path(config.site_dir)


@contextmanager
def _remembering(
    config: MkDocsConfig, wanted: Wanted, began_with: Beginning, memory: Memory
) -> Iterator[None]:
    """Remember what a build by MkDocs leaves, if it succeeds and complains of nothing unknown."""
    memory.forget()
    plugin, others = _plugin(config), OtherWarnings()
    plugin.reading, plugin.progress = wanted.reading, wanted.progress
    logger = logging.getLogger("mkdocs")
    logger.addHandler(others)
    try:
        yield
    finally:
        logger.removeHandler(others)
    found = None if others.count else remembered(config, plugin, wanted, began_with)
    if found is not None:
        memory.keep(*found)


class _Serving(Struct, frozen=True, kw_only=True):
    """What MkDocs' server calls instead of its own: the configuration, and how to build.

    `memory` and the notes `at_hand` last from one build to the next.
    """

    config_file: Path | None
    notebook: Config | None
    address: str | None
    strict: bool
    memory: LiveMemory = field(default_factory=LiveMemory)
    at_hand: dict[bytes, Note] = field(default_factory=dict)

    def configuration(self, **options: Any) -> MkDocsConfig:
        """The configuration, for the folder that the server shows."""
        site_dir = Path(options["site_dir"])
        return _load(
            self.config_file, self.notebook, site_dir, strict=self.strict, address=self.address
        )

    def server(self, **options: Any) -> "LiveReloadServer":
        """The server, which looks at a notebook of usual size ten times a second for changes."""
        from mkdocs.livereload import LiveReloadServer  # with all of http, which a build can spare

        notebook = self.notebook if self.config_file is None else read_settings(self.config_file)
        assert notebook is not None  # noqa: S101 - the command line gives one of them
        files = sum(1 for _ in files_below(notebook.notes_dir))
        seconds = min(max(files / FILES_A_SECOND, OFTEN), SELDOM)
        return LiveReloadServer(**options, polling_interval=seconds)

    def build(self, config: MkDocsConfig, **options: Any) -> None:
        """Bring the site up to date, if need be by a build of all of it."""
        with without_collections(lives_on=True):
            wanted = wanted_by(
                self.config_file,
                self.notebook,
                Path(config.site_dir),
                strict=self.strict,
                address=config.site_url or "",
                at_hand=self.at_hand,
            )
            began_with = wanted.beginning()
            diagnostics = rebuild(wanted, began_with, self.memory)
            if diagnostics is not None:
                log_diagnostics(diagnostics, wanted.config)
                LOG.info("Documentation brought up to date")
                return
            with _remembering(config, wanted, began_with, self.memory):
                mkdocs_build(config, **options)


def serve_with_mkdocs(
    *,
    config_file: Path | None,
    notebook: Config | None,
    address: str | None,
    strict: bool,
    today: dt.date | None,
    open_in_browser: bool,
) -> None:
    """Serve the site until interrupted, and rebuild it on each change. Raises ConfigError."""
    from mkdocs.commands import serve as serving

    if today is not None:
        clock.pretend(today)

    ours = _Serving(config_file=config_file, notebook=notebook, address=address, strict=strict)
    with _log_to_stderr(logging.INFO):
        # MkDocs reads the configuration again for each build, but only from a file; and it would
        # make every page again after each change.
        names = vars(serving)
        original = {name: names[name] for name in ("load_config", "build", "LiveReloadServer")}
        names |= {
            "load_config": ours.configuration,
            "build": ours.build,
            "LiveReloadServer": ours.server,
        }
        try:
            serving.serve(open_in_browser=open_in_browser)
        finally:
            names |= original


def _load(
    config_file: Path | None,
    notebook: Config | None,
    site_dir: Path | None,
    *,
    strict: bool,
    address: str | None = None,
) -> MkDocsConfig:
    options = {"strict": strict or None, "dev_addr": address}  # what is None stays as it is
    try:
        if config_file is None:
            assert notebook is not None  # noqa: S101 - the command line gives one of them
            return _without_file(notebook, site_dir, options)
        return _with_file(config_file, site_dir, options)
    except (Abort, ConfigurationError) as error:
        raise ConfigError(f"{config_file or 'the configuration'}: {error}") from error


def _with_file(config_file: Path, site_dir: Path | None, options: dict[str, Any]) -> MkDocsConfig:
    """The configuration in the file; the plugin is added where its list lacks it."""
    try:
        with config_file.open("rb") as stream:
            written = yaml_load(stream)
    except OSError as error:
        raise ConfigError(f"{config_file}: cannot be read ({error.strerror})") from error
    if not isinstance(written, dict):
        raise ConfigError(f"{config_file}: not a mapping of options")
    plugins: Any = written.get("plugins", ["search"]) or []
    if not has_plugin(plugins):
        mine: Mapping[str, Any] = {"meetgen": {}}
        is_mapping = isinstance(plugins, dict)
        options["plugins"] = {**plugins, **mine} if is_mapping else [*plugins, "meetgen"]
    site = str(site_dir.absolute()) if site_dir else None
    config = load_config(str(config_file), site_dir=site, **options)
    # MkDocs may hand out the plugin of an earlier build in this process, which had no file.
    _plugin(config).root = None
    return config


def _without_file(notebook: Config, site_dir: Path | None, options: dict[str, Any]) -> MkDocsConfig:
    """A configuration in memory, with good defaults and nothing from elsewhere."""
    notes = notebook.notes_dir.absolute()
    site = (site_dir or Path("site")).absolute()
    is_inside = site.is_relative_to(notes)
    # In a folder that holds nothing but notes the site goes below them, and is none of them.
    own = f"/{site.relative_to(notes).as_posix()}/" if is_inside else None
    config = load_config(
        BytesIO(b""),
        **deepcopy(dict(DEFAULTS)),  # MkDocs changes what it is given
        **options,
        site_name=notebook.site_name,
        docs_dir=str(notes),
        site_dir=str(notes.parent / f".{notes.name}-site" if is_inside else site),
        plugins=["search", {"meetgen": {"ignored": [own] if own else []}}],
        exclude_docs=own,
    )
    # Set after the check, because MkDocs wants docs_dir and site_dir apart and below the file.
    config.site_dir = str(site)
    _plugin(config).root = notebook.root.absolute()
    return config


def _plugin(config: MkDocsConfig) -> MeetgenPlugin:
    """Meetgen's plugin in a configuration. Raises ConfigError when it is switched off."""
    for plugin in config.plugins.values():
        if isinstance(plugin, MeetgenPlugin):
            return plugin
    raise ConfigError("the plugin meetgen is switched off in mkdocs.yml (remove `enabled: false`)")


@contextmanager
def _log_to_stderr(level: int = logging.WARNING) -> Iterator[None]:
    """Show MkDocs' messages on stderr, made harmless for a terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line("%(message)s"))
    handler.setLevel(level)
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(level)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


class _Line(logging.Formatter):
    """A message as it is, without what a terminal acts upon."""

    def format(self, record: logging.LogRecord) -> str:
        """The message; line breaks of it stay."""
        text = super().format(record).removeprefix("meetgen: ")
        lines = [printable(line) for line in text.split("\n")]
        if record.levelno >= logging.WARNING and "[MG" not in lines[0]:
            lines[0] = f"{record.levelname.lower()}: {lines[0]}"
        return "\n".join(lines)
