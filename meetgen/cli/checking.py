"""The work of `meetgen check`: which findings are told, how, and what is mended."""

import datetime as dt
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from meetgen.cli.changing import Planned, Showing, show_changes
from meetgen.cli.days import day_or_today
from meetgen.cli.engines import config_asked
from meetgen.cli.output import print_text
from meetgen.editing.change import Change
from meetgen.editing.fixes import FIXABLE, fix_plans
from meetgen.editing.plans import safe_changes
from meetgen.editing.writing import read_file, write_changes
from meetgen.errors import ConfigError, WriteError
from meetgen.exports.baseline import without_known, write_baseline
from meetgen.exports.finding_formats import FORMATS, Findings
from meetgen.exports.messages import caret_lines, message_line
from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.rule import PRACTICE, RULES
from meetgen.parsing.audiences import author_view
from meetgen.site import load_index
from meetgen.sources.files import read_text

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
SEVERITIES = ("error", "warning", "info")
BASELINE = "meetgen-baseline.json"
MARKDOWN = (".md", ".markdown")


class Asked(Struct, frozen=True, kw_only=True):
    """What the command line asks of a check."""

    fail_on: str
    is_quiet: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    practice: bool
    form: str
    with_source: bool | None
    baseline: Path | None
    writes_baseline: bool
    fixes: bool
    showing: Showing

    def wants(self, code: str) -> bool:
        """Whether findings of that code are told."""
        return (not self.select or code.startswith(self.select)) and not (
            self.ignore and code.startswith(self.ignore)
        )


def run_check(ctx: click.Context, folder: Path | None, asked: Asked, today: dt.date | None) -> int:
    """Tell what was found; gives the exit code."""
    config = _with_practice(_config(ctx, folder), asked)
    day = day_or_today(today, config.timezone)
    index = load_index(config, day)
    if asked.fixes and _fix(index, _told(index, asked), asked.showing):
        index = load_index(config, day)
    told = _told(index, asked)
    baseline = asked.baseline or config.root / BASELINE
    if asked.writes_baseline:
        _write_baseline(baseline, told)
        return 0
    if asked.baseline is not None or baseline.is_file():
        told = without_known(told, _read_baseline(baseline), str(baseline))
    counted = SEVERITIES[: SEVERITIES.index(asked.fail_on) + 1]
    failing = frozenset(one for one in told if one.severity in counted)
    shown = tuple(one for one in told if one in failing) if asked.is_quiet else told
    findings = Findings(found=shown, failing=failing, config=config, here=Path.cwd())
    _show(findings, asked)
    counts = f"{_count(len(index.notes), 'note')}, {_count(len(told), 'finding')}"
    click.echo(counts, err=True)
    return 1 if failing else 0


def _config(ctx: click.Context, folder: Path | None) -> Config:
    # Whoever checks has the files: nothing is kept from them.
    return author_view(config_asked(ctx, folder))


def _with_practice(config: Config, asked: Asked) -> Config:
    """The options with levels for the rules of practice that the command line asks for."""
    codes = {one for one in PRACTICE if asked.practice or one.startswith(asked.select or ("-",))}
    levels = {one: str(RULES[one].severity) for one in codes}
    said = {code: level for code, level in config.levels.items() if level != "ignore"}
    return replace(config, levels={**config.levels, **levels, **said})


def _told(index: Index, asked: Asked) -> tuple[Diagnostic, ...]:
    """What is told, in order of place; what made a note private by mistake stands only here."""
    found = {*index.withheld, *index.diagnostics}
    return tuple(
        sorted(
            (one for one in found if asked.wants(one.code)),
            key=lambda one: (one.location, one.code, one.message),
        )
    )


def _fix(index: Index, told: Iterable[Diagnostic], showing: Showing) -> bool:
    """Mend what can be; gives whether a file was changed."""
    safe = safe_changes(
        fix_plans((one for one in told if one.code in FIXABLE), index), index.config
    )
    needed = tuple(one for one in safe.changes if one.is_needed)
    if not showing.dry_run:
        write_changes(needed)
    lines = [f"mended: {click.format_filename(one.path)}" for one in needed]
    lines += [f"left alone: {one}" for one in safe.refused]
    show_changes(Planned(changes=needed, lines=tuple(lines)), index, showing, to_stderr=True)
    return bool(needed) and not showing.dry_run


def _write_baseline(path: Path, told: Iterable[Diagnostic]) -> None:
    try:
        before = read_file(path)
    except WriteError:
        before = None
    after = write_baseline(told).encode("utf-8", "backslashreplace")
    write_changes([Change(path=path, before=before, after=after)])
    click.echo(f"What is known now stands in {click.format_filename(path)}", err=True)


def _read_baseline(path: Path) -> str:
    source = read_text(path, path.name, longest=64 * 1024 * 1024)
    if source is None:
        raise ConfigError(f"{path}: no such baseline (write one with --write-baseline)")
    return source.text


def _show(findings: Findings, asked: Asked) -> None:
    if asked.form != "text":
        text = FORMATS[asked.form](findings)
        print_text(text)
        return
    with_source = sys.stdout.isatty() if asked.with_source is None else asked.with_source
    for one in findings.found:
        line = message_line(one, findings.config, findings.here)
        severity = str(one.severity)
        if not os.environ.get("NO_COLOR"):  # click drops colours itself where nobody would see them
            styled = click.style(severity, fg=COLOURS[severity])
            line = line.replace(f": {severity}[", f": {styled}[", 1)
        click.echo(line)
        for shown in _source_of(one, findings.config) if with_source else ():
            click.echo(shown)


def _source_of(one: Diagnostic, config: Config) -> tuple[str, ...]:
    if not one.location.line:
        return ()
    path = one.location.path
    base = config.notes_dir if path.lower().endswith(MARKDOWN) else config.root
    lines = _lines(base / path, path)
    if one.location.line > len(lines):
        return ()
    return caret_lines(lines[one.location.line - 1], one.location)


@cache
def _lines(file: Path, path: str) -> tuple[str, ...]:
    source = read_text(file, path)
    return tuple(source.text.split("\n")) if source is not None else ()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
