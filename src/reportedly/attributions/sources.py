"""Sources: the noun phrase beside a cue that names whose words they are.

The phrase is read off the word classes of `words`; it holds its appositions ("Rami Abdel Rahman, head of the
Observatory,") and its prepositional phrases, as in PolNeAR, but not what stands before the clause ("On Thursday,").
"""

from __future__ import annotations

import re

from reportedly.attributions import names
from reportedly.attributions.words import Line

_CORE = r"(?:(?:[DN]+O)?[DN]{0,3}(?:[LE]h?)*[nXNG](?:h[nXNGE]|[nXNG]|(?<=h)E|S[DL]?E?[nXNG]+|\([^()]*\))*)"
_TIGHT = rf"(?:{_CORE}(?:OD*{_CORE})*(?:K{_CORE}(?:O{_CORE})*)?)"
_LOOSE = rf"(?:{_CORE}(?:[OPT]{_CORE}|K{_CORE}|,{_CORE}(?=[^q]*K{_CORE})|W[^,;:qW]*+)*)"
_BEFORE_TIGHT = re.compile(rf"{_TIGHT}$")
_BEFORE_LOOSE = re.compile(rf"(?<![POTVC]){_LOOSE}$")
_AFTER = re.compile(rf"{_CORE}(?:O{_CORE}|P(?=[DXn]){_CORE}|K{_CORE})*(?:[EV][PO]{_CORE})?(?:W[^,;:q.]*(?=[,;:q.]|$))?")
_JOINING = re.compile(r"(?:[KBL],?)*")
_STOP = re.compile(r"[,;:qC]")
_APPOSITION = re.compile(r",(?:W[^,;:q.]*|[DnXE][^,;:q.AVCW]*)(?=[,.]|$)")
_RELATIVE = re.compile(rf"{_CORE}(?:O{_CORE})*[WH][^,;:q]*$")
_VERB, _OVERRUN = re.compile(r"[AVC]"), re.compile(r"[EVnXNY]A|B|[nXNY]D")
"""What stands behind the verb of a relative clause that runs over into another: "a boy whose name was withheld was"."""
_SPEAKERS = names.SPEAKING | names.OFFICES | names.BODIES
_SUBJECT = re.compile(_TIGHT)
_BEHIND_QUOTE = re.compile(r"q([DnE]{0,4}X(?:[^VACEGWHRBq,;:()]|(?<=h)E)*)$")
"""All that stands between a quotation and its cue, an office or a name first: no comma parts the two."""
_ASIDES = frozenset({("in", "turn"), ("so", "far"), ("in", "return"), ("at", "first"), ("for", "now"), ("in", "part")})
"""What may stand between a subject and its verb without commas."""
_PRONOUNS = frozenset("i he she it we they who you which".split())
_DEMONSTRATIVE = frozenset("others many some both all one several most few another everyone nobody".split())
_DESCRIBING = frozenset(
    "local state security medical military opposition rebel government regime official pro anti human rights news"
    " media police army hospital diplomatic senior top foreign field war monitoring aid relief tribal political"
    " judicial legal intelligence defence defense civil loyalist informed reliable independent private public"
    " national regional provincial press information activist other different multiple various unnamed anonymous"
    " western eastern northern southern international internal emergency health interior religious several"
    " neighbouring well".split()
)
_OCCASION = frozenset("in on at during to after before while".split())

Tokens = tuple[int, int]


