"""Other tools by their own quick starts, each run in an environment of its own by `make bench-peers`."""
