"""Clauses: the shortest stretch of a sentence that says one thing, found without a parser and without commas.

A sentence is cut at marks, at conjunctions that open a clause, at relative pronouns, at free participles, and where the
words of an attribution begin or end. Cuts were tuned on gold/train and gold/own (November 2026).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportedly.mentions.nouns import words
from reportedly.sentences import Sentence, Token
from reportedly.text import Span

LONGEST = 26
"""Words a clause may have; a longer one is trimmed around its trigger."""

SCARE = 4
"""Words between quotation marks that are still a name or a doubt and no clause."""
_QUOTES = frozenset('“”"')

BE = words("is are was were be been being")
AUXILIARIES = BE | words(
    "am has have had having do does did will would shall should can could"
    " may might must 's 're 've 'll 'd ’s ’re ’ve ’ll ’d"
)
_IRREGULAR = words(
    "said says say told tells took takes take taken fell falls held holds hold left leave leaves lost"
    " loses lose hit hits struck strike strikes shot shoot shoots fought fight fights fled flee flees met"
    " meet meets sent send sends came come comes went goes go gone made makes make began begins begun"
    " broke breaks broken brought brings drove drives driven got gave gives given kept keeps put puts rose"
    " rises risen ran runs saw seen set sets shook shut shuts spoke speaks stood stands withdrew withdrawn"
    " won wins wrote blew blown built bought caught cut cuts found flew grew knew led leads left let lets"
    " lay laid lie lies met paid pays read sank sought sold spent stole swept threw thrown wants want says"
    " remain remains continue continues include includes kill kills attack attacks control controls become"
    " becomes became needs need claims deny denies confirm confirms call calls urge urges retook retake"
    " overran slain hurt burnt dead rejects accuses condemns backs plans allow allows prevent prevents"
    " forces suffered died dies die"
)
_NOT_VERBS = words(
    "united armed wounded injured displaced besieged hundred red speed need killed-in-action indeed embed"
    " shed shahed ahmed mohammed muhammed saeed hamed ahmad seed feed so-called unmanned armoured armored"
    " contested occupied bed sacred allied masked detailed limited"
)
_OPENERS = words(
    "while when because although though if unless whereas where which who whom whose that but after"
    " before amid despite following until as so since"
)
_NO_CLAUSE_AFTER_AS = words("well part many much a an the far long soon few possible they’re")
_NOUNS_IN_ING = words(
    "shelling fighting bombing shooting killing meeting building morning evening during including"
    " according being beijing negotiating training missing wing king ring spring string housing heating"
    " funding warning crossing remaining existing ongoing continuing growing surrounding neighbouring"
    " neighboring leading ruling dying incoming pumping nothing everything something anything bring sting"
    " concerning regarding living looming sing thing uprising beheading"
) - {"killing"}
_GOVERNORS_OF_ING = words(
    "of by for in from after before while when on at without about is are was were be been being not"
    " still also the a an and or to its their his her our this that under start started stop stopped keep"
    " kept began begin continued despite since than into against have has had"
)
_STRIPPED = words(
    "and or but that as while when although though because so if then , ; : - – — ... … . “ ” \" ' ‘ ’ ( )"
)
_MARKS = words('; : — – ( ) [ ] “ ” " … ... ? ! .')
_PAUSES = _MARKS | {",", "-"}
_LINKS = _OPENERS | {"and", "or"}


def verb(word: str) -> bool:
    """The word looks like a finite verb or a participle."""
    return (
        word in AUXILIARIES or word in _IRREGULAR or (len(word) > 4 and word.endswith("ed") and word not in _NOT_VERBS)
    )


def cuts(sentence: Sentence, edges: Sequence[int] = ()) -> tuple[int, ...]:
    """The indices of tokens before which a clause begins; first 0, last the number of tokens.

    ``edges``: offsets in the document at which an attribution's words begin or end.
    """
    tokens = sentence.tokens
    lower = sentence.lower
    breaks = {0, len(tokens)}
    borders = set(edges)
    quoted = _scare_quotes(lower)
    for at, token in enumerate(tokens):
        if token.start in borders:
            breaks.add(at)
        if token.end in borders:
            breaks.add(at + 1)
        word = lower[at]
        if word in _PAUSES and at not in quoted and _mark(tokens, lower, at):
            breaks |= {at, at + 1}
        elif (word in _LINKS or word.endswith("ing")) and _opens(tokens, lower, at):
            breaks.add(at)
    return tuple(sorted(breaks))


def around(sentence: Sentence, first: int, last: int, breaks: Sequence[int]) -> tuple[int, int]:
    """The clause [start, end) in tokens that holds the words ``first`` to ``last``, stripped."""
    start = max(at for at in breaks if at <= first)
    end = min(at for at in breaks if at > last)
    start, end = _trimmed(start, end, first, last)
    lower = sentence.lower
    while start < first and lower[start] in _STRIPPED:
        start += 1
    while end - 1 > last and lower[end - 1] in _STRIPPED:
        end -= 1
    return start, end


def span(sentence: Sentence, start: int, end: int) -> Span:
    """The words from token ``start`` to before token ``end``."""
    return Span(sentence.span.document, sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _trimmed(start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """No more than the longest clause, two thirds of it behind the trigger."""
    if end - start <= LONGEST:
        return start, end
    start = max(start, first - LONGEST // 2)
    return start, min(end, max(last + 1, start + LONGEST))


def _mark(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    word = lower[at]
    if word == ",":
        return not _in_list(tokens, lower, at)
    if word == "-":
        return (
            0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start
        )
    return word in _MARKS


def _scare_quotes(lower: Sequence[str]) -> frozenset[int]:
    """The quotation marks around a word or four: they set a name apart, no clause."""
    marks = [at for at, word in enumerate(lower) if word in _QUOTES]
    pairs = [(left, right) for left, right in pairwise(marks) if 1 < right - left <= SCARE + 1]
    return frozenset(at for pair in pairs for at in pair)


def _in_list(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    """A comma between names or numbers that stand in one list, no verb between it and the next comma or "and"."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1].text, tokens[at + 1].text
    if not (before[:1].isupper() or before[:1].isdigit()) or not (after[:1].isupper() or after[:1].isdigit()):
        return _short_list(lower, at)
    return not any(verb(word) for word in lower[at + 1 : at + 4])


