"""Metadata: what a page says of itself: JSON-LD first, then meta tags, then its address.

Every field is checked for its type before it is believed: sites nest authors in names, give lists for strings, and
leave NaN in numbers. A block of JSON that cannot be read is skipped, never the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

from lxml import html

from reportedly.documents.blocks import Published
from reportedly.documents.hours import read
from reportedly.documents.trees import words

_ARTICLES = frozenset(
    ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
     "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "Report",
     "SocialMediaPosting")
)  # fmt: skip
_HOURS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.issued",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "cxenseparse:recs:publishtime", "ptime",
    "article.published", "displaydate", "originalpublicationdate", "citation_publication_date", "date",
)  # fmt: skip
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/-]"
    r"(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)|[/_-]((?:20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of itself; empty strings and None where it does not say. ``body``: JSON-LD's articleBody.

    ``hours``: of publication, in the order in which they are believed. ``updates``: the entries of a live blog.
    """

    title: str
    byline: str
    outlet: str
    hours: tuple[Published | None, ...]
    body: str
    updates: tuple[str, ...] = ()


def told(tree: html.HtmlElement, url: str) -> Told:
    """Read the metadata of a page. What differs only by source keeps the order JSON-LD, meta, address."""
    node = _article(tree)
    metas = _metas(tree)
    return Told(
        title=_text(node.get("headline")) or metas.get("og:title", "") or metas.get("twitter:title", ""),
        byline=_names(node.get("author")) or _person(metas.get("author", "")),
        outlet=_names(node.get("publisher")) or metas.get("og:site_name", ""),
        hours=(
            read(_text(node.get("datePublished")) or _text(node.get("dateCreated")), "json-ld"),
            next((hour for name in _HOURS if (hour := read(metas.get(name, ""), "meta"))), None) or _timed(tree),
            in_url(url),
        ),
        body=_body(node.get("articleBody")),
        updates=tuple(_updates(node.get("liveBlogUpdate"))),
    )


def in_url(url: str) -> Published | None:
    """The day a page's address is filed under; None when it names none."""
    match = _IN_URL.search(url)
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return Published(datetime(int(year), number, int(day), tzinfo=UTC), "url", "day")
    except ValueError:
        return None


def _article(tree: html.HtmlElement) -> Node:
    """The page's article among its JSON-LD: a live blog, else the outermost with a headline; empty when none."""
    found = [node for block in _blocks(tree) for node in _nodes(block) if _types(node) & _ARTICLES]
    return max(
        found, key=lambda node: ("LiveBlogPosting" in _types(node), bool(_text(node.get("headline")))), default={}
    )


def _blocks(tree: html.HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield _loaded(script.text.strip().strip(";"))


def _loaded(text: str) -> object:
    """JSON, leniently: control characters and a stray backslash are forgiven; None when it is none."""
    for attempt in (text, _BAD_ESCAPE.sub(r"\\\\", text)):
        try:
            return json.loads(attempt, strict=False, parse_constant=str, parse_int=str)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(block: object) -> Iterator[Node]:
    """Every object of a block, outermost first; no deeper than eight levels."""
    level = [block]
    for _ in range(8):
        for value in level:
            if isinstance(value, dict):
                yield value
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        ]


def _types(node: Node) -> set[str]:
    kind = node.get("@type")
    return {str(name) for name in (kind if isinstance(kind, list) else [kind])}


def _text(value: object) -> str:
    """A string as text; a list's first string; anything else is nothing said."""
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), "")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _body(value: object) -> str:
    if not isinstance(value, str):
        return ""
    bare = re.sub(r"<(?:/p|br\s*/?|/h\d|/li)\s*>", "\n", unescape(value))
    return re.sub(r"<[^<>]{0,1000}>", " ", bare).strip()


def _names(value: object) -> str:
    """The names of persons or organisations, whichever way they are given."""
    values = value if isinstance(value, list) else [value]
    names = []
    for entry in values:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, dict):
            name = name.get("name")
        names.append(_person(_text(name)))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _person(name: str) -> str:
    return "" if name.startswith(("http://", "https://", "@")) or len(name) > 120 else name


def _updates(value: object) -> Iterator[str]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            lines = (_text(entry.get("headline")), _body(entry.get("articleBody")))
            yield "\n".join(line for line in lines if line)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The page's meta tags by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), " ".join(content.split()))
    return metas


def _timed(tree: html.HtmlElement) -> Published | None:
    """The hour of a time element that is marked as that of publication, or of the only one there is."""
    times = [node for node in tree.iter("time") if node.get("datetime")]
    marked = [
        node
        for node in times
        if node.get("pubdate") is not None
        or "datepublished" in (node.get("itemprop") or "").lower()
        or re.search(r"publish|posted|entry-date|article", node.get("class") or "", re.IGNORECASE)
    ]
    chosen = marked[:1] or (times if len(times) == 1 else [])
    return read(str(chosen[0].get("datetime")), "meta") if chosen else None


def headings(tree: html.HtmlElement) -> tuple[str, ...]:
    """The page's first-level headings that have words."""
    return tuple(filter(None, (words(node) for node in tree.iter("h1"))))
