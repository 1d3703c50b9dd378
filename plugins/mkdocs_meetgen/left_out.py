"""Pages left to MkDocs: what they say of who may see them counts all the same."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from meetgen.parsing.audiences import may_see
from meetgen.parsing.note import parse_note
from meetgen.site import Site
from meetgen.sources.files import read_text
from meetgen.sources.notes import is_left_out

WORDS = ("visibility", "private", "audience")


def hide_left_out(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Take out ignored pages, and parts of them, that are not for this audience."""
    notebook = site.index.config
    for file in list(files.documentation_pages()):
        path = file.abs_src_path
        is_ours = file.src_dir == config.docs_dir and path is not None
        if path is None or not is_ours or not is_left_out(file.src_uri, notebook.ignored):
            continue
        source = read_text(path, file.src_uri)
        if source is None or not any(word in source.text.casefold() for word in WORDS):
            continue
        note = parse_note(source, notebook)
        if note.visibility is not None and not may_see(note.visibility, notebook):
            files.remove(file)
        elif note.kept_lines:
            lines = source.text.split("\n")
            file.content_string = "\n".join(lines[number - 1] for number in note.kept_lines)
