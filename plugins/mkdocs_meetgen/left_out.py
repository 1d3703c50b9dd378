"""Pages left to MkDocs: what they say of who may see them counts all the same."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from meetgen.parsing.audiences import may_see
from meetgen.parsing.note import parse_note, shown_text
from meetgen.site import Site
from meetgen.sources.files import read_text
from meetgen.sources.notes import is_left_out

TOO_LONG = "MG006"
WORDS = ("visibility", "private", "audience")


def hide_left_out(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Take out ignored pages, and parts of them, that are not for this audience."""
    notebook = site.index.config
    limits = notebook.limits
    for file in list(files.documentation_pages()):
        path = file.abs_src_path
        is_ours = file.src_dir == config.docs_dir and path is not None
        if path is None or not is_ours or not is_left_out(file.src_uri, notebook.ignored):
            continue
        source = read_text(path, file.src_uri, longest=limits.note)
        if source is None or not (_may_say(source.text) or len(source.text) > limits.note):
            continue
        note = parse_note(source, notebook)
        if note.visibility is not None and not may_see(note.visibility, notebook):
            files.remove(file)
        elif note.kept_lines or TOO_LONG in {one.code for one in note.diagnostics}:
            file.content_string = shown_text(source, note, notebook)


def _may_say(text: str) -> bool:
    """Whether a text may say anything of who may see it."""
    folded = text.casefold()
    return any(word in folded for word in WORDS)
