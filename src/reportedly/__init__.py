"""Reportedly: who says that what happened, where and when, and by what chain of words."""
