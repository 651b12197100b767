"""The machine's judge: every candidate pair of claims looked at once, each verdict with its reasons.

A verdict depends on the two pages alone, so the ledger is the same in whatever order the pages came. A plain no about a
happening is left unsaid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import juxtapositions
from reportedly.judgements.candidates import meet, neighbours
from reportedly.judgements.copies import reprints
from reportedly.judgements.features import Reason, level, odds, reasons
from reportedly.judgements.notes import Note
from reportedly.judgements.prospects import reaching, told_by_both
from reportedly.judgements.sheets import Sheet, joined, sheets
from reportedly.judgements.slips import minimal_pairs, one_wording, relays
from reportedly.judgements.utterances import CERTAIN, NO_UTTERANCE, on_one_page, on_two_pages
from reportedly.judgements.verdicts import Judgement, Same, Verdict
from reportedly.judgements.voices import Level

RULE = "rule"
MINIMAL = "minimal pair: "
ANSWER = "the charge that is denied"
ALONG = 200
"""Claims further on in one page that a claim is compared with, so that a page costs what it is long; averages over the
pairs judged carry a speaker on from there."""
UNSURE = 0.5
"""Log-odds up to which it is open, either way, whether a pair is one."""
FAR = -UNSURE
"""Log-odds under which a pair is not worth a judgement: a plain no. Nearly every two claims of a war are two
happenings, and to say so of each two is most of a book (docs/decisions/0014). Left unsaid it keeps events apart as a
pair does that never met: `clusters.UNJUDGED`.
"""

LEAST = min(FAR, NO_UTTERANCE)
"""Log-odds of one happening under which nothing at all is said of two claims on two pages."""


def judge(
    new_claims: Iterable[Claim], older_claims: Iterable[Claim], documents: Iterable[Document], at: datetime
) -> tuple[Judgement, ...]:
    """Judge new claims against each other and against older ones.

    ``older_claims`` are all claims of the older pages that may be near (a page comes whole or not at all);
    ``documents`` are the pages of both. Sorted by what is the same, then by claim ids.
    """
    known = {document.id: document for document in documents}
    fresh = sheets(new_claims, known)
    whole = {**sheets(older_claims, known), **fresh}
    copied = {frozenset((pair.original, pair.copy)) for pair in reprints(known.values(), fresh)}
    found = [
        _posted(same, left, right, told, at)
        for name, others in neighbours(fresh, {id_: sheet.keys for id_, sheet in whole.items()})
        for same, left, right, told in _around(whole[name], [whole[other] for other in others], copied)
    ]
    return tuple(sorted(found, key=lambda j: (j.same.value, j.left, j.right)))


Found = tuple[Same, Note, Note, tuple[Reason, ...]]
Pair = tuple[Note, Note]


def _around(mine: Sheet, others: Sequence[Sheet], copied: Set[frozenset[str]]) -> Iterator[Found]:
    """A page by itself, and beside the pages near it."""
    yield from _within(mine.notes)
    near = joined(others)
    relayed = _relayed(mine, near)
    likely: dict[str, list[Pair]] = {other.document: [] for other in others}
    for left, right in reaching(LEAST, mine, near):
        if meet(left, right):
            likely[right.document].append(_in_order(left, right))
    for other in others:
        pairs, copy = likely[other.document], frozenset((mine.document, other.document)) in copied
        if copy or other.document in relayed:
            yield from _closely(mine, other, copy, frozenset(pairs))
        else:
            yield from (found for pair in pairs for found in _pair(*pair))


def _relayed(mine: Sheet, near: Sheet) -> Set[str]:
    """The pages that relay something that this one relays too; one such pair tells it of a page."""
    found: set[str] = set()
    for left, right in told_by_both(mine, near):
        if right.document not in found and meet(left, right) and relays(left, right):
            found.add(right.document)
    return found


def _in_order(left: Note, right: Note) -> Pair:
    """Of two pages each pair is judged from the same side, whichever came first."""
    return (left, right) if left.document < right.document else (right, left)


def _closely(mine: Sheet, theirs: Sheet, copied: bool, likely: Set[Pair]) -> Iterator[Found]:
    """Two pages that relay one utterance, or one text; ``likely``: pairs whose reasons may reach so far."""
    first, second = sorted((mine, theirs), key=lambda sheet: sheet.document)
    pairs = ((left, right) for left in first.notes for right in second.notes if left.kind == right.kind)
    near = [pair for pair in pairs if meet(*pair)]
    garbled = {(a.id, b.id): slot for a, b, slot in minimal_pairs(near, copied)}
    renamed = {name for pair, slot in garbled.items() if slot == "status" for name in pair}
    for left, right in near:
        slot = garbled.get((left.id, right.id))
        if slot:
            yield from _minimal(left, right, slot)
        elif renamed and {left.id, right.id} & renamed and level(left, right) >= Level.OFFICE:
            yield Same.EVENT, left, right, (("answered by another claim of the page", -CERTAIN / 2),)
        elif copied and not (left.attributed and right.attributed) and one_wording(left, right):
            yield Same.ORIGIN, left, right, (("one text on two pages", CERTAIN),)
            yield Same.EVENT, left, right, (("one text on two pages", CERTAIN),)
        elif (left, right) in likely:
            yield from _pair(left, right)


def _within(page: Sequence[Note]) -> Iterator[Found]:
    answers = juxtapositions.answers(page)
    for i, left in enumerate(page):
        for right in page[i + 1 : i + 1 + ALONG]:
            told = on_one_page(left, right)
            if told:
                yield Same.ORIGIN, left, right, told
            if left.kind == right.kind:
                answer = ((ANSWER, 1.0),) if answers and frozenset((left.id, right.id)) in answers else ()
                yield from _happening(left, right, reasons(left, right) + answer)


def _pair(left: Note, right: Note) -> Iterator[Found]:
    happened = reasons(left, right)
    weight = odds(happened)
    if told := on_two_pages(left, right, weight):
        yield Same.ORIGIN, left, right, told
    if weight >= FAR:
        yield Same.EVENT, left, right, happened


def _happening(left: Note, right: Note, told: tuple[Reason, ...]) -> Iterator[Found]:
    if odds(told) >= FAR:
        yield Same.EVENT, left, right, told


def _minimal(left: Note, right: Note, slot: str) -> Iterator[Found]:
    told = ((MINIMAL + slot, CERTAIN),)
    yield Same.ORIGIN, left, right, told
    yield Same.EVENT, left, right, told


def _posted(same: Same, left: Note, right: Note, told: tuple[Reason, ...], at: datetime) -> Judgement:
    first, second = sorted((left.id, right.id))
    weight = odds(told)
    verdict = Verdict.YES if weight > UNSURE else Verdict.NO if weight < -UNSURE else Verdict.UNSURE
    return Judgement(same, first, second, verdict, told, RULE, at)


def by_pair(judgements: Iterable[Judgement]) -> Mapping[tuple[Same, str, str], Judgement]:
    """The judgement that holds for each pair: a person's before a machine's, of one rank the latest."""
    held: dict[tuple[Same, str, str], Judgement] = {}
    for judgement in judgements:
        left, right = sorted((judgement.left, judgement.right))
        key = (judgement.same, left, right)
        if key not in held or _rank(judgement) >= _rank(held[key]):
            held[key] = judgement
    return held


def _rank(judgement: Judgement) -> tuple[bool, datetime, str]:
    return (judgement.judge != RULE, judgement.at, judgement.judge)
