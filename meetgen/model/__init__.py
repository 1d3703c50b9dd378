"""What a notebook holds, as frozen values; standard library only."""
