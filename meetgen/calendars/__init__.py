"""Calendar files made into events and their occurrences; pure functions of bytes and dates."""
