"""Inversions: a source behind its cue ("..., said the mayor"), also on a page that has lost its commas."""

from __future__ import annotations

from reportedly.attributions import contents, reaches, sources
from reportedly.attributions.reaches import Reach
from reportedly.attributions.sources import Tokens

_SAYING = frozenset(("say", "add"))


def source(reach: Reach) -> Tokens | None:
    """The source behind the cue; None where what stands behind it is no source."""
    return _parted(reach) or _run_on(reach)


def closed(reach: Reach, begin: int) -> bool:
    """Whether nothing behind an inverted source is content: on a page without commas, or the way of the words.

    "C, said the mayor, in a statement carried by the radio": ``begin`` is where content would begin.
    """
    line = reach.line
    if line.classes[reach.first - 1] not in ",q" and reach.first > reach.low:
        return True
    way = contents.skipped(line, begin + 1, reach.high) if line.classes[begin : begin + 1] == "," else 0
    return way > begin + 1 and (way >= reach.high or line.classes[way] in "HWE;")


def _parted(reach: Reach) -> Tokens | None:
    """Behind a comma or a quotation: "..., said the mayor." """
    line, first, last = reach.line, reach.first, reach.last
    if last >= reach.high or not (line.classes[first - 1] in ",q" if first > reach.low else reaches.prior(reach)):
        return None
    if line.classes[last] not in "DnXNELG" or (
        line.classes[first - 1] == "," and sources.opening(line, reach.low, first)
    ):
        return None
    found = sources.after(line, last, reach.high)
    if not found:
        return None
    rest = contents.skipped(line, found[1], reach.high)
    closed = rest >= reach.high or line.classes[rest] in ",.:;qWGB" or line.words[rest] == "adding"
    return found if closed else None


def _run_on(reach: Reach) -> Tokens | None:
    """Where no comma parts them: a clause before the cue, and behind it a name and no verb but of a relative clause.

    "The bridge is closed to lorries said Mayor Idris Bello."
    """
    line, last = reach.line, reach.last
    if reach.entry.lemma not in _SAYING or last >= reach.high or line.classes[reach.first - 1 : reach.first] in ",q":
        return None
    relative = line.classes.find("W", last, reach.high)
    phrase = line.classes[last : relative if relative > 0 else reach.high]
    if "X" not in phrase.lstrip("D")[:3] or set(phrase.replace("hE", "")) & set("VACEGHBRYq:;"):
        return None
    return sources.after(line, last, reach.high) if contents.verbal(line, reach.low, reach.first - 2) else None
