"""The plugin's options in mkdocs.yml, and the notebook that they describe."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from meetgen.model.config import Config
from meetgen.parsing.options import option_problems, read_options
from mkdocs_meetgen.audience import for_chosen_audience, without_source


class MeetgenOptions(MkDocsOptions):
    """What may stand below `meetgen:` in the list of plugins; all of it is optional."""

    enabled = c.Type(bool, default=True)
    """Off, the plugin does nothing; MkDocs gives every plugin this option."""

    notes_dir = c.Optional(c.Type(str))
    """The folder of notes where it is not docs_dir, so that no other engine publishes them."""

    timezone = c.Optional(c.Type(str))
    """IANA name of the zone for times without offset, `UTC` unless set."""

    flavour = c.Optional(c.Type(str))
    """`commonmark` (our own parse, cleaned) or `mkdocs` (Python-Markdown with your extensions)."""

    series_from = c.Optional(c.Type(str))
    """`folder` or `file_name`: where a note that names no series gets one; `nothing` unless set."""

    date_order = c.Optional(c.Type(str))
    """`dmy` or `mdy`: how to read 03/04/2026; such dates stay unread unless set."""

    task_format = c.Optional(c.Type(str))
    """`emoji` or `dataview`: the notation in which meetgen writes fields."""

    words = c.Optional(c.Type(dict))
    """Further words for attendance, absence, actions, decisions, questions and purpose."""

    keys_ = c.Optional(c.Type(dict))
    """`keys`: further front matter keys, `teilnehmer: attendees`."""

    levels = c.Optional(c.Type(dict))
    """A check's code to `error`, `warning`, `info` or `ignore`."""

    ignored = c.Optional(c.Type((list, str)))
    """Glob patterns of files that are no part of the notebook and stay MkDocs' own."""

    visibility = c.Optional(c.Type(str))
    """Visibility of a note that says nothing, `public` unless set."""

    audience = c.Optional(c.Type(str))
    """Whom this build is for; everybody, who sees what is public, unless set."""

    audiences = c.Optional(c.Type((dict, list)))
    """All audiences that there are, each with the others whose notes it sees as well."""

    me = c.Optional(c.Type(str))
    """Who works at this notebook, by handle or name; git's user unless set."""

    expose_source = c.Optional(c.Type(bool))
    """Links to the repository and its editor on a site for an audience; off unless set."""

    attachments = c.Optional(c.Type(str))
    """`all` publishes every file; unless set only those that a note shows or links to."""

    photo_data = c.Optional(c.Type(str))
    """`keep` or `refuse` pictures that say where they were taken; it is stripped unless set."""

    calendars_dir = c.Optional(c.Type(str))
    """The folder of .ics files beside mkdocs.yml, `calendars` unless set."""

    calendars = c.Optional(c.Type(list))
    """The calendars that `meetgen calendar pull` fetches; a build never does."""

    feeds = c.Optional(c.Type((bool, list, str)))
    """`true` or a list of `actions`, `notes`, `decisions`: feeds, as public as the site."""

    feed_id = c.Optional(c.Type(str))
    """What stands in the UIDs of feeds, so that they outlive another name of the site."""

    insights = c.Optional(c.Type(bool))
    """A page with figures of the meetings: hours, sizes, outcomes; off unless set."""

    cost_per_hour = c.Optional(c.Type((int, float, dict)))
    """What an hour of somebody costs, for all or by title; insights tell no cost unless set."""

    currency = c.Optional(c.Type(str))
    """The currency of `cost_per_hour`."""

    stale_after_days = c.Optional(c.Type(int))
    """After how many days an open action without a due date counts as stale."""

    recent_days = c.Optional(c.Type(int))
    """How many days back the home page calls recent."""

    days_ahead = c.Optional(c.Type(int))
    """How many days ahead the home page looks."""

    search = c.Optional(c.Type(str))
    """`pagefind`: a page with a search of its own, for large notebooks; the theme's unless set."""

    search_days = c.Optional(c.Type(int))
    """How many days old a note may be to be in the search; any age unless set."""

    limits = c.Optional(c.Type(dict))
    """How much of each thing is read, where more is needed: `note: 4 MiB`."""

    def _validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        errors, warnings = super()._validate()
        failed = {name for name, _ in errors}
        # MkDocs only warns of unknown names, and a mistyped `audience` publishes too much.
        warnings = [one for one in warnings if "Unrecognised" not in str(one[1])]
        errors += [
            (name, ValidationError(problem))
            for name, problem in option_problems(self.written())
            if name not in failed
        ]
        return errors, warnings

    def written(self) -> Mapping[str, object]:
        """The options that are set, as written."""
        return {
            name: value for name, value in self.items() if value is not None and name != "enabled"
        }


def notebook_of(config: MkDocsConfig, options: MeetgenOptions, root: Path | None) -> Config:
    """The notebook that a MkDocs configuration is about; `root` where no file says where it is."""
    notes_dir = Path(config.docs_dir)
    if root is None:
        root = Path(config.config_file_path).parent if config.config_file_path else notes_dir
    notebook = read_options(
        options.written(),
        root=root.absolute(),
        notes_dir=notes_dir,
        site_name=config.site_name,
        edit_url=edit_url(config.repo_url, config.edit_uri),
        site_url=(config.site_url or "") if config.use_directory_urls else "",
    )
    return without_source(for_chosen_audience(notebook), config)


def edit_url(repo_url: str | None, edit_uri: str | None) -> str:
    """Where the forge's editor opens files of the notes folder, as MkDocs itself finds it."""
    if not edit_uri:
        return ""
    url = urljoin(f"{repo_url.rstrip('/')}/" if repo_url else "", edit_uri)
    is_web = urlsplit(url).scheme in ("http", "https")
    return f"{url.rstrip('/')}/" if is_web and "?" not in url and "#" not in url else ""
