"""Web: the newsroom."""
