"""All reading of disk; what is read is handed over as bytes or text."""
