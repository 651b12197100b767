"""Shorthands: judgements, by far the most of a book, written, named and read without the detours of `codec`.

Letter for letter what `codec` and `entries.identity` make of them; most of a judgement has been said before of another
pair (91 % of 150,000 judgements on pages of one war, with 8,192 kept at hand; 2026-11-29), so that part is made once.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quote

from reportedly.judgements import Judgement, Same, Verdict
from reportedly.judgements.clusters import weight
from reportedly.ledger.blocks import slip

MANNERS = 16_384
"""Manners kept at hand."""

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_BODY = re.compile(
    r'\{"\$":"Judgement","@":"","same":"(origin|event)","left":"([0-9a-f]{16})","right":"([0-9a-f]{16})"'
    r',("verdict":"[a-z]+","reasons":\[.*\],"judge":"[^"\\]*"),"at":"([^"\\]*)"\}'
)
_SAME = {same.value: same for same in Same}
_VERDICT = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a judgement says of its pair, whichever pair it is.

    ``row``: what is the same and the verdict, as the index has them, and ``weight`` and ``slip`` as there. ``body``:
    what stands before the claims in the entry, and between them and the hour. ``name``: the same of what is digested.
    """

    row: tuple[str, str]
    weight: float
    slip: str
    body: tuple[str, str]
    name: tuple[str, str]

    def named(self, judgement: Judgement) -> str:
        """The content id of a judgement that speaks so, as `text.digest` makes it of all its fields."""
        start, middle = self.name
        parts = f"{start}\x1f{judgement.left!r}\x1f{judgement.right!r}\x1f{middle}\x1f{judgement.at!r}"
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def written(self, judgement: Judgement) -> str:
        """A judgement that speaks so, as the book writes it."""
        start, middle = self.body
        pair = f'{_quote(judgement.left)},"right":{_quote(judgement.right)}'
        return f'{start}{pair}{middle},"at":{_quote(judgement.at.isoformat())}}}'


def manner(judgement: Judgement) -> Manner:
    """How a judgement speaks. Weights that are equal and not written alike are never taken for one another."""
    told = (judgement.same, judgement.verdict, judgement.reasons, judgement.judge)
    plain = all(type(value) is float and value for _, value in judgement.reasons)
    return _manner(*told) if plain else _manner.__wrapped__(*told)


@lru_cache(maxsize=MANNERS)
def _manner(same: Same, verdict: Verdict, reasons: tuple[tuple[str, float], ...], judge: str) -> Manner:
    said = {"verdict": verdict.value, "reasons": reasons, "judge": judge}
    of_none = Judgement(same, "", "", verdict, reasons, judge, datetime.min.replace(tzinfo=UTC))
    return Manner(
        row=(same.value, verdict.value),
        weight=weight(of_none),
        slip=slip(of_none),
        body=(f'{{"$":"Judgement","@":"","same":{_quote(same.value)},"left":', f",{_write(said)[1:-1]}"),
        name=("\x1f".join(map(repr, ("Judgement", same))), "\x1f".join(map(repr, (verdict, reasons, judge)))),
    )


def body(judgement: Judgement) -> str:
    """A judgement as the book writes it."""
    return manner(judgement).written(judgement)


def name(judgement: Judgement) -> str:
    """The content id of a judgement."""
    return manner(judgement).named(judgement)


def read(words: str) -> Judgement | None:
    """A judgement as `body` writes it; None for all else, which the codec reads."""
    found = _BODY.fullmatch(words)
    if not found:
        return None
    same, left, right, said, at = found.groups()
    verdict, reasons, judge = _said(said)
    return Judgement(_SAME[same], left, right, verdict, reasons, judge, datetime.fromisoformat(at))


@lru_cache(maxsize=MANNERS)
def _said(words: str) -> tuple[Verdict, tuple[tuple[str, float], ...], str]:
    plain = json.loads(f"{{{words}}}")
    reasons = tuple([(reason, value) for reason, value in plain["reasons"]])
    return _VERDICT[plain["verdict"]], reasons, plain["judge"]
