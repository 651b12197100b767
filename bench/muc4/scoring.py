"""Scoring: MUC-4's measures over the slots of mapped templates, by the scoring guidelines (version 7), by rule alone.

For every slot: COR, PAR (half a point), INC, SPU (a filler too many), MIS (one too few). Possible is COR + PAR + INC +
MIS, actual COR + PAR + INC + SPU; recall is (COR + PAR / 2) / possible, precision the same over actual. Where the
guidelines leave a mismatch to a person, the rules here are: a string is right when it is one of the key's but for
articles, counts and nationalities, or is that with more words before it; partly right when it is part of the key's
name, holds it with words behind it, or shares its last word. A number, date or place is partly right in the cases that
are written down. Templates are mapped one to one for the most points, where the incident types meet and a perpetrator
or target does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from keys import SLOTS, Filler, Option, Template, days, parts
from scipy.optimize import linear_sum_assignment

Score = float
_MODIFIERS = frozenset(
    "a an the this that these those some several many few other another two three four five six seven eight nine ten"
    " about approximately least unidentified salvadoran colombian peruvian guatemalan chilean honduran bolivian"
    " ecuadoran argentine spanish nicaraguan panamanian american his her their its".split()
)
_STRINGS = frozenset(
    ("INCIDENT: INSTRUMENT ID", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME",
     "HUM TGT: DESCRIPTION")
)  # fmt: skip
_NUMBERS = frozenset(("PHYS TGT: NUMBER", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NUMBER", "HUM TGT: TOTAL NUMBER"))
_NEARLY = frozenset(
    (
        ("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE"),
        ("DESTROYED", "SOME DAMAGE"), ("NO INJURY", "NO INJURY OR DEATH"), ("NO DEATH", "NO INJURY OR DEATH"),
        ("GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL"), ("ACTIVE MILITARY", "FORMER ACTIVE MILITARY"),
        ("POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
    )
)  # fmt: skip
"""A response and a key that are partly right by the guidelines; ATTACK for any type is beside them."""
_WIDER = {
    "GUN": ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "PROJECTILE": ("MISSILE", "ROCKET"),
    "EXPLOSIVE": ("BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"),
    "BOMB": ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"),
}  # fmt: skip
"""Instrument types and those within them: the wider one for the narrower is partly right."""
_MAPPING = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "PHYS TGT: TYPE", "HUM TGT: NAME",
            "HUM TGT: DESCRIPTION", "HUM TGT: TYPE")  # fmt: skip


@dataclass
class Tally:
    """Counts of one slot, or of many."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another counts."""
        self.counts.update(other.counts)

    @property
    def possible(self) -> int:
        """Fillers of the key."""
        return sum(self.counts[name] for name in ("COR", "PAR", "INC", "MIS"))

    @property
    def actual(self) -> int:
        """Fillers of the response."""
        return sum(self.counts[name] for name in ("COR", "PAR", "INC", "SPU"))

    @property
    def points(self) -> float:
        """A point for each right filler, half for each that is partly right."""
        return self.counts["COR"] + self.counts["PAR"] / 2

    def figures(self) -> tuple[float, float, float, float]:
        """Recall, precision, overgeneration and F (both alike), in percent; 0 where nothing is asked or said."""
        recall = 100 * self.points / self.possible if self.possible else 0.0
        precision = 100 * self.points / self.actual if self.actual else 0.0
        over = 100 * self.counts["SPU"] / self.actual if self.actual else 0.0
        return recall, precision, over, 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def words(value: str) -> list[str]:
    """A string's words without what the scorer leaves out: articles, counts, nationalities."""
    found = re.findall(r"[\w'-]+", value.lower())
    return [word for word in found if word not in _MODIFIERS and not word.isdigit()] or found


def string(response: str, key: str) -> Score:
    """1 right, 0.5 partly, 0 wrong."""
    said, asked = words(response), words(key)
    if not said or not asked:
        return float(response == key)
    if said == asked or said[-len(asked) :] == asked:
        return 1.0
    inside = all(word in asked for word in said) or all(word in said for word in asked)
    return 0.5 if inside or said[-1] == asked[-1] else 0.0


def number(response: str, key: str) -> Score:
    """Half a point for a number that is an end of the key's range, or that the key has with a tilde."""
    said, asked = (re.sub(r"\s", "", value) for value in (response, key))
    if said == asked:
        return 1.0
    return 0.5 if said.isdigit() and (asked == f"~{said}" or said in asked.split("-")) else 0.0


def day(response: str, key: str) -> Score:
    """Half a point within the key's range, or for "up to the dateline" where the key ends there."""
    said, asked = days(response), days(key)
    if said is None or asked is None:
        return float(response == key)
    if said == asked:
        return 1.0
    first, last = asked
    if said[0] is None:
        return 0.5 if said[1] == last else 0.0
    if said[0] == said[1] and (first is None or first <= said[0]) and last is not None and said[0] <= last:
        return 0.5
    return 0.0


def place(response: str, key: str) -> Score:
    """Right with the same country and most exact place; half a point for the country alone, or all but the country."""
    said, asked = parts(response), parts(key)
    ends = (said[1][-1:], asked[1][-1:])
    within = [name.strip() for name in " ".join(ends[1]).split(" - ")]
    if said[0] == asked[0]:
        return 1.0 if ends[0] == ends[1] else 0.5
    return 0.5 if ends[0] and ends[0][0] in within else 0.0


