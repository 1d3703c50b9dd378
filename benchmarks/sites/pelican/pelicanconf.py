"""Pelican's settings: authors are the people, categories the projects, long lists are paged."""

SITENAME = "Notes"
PATH = "notes"
OUTPUT_PATH = "site"
THEME = "simple"
TIMEZONE = "UTC"
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
DEFAULT_PAGINATION = 50
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
