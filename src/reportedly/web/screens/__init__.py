"""Screens: what a desk looks at, one module for what is asked together. Each works without scripts but for the map."""
