"""Events: the happening a claim is about. The other side of the double entry."""
