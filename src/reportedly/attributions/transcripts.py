"""Transcripts: whose words the turns of an interview are, by the label that opens each ("[BELLO] ...", "Bello: ...").

A page holds a transcript when two turns or more are labelled and a label comes back or one who asks is among them. A
single label with a colon that comes back is a heading ("Related: ...").
What is asked is the outlet's own. A turn ends with its paragraph, or, where the page opens with a label and so is
nothing else, with the next label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.attributions.quotes import Quote
from reportedly.mentions import Page
from reportedly.mentions.cues import Cue
from reportedly.text import Span

_NAME = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
_LABEL = re.compile(rf"^(?:\[[A-Z][^\]\n]{{1,40}}\] )?(?:\[({_NAME})(\])|({_NAME})(:)) +(?=\S)", re.MULTILINE)
_ASKING = frozenset("reporter interviewer correspondent announcer moderator host question q journalist".split())
_NOTES = frozenset("begin end text recording video signed dated words passage excerpt".split())
_SAYS = Cue("say", "reported", "actual", "clause")


def from_page(page: Page) -> tuple[Quote, ...]:
    """The turns of those who answer on a page, in the order of the text; none where it holds no transcript."""
    labels = [match for match in _LABEL.finditer(page.document.text) if not _NOTES & _words(match)]
    counted = Counter(_said(match) for match in labels)
    asked = any(_ASKING & _words(match) for match in labels)
    headed = len(counted) == 1 and any(match[4] for match in labels)
    if len(labels) < 2 or headed or not (asked or max(counted.values()) > 1):
        return ()
    ends = [match.start() for match in labels[1:]] + [len(page.document.text)]
    turns = zip(labels, ends, strict=True)
    return tuple(quote for match, end in turns if (quote := _turn(page, match, end)) and not _ASKING & _words(match))


def joined(quotes: Sequence[Quote], turns: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes with the turns of a transcript among them, in the order of their cues."""
    labels = {turn.cue for turn in turns}
    return tuple(sorted((*turns, *(q for q in quotes if q.cue not in labels)), key=lambda quote: quote.cue))


def _turn(page: Page, match: re.Match[str], end: int) -> Quote | None:
    text, name = page.document.text, page.document.id
    which = 1 if match[1] else 3
    paragraph = text.find("\n", match.end())
    if paragraph >= 0 and not _LABEL.match(text):
        end = min(end, paragraph)
    said = text[match.end() : end].rstrip()
    if not said:
        return None
    content = Span(name, match.end(), match.end() + len(said))
    return Quote(Span(name, *match.span(which + 1)), _SAYS, (Span(name, *match.span(which)),), (content,))


def _said(match: re.Match[str]) -> str:
    return (match[1] or match[3]).lower()


def _words(match: re.Match[str]) -> set[str]:
    return set(_said(match).split())
