"""The walk through the house, room by room. No room knows the next."""
