"""Settings: what the newsroom is started with. The only place that holds them; nothing reads the environment."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.ledger import addresses

LOCAL = ("localhost", "127.0.0.1", "[::1]")
LAYERS = {
    ".geojson": "application/geo+json", ".json": "application/geo+json", ".pmtiles": "application/vnd.pmtiles",
}  # fmt: skip
"""Endings of the files that can be a layer of the map, with their media types."""


@dataclass(frozen=True)
class Settings:
    """``ledger``: a path or an address, where no book need be yet. ``hosts``: names it answers to, without port.

    ``accounts``: the file of people who may come in; None: whoever sits at this machine. ``reviewer``: whose decisions
    they are then. ``colours``: party code to a colour. ``layer``: a GeoJSON or PMTiles file of the user's for
    the map, ``layer_source``: whose it is, in words.
    """

    ledger: str | Path
    hosts: tuple[str, ...] = LOCAL
    accounts: Path | None = None
    reviewer: str = "desk"
    colours: Mapping[str, str] = field(default_factory=dict)
    layer: Path | None = None
    layer_source: str = ""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def journal(self) -> Path:
        """Where logins and lifted masks are written down, beside the ledger."""
        return addresses.beside(str(self.ledger), ".journal.jsonl")

    @property
    def name(self) -> str:
        """What the ledger is called on the pages: never with a password."""
        where = str(self.ledger)
        return addresses.named(where) if addresses.on_server(where) else Path(where).name


def loopback(host: str) -> bool:
    """The address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def answering_to(bind: str, names: tuple[str, ...], accounts: Path | None) -> tuple[str, ...]:
    """The allow-list of hosts for an address to bind to; UsageError when others could come in without an account."""
    if loopback(bind):
        return tuple(dict.fromkeys((*LOCAL, *names)))
    if accounts is None:
        raise UsageError(
            f"{bind} can be reached by others: name who may come in with --auth FILE, or stay on 127.0.0.1"
        )
    wild = bind in ("0.0.0.0", "::")
    if wild and not names:
        raise UsageError(f"{bind} is every address: say by which names with --host-name NAME")
    return tuple(dict.fromkeys((*LOCAL, *(() if wild else (bind,)), *names)))


def layer(file: Path | None) -> Path | None:
    """The file of a layer; UsageError when it is not there or not of a form that the map draws."""
    if file is not None and not file.is_file():
        raise UsageError(f"there is no layer at {file}")
    if file is not None and file.suffix.lower() not in LAYERS:
        raise UsageError(f"a layer ends in {', '.join(LAYERS)}; {file.name} does not")
    return file


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PARTY = re.compile(r"[A-Z]{2,8}(?::[A-Z0-9]{2,8})?")


def colours(chosen: Iterable[str]) -> dict[str, str]:
    """Colours by party from "RUS=#aa3300"; UsageError when one is not of that form."""
    found = {}
    for words in chosen:
        party, _, colour = words.partition("=")
        if not (_PARTY.fullmatch(party) and _COLOUR.fullmatch(colour)):
            raise UsageError(f"{words!r} is no colour of a party; write RUS=#aa3300")
        found[party] = colour
    return found
