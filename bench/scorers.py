"""The gold's own scorers, which lie beside it and are no part of the project: opened from where they lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def opened(path: Path) -> ModuleType:
    """A scorer as a module; FileNotFoundError where there is none."""
    spec = importlib.util.spec_from_file_location(f"gold_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of_claims(shared: Path) -> ModuleType | None:
    """That of claims; None when the shared folder is not there."""
    return _there(shared / "gold" / "score.py")


def of_scenarios(shared: Path) -> ModuleType | None:
    """That of bundles of reports; None when the shared folder is not there."""
    return _there(shared / "gold" / "score_scenarios.py")


def _there(path: Path) -> ModuleType | None:
    return opened(path) if path.is_file() else None
