"""Sources: the noun phrase beside a cue that names whose words they are.

The phrase is read off the word classes of `words`; it holds its appositions ("Rami Abdel Rahman, head of the
Observatory,") and its prepositional phrases, as in PolNeAR, but not what stands before the clause ("On Thursday,").
"""

from __future__ import annotations

import re

from reportedly.attributions.words import Line

_CORE = r"(?:[DN]{0,3}(?:[LE]h?)*[nXNG](?:h[nXNGE]|[nXNG]|(?<=h)E|S[DL]?[EnXNG]*|\([^()]*\))*)"
_TIGHT = rf"(?:{_CORE}(?:OD*{_CORE})*(?:K{_CORE}(?:O{_CORE})*)?)"
_LOOSE = rf"(?:{_CORE}(?:[OPT]{_CORE}|K{_CORE}|,{_CORE}(?=[^q]*K{_CORE})|W[^,;:q]*?)*)"
_BEFORE_TIGHT = re.compile(rf"{_TIGHT}$")
_BEFORE_LOOSE = re.compile(rf"(?<![POTVC]){_LOOSE}$")
_BEFORE_APPOSED = re.compile(rf"(?<![POTVC]){_LOOSE}(?:,(?![KBC])[^q;:]*?)??,(?![KB])[^q;:,]*,$")
_AFTER = re.compile(rf"{_CORE}(?:O{_CORE}|P(?=[DXn]){_CORE}|K{_CORE})*")
_APPOSITION = re.compile(r",(?=[DnXEWGP])[^,;:q.]*(?=[,.]|$)")
_PRONOUNS = frozenset("i he she it we they who you which".split())
_DEMONSTRATIVE = frozenset("others many some both all one several most few another everyone nobody".split())
_NO_SOURCE_AFTER = frozenset("in on at during by to after before while".split())

Tokens = tuple[int, int]


def before(line: Line, low: int, at: int) -> Tokens | None:
    """The source that ends where the cue begins, looked for from token ``low`` on; None when no phrase stands there."""
    if at <= low:
        return None
    if line.words[at - 1] in _PRONOUNS or line.words[at - 1] in _DEMONSTRATIVE:
        return at - 1, at
    classes = line.classes[low:at]
    if classes.endswith(","):
        found = _BEFORE_APPOSED.search(classes)
        return (low + found.start(), at - 1) if found else None
    loose = _BEFORE_LOOSE.search(classes)
    if loose and _opens(classes, loose.start()):
        return low + loose.start(), at
    tight = _BEFORE_TIGHT.search(classes)
    return (_narrowed(line, low + tight.start(), at), at) if tight else None


def _opens(classes: str, first: int) -> bool:
    """Whether a clause may open there: at the head, or after a mark or a joining word."""
    return first == 0 or classes[first - 1] in ",:;-q)KBHLYC."


def _narrowed(line: Line, first: int, at: int) -> int:
    """With no comma before the source ("... in Homs local media said"), a name before plain words is not part of it."""
    classes = line.classes[first:at]
    run = re.fullmatch(r"(?:.*[XNY])?(n+)", classes)
    if run and run.start(1) and "D" not in classes:
        return first + run.start(1)
    last = classes.rfind("D")
    return first + last if last > 0 and classes[last - 1] not in "OD" else first


def after(line: Line, at: int, high: int) -> Tokens | None:
    """The source that begins at token ``at``, with its appositions up to token ``high``; None when none does."""
    if at >= high:
        return None
    if line.words[at] in _PRONOUNS:
        return at, at + 1
    classes = line.classes[at:high]
    found = _AFTER.match(classes)
    if not found:
        return (at, at + 1) if line.words[at] in _DEMONSTRATIVE else None
    last = found.end()
    for match in re.finditer("P", classes[:last]):
        if line.words[at + match.start()] in _NO_SOURCE_AFTER and classes[match.end() : match.end() + 1] != "X":
            last = match.start()
            break
    apposition = _APPOSITION.match(classes, last)
    return at, at + (apposition.end() if apposition else last)


def subject(line: Line, low: int, high: int) -> Tokens | None:
    """The first noun phrase of a clause: the source of a cue that shares its subject ("denied it and said")."""
    for first in range(low, high):
        if line.words[first] in _PRONOUNS:
            return first, first + 1
        if line.classes[first] in "DnXNE" and (first == low or line.classes[first - 1] not in "POT"):
            found = _AFTER.match(line.classes[first:high])
            if found:
                return first, first + found.end()
    return None
