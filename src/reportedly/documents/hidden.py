"""Hidden: text that a page holds and does not show is no report; it is taken out, and that it was is flagged.

Shown or not is read from the markup: `hidden`, styles that hide or push off the screen, the class names by which sites
hide from the eye what is for screen readers, and the page's own simple rules for classes. Styles that only some
screens get are left alone, and what a page hides to show it later by script must be small beside what it shows.
"""

from __future__ import annotations

import re

from lxml import html

from reportedly.documents.blocks import Flag
from reportedly.documents.trees import without, words

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{3,}(?:px|em|rem|pt|%|vw)"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?\s*[, ]\s*[01](?:px)?|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$|!)|transform\s*:\s*scale\(\s*0\s*\)",
    re.IGNORECASE,
)
_CLASSES = frozenset(
    ("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screenreader", "screen-reader-only",
     "element-invisible", "offscreen", "off-screen", "a11y-hidden", "u-visually-hidden", "hidden-text",
     "visuallyHidden", "assistive-text", "is-visually-hidden")
)  # fmt: skip
_RULE = re.compile(r"(?:^|\})\s*((?:[.#][\w-]+\s*,?\s*){1,8})\{([^{}]{0,600})\}")
_STYLE = re.compile(r"<style[^<>]{0,400}>", re.IGNORECASE)
_NEVER = ("html", "body", "main", "article", "head")
_MOST = 0.4


def taken_out(tree: html.HtmlElement, text: str) -> tuple[Flag, ...]:
    """Take the hidden elements out of the tree, in place; a flag when any text went with them."""
    names = styled(text)
    classes = _CLASSES | {name[1:] for name in names if name.startswith(".")}
    ids = frozenset(name[1:] for name in names if name.startswith("#"))
    total = max(1, len(words(tree)))
    gone: list[str] = []
    for node in list(tree.iter()):
        if not _is_hidden(node, classes, ids) or node.tag in _NEVER:
            continue
        said = words(node) if node.tag not in ("script", "style", "template", "input") else ""
        if len(said) > _MOST * total or (said and not _attached(node, tree)):
            continue
        gone.append(said)
        node.drop_tree() if node.getparent() is not None else None
    left_out = [said for said in gone if said]
    if not left_out:
        return ()
    told = (
        f"{len(left_out)} stretches that the page does not show, {sum(map(len, left_out))} code points, were left out"
    )
    return (Flag("hidden-text", told),)


def styled(text: str) -> frozenset[str]:
    """Classes and ids that the page's own style sheet hides on every screen."""
    names: set[str] = set()
    end = 0
    for match in _STYLE.finditer(text):
        if match.start() < end:
            continue
        end = text.find("</", match.end())
        if end < 0:
            break
        if end - match.end() > 200_000:
            continue
        sheet = without(text[match.end() : end], "/*", "*/").split("@media")[0]
        for rule in _RULE.finditer(sheet):
            if _HIDING.search(rule[2]):
                names.update(name.strip() for name in rule[1].split(","))
    return frozenset(names)


def _is_hidden(node: html.HtmlElement, classes: frozenset[str], ids: frozenset[str]) -> bool:
    hidden, style, named = node.get("hidden"), node.get("style"), node.get("class")
    return (
        hidden not in (None, "until-found")
        or (style is not None and _HIDING.search(style) is not None)
        or (named is not None and not classes.isdisjoint(named.split()))
        or (bool(ids) and node.get("id") in ids)
    )


def _attached(node: html.HtmlElement, tree: html.HtmlElement) -> bool:
    """The element is still in the tree: its parents were not taken out before it."""
    return node is tree or any(parent is tree for parent in node.iterancestors())
