"""Changes to notes, byte for byte: only what was asked for differs, and nothing is lost."""
