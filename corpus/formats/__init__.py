"""One file a format: bytes -> Page."""
