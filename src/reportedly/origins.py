"""Origins: the utterance a claim goes back to. One side of the double entry."""
