"""Names marked by hand in the sentences of UD EWT's train part (CC BY-SA), as sentence ids and word numbers.

    python training/names.py show FROM TO --shared ../shared     sentences of that range that hold proper nouns
    python training/names.py write DRAFT --shared ../shared      a draft to training/annotations/names/NAME.jsonl

Shown is a line a sentence, its number in the file first; runs of proper nouns stand in brackets with a letter:

    17 [a Al - Zaman] : American forces killed Shaikh [b Abdullah al - Ani] , near [c Qaim] .

A draft line gives the number and what the runs are: P person, O organisation, L place, - none of these; a run whose
extent is wrong, and a name that is no run, is given by its words:

    17 a=O b=P c=L
    18 a=- "tampa bay"=L
    19 -
    20 a=P "Bush|2"=P          (the second time these words stand there)

The guide is that of Universal NER, whose dev part for the same corpus is the yardstick: proper names only, without
article or title; demonyms, months, holidays, products, laws, works and languages are none of the three.
A sentence without proper nouns holds no name. A written line is {"sentence": its id, "names": [[kind, first, end]]}.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from corpora import Article
from tables import THREE, tagged

HERE = Path(__file__).parent / "annotations" / "names"
TRAIN = "data/ud_ewt/en_ewt-ud-train.rebuilt.conllu"
KINDS = {"P": "person", "O": "organisation", "L": "place"}
TAGS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
MARK = re.compile(r'(?:([a-z]{1,2})|"([^"]+)")=([POL-])(?=\s|$)')
BLOCK = 50
Span = tuple[int, int]


class Read:
    """A sentence of the treebank: id, words, and which of them are proper nouns."""

    def __init__(self, block: str) -> None:
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        self.name = re.search(r"^# sent_id = (\S+)", block, re.M)[1]  # type: ignore[index]
        self.words = [row[1] for row in rows]
        self.proper = [row[3] == "PROPN" for row in rows]

    def runs(self) -> list[Span]:
        """Runs of proper nouns, over hyphens, apostrophes and points between two of them."""
        kept = list(self.proper)
        for at in range(1, len(kept) - 1):
            if self.proper[at - 1] and self.proper[at + 1] and self.words[at] in ("-", "'", "’", ".", "&"):
                kept[at] = True
        groups = ([at for at, _ in found] for on, found in groupby(enumerate(kept), key=lambda p: p[1]) if on)
        return [(found[0], found[-1] + 1) for found in groups]

    def shown(self) -> str:
        parts, at = [], 0
        for letter, (start, end) in zip(letters(), self.runs(), strict=False):
            parts += [*self.words[at:start], f"[{letter} {' '.join(self.words[start:end])}]"]
            at = end
        return " ".join([*parts, *self.words[at:]])

    def found(self, words: str) -> Span:
        """Where these words stand; ValueError where they do not."""
        words, _, which = words.partition("|")
        asked, left = words.split(), int(which or 1)
        for at in range(len(self.words) - len(asked) + 1):
            left -= self.words[at : at + len(asked)] == asked
            if not left:
                return at, at + len(asked)
        raise ValueError(f"these words do not stand in the sentence: {words}")

    def marked(self, line: str) -> list[tuple[str, int, int]]:
        """The names that a draft's line gives; ValueError says what is wrong."""
        runs = dict(zip(letters(), self.runs(), strict=False))
        told, names = set(), []
        if MARK.sub("", line).strip() not in ("", "-"):
            raise ValueError(f'letter=KIND or "words"=KIND: {line}')
        for letter, words, kind in MARK.findall(line):
            if letter and letter not in runs:
                raise ValueError(f"no such run: {letter}")
            told.add(letter)
            span = runs[letter] if letter else self.found(words)
            names += [(KINDS[kind], *span)] if kind in KINDS else []
        silent = sorted(set(runs) - told)
        if silent and line.strip() != "-" and not any(words for _, words, _ in MARK.findall(line)):
            raise ValueError(f"nothing is said of {', '.join(silent)}")
        return sorted(names, key=lambda name: name[1:])


def letters() -> Iterator[str]:
    yield from "abcdefghijklmnopqrstuvwxyz"
    yield from (f"{a}{b}" for a in "abc" for b in "abcdefghijklmnopqrstuvwxyz")


def sentences(shared: Path) -> list[Read]:
    """Every sentence of the train part, in the file's order."""
    blocks = (shared / TRAIN).read_text(encoding="utf-8").strip().split("\n\n")
    return [Read(block) for block in blocks]


def written(path: Path, shared: Path) -> int:
    """A draft's sentences as lines of word numbers; says every fault and then writes nothing."""
    every, found, faults = sentences(shared), {}, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        number, _, rest = line.strip().partition(" ")
        if not number:
            continue
        try:
            sentence = every[int(number)]
            found[int(number)] = {"sentence": sentence.name, "names": sentence.marked(rest)}
        except (ValueError, IndexError) as fault:
            faults += 1
            print(f"{number}: {fault}", file=sys.stderr)
    if not faults:
        lines = [json.dumps(found[number], ensure_ascii=False) + "\n" for number in sorted(found)]
        (HERE / f"{path.stem}.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"{len(found)} sentences, {sum(len(one['names']) for one in found.values())} names, {faults} faults")
    return int(faults > 0)


def articles(shared: Path) -> Iterator[Article]:
    """Blocks of fifty sentences in which every one with proper nouns has been marked."""
    marked = {}
    for path in sorted(HERE.glob("*.jsonl")):
        marked.update((one["sentence"], one["names"]) for one in map(json.loads, path.open(encoding="utf-8")))
    every = sentences(shared) if marked else []
    for at in range(0, len(every), BLOCK):
        block = every[at : at + BLOCK]
        if all(one.name in marked or not any(one.proper) for one in block):
            words = [_labelled(one, marked.get(one.name, ())) for one in block]
            yield tagged(words, f"ewt-{at}", "ewt", frozenset(THREE))


def _labelled(sentence: Read, names: Sequence[tuple[str, int, int]]) -> list[tuple[str, str]]:
    tags = ["O"] * len(sentence.words)
    for kind, start, end in names:
        tags[start:end] = [f"B-{TAGS[kind]}", *[f"I-{TAGS[kind]}"] * (end - start - 1)]
    return list(zip(sentence.words, tags, strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("task", choices=("show", "write"))
    parser.add_argument("what", nargs="+")
    told = parser.parse_args()
    if told.task == "write":
        return written(Path(told.what[0]), told.shared)
    first, last = int(told.what[0]), int(told.what[1])
    for number, sentence in enumerate(sentences(told.shared)[first:last], first):
        if any(sentence.proper):
            print(number, sentence.shown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