def value(slot: str, response: str, key: str) -> Score:
    """How right a filler without its cross-reference is."""
    if slot in _STRINGS:
        return string(response, key)
    if slot in _NUMBERS:
        return number(response, key)
    if slot == "INCIDENT: DATE":
        return day(response, key)
    if slot == "INCIDENT: LOCATION":
        return place(response, key)
    if response == key:
        return 1.0
    partly = (
        (response, key) in _NEARLY
        or key in _WIDER.get(response, ())
        or (slot == "INCIDENT: TYPE" and response == "ATTACK")
    )
    return 0.5 if partly else 0.0


def credit(slot: str, response: Option, key: Filler) -> Score:
    """The most that a filler earns from any of the key's alternatives: half where its cross-reference is wrong."""
    return max((_credit(slot, response, option) for option in key.options), default=0.0)


def _credit(slot: str, response: Option, key: Option) -> Score:
    earned = value(slot, response.value, key.value)
    if earned < 1 or not key.tag or key.tag == "-":
        return earned
    return 1.0 if response.tag and string(response.tag, key.tag) == 1 else 0.5


def slot(name: str, response: Sequence[Filler], key: Sequence[Filler]) -> Tally:
    """One slot of two mapped templates. What is left on both sides is wrong, on one side too many or too few."""
    said = [filler.options[0] for filler in response]
    pairs = best(len(said), len(key), lambda i, j: credit(name, said[i], key[j]))
    earned = [credit(name, said[i], key[j]) for i, j in pairs]
    right, partly = earned.count(1.0), earned.count(0.5)
    left = len(said) - len(pairs)
    open_ = [filler for j, filler in enumerate(key) if j not in {j for _, j in pairs}]
    needed = sum(not filler.optional for filler in open_)
    wrong = min(left, len(open_))
    return Tally(
        Counter(COR=right, PAR=partly, INC=wrong, SPU=left - wrong, MIS=max(0, needed - wrong))
    )  # fmt: skip


def best(rows: int, columns: int, points: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of rows and columns that together earn most, each used once; pairs that earn nothing are left out."""
    if not rows or not columns:
        return []
    table = np.array([[points(row, column) for column in range(columns)] for row in range(rows)])
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in chosen if table[row, column]]


def mapped(responses: Sequence[Template], keys: Sequence[Template], slots: Iterable[str]) -> list[tuple[int, int]]:
    """Which response answers which key: the incident types meet, and some perpetrator or target does."""
    counted = tuple(slots)

    def points(i: int, j: int) -> float:
        if not _meet(responses[i], keys[j]):
            return 0.0
        return 0.01 + sum(slot(name, responses[i].fillers(name), keys[j].fillers(name)).points for name in counted)

    return best(len(responses), len(keys), points)


def _meet(response: Template, key: Template) -> bool:
    def earns(name: str) -> bool:
        said = [filler.options[0] for filler in response.fillers(name)]
        return any(credit(name, one, other) for one in said for other in key.fillers(name))

    bare = not any(key.fillers(name) for name in _MAPPING)
    return earns("INCIDENT: TYPE") and (bare or any(earns(name) for name in _MAPPING))


@dataclass
class Scores:
    """Tallies by slot over the mapped templates, over those that were missed, and over those too many."""

    slots: tuple[str, ...] = SLOTS
    matched: dict[str, Tally] = field(default_factory=dict)
    missing: dict[str, Tally] = field(default_factory=dict)
    spurious: dict[str, Tally] = field(default_factory=dict)
    templates: Tally = field(default_factory=Tally)

    def page(self, responses: Sequence[Template], keys: Sequence[Template]) -> None:
        """Score the templates of one page."""
        pairs = mapped(responses, keys, self.slots)
        rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, j in pairs:
            self._add(self.matched, lambda name, i=i, j=j: _applied(name, responses[i], keys[j]))
        for j, key in enumerate(keys):
            if j not in columns and not key.optional:
                self._add(self.missing, lambda name, key=key: slot(name, (), key.fillers(name)))
        for i, response in enumerate(responses):
            if i not in rows:
                self._add(self.spurious, lambda name, response=response: slot(name, response.fillers(name), ()))
        missed = sum(not key.optional for j, key in enumerate(keys) if j not in columns)
        self.templates.add(Tally(Counter(COR=len(pairs), MIS=missed, SPU=len(responses) - len(rows))))

    def _add(self, tallies: dict[str, Tally], found: Callable[[str], Tally]) -> None:
        for name in self.slots:
            tallies.setdefault(name, Tally()).add(found(name))

    def row(self, *kinds: Mapping[str, Tally], names: Iterable[str] = ()) -> Tally:
        """The sum of some tallies over some slots, or over all."""
        total = Tally()
        for tallies in kinds:
            for name in names or self.slots:
                total.add(tallies.get(name, Tally()))
        return total


def _applied(name: str, response: Template, key: Template) -> Tally:
    """A slot that does not apply to the key's incident is not scored (task documentation, 4.1)."""
    return slot(name, response.fillers(name), key.fillers(name)) if name in key.slots else Tally()
