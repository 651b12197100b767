"""Exports: the book told in the formats others read."""