def before(line: Line, low: int, at: int) -> Tokens | None:
    """The source that ends where the cue begins, looked for from token ``low`` on; None when no phrase stands there."""
    if at <= low:
        return None
    if line.words[at - 2 : at] in _ASIDES:
        end = at - 2 - (line.classes[at - 3 : at - 2] == "A")
        return before(line, low, end)
    if line.words[at - 1] in _PRONOUNS or line.words[at - 1] in _DEMONSTRATIVE:
        return at - 1, at
    low = _past_front(line, low, at)
    classes = line.classes[low:at]
    if whole := _BEHIND_QUOTE.search(classes):
        return low + whole.start(1), at
    if classes.endswith((",", "-")):
        return _apposed(line, low, at)
    if _RELATIVE.match(classes):
        return _ended(line, low, at)
    for begin in (0, classes.rfind(",") + 1):
        loose = _BEFORE_LOOSE.search(classes, begin)
        if loose and _opens(classes, loose.start()):
            return _ended(line, low + loose.start(), at)
    tight = _BEFORE_TIGHT.search(classes)
    return (narrowed(line, low, at), at) if tight else None


def _ended(line: Line, first: int, at: int) -> Tokens:
    """A source without the relative clause that runs over into whoever speaks, or whose subject they are."""
    relative = line.classes.rfind("W", first, at)
    if relative >= 0 and _SUBJECT.fullmatch(line.classes, relative + 1, at):
        return relative + 1, at
    verb = _VERB.search(line.classes, line.classes.find("W", first, at), at) if relative >= 0 else None
    if verb is None or "," in line.classes or not _OVERRUN.search(line.classes, verb.end(), at):
        return first, at
    begin = narrowed(line, first, at)
    return (first if _SPEAKERS.isdisjoint(line.words[begin:at]) else begin), at


def opening(line: Line, low: int, at: int) -> bool:
    """Whether the words up to a comma before the cue are one phrase with its appositions, and so the cue's subject."""
    begin = _past_front(line, low, at)
    found = _apposed(line, begin, at) if line.classes[at - 1 : at] == "," else None
    return found is not None and found[0] == begin


def _past_front(line: Line, low: int, at: int) -> int:
    """Past what stands before the clause: "On Thursday,", "But", "In the meantime," """
    return fronted(line.classes, low, at - 1)


def fronted(classes: str, low: int, high: int) -> int:
    """Past joining words and what follows them up to a comma: `(?:[KBL],?)*(?:[PGB][^,;:qC]*,)+|[KBL]+,?` from ``low``.

    Each letter is looked at a fixed number of times; that expression looked anew from every joining word.
    """
    high = min(high, len(classes))
    joined = _JOINING.match(classes, low, high)
    end = joined.end() if joined else low
    last = classes.rfind("B", low, end)
    inner = classes.rfind("B", low, max(low, classes.rfind(",", low, end)))
    for first in (end, last, inner):
        if low <= first < high and classes[first] in "PGB":
            past = _past_phrases(classes, first, high)
            if past > first:
                return past
    first = low
    while first < end and classes[first] != ",":
        first += 1
    return min(first + 1, end) if first > low else low


def _past_phrases(classes: str, first: int, high: int) -> int:
    """Past each phrase that opens with a preposition or an adverb and ends at a comma."""
    while first < high and classes[first] in "PGB":
        stop = _STOP.search(classes, first + 1, high)
        if stop is None or stop.group() != ",":
            break
        first = stop.end()
    return first


def _apposed(line: Line, low: int, at: int) -> Tokens | None:
    """ "X, the head of Y, said": a phrase that opens the clause with its appositions, else the nearest that may."""
    low = max(low, line.classes.rfind("q", low, at - 1) + 1)
    classes = line.classes[low:at]
    commas = [k for k in range(len(classes) - 1) if classes[k] == classes[-1]][-3:]
    nearest = None
    for comma in commas:
        found = _BEFORE_LOOSE.search(classes[:comma])
        if not found or not _opens(classes, found.start()) or not _aside(classes[comma + 1 : -1]):
            continue
        aside = comma + 2 == len(classes) - 1 and classes[comma + 1] == "L"
        nearest = (low + found.start(), low + comma if aside else at - 1)
        if found.start() == 0 or classes[found.start() - 1] != ",":
            return nearest
    return nearest


def _aside(classes: str) -> bool:
    """Whether what stands between two commas may be an apposition: no clause of its own but a relative one."""
    return classes[:1] not in "KB" and not set(re.sub(r"[WH][^,]*", "", classes)) & set("AV")


