"""Verbs that ask the book: one table each, or JSON lines for programs. Names of private persons are masked in both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from reportedly.cli import masking, options, sieves, tables

if TYPE_CHECKING:
    from reportedly.ledger.selections import Sought
    from reportedly.views import Coverage
    from reportedly.views.masks import Masks

Columns = Sequence[tuple[str, str]]

CLAIMS: Columns = (
    ("according_to", "who says"), ("gist", "what"), ("modality", ""), ("place", "where"), ("when", "when"),
    ("stance", "held as"), ("chain", "by what chain"),
)  # fmt: skip
EVENTS: Columns = (
    ("what", "what"), ("place", "where"), ("when", "when"), ("modality", ""), ("outlets", "outlets"),
    ("origins", "origins"), ("contested", "contested"), ("according_to", "according to"),
)  # fmt: skip
DISPUTES: Columns = (
    ("about", "about"), ("place", "where"), ("first", "one says"), ("first_says", "what"), ("second", "other says"),
    ("second_says", "what"), ("outlets", "outlets"),
)  # fmt: skip
MISREPORTS: Columns = (
    ("verdict", "verdict"), ("outlet", "outlet"), ("speaker", "has this speaker"), ("reported", "say"),
    ("others", "others have"), ("other_outlets", "others"), ("reasons", "because"),
)  # fmt: skip
PLACES: Columns = (
    ("place", "place"), ("status", "status"), ("party", "by"), ("according_to", "according to"), ("since", "since"),
    ("standing", "standing"), ("outlets", "outlets"), ("origins", "origins"), ("published", "published"),
)  # fmt: skip
CASUALTIES: Columns = (
    ("party", "of"), ("harm", "harm"), ("figure", "figure"), ("according_to", "according to"), ("scope", "scope"),
    ("place", "where"), ("when", "when"), ("outlets", "outlets"), ("origins", "origins"),
)  # fmt: skip
STATES: Columns = (
    ("thing", "what"), ("place", "where"), ("status", "status"), ("modality", ""), ("according_to", "according to"),
    ("when", "when"), ("published", "published"), ("outlets", "outlets"), ("origins", "origins"),
)  # fmt: skip
NOTICES: Columns = (
    ("issued_by", "issued by"), ("says", "says"), ("place", "where"), ("when", "valid"), ("outlet", "outlet"),
)  # fmt: skip
UPDATES: Columns = (
    ("updated", "at"), ("according_to", "who says"), ("what", "what"), ("modality", ""), ("news", "news"),
    ("outlets", "outlets"), ("origins", "origins"), ("contested", "contested"),
)  # fmt: skip
SOURCES: Columns = (
    ("outlet", "outlet"), ("pages", "pages"), ("claims", "claims"), ("relayed", "share relayed"), ("copied", "copied"),
    ("misreports", "misreports"), ("suspicious", "suspicious"), ("last_published", "last"),
)  # fmt: skip

VERBS: Sequence[tuple[str, str, Columns, str]] = (
    ("claims", "claims", CLAIMS, "Who says that what happened: one row a claim, newest page first."),
    ("events", "events", EVENTS, "What is reported to have happened, with outlets and independent origins counted."),
    ("disputes", "disputes", DISPUTES, "What the parties say against each other, side by side, newest first."),
    ("misreports", "misreports", MISREPORTS, "Reports that contradict the utterance they relay."),
    ("places", "control", PLACES, "Who holds which place, according to whom."),
    ("casualties", "casualties", CASUALTIES, "Who says how many, of which side; claimants are never added together."),
    ("services", "services", STATES, "Water, power, heating and the like: out or back, according to whom."),
    ("talks", "talks", STATES, "Talks by the parties, with their state, according to whom."),
    ("ceasefires", "ceasefires", STATES, "Ceasefires with their state, according to whom."),
    ("corridors", "corridors", STATES, "Humanitarian corridors with their state, according to whom."),
    ("notices", "notices", NOTICES, "Practical information for the public, and who issued it."),
    ("updates", "updates", UPDATES, "One card an event, latest report first."),
    ("sources", "sources", SOURCES, "Each outlet: how much it relays, copies and garbles."),
)
"""Verb, view, columns of its table, help. A verb whose rows are none exits 0: nothing found is an answer."""


LEAST, BEHIND_A_ROW = 300, 4
"""Claims that are laid out of a larger book: at least so many, and so many for each row that is asked for."""

LEAST_BETWEEN = 1_200
"""The same where a row is what stands between pages: few claims have a part in one, and the index knows of none."""
BETWEEN = ("misreports",)
AT_ODDS, LEAST_AT_ODDS, BEHIND_A_DISPUTE = ("disputes",), 100, 2
"""Views of what the index knows: of a larger book only claims that are at odds are laid out; how many, as above."""

EVERY = "all claims"
"""How the part of a larger book begins that is laid out where no claim that is asked for was left."""


def enter(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    for name, view, columns, meaning in VERBS:
        app.command(name, help=meaning)(_asks(name, view, columns))


def _asks(name: str, view: str, columns: Columns) -> Callable[..., None]:
    def verb(
        ledger: options.LedgerPath = options.LEDGER,
        place: options.PlaceName = None,
        kind: options.Kind = None,
        party: options.Party = None,
        as_of: options.AsOf = None,
        on: options.On = None,
        limit: options.Limit = 50,
        as_json: options.AsJson = False,
        unmask: options.Unmask = False,
        every: options.Every = False,
    ) -> None:
        from reportedly.ledger.selections import Sought
        from reportedly.views import KIND_OF

        where, day, moment = sieves.places_called(place), options.day(on), options.moment(as_of)
        asked = sieves.sieve(where, sieves.kind_called(kind), day, party)
        sought = Sought(
            kind or KIND_OF.get(view, ""),
            places=tuple(sorted(where)),
            party=party or "",
            on=day,
            at_odds=view in AT_ODDS,
        )
        held, part = (coverage(ledger, moment), "") if every else laid_out(ledger, moment, sought, _most(view, limit))
        masks = masking.masks(
            held, ledger, unmask, masking.asked(name, place=place, kind=kind, party=party, as_of=as_of, on=on)
        )
        rows = rows_of(view, sieves.of_party(held.only(asked), party))
        if view in AT_ODDS:
            rows = sieves.sided(rows, party)
        dated = hourless(held)
        shown = [masks.within(tables.plain(row)) if as_json else Shown(row, masks, dated) for row in rows[:limit]]
        if part and as_json:
            print(_laid(part), file=sys.stderr)
        more = "; --limit shows more" if len(shown) < len(rows) else ""
        behind = f"{more}; {_laid(part)}" if part else more
        none = _nothing(part, bool(held.relations.claims), moment)
        tables.tell(shown, as_json, f"{name} ({len(shown)} of {len(rows)}{behind})", columns, none)

    return verb


def _laid(part: str) -> str:
    return f"laid out: {part} of what is asked; --all reads it whole"


def _nothing(part: str, held: bool, moment: datetime | None) -> str:
    """What is said where no row is shown. ``part``: of a large book what was laid out; ``held``: any claim at all."""
    if part and not part.startswith(EVERY):
        return f"Nothing among {part} of what is asked; --all reads the whole ledger."
    if part or held:
        return "Nothing in this ledger answers that."
    return "Nothing had come into the book by that moment." if moment else "Nothing yet."


def _most(view: str, limit: int) -> int:
    if view in AT_ODDS:
        return max(LEAST_AT_ODDS, BEHIND_A_DISPUTE * limit)
    return max(LEAST_BETWEEN if view in BETWEEN else LEAST, BEHIND_A_ROW * limit)


def laid_out(ledger: str, as_of: datetime | None, sought: Sought, most: int) -> tuple[Coverage, str]:
    """What the book held, and ""; of a large book so many of the newest that are sought, and what part that is."""
    from reportedly.ledger import open_, selections
    from reportedly.pipeline import reviewing, surroundings

    with open_(options.existing(ledger), read_only=True) as book:
        if selections.whole(book.shelf, selections.WHOLE):
            return reviewing.coverage(book, as_of), ""
        upto = book.shelf.upto(as_of)
        found = selections.select(book.shelf, sought, upto, most)
        if sought.at_odds:
            laid = surroundings.contested(book, found.claims, upto)
        else:
            laid = surroundings.around(book, found.claims, upto, most=most)
    claims = "claims at odds with older ones" if sought.at_odds else "claims"
    return laid.coverage, f"the newest {len(found.claims):,} {claims}" if found.more else f"all {claims}"


def rows_of(view: str, held: Coverage) -> Sequence[Any]:
    """The rows of a view by its name."""
    found: Sequence[Any] = import_module(f"reportedly.views.{view}").from_coverage(held)
    return found


def hourless(held: Coverage) -> frozenset[str]:
    """The ids of pages that name the day they are of and no hour."""
    return frozenset(page.id for page in held.documents.values() if page.published.precision == "day")


def coverage(ledger: str, as_of: datetime | None) -> Coverage:
    """What the book at a path or address held; a ledger that is not there is told as such, never made by asking."""
    from reportedly.ledger import open_
    from reportedly.pipeline import reviewing

    with open_(options.existing(ledger), read_only=True) as book:
        return reviewing.coverage(book, as_of)


class Shown:
    """A row with the fields that only a table needs: one figure, one time, short hours, what is not actual.

    ``masks``: whose names are taken out of every field. ``dated``: pages that name the day and no hour.
    """

    def __init__(self, row: Any, masks: Masks | None = None, dated: frozenset[str] = frozenset()) -> None:
        self._row = row
        self._masks = masks
        self._dated = dated

    def __getattr__(self, name: str) -> Any:
        field = self._field(name)
        return self._masks.within(tables.plain(field)) if self._masks else field

    def _field(self, name: str) -> Any:
        told = {
            "when": self._when, "figure": self._figure, "outlets": self._outlets, "origins": self._origins,
            "modality": self._modality, "standing": self._standing, "thing": self._thing,
            "relayed": self._relayed, "place": self._place,
            "harm": self._harm,
        }  # fmt: skip
        if name in told:
            return told[name]()
        value = getattr(self._row, name)
        if name not in ("published", "updated", "last_published"):
            return value
        day = name == "last_published" or self._row.document in self._dated
        return value[:10] if day else value[:16].replace("T", " ")

    def _when(self) -> str:
        row = self._row
        if hasattr(row, "time"):
            first, last = (row.time.earliest.isoformat(), row.time.latest.isoformat()) if row.time else ("", "")
        else:
            first, last = row.earliest, row.latest
        return first if first == last else f"{first} to {last}"

    def _figure(self) -> str:
        low, high, about = self._row.low, self._row.high, "about " if self._row.approximate else ""
        if low is None and high is None:
            return "no figure"
        if low is None or high is None:
            return f"up to {high:,}" if low is None else f"at least {low:,}"
        return f"{about}{low:,}" if low == high else f"{low:,} to {high:,}"

    def _outlets(self) -> int:
        return int(self._row.strip.outlets if hasattr(self._row, "strip") else self._row.outlets)

    def _origins(self) -> int:
        return int(self._row.strip.origins if hasattr(self._row, "strip") else self._row.origins)

    def _modality(self) -> str:
        from reportedly.views.coverage import hedge

        row = self._row
        said = next(getattr(row, name) for name in ("gist", "what", "status") if hasattr(row, name))
        return hedge(row.modality, said)

    def _standing(self) -> str:
        row = self._row
        return f"{row.standing}: others have {row.others}" if row.others else str(row.standing)

    def _place(self) -> str:
        return f"{self._row.place} (by context)" if getattr(self._row, "presumed", False) else str(self._row.place)

    def _harm(self) -> str:
        return self._row.harm or "harmed"

    def _relayed(self) -> str:
        return f"{self._row.relayed:.0%}"

    def _thing(self) -> str:
        return self._row.thing or "not named"
