"""Trees: markup parsed so that no text is lost without a word.

lxml drops what lies deeper than its limit or beyond 10 MB in one node and says nothing; so the text that went in is
compared with the text that came out. Tags with tens of thousands of attributes take it minutes and are cut beforehand.
What stands behind the end of the body, which it drops too, is read as browsers read it: as part of the body.
"""

from __future__ import annotations

import re

from lxml import etree, html

from reportedly.documents.blocks import Flag
from reportedly.errors import Unreadable

LARGEST = 2_000_000
"""Code points of markup, scripts and styles left out, beyond which a page is cut (the extractor needs seconds)."""
LEVELS = 2000
"""Levels near which libxml2 stops (2,048) and drops what lies deeper."""
DEEPEST = 200
"""Levels beyond which the extractor is not trusted with a page (it gives up, or loses text, from 255 on)."""
_DEEPER = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
_LONG = 20_000
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]{{0,40}})[^<>]{{{_LONG},}}>")
_SEGMENT = re.compile(r">([^<]+)")
_SCRIPT = re.compile(r"<(script|style|svg)\b([^<>]{0,4000})>", re.IGNORECASE)
_CONTAINERS = re.compile(
    r"</?(?:div|span|section|center|font|b|i|u|em|strong|small|big|a|blockquote|ul|ol|table|tbody|tr|td)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""One class for all elements: lxml.html asks a table of its own, in Python, for each that it makes."""


def parsed(text: str) -> tuple[html.HtmlElement, tuple[Flag, ...]]:
    """The tree of a page and what was lost on the way; Unreadable when there is nothing in it."""
    lean = _XML.sub("", _short(without(text, "<!--", "-->")))
    lean = _ENDS.sub("", unscripted(lean))
    flags: list[Flag] = []
    if len(lean) > LARGEST:
        flags.append(Flag("page-cut", f"The page has {len(lean)} code points of markup; the first {LARGEST} were read"))
        lean = lean[:LARGEST]
    tree = _tree(lean)
    if deep(tree) and depth(tree) >= LEVELS:
        flags.append(Flag("plain-extraction", "The text lies too deep to be read as built; containers left out"))
        lean = _CONTAINERS.sub("\n", lean)
        tree = _tree(lean)
    lost = _lost(lean, tree)
    if lost:
        flags.append(Flag("text-lost", f"About {lost} code points of the page's text could not be parsed"))
    return tree, tuple(flags)


def _tree(lean: str) -> html.HtmlElement:
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        return html.document_fromstring(lean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as cause:
        raise Unreadable(f"The page has no content: {cause}") from cause


def deep(tree: html.HtmlElement) -> bool:
    """Whether any element lies deeper than DEEPEST: asked of the parser itself, in a tenth of the time of a count."""
    return bool(_DEEPER(tree))


def depth(tree: html.HtmlElement) -> int:
    """How deep the deepest element lies."""
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def without(text: str, start: str, end: str) -> str:
    """The text without every stretch from ``start`` to ``end``; one that never ends loses only its mark. Linear."""
    first, *rest = text.split(start)
    kept = [first]
    for part in rest:
        _, mark, after = part.partition(end)
        kept.append(after if mark else part)
    return "".join(kept)


def _short(text: str) -> str:
    """The text without the attributes of tags that have tens of thousands."""
    return _LONG_TAG.sub(r"<\1>", text) if _sparse(text) else text


def _sparse(text: str) -> bool:
    """Whether somewhere behind a "<" the next is further than a long tag is short: looked for in strides."""
    at = text.find("<")
    while 0 <= at < len(text) - _LONG:
        last = text.rfind("<", at + 1, at + _LONG + 2)
        if last < 0:
            return True
        at = last
    return False


def unscripted(text: str) -> str:
    """The page without scripts, styles and drawings; JSON-LD stays, and styles that hide classes are read elsewhere."""
    kept: list[str] = []
    at = 0
    closings: dict[str, int] = {}
    for match in _SCRIPT.finditer(text):
        if match.start() < at or "ld+json" in match[2].lower():
            continue
        name = match[1].lower()
        if closings.get(name) == -1:
            continue
        end = _closing(text, name, match.end())
        closings[name] = end
        if end < 0:
            continue
        kept.append(text[at : match.start()])
        at = end
    kept.append(text[at:])
    return "".join(kept)


def _closing(text: str, name: str, start: int) -> int:
    match = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return match.end() if match else -1


def words(node: html.HtmlElement) -> str:
    """An element's text with white space made single."""
    return " ".join(str(node.text_content()).split())


def spaced(node: html.HtmlElement) -> str:
    """An element's text with white space made single, and some where one element's words begin behind another's."""
    said = ""
    for part in map(str, node.itertext()):
        meet = bool(said and part) and not said[-1].isspace() and not part[0].isspace()
        said += f" {part}" if meet and (part[0].isupper() or part[0] in "(@[") and not said[-1].isupper() else part
    return " ".join(said.split())


def _lost(text: str, tree: html.HtmlElement) -> int:
    """How many code points of text the parser left out, when these are more than a fifth and more than 200."""
    into = sum(map(len, map(str.strip, _SEGMENT.findall(text))))
    out = sum(map(len, map(str.strip, tree.itertext())))
    return into - out if into - out > max(200, into // 5) else 0
