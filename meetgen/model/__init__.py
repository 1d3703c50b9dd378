"""What a notebook holds, as frozen values; msgspec's Struct and the standard library only."""
