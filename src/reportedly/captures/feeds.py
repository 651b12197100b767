"""Feeds: RSS, Atom, RDF and JSON Feed, from bytes and never from an address or a path.

An own reader on lxml, because libraries raise on feeds that are merely untidy: entities are never expanded, character
references that name nothing become U+FFFD, and a feed cut in the middle of an item loses that item and says so.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import Record, article, rejected
from reportedly.captures.charsets import decoded
from reportedly.captures.sources import Options, Source

MOST = 10_000
"""Items taken from one feed."""
ENOUGH = 700
"""Code points of an item's own words above which its page is not fetched: a blurb is shorter (house estimate)."""
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:rss|feed|rdf:RDF)\s*>\s*\Z", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_REFERENCE = re.compile(r"&(#[xX]?[0-9a-fA-F]{1,12}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_KEPT = ("amp", "lt", "gt", "quot", "apos")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_feed(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The items of a feed: with their own words where these are an article, else the page they link to."""
    body = source.whole()
    if body is None:
        yield rejected(source.location, "The feed is larger than 64 MiB")
        return
    text, _ = decoded(body, dict(source.headers).get("content-type", ""))
    records, cut = _json_items(text) if text.lstrip()[:1] == "{" else _xml_items(text)
    if not records:
        yield rejected(source.location, "The feed has no items that can be read")
    for number, record in enumerate(records[:MOST], 1):
        yield _item(record, f"{source.location}#{number}", options)
    if cut:
        yield Receipt(source.location, Fate.PARTIAL, "The feed is cut off in the middle of an item, which was dropped")
    if len(records) > MOST:
        yield Receipt(source.location, Fate.PARTIAL, f"The feed has more than {MOST} items; the rest was left")


def _item(record: Record, place: str, options: Options) -> Capture | Receipt:
    """The item's page where it can be had and its own words are a blurb; else the words."""
    url = str(record.get("url", ""))
    words = _TAG.sub(" ", str(record.get("html") or record.get("text") or ""))
    own = article(record if url else {"doc": place, **record}, place, replace(options, date_format=""))
    if options.fetch is None or not url or len(words) >= ENOUGH:
        return own
    fetched = options.fetch(url)
    if isinstance(fetched, Capture) or isinstance(own, Receipt):
        return fetched
    reason = f"The page was not fetched ({fetched.reason}); these are the words of the feed"
    return replace(own, headers=(*own.headers, ("partial", reason)))


def _xml_items(text: str) -> tuple[list[Record], bool]:
    """The items of the first root that has any, and whether the feed was cut off."""
    clean = _FORBIDDEN.sub("\ufffd", _REFERENCE.sub(_written, _DOCTYPE.sub("", text)))
    cut = not _CLOSED.search(clean)
    starts = [match.start() for match in _ROOT.finditer(clean)][:8]
    for start in starts:
        root = _parsed(clean[start:])
        if root is None:
            continue
        items = [node for node in root.iter() if _name(node) in ("item", "entry")]
        if cut and items and not re.search(r"</(?:item|entry)\s*>\s*(?:<|\Z)", clean[-200:]):
            items = items[:-1]
        if items:
            outlet = _outlet(root)
            return [_record(node, outlet) for node in items], cut
    return [], cut


def _parsed(text: str) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _written(match: re.Match[str]) -> str:
    """A reference as XML can have it: named HTML entities by their character, impossible characters by U+FFFD."""
    name = match[1]
    if name in _KEPT:
        return match[0]
    if not name.startswith("#"):
        known = html.unescape(match[0])
        return known if known != match[0] else f"&amp;{name};"
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:]) if name[1:].isdigit() else 0
    if number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF:
        return match[0]
    return "\ufffd"


def _name(node: etree._Element) -> str:
    return node.tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(node.tag, str) else ""


def _children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of the first of these names that has any words or attributes, in the order of the names."""
    for name in names:
        for child in node:
            if _name(child) == name and (_words(child) or child.attrib):
                yield child


def _words(node: etree._Element) -> str:
    return "".join(part if isinstance(part, str) else part.decode() for part in node.itertext()).strip()


def _first(node: etree._Element, *names: str) -> str:
    return next((words for child in _children(node, *names) if (words := _words(child))), "")


def _outlet(root: etree._Element) -> str:
    channel = next((node for node in root if _name(node) == "channel"), root)
    return plain(_first(channel, "title"))


def _record(node: etree._Element, outlet: str) -> Record:
    source = next(_children(node, "source"), None)
    author = next(_children(node, "creator", "author"), None)
    content = _content(node)
    record: Record = {
        "url": _link(node),
        "doc": "" if _link(node) else _first(node, "guid", "id"),
        "outlet": plain(_first(source, "title") or _words(source)) if source is not None else outlet,
        "published": _first(node, "pubdate", "published", "date", "issued", "updated", "modified"),
        "title": plain(_first(node, "title")),
        "byline": plain(_first(author, "name") or _words(author)) if author is not None else "",
        "html" if "<" in content else "text": content if "<" in content else plain(content),
        "source_url": (source.get("url") or _link(source)) if source is not None else "",
    }
    return {field: value for field, value in record.items() if value}


def _content(node: etree._Element) -> str:
    """The fullest of the item's words: content, then description and summary; XHTML as markup."""
    found = []
    for child in _children(node, "encoded", "content", "description", "summary"):
        if child.get("type") == "xhtml" or len(child):
            found.append(etree.tostring(child, encoding="unicode", method="html", with_tail=False))
        else:
            found.append(_words(child))
    return max(found, key=len, default="")


def _link(node: etree._Element) -> str:
    for child in _children(node, "link", "origlink"):
        if child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href")).strip()
        if _words(child).startswith(("http://", "https://")):
            return _words(child)
    guid = _first(node, "guid", "id")
    return guid if guid.startswith(("http://", "https://")) else ""


def plain(words: str) -> str:
    """A title or name as text: markup left off, entities read."""
    return " ".join(html.unescape(_TAG.sub("", html.unescape(words))).split())


def _json_items(text: str) -> tuple[list[Record], bool]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return [], False
    items = told.get("items") if isinstance(told, dict) else None
    title = told.get("title") if isinstance(told, dict) else ""
    return [_json_record(item, title) for item in items or () if isinstance(item, dict)], False


def _json_record(item: dict[str, object], outlet: object) -> Record:
    def said(*names: str) -> str:
        return next((str(item[name]) for name in names if isinstance(item.get(name), str) and item[name]), "")

    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [str(author["name"]) for author in authors or () if isinstance(author, dict) and author.get("name")]  # type: ignore[attr-defined]
    record: Record = {
        "url": said("url", "external_url"),
        "doc": "" if said("url", "external_url") else said("id"),
        "outlet": plain(str(outlet or "")),
        "published": said("date_published", "date_modified"),
        "title": plain(said("title")),
        "byline": ", ".join(names),
        "html": said("content_html"),
        "text": "" if said("content_html") else said("content_text", "summary"),
    }
    return {field: value for field, value in record.items() if value}
