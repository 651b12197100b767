"""Neighbours: what stands on a page beside its story: other stories' headlines with their blurbs, and captions.

A neighbour is known by the name or the heading of the box it stands in ("related", "most read", "You may also like"),
by being an aside or a navigation, or by being nothing but a link. Boxes are taken out of the tree before the story is
looked for, unless they hold most of the page's prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from reportedly.documents.captions import credited
from reportedly.documents.trees import spaced, words

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|most-?(?:read|popular|viewed|shared|commented)"
    r"|popular-?(?:posts|stories|articles)|trending"
    r"|read-?(?:next|more|also)|more-?(?:stories|from|news|articles|on)|also-?(?:read|like)|you-?may-?(?:also-?)?like"
    r"|next-?up|up-?next|latest-?(?:news|stories|articles|posts)|top-?stories|other-?(?:stories|news|articles|posts)"
    r"|outbrain\w*|taboola\w*|zergnet|promo\w*|teasers?|see-?also|further-?reading|editors-?picks"
    r"|suggested\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:related|more (?:from|on|in|stories|news|like this)|most (?:read|popular|viewed|shared)|trending|popular"
    r"|recommended|read (?:next|more|also)|also (?:read|on|in|like)|you (?:may|might) (?:also )?like|latest|top stories"
    r"|other (?:news|stories)|up next|next up|don['’]t miss|editors?['’]? picks?|further reading|see also|elsewhere"
    r"|what to read next|keep reading)\b",
    re.IGNORECASE,
)
_BOXES = ("div", "section", "aside", "ul", "ol", "nav", "figure", "footer", "dl", "table")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "span", "p", "div", "header")
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|copyright\w*|creator|photographer)(?:$|[\s_-])", re.IGNORECASE)
_MOST_PROSE = 0.3
_TEASERS_MOST = 40
_WORDS_LEAST = 4
_CARD_MOST = 480
_CARDS_LEAST = 2
_HEADINGS_MOST = 400
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|strapline|excerpt|synopsis|kicker-?text|intro)(?:$|[\s_-])",
    re.IGNORECASE,
)


def teasers(tree: html.HtmlElement) -> tuple[str, ...]:
    """Take the boxes of other stories out of the tree, in place; their headlines and blurbs, in the page's order."""
    prose = max(1, sum(_prose(node) for node in tree.iter("p")))
    found: list[str] = []
    cards = dict.fromkeys(_cards(tree))
    for box in [*tree.iter(*_BOXES), *cards]:
        if box.getparent() is None or not (box in cards or _is_box(box)) or not _hangs(box, tree):
            continue
        if sum(_prose(node) for node in box.iter("p")) > _MOST_PROSE * prose or box.find(".//h1") is not None:
            continue
        found.extend(_stories(box))
        box.drop_tree()
    return tuple(dict.fromkeys(found))[:_TEASERS_MOST]


def _cards(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Boxes that each hold one linked heading and little else, and stand in a row with their like."""
    for heading in islice(tree.iter("h2", "h3", "h4", "h5"), _HEADINGS_MOST):
        parent = heading.getparent()
        if heading.find(".//a") is not None or (parent is not None and parent.tag == "a"):
            yield from _carded(heading)


def _carded(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The smallest box around a heading that has its like beside it, if it holds no more than headline and blurb."""
    for box in heading.iterancestors():
        row = box.getparent()
        if row is None or box.tag in ("main", "body") or len(words(box)) > _CARD_MOST:
            return
        like = (node for node in row.iterchildren(box.tag) if node.get("class") == box.get("class") and _headed(node))
        if len(list(islice(like, _CARDS_LEAST))) == _CARDS_LEAST:
            yield box
            return


def _headed(node: html.HtmlElement) -> bool:
    return next(node.iter("h2", "h3", "h4", "h5"), None) is not None


def decks(tree: html.HtmlElement) -> frozenset[str]:
    """What stands between headline and story: a second heading right behind the first, or what is classed so."""
    found = [node for node in tree.iter("h2", "h3", "p", "div") if _DECK.search(node.get("class") or "")]
    for heading in tree.iter("h1"):
        found.extend(node for node in heading.itersiblings("h2", "h3") if node.getprevious() is heading)
    return frozenset(said for node in found if len(said := words(node)) <= _CARD_MOST)


def captions(tree: html.HtmlElement) -> tuple[tuple[str, str], ...]:
    """The captions of the page's pictures, each once, with the credit of each; either may be empty."""
    return tuple(dict.fromkeys(pair for node in tree.iter("figcaption") if any(pair := _caption(node))))


def _caption(node: html.HtmlElement) -> tuple[str, str]:
    """The words of a caption and its credit: what an element of its own holds, or what ends it by its wording."""
    credit = next((said for child in node.iterdescendants() if _is_credit(child) and (said := spaced(child))), "")
    said = spaced(node)
    if credit and said.endswith(credit):
        return said[: -len(credit)].rstrip(), credit
    return (said[len(credit) :].lstrip(), credit) if credit and said.startswith(credit) else credited(said)


def _is_credit(node: html.HtmlElement) -> bool:
    named = f"{node.get('class') or ''} {node.get('itemprop') or ''}"
    return node.tag in ("cite", "small") or _CREDIT.search(named) is not None


def links(tree: html.HtmlElement) -> frozenset[str]:
    """Lines that are nothing but a link to another page, of five words or more."""
    return frozenset(said for node in tree.iter("p", "li", "h2", "h3", "h4", "h5", "div") if (said := _only_link(node)))


def _only_link(node: html.HtmlElement) -> str:
    if len(node) > 3:
        return ""
    anchors = list(islice((anchor for anchor in node.iter("a") if anchor.get("href", "#")[:1] != "#"), 2))
    linked = words(anchors[0]) if len(anchors) == 1 else ""
    if linked.count(" ") < _WORDS_LEAST:
        return ""
    said = words(node)
    return said if len(linked) > 0.85 * len(said) else ""


def _is_box(node: html.HtmlElement) -> bool:
    named = (
        f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''} {node.get('data-component') or ''}"
    )
    if _NAMED.search(named):
        return True
    first = next((child for child in node if isinstance(child.tag, str)), None)
    if first is None or first.tag not in _HEADINGS or len(list(islice(node.iter("a"), 2))) < 2:
        return False
    said = words(first)
    return len(said) < 48 and bool(_HEADED.match(said))


def _prose(node: html.HtmlElement) -> int:
    said = words(node)
    return len(said) if len(said) > 80 else 0


def _stories(box: html.HtmlElement) -> Iterator[str]:
    """Headlines by link, and the blurb of one sentence or two that stands with each."""
    for node in box.iter("a", "p", "h2", "h3", "h4"):
        said = words(node)
        inside = node.tag != "a" and any(anchor is not node for anchor in node.iter("a"))
        if (
            not inside
            and said.count(" ") >= _WORDS_LEAST - 1
            and 20 <= len(said) <= 420
            and not _HEADED.fullmatch(said)
        ):
            yield said


def _hangs(node: html.HtmlElement, tree: html.HtmlElement) -> bool:
    return any(parent is tree for parent in node.iterancestors())
