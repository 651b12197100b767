"""Fit the signs by which a claim finds its speaker, place, time, actor and target: a choice among several, and none.

    python training/choices.py [--shared ../shared] [--folds 3] [--of NAME ...] [--write]

Every claim of gold/train and gold/own is read twice without the tagger, which has learnt from them: from the evidence
of the gold and from the lexicon's. The documents under training/annotations (of some files: --of) are read as the
package reads them: with a tagger that must not have learnt from them yet, so that what its marks are worth can be seen;
the documents of both that training holds out for figures are left out here too. Where one of the
candidates is right (places within 50 km or by the words marked, the very days, or none on both sides), its signs gain.
Prints the share of right choices in folds by document; --write puts the weights into ``src/reportedly/claims``.

    python training/choices.py --new speaker within seconded mute "joined by" "from an article" "to the end" [--write]

Weighs the signs that hold one of the words beside the weights there are, without a fit of all: on gold/train and
gold/own as the package reads them, signs of the tagger's marks left out, since it has learnt from those documents.

    python training/choices.py --again place [--write]

Fits a slot anew on gold/train and gold/own alone; the signs of the tagger's marks keep the weights they have.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import annotations  # noqa: E402
import gate  # noqa: E402
import scorers  # noqa: E402
from corpora import held_out  # noqa: E402
from fits import KEPT, Choice, fit, fit_again, fit_marks, fit_new, folds  # noqa: E402
from listings import known, write  # noqa: E402
from reportedly import attributions, claims, documents, mentions, referents, sentences  # noqa: E402
from reportedly.captures import ARTICLE, Capture  # noqa: E402
from reportedly.claims import occasions, protagonists, speakers, whereabouts  # noqa: E402
from reportedly.claims.choices import spelt  # noqa: E402
from reportedly.documents import Document  # noqa: E402
from reportedly.mentions import Mention, MentionKind, Page  # noqa: E402
from reportedly.pipeline import Instruments, instruments, lexicons  # noqa: E402
from reportedly.text import Span  # noqa: E402

SET_APART = ("place", "time")  # slots that our annotators fill by other rules than the gold's


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--of", nargs="+", default=[], help="files of annotations that the tagger has not learnt from")
    parser.add_argument("--new", nargs="+", default=[], metavar="WORD", help="a slot and the words its new signs hold")
    parser.add_argument("--again", nargs="+", default=[], metavar="SLOT", help="slots to fit on the gold alone")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer, ready = scorers.of_claims(options.shared), lexicons()
    if options.new:
        slot, *words = options.new
        told = {**known(), slot: beside(options.shared, scorer, slot, words)}
        if options.write:
            write(told)
        return
    found = [c for folder in ("train", "own") for c in choices(options.shared / "gold" / folder, scorer, ready)]
    if options.again:
        told = known()
        told |= {slot: fit_again([c for c in found if c.slot == slot], told[slot]) for slot in options.again}
        if options.write:
            write(told)
        return
    ours = list(annotated(options.shared, scorer, options.of))
    tables = {}
    for slot in KEPT:
        some = [choice for choice in found if choice.slot == slot]
        more = [choice for choice in ours if choice.slot == slot]
        number = len(some) + len(more)
        right = sum(share * held for share, held in folds([*some, *more], options.folds)) / number
        print(f"{slot}: {number} claims, {options.folds} folds by document: {right:.3f} right")
        tables[slot] = fit_marks(more, fit(some)) if slot in SET_APART else fit([*some, *more])
    if options.write:
        write(tables)


def beside(shared: Path, scorer: Any, slot: str, words: Sequence[str]) -> dict[str, float]:
    """The weights of a slot with those of new signs beside them."""
    ready, base = instruments(), known()[slot]
    found = [
        c for folder in ("train", "own") for c in as_read(shared / "gold" / folder, scorer, ready) if c.slot == slot
    ]
    signs = {sign for choice in found for row in choice.signs for sign in row if any(word in sign for word in words)}
    return fit_new(found, signs, base)


def as_read(folder: Path, scorer: Any, ready: Instruments) -> Iterator[Choice]:
    """The choices in the documents of a folder, read as the package reads them."""
    for _, page, gold in pages(folder, ready):
        yield from of_page(page, gold, scorer, ready)


def choices(folder: Path, scorer: Any, ready: Instruments) -> Iterator[Choice]:
    for document, page, gold in pages(folder, ready):
        for read in (page, marked(document, page, gold)):
            yield from of_page(read, gold, scorer, ready)


def pages(folder: Path, ready: Instruments) -> Iterator[tuple[Document, Page, list[dict[str, Any]]]]:
    """The documents of a folder that training does not hold out, with their marks and their claims by hand."""
    for path in sorted((folder / "texts").glob("*.json")):
        if held_out({"train": "gold"}.get(folder.name, folder.name), path.stem):
            continue
        gold = json.loads((folder / "claims" / path.name).read_text(encoding="utf-8"))["claims"]
        document = documents.from_capture(Capture(path.stem, gate.WHEN, ARTICLE, path.read_bytes()))
        yield document, mentions.from_document(document, sentences.from_document(document), ready.markers), gold


def annotated(shared: Path, scorer: Any, names: Sequence[str]) -> Iterator[Choice]:
    """The choices in the documents we have annotated, read with the package's tagger."""
    ready, texts = instruments(), annotations.texts(shared)
    for one in annotations.lines(names):
        if held_out("annotated", one["doc"]):
            continue
        text = texts[one["doc"]]
        title, _, body = text.partition("\n\n")
        written = json.dumps({"doc": one["doc"], "title": title, "text": body})
        document = documents.from_capture(Capture(one["doc"], gate.WHEN, ARTICLE, written.encode()))
        page = mentions.from_document(document, sentences.from_document(document), ready.markers)
        yield from of_page(page, [in_words(claim, text) for claim in one["claims"]], scorer, ready)


