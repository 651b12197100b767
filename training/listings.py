"""Listings: the weights of signs as modules of the claims room, written and read back."""

from __future__ import annotations

from pathlib import Path

from reportedly.claims import casting, timetables, weights

CLAIMS = Path(__file__).resolve().parent.parent / "src" / "reportedly" / "claims"
TABLES = {"weights": ("place",), "timetables": ("time",), "casting": ("speaker", "actor", "target")}
STANDS = frozenset("clause sentence paragraph back later next claim".split())
AGES = frozenset("today today's named untimed war so aged by".split())
"""The first words of the signs of times in ``timetables`` and in ``daybooks``; all others stand in ``almanacs``."""


def known() -> dict[str, dict[str, float]]:
    """The weights that the package has."""
    modules = {"weights": weights, "timetables": timetables, "casting": casting}
    return {slot: dict(getattr(modules[name], f"{slot.upper()}S")) for name, slots in TABLES.items() for slot in slots}


def write(tables: dict[str, dict[str, float]]) -> None:
    """The weights as modules, several to a line."""
    standing, aged, sorts = shares(tables["time"])
    bodies = {
        name: "\n".join(table(f"{slot.upper()}S", tables[slot]) for slot in slots) for name, slots in TABLES.items()
    }
    bodies |= {"daybooks": table("AGED", aged), "almanacs": table("SORTS", sorts)}
    bodies["timetables"] = TOGETHER.format(standing=table("STANDING", standing))
    for name, body in bodies.items():
        (CLAIMS / f"{name}.py").write_text(HEADS[name] + SOURCE + body, encoding="utf-8")


def shares(times: dict[str, float]) -> tuple[dict[str, float], ...]:
    """The signs of times by what they tell, too many for one module: where a time stands, how old it is, its sort."""
    found: tuple[dict[str, float], ...] = ({}, {}, {})
    for sign, weight in times.items():
        head = sign.split()[0].rstrip(":,")
        found[0 if head in STANDS else 1 if head in AGES else 2][sign] = weight
    return found


def table(name: str, weights: dict[str, float]) -> str:
    """A module's constant."""
    lines, line = [], "   "
    for sign, weight in sorted(weights.items()):
        entry = f' "{sign}": {weight},'
        if len(line) + len(entry) > 118:
            lines.append(line)
            line = "   "
        line += entry
    body = "\n".join([*lines, line])
    return f"{name}: Mapping[str, float] = {{\n{body}\n}}  # fmt: skip\n"


TOGETHER = """from reportedly.claims import almanacs, daybooks

{standing}TIMES: Mapping[str, float] = {{**STANDING, **daybooks.AGED, **almanacs.SORTS}}
"""
HEADS = {
    "weights": '"""Weights: how much each sign of where something happens says, in log odds.\n',
    "timetables": '"""Timetables: how much each sign of when something happens says, in log odds.\n',
    "daybooks": '"""Daybooks: how much each sign of how old a time is, of the day of publication and of none says.\n',
    "almanacs": '"""Almanacs: how much each sign of what sort of time it is says of when something happens.\n',
    "casting": '"""Casting: how much each sign of who speaks, acts or suffers says, in log odds.\n',
}
SOURCE = '''
Written by ``training/choices.py`` from gold/train, gold/own and training/annotations (November 2026); do not edit by
hand.
"""

from collections.abc import Mapping

'''
