"""Meeting notes in plain text, cross-linked and made into pages."""

__version__ = "0.1.0"
