"""The double entry: every claim is posted to one origin and to one event."""
