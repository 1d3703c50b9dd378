"""Text becomes model values; no disk, no clock."""
