"""A hook of `mkdocs-docs.yml`: the documentation loads what generated pages load.

So that its page of the design shows components as they look.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_meetgen.files import add_assets


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the stylesheet and the script of the library's pages."""
    add_assets(files, config, has_find=False)
    return files
