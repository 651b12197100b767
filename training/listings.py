"""Listings: the weights of signs as modules of the claims room, written and read back."""

from __future__ import annotations

from pathlib import Path

from reportedly.claims import casting, timetables, weights

CLAIMS = Path(__file__).resolve().parent.parent / "src" / "reportedly" / "claims"
TABLES = {"weights": ("place",), "timetables": ("time",), "casting": ("speaker", "actor", "target")}


def known() -> dict[str, dict[str, float]]:
    """The weights that the package has."""
    modules = {"weights": weights, "timetables": timetables, "casting": casting}
    return {slot: dict(getattr(modules[name], f"{slot.upper()}S")) for name, slots in TABLES.items() for slot in slots}


def write(tables: dict[str, dict[str, float]]) -> None:
    """The weights as modules, several to a line."""
    for name, slots in TABLES.items():
        body = "\n".join(table(slot, tables[slot]) for slot in slots)
        (CLAIMS / f"{name}.py").write_text(HEADS[name] + SOURCE + body, encoding="utf-8")


def table(slot: str, weights: dict[str, float]) -> str:
    lines, line = [], "   "
    for sign, weight in sorted(weights.items()):
        entry = f' "{sign}": {weight},'
        if len(line) + len(entry) > 118:
            lines.append(line)
            line = "   "
        line += entry
    body = "\n".join([*lines, line])
    return f"{slot.upper()}S: Mapping[str, float] = {{\n{body}\n}}  # fmt: skip\n"


HEADS = {
    "weights": '"""Weights: how much each sign of where something happens says, in log odds.\n',
    "timetables": '"""Timetables: how much each sign of when something happens says, in log odds.\n',
    "casting": '"""Casting: how much each sign of who speaks, acts or suffers says, in log odds.\n',
}
SOURCE = '''
Written by ``training/choices.py`` from gold/train, gold/own and training/annotations (November 2026); do not edit by
hand.
"""

from collections.abc import Mapping

'''