def _short_list(lower: Sequence[str], at: int) -> bool:
    """ "food, water and medicine": one or two lower, then another comma or "and", no verb."""
    rest = lower[at + 1 : at + 4]
    joint = next((i for i, word in enumerate(rest) if word in {",", "and", "or"}), -1)
    return 0 < joint <= 2 and not any(verb(word) or word.endswith("ing") for word in rest[: joint + 2])


def _opens(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    word = lower[at]
    if at == 0:
        return False
    if word in {"and", "or"}:
        return _joins_clauses(lower, at)
    if word == "as":
        return (
            lower[at - 1] not in {"such", "known", "as", "well", "described", "same", "serve", "served"}
            and at + 1 < len(lower)
            and lower[at + 1] not in _NO_CLAUSE_AFTER_AS | {"saying"}
        ) or _clause_follows(lower, at)
    if word in {"since", "before", "until", "so"}:
        return not _dates(tokens, at) and _clause_follows(lower, at)
    if word == "that":
        return lower[at - 1] not in {"of", "in", "at", "on", "to", "for", "with"}
    if word in _OPENERS:
        return True
    return _free_participle(tokens, lower, at)


def _joins_clauses(lower: Sequence[str], at: int) -> bool:
    """ "and" with a verb right behind it, or with a subject and a verb of its own."""
    rest = lower[at + 1 : at + 9]
    stop = next(
        (i for i, word in enumerate(rest) if word in _MARKS or word in {",", "and", "who", "which", "that"}), len(rest)
    )
    rest = rest[:stop]
    if not rest:
        return False
    if (
        _gerund(rest[0])
        or verb(rest[0])
        or ((rest[0].endswith("ly") or rest[0] in {"then", "also", "later"}) and len(rest) > 1 and verb(rest[1]))
    ):
        return True
    return any(verb(word) for word in rest[1:]) and any(verb(word) for word in lower[max(0, at - 15) : at])


def _gerund(word: str) -> bool:
    return len(word) > 5 and word.endswith("ing") and word not in _NOUNS_IN_ING


def _clause_follows(lower: Sequence[str], at: int) -> bool:
    rest = lower[at + 1 : at + 7]
    stop = next((i for i, word in enumerate(rest) if word in _MARKS or word in {",", "and"}), len(rest))
    return any(verb(word) for word in rest[1:stop])


def _dates(tokens: Sequence[Token], at: int) -> bool:
    """ "since Monday", "until 5 p.m.", "before the war": a name or a number comes next."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return after[:1].isupper() or after[:1].isdigit()


def _free_participle(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    word = lower[at]
    return (
        len(word) > 5
        and word.endswith("ing")
        and word not in _NOUNS_IN_ING
        and tokens[at].text[:1].islower()
        and lower[at - 1] not in _GOVERNORS_OF_ING
        and not lower[at - 1].endswith("ly")
        and lower[at - 1] != "-"
    )
