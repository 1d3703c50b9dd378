"""Many notes made into one index; pure functions."""
