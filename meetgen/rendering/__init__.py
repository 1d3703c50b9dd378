"""Pages laid out: as Markdown by their templates, as HTML in the markup of Material."""