def _opens(classes: str, first: int) -> bool:
    """Whether a clause may open there: at the head, or after a mark or a joining word."""
    return first == 0 or classes[first - 1] in ",:;-q)KBHLYCW."


def narrowed(line: Line, first: int, at: int) -> int:
    """The source with no comma before it ("... in Homs local media said"): from its last word leftwards."""
    begin = at - 1
    if line.classes[begin] in "X)hS":
        begin = _name(line, first, at)
    while begin > first and _belongs(line, begin - 1, at):
        begin -= 1
    if line.classes[begin] == "h" and begin > first:
        begin -= 1
    if begin > first + 1 and line.words[begin - 1] == "and" and line.words[begin - 2] in names.SPEAKING:
        return narrowed(line, first, begin - 1)
    near = max(first, begin - (1 if line.words[begin] == "local" else 6))
    determiner = next((k for k in range(begin - 1, near - 1, -1) if line.classes[k] == "D"), None)
    if determiner is not None and not set(line.classes[determiner + 1 : begin]) - set("nXNEhLS"):
        begin = determiner
    return _headed(line, first, begin)


def _name(line: Line, first: int, at: int) -> int:
    """The first word of a name that ends before the cue, with "for", "of" and "and" between its capitals."""
    begin = at - 1
    while begin > first:
        letter = line.classes[begin - 1]
        joined = letter in "POKD" and line.words[begin - 1] in ("for", "of", "and", "the", "&")
        if not (letter in "Xh)(S" or (letter == "n" and line.classes[begin] == "h")
                or (joined and _capital(line, first, begin - 1))):  # fmt: skip
            return begin
        begin -= 1
    return begin


def _capital(line: Line, first: int, at: int) -> bool:
    while at > first and line.classes[at] in "POKD":
        at -= 1
    return line.classes[at] == "X"


def _belongs(line: Line, at: int, end: int) -> bool:
    """Whether a word leftwards is part of the phrase: what describes it, an office, a demonym."""
    word, letter = line.words[at], line.classes[at]
    if letter in "hEL":
        return letter == "h" or line.classes[at + 1] != "D"
    if letter == "X":
        return names.DEMONYM.fullmatch(word) is not None or line.classes[at + 1] == "h"
    if letter == "N":
        return True
    if word in names.OFFICES or word in names.SPEAKING or word in _DESCRIBING:
        return letter in "nG"
    return letter == "n" and line.classes[at + 1] == "X" and word.endswith(("ist", "ian", "er", "or", "man"))


def _headed(line: Line, first: int, begin: int) -> int:
    """A phrase that hangs on one who speaks ("a source in the ministry", "the head of the Observatory")."""
    at = begin - 2 if line.classes[begin - 2 : begin] not in ("EP", "VP", "GP", "nP", "ET", "nT") else begin - 3
    for head in (begin - 2, at):
        known = head >= first and (line.words[head] in names.OFFICES or line.words[head] in names.SPEAKING)
        if known and line.classes[begin - 1] in "POGT":
            return narrowed(line, first, head + 1)
    return begin


def after(line: Line, at: int, high: int, apposed: bool = True) -> Tokens | None:
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
        if line.words[at + match.start()] in _OCCASION and classes[match.end() : match.end() + 1] != "X":
            last = match.start()
            break
    apposition = _APPOSITION.match(classes, last) if apposed else None
    return at, at + (apposition.end() if apposition else last)


def subject(line: Line, low: int, high: int) -> Tokens | None:
    """The first noun phrase of a clause: the source of a cue that shares its subject ("denied it and said")."""
    for first in range(_past_front(line, low, high + 1), high):
        if line.words[first] in _PRONOUNS:
            return first, first + 1
        if line.classes[first] in "DnXNE" and (first == low or line.classes[first - 1] not in "POT"):
            found = _AFTER.match(line.classes[first:high])
            if found:
                return first, first + found.end()
    return None
