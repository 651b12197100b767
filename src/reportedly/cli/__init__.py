"""The door: the command line. `reportedly.cli.main` holds the verbs together."""
