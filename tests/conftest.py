"""Property tests try the same examples at every run, so that a red run is the fault of the change under test and can be
run again; `make search` tries new ones, and what it finds becomes a test of its own."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("search", print_blob=True)
settings.load_profile(os.environ.get("REPORTEDLY_PROPERTIES", "steady"))
