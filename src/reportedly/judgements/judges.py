"""The machine's judge: every candidate pair of claims looked at once, each verdict with its reasons.

A verdict depends on the two pages alone, so the ledger is the same in whatever order the pages came. A plain no about a
happening is left unsaid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import candidates, juxtapositions, slots
from reportedly.judgements.copies import reprints
from reportedly.judgements.features import Reason, level, odds, reasons
from reportedly.judgements.notes import Note, notes
from reportedly.judgements.prospects import may_reach
from reportedly.judgements.slips import minimal_pairs, one_wording
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
    fresh = candidates.pages(notes(new_claims, known))
    whole = {**candidates.pages(notes(older_claims, known)), **fresh}
    blocks = {note.id: candidates.keys(note) for page in whole.values() for note in page}
    copied = {frozenset((pair.original, pair.copy)) for pair in reprints(known.values(), fresh)}
    found = [
        _posted(same, left, right, told, at)
        for one, other in candidates.neighbours(fresh, whole, blocks)
        for same, left, right, told in _between(whole[one], whole[other], frozenset((one, other)) in copied, blocks)
    ]
    return tuple(sorted(found, key=lambda j: (j.same.value, j.left, j.right)))


Found = tuple[Same, Note, Note, tuple[Reason, ...]]
Blocks = Mapping[str, frozenset[candidates.Key]]


def _between(mine: Sequence[Note], theirs: Sequence[Note], copied: bool, blocks: Blocks) -> Iterator[Found]:
    if mine and theirs and mine[0].document == theirs[0].document:
        yield from _within(mine)
        return
    near = list(_met(mine, theirs, blocks))
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
        else:
            yield from _pair(left, right)


def _met(mine: Sequence[Note], theirs: Sequence[Note], blocks: Blocks) -> Iterator[tuple[Note, Note]]:
    """Pairs of claims of one kind on two pages that share a block, or whose places may be one."""
    of_kind: dict[str, list[Note]] = {}
    for note in theirs:
        of_kind.setdefault(note.kind, []).append(note)
    for left in mine:
        for right in of_kind.get(left.kind, ()):
            if slots.place(left.place, right.place) >= 0 or not blocks[left.id].isdisjoint(blocks[right.id]):
                yield left, right


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
    if left.teaser != right.teaser or not may_reach(LEAST, left, right):
        return
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
