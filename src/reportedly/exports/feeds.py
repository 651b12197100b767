"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 of updates and disputes. A rewritten card keeps the id of its entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
"""What no XML may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``id``: of the claim that names the entry for good. ``path``: of its page in the newsroom. Hours in ISO 8601."""

    id: str
    title: str
    words: str
    strip: str
    path: str
    published: str
    updated: str
    kind: str


@dataclass(frozen=True, slots=True)
class Feed:
    """``base``: the newsroom's address, ``path``: the feed's in it. ``updated``: when the book last grew."""

    title: str
    base: str
    path: str
    updated: str
    entries: Sequence[Entry]


def from_updates(updates: Iterable[Any], first: dict[str, tuple[str, str]]) -> tuple[Entry, ...]:
    """Entries for rows of the updates view. ``first``: claim and hour of each event's earliest report, by event id."""
    return tuple(
        Entry(
            id=first[row.event][0],
            title=_title(row),
            words=row.words,
            strip=row.strip.line(),
            path=f"/events/{row.claim}",
            published=first[row.event][1],
            updated=row.updated,
            kind=row.kind,
        )
        for row in updates
    )


def _title(row: Any) -> str:
    """ "Orra Lind: 12 people killed (Varn, Quessia)": the place is told once, what is not actual said so."""
    where = f" ({row.place})" if row.place and row.place.split(",")[0] not in row.what else ""
    return f"{row.according_to}: {row.what}{where}" + ("" if row.modality == "actual" else f" [{row.modality}]")


def from_disputes(disputes: Iterable[Any], hours: dict[str, str]) -> tuple[Entry, ...]:
    """Entries for rows of the disputes view. ``hours``: when the page of each claim was published."""
    return tuple(
        Entry(
            id="-".join(sorted(row.claims)),
            title=f"{row.place or 'No place named'}: {row.first} against {row.second} on {row.about}",
            words=f"{row.first_words} / {row.second_words}",
            strip=f"{row.first}: {row.first_says} · {row.second}: {row.second_says}",
            path=f"/events/{row.claims[0]}",
            published=min(hours[claim] for claim in row.claims),
            updated=max(hours[claim] for claim in row.claims),
            kind="dispute",
        )
        for row in disputes
    )


def atom(feed: Feed) -> str:
    """The feed as Atom."""
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_text(feed.title)}</title>\n<id>{_text(feed.base + feed.path)}</id>\n"
        f'<link rel="self" href={_attribute(feed.base + feed.path)}/>\n<updated>{_text(feed.updated)}</updated>\n'
        "<author><name>Reportedly</name></author>\n"
    )
    return head + "".join(_entry(entry, feed.base) for entry in feed.entries) + "</feed>\n"


def _entry(entry: Entry, base: str) -> str:
    return (
        f"<entry><title>{_text(entry.title)}</title><id>urn:reportedly:{_text(entry.id)}</id>"
        f"<link href={_attribute(base + entry.path)}/><published>{_text(entry.published)}</published>"
        f"<updated>{_text(entry.updated)}</updated><category term={_attribute(entry.kind)}/>"
        f'<summary>{_text(entry.strip)}</summary><content type="text">{_text(entry.words)}</content></entry>\n'
    )


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.base + "/updates",
            "feed_url": feed.base + feed.path,
            "items": [
                {
                    "id": f"urn:reportedly:{entry.id}", "url": feed.base + entry.path, "title": entry.title,
                    "content_text": entry.words, "summary": entry.strip, "date_published": entry.published,
                    "date_modified": entry.updated, "tags": [entry.kind],
                }
                for entry in feed.entries
            ],
        },
        ensure_ascii=False,
        indent=1,
    )  # fmt: skip


def _text(words: str) -> str:
    return escape(words.translate(ILLEGAL))


def _attribute(words: str) -> str:
    return quoteattr(words.translate(ILLEGAL))
