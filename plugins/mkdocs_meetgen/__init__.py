"""meetgen inside MkDocs: the one place that knows both."""
