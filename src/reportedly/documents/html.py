"""HTML: a page's own story in blocks, its neighbours kept apart, and its hour with where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import html

from reportedly.captures import Capture
from reportedly.documents.blocks import BlockKind, Document, Flag
from reportedly.documents.charsets import decoded, whole
from reportedly.documents.hidden import taken_out
from reportedly.documents.masthead import Masthead
from reportedly.documents.metadata import Told, headings, told
from reportedly.documents.neighbours import captions, decks, links, teasers
from reportedly.documents.plain import Extra, of_words
from reportedly.documents.trees import deep, parsed, words
from reportedly.errors import Unreadable

_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "dd", "dt", "figcaption")
_WALL = re.compile(
    r"(?:access (?:to this page has been )?denied|just a moment|attention required|are you (?:a )?(?:human|robot)"
    r"|please (?:enable|turn on) (?:javascript|cookies|js)|enable javascript|checking your browser|page not found"
    r"|404 not found|before you continue|we value your privacy|verify you are human|request blocked)",
    re.IGNORECASE,
)
_WALL_MOST = 600
_SITE = re.compile(r"(?<!\s)\s++[|–—·»-]\s++[^|–—·»]{2,40}$")


def of_page(capture: Capture, masthead: Masthead) -> Document:
    """A document of an HTML page; Unreadable when it is empty, or is a wall before a page and no page."""
    text, flags = decoded(capture)
    return of_markup(capture, text, masthead, flags)


def of_markup(capture: Capture, text: str, masthead: Masthead, flags: Sequence[Flag]) -> Document:
    """A document of markup already decoded; what the page says of itself wins over the masthead."""
    if not text.strip():
        raise Unreadable(f"{capture.url} is empty")
    tree, lost = parsed(text)
    held = list(tree.iter())  # lxml makes an element anew, in Python, whenever nobody holds it
    said = told(tree, capture.url)
    gone = taken_out(tree, text)
    title = headline(tree, said) or masthead.title
    under = decks(tree)
    others, shown, linked = teasers(tree), captions(tree), links(tree)
    held.clear()
    lines, fallen = story(tree, said, capture.url)
    kept = [line for line in lines if _same(line) != _same(title)]
    _refuse_wall(capture, title, kept)
    body, replaced = whole("\n".join(kept))
    full = f"{title}\n\n{body}" if title else body
    known = replace(masthead, title=title, outlet=said.outlet or masthead.outlet, byline=said.byline or masthead.byline)
    pictures = [
        line for caption, credit in shown for line in ((BlockKind.CAPTION, caption), (BlockKind.FURNITURE, credit))
    ]
    extras = (*_extras(pictures, body), *_extras([(BlockKind.TEASER, line) for line in others], body))
    named = frozenset(line for caption, credit in shown if caption for line in (caption, f"{caption} {credit}"))
    hours = tuple(hour for hour in said.hours if hour)
    found = Extra(hours, extras, linked, under, named, address(tree, capture.url))
    return of_words(
        capture, full, len(title) + 2 if title else 0, known, (*flags, *lost, *gone, *fallen, *replaced), found
    )


def address(tree: html.HtmlElement, location: str) -> str:
    """Where a page came from: the address it was fetched at; of a saved page the one it gives itself, if any."""
    if location.startswith(("http://", "https://")):
        return location
    named = [node.get("href", "") for node in tree.iter("link") if node.get("rel") == "canonical"]
    named += [node.get("content", "") for node in tree.iter("meta") if node.get("property") == "og:url"]
    return next((url.strip() for url in named if url.startswith(("http://", "https://"))), location)


def headline(tree: html.HtmlElement, said: Told) -> str:
    """The headline the page shows: its one first-level heading, or the one that its metadata also names."""
    shown = headings(tree)
    named = said.title or _SITE.sub("", words(node) if (node := tree.find(".//title")) is not None else "")
    for heading in shown:
        if _same(heading) and (_same(heading) in _same(named) or _same(named) in _same(heading)) and named:
            return heading
    long = [heading for heading in shown if heading.count(" ") >= 3]
    return long[0] if len(long) == 1 else _SITE.sub("", named) or next(iter(long), "")


def story(tree: html.HtmlElement, said: Told, url: str) -> tuple[list[str], tuple[Flag, ...]]:
    """The lines of the story. Where JSON-LD carries the whole body, it says which of the lines found belong to it."""
    too_deep = deep(tree)
    lines = [] if too_deep else _extracted(tree, url)
    flags: tuple[Flag, ...] = ()
    if not lines:
        lines = _prose(list(_by_block(tree)))
        if too_deep or sum(map(len, lines)) > _WALL_MOST:
            flags = (
                Flag("plain-extraction", "The page is built so that only its blocks of text could be read, in order"),
            )
    body = [" ".join(line.split()) for line in said.body.split("\n") if line.strip()]
    if not body:
        body = [line for update in said.updates for line in update.split("\n")]
    return _weighed(lines, body), flags


def _extracted(tree: html.HtmlElement, url: str) -> list[str]:
    """The main text by trafilatura's fast mode (Barbaresi 2021): .962 on Zyte's 181 pages, its full mode .960."""
    from trafilatura import bare_extraction

    for fast in (True, False):
        found = bare_extraction(tree, url=url, fast=fast, include_comments=False, with_metadata=False)
        text = getattr(found, "text", None)
        if text:
            break
    lines = text.split("\n") if isinstance(text, str) else []
    return [line.removeprefix("- ").strip() for line in lines if line.removeprefix("- ").strip()]


def _by_block(tree: html.HtmlElement) -> Iterator[str]:
    """Every block of text in order, as a last resort; of nested ones the innermost."""
    for node in tree.iter(*_BLOCKS):
        if next(node.iterdescendants(*_BLOCKS), None) is None and (said := words(node)):
            yield said
    if next(tree.iter(*_BLOCKS), None) is None:
        yield from filter(None, [words(tree)])


def _prose(lines: list[str]) -> list[str]:
    """The lines that are sentences; all of them where none is."""
    return [line for line in lines if line.count(" ") >= 7 or line.endswith((".", "!", "?", "”", '"'))] or lines


def _weighed(lines: list[str], body: Sequence[str]) -> list[str]:
    """The lines found, unless JSON-LD's body is much longer; without those it does not have, where it is whole."""
    told, found = sum(map(len, body)), sum(map(len, lines))
    if told > 2 * found and told > 400:
        return list(body)
    if told < 0.7 * found or told < 400:
        return lines
    known = set(re.findall(r"\w+ \w+ \w+", _same(" ".join(body))))
    known |= set(re.findall(r"\w+ \w+ \w+", _same(" ".join(body)).partition(" ")[2]))
    known |= set(re.findall(r"\w+ \w+ \w+", _same(" ".join(body)).partition(" ")[2].partition(" ")[2]))
    return [line for line in lines if _share(line, known) >= 0.5]


def _share(line: str, known: set[str]) -> float:
    """How many of a line's word triples are known; short lines count as known."""
    triples = re.findall(r"\w+ \w+ \w+", _same(line))
    return sum(triple in known for triple in triples) / len(triples) if triples else 1.0


def _same(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _extras(lines: Iterable[tuple[BlockKind, str]], body: str) -> Iterator[tuple[BlockKind, str]]:
    for kind, line in lines:
        if line and line not in body:
            yield kind, line


def _refuse_wall(capture: Capture, title: str, lines: Sequence[str]) -> None:
    size = sum(map(len, lines))
    if not size and not title:
        raise Unreadable(f"{capture.url} holds no text")
    if size < _WALL_MOST and _WALL.search(f"{title}\n" + "\n".join(lines)):
        raise Unreadable(f"{capture.url} is a wall before the page (consent, error or robot check), not the page")