def in_words(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """An annotated claim in the form of the gold; one without words of time leaves the time open."""
    said = {role: [text[start:end] for start, end in claim.get(role, ())] for role in annotations.ROLES}
    roles: dict[str, Any] = {"speaker": [{"name": name, "marked": True} for name in said["speaker"]], "place": None}
    if said["place"]:
        roles["place"] = {"words": said["place"][0].casefold()}
    if said["time"]:
        roles["time"] = {"words": said["time"][0].casefold()}
    for role in ("actor", "target"):
        party = claim.get("party", {}).get(role)
        roles[role] = {"name": said[role][0], "party": party} if said[role] else None
    return {"kind": claim["kind"], "evidence": text[slice(*claim["evidence"])], **roles}


def marked(document: Document, page: Page, gold: list[dict[str, Any]]) -> Page:
    """The page with the evidence of the gold as a tagger would mark it."""
    marks = set(page.mentions)
    for claim in gold:
        at = document.text.find(claim["evidence"])
        sentence = next((s for s in page.sentences if s.span.start <= at < s.span.end), None)
        if sentence:
            span = Span(document.id, at, min(at + len(claim["evidence"]), sentence.span.end))
            label = f"{claim['kind']}/{claim['status'] or ''}/{claim['modality']}"
            marks.add(Mention(MentionKind.EVIDENCE, span, document.words(span), label))
    return replace(page, mentions=tuple(sorted(marks, key=lambda m: (m.span, m.kind.value, m.label))))


def of_page(page: Page, gold: list[dict[str, Any]], scorer: Any, ready: Instruments) -> Iterator[Choice]:
    """The choices that the claims room stands before on this page, noted down as it makes them."""
    seen: list[tuple[str, Any, list[Any], list[list[str]]]] = []
    place, time, acting, speaking = whereabouts.chosen, occasions.chosen, protagonists.valued, speakers.chosen

    def noting_speaker(passage, scene, last, weights):  # type: ignore[no-untyped-def]
        voices = speakers.candidates(passage, scene)
        said = [voice.attribution.speakers for voice in voices]
        values = [[{"name": one.name, "words": page.document.words(one.span)} for one in some] for some in said]
        seen.append(("speaker", passage, values, spelt(speakers.signs(passage, scene, last, voices))))
        return speaking(passage, scene, last, weights)

    def noting_place(passage, scene, attribution, trail, weights):  # type: ignore[no-untyped-def]
        standings = whereabouts.candidates(passage, scene)
        rows = spelt(whereabouts.signs(passage, scene, attribution, trail, standings))
        seen.append(("place", passage, [located(standing, page.document) for standing in standings], rows))
        return place(passage, scene, attribution, trail, weights)

    def noting_time(passage, scene, attribution, last, weights):  # type: ignore[no-untyped-def]
        dated = occasions.candidates(passage, scene, last)
        rows = spelt(occasions.signs(passage, scene, attribution, last, dated))
        seen.append(("time", passage, [timed(one, page.document) for one in dated], rows))
        return time(passage, scene, attribution, last, weights)

    def noting_role(role, cast, scene, weights):  # type: ignore[no-untyped-def]
        players = protagonists.candidates(role, cast, scene)
        rows = spelt(protagonists.signs(role, cast, scene, players))
        values = [{"name": player.actor.value.name, "party": player.actor.value.party} for player in players]
        seen.append((role, cast.passage, values, rows))
        return acting(role, cast, scene, weights)

    whereabouts.chosen, occasions.chosen = noting_place, noting_time
    protagonists.valued, speakers.chosen = noting_role, noting_speaker
    try:
        said = attributions.from_page(page)
        claims.from_attributions(said, page, referents.from_page(page, ready.gazetteer, ready.lexicon))
    finally:
        whereabouts.chosen, occasions.chosen, protagonists.valued, speakers.chosen = place, time, acting, speaking
    judges = {
        "place": partial(placed, scorer),
        "time": partial(dated_right, scorer),
        "speaker": partial(spoken, scorer),
    }
    judges |= {"actor": scorer.actor_right, "target": scorer.actor_right}
    for slot, passage, values, rows in seen:
        claim = answering(page.document, gold, passage.kind, passage.span)
        if claim is not None and slot in claim:
            right = [judges[slot](claim[slot], value) for value in values]
            yield Choice(slot, page.document.name, rows, [*right, not claim[slot]])


def located(standing: whereabouts.Standing, document: Document) -> dict[str, Any]:
    """A place with its point and all the words it is named by."""
    words = {document.words(naming.place.span).casefold() for naming in standing.haunt.namings}
    return {"lat": standing.place.lat, "lon": standing.place.lon, "words": words}


def placed(scorer: Any, place: dict[str, Any] | None, found: dict[str, Any]) -> bool:
    """Whether a place of the page is the claim's: by its point, or by the words an annotator marked."""
    if place is None or "words" not in place:
        return bool(scorer.place_right(place, found))
    return any(place["words"] in words or words in place["words"] for words in found["words"])


def timed(one: occasions.Dated, document: Document) -> dict[str, Any]:
    """A time with its days and the words that say it."""
    said = one.time.value
    words = document.words(one.time.span).casefold() if one.where not in {"today", "claim before"} else ""
    return {"earliest": said.earliest.isoformat(), "latest": said.latest.isoformat(), "words": words}


def dated_right(scorer: Any, time: dict[str, Any] | None, found: dict[str, Any]) -> bool:
    """Whether a time of the page is the claim's: by its days, or by the words an annotator marked."""
    if time is None or "words" not in time:
        return bool(scorer.time_right(time, found))
    return bool(found["words"]) and (found["words"] in time["words"] or time["words"] in found["words"])


def spoken(scorer: Any, said: list[dict[str, Any]], found: list[dict[str, Any]]) -> bool:
    """Whether a speaker is the claim's: by name, or by the words an annotator marked ("he")."""
    if scorer.speakers_right(said, found):
        return True
    marked = {one["name"].casefold() for one in said if one.get("marked")}
    return any(one["words"].casefold() in marked for one in found)


def answering(document: Document, gold: list[dict[str, Any]], kind: str, span: Span) -> dict[str, Any] | None:
    """The claim of the gold that the evidence answers best; None under an overlap of 0.3."""
    best: tuple[float, dict[str, Any] | None] = (0.3, None)
    for claim in (one for one in gold if one["kind"] == kind):
        start = document.text.find(claim["evidence"])
        end = start + len(claim["evidence"])
        shared = min(end, span.end) - max(start, span.start)
        overlap = shared / (max(end, span.end) - min(start, span.start))
        if start >= 0 and overlap >= best[0]:
            best = (overlap, claim)
    return best[1]


if __name__ == "__main__":
    main()
