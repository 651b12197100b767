"""Masthead: what is known of a page from outside, and how the page's own words and these make one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from reportedly.documents.blocks import Flag, Published
from reportedly.documents.hours import not_after, read

_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Name (id of the exchange format), outlet, hour, title and byline as given from outside; empty: not given.

    ``published`` is a day or an ISO 8601 moment as text.
    """

    name: str = ""
    outlet: str = ""
    published: str | None = None
    title: str = ""
    byline: str = ""


def stem(location: str) -> str:
    """The name a page gets when nobody names it: the file's stem, or the url as it is."""
    scheme, _, rest = location.partition("://")
    if rest and scheme != "file":
        return location
    name = location.rstrip("/").rsplit("/", 1)[-1].removesuffix(".gz")
    return name.rsplit(".", 1)[0] or name


def publisher(location: str) -> str:
    """Who publishes a page when neither it nor anybody else says: the host of its address, or the name of its file."""
    scheme, _, rest = location.partition("://")
    if rest and scheme != "file":
        return rest.split("/", 1)[0].split("@")[-1].partition(":")[0].removeprefix("www.")
    return unquoted(stem(location))


def unquoted(name: str) -> str:
    """A file's name as its folder shows it, percent escapes of its address undone."""
    return _ESCAPED.sub(lambda m: bytes.fromhex(m.group().replace("%", "")).decode("utf-8", "replace"), name)


def hour(
    told: tuple[Published | None, ...], filed: Published | None, retrieved: datetime
) -> tuple[Published, tuple[Flag, ...]]:
    """The first hour told that is not after the retrieval, else the file's date, else the retrieval itself."""
    kept = [moment for moment in told if not_after(moment, retrieved)]
    flags = tuple(
        Flag(
            "published-in-future",
            f"The hour told by {moment.source}, {moment.at.isoformat()}, lies after the retrieval",
        )
        for moment in told
        if moment is not None and moment not in kept
    )
    first = next((moment for moment in kept if moment is not None), None)
    if first is not None:
        return first, flags
    return not_after(filed, retrieved) or Published(retrieved, "retrieval"), flags


def given(masthead: Masthead) -> tuple[Published | None, tuple[Flag, ...]]:
    """The hour given from outside, and a flag when it was given in words that name no single day."""
    if not masthead.published:
        return None, ()
    moment = read(masthead.published, "given")
    if moment is None:
        return None, (Flag("published-unread", f'"{masthead.published[:40]}" names no single day'),)
    return moment, ()
