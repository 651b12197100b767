"""Names: persons, organisations, forces, places, facilities and weapons, by lexicon and by the grammar of capitals.

Common nouns that stand for a party count as well: "rebels" (force), "residents" (person, label "group").
A place that speaks or acts is marked "metonym", an adjective or people of a country "demonym".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.lexicons import PlaceBook
from reportedly.mentions.spellings import fold
from reportedly.mentions.vocabularies import Vocabulary
from reportedly.mentions.words import Line
from reportedly.sentences import Sentence

_DESIGNATION = re.compile(
    r"(?:[A-Z]{1,3}[a-z]{0,2}-?\d{1,4}[A-Z]{0,2}|(?:Su|MiG|Mi|Ka|Tu|Il|An)-?\d{1,3}[A-Za-z]{0,2})$"
)


class Names:
    """A `Marker` of names. ``words``, ``actors``, ``countries``: lines of those tables; ``places``: the gazetteer."""

    def __init__(
        self, words: Iterable[str], actors: Iterable[str], countries: Iterable[str], places: PlaceBook
    ) -> None:
        self._words = Vocabulary(words, actors, countries, places)

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        found: list[Mention] = []
        loose: list[tuple[Line, int]] = []
        for sentence in sentences:
            line = Line.of(sentence)
            found += self._line(line, loose)
        yield from found
        yield from self._second_look(found, loose)

    def _second_look(self, found: Sequence[Mention], loose: Sequence[tuple[Line, int]]) -> Iterator[Mention]:
        """Single capitalised words that a fuller mention elsewhere on the page explains."""
        towns = {fold(m.text) for m in found if m.kind is MentionKind.PLACE}
        surnames = {
            fold(m.text).rsplit(" ", 1)[-1] for m in found if m.kind is MentionKind.PERSON and m.label != "group"
        }
        for line, i in loose:
            key = line.words[i].key
            if key in surnames and key not in towns:
                yield line.mention(MentionKind.PERSON, i, i + 1)
            elif key in towns or (
                key not in self._words.classes["common"] and self._words.places.weight(line.words[i].text)
            ):
                yield line.mention(MentionKind.PLACE, i, i + 1)

    def _line(self, line: Line, loose: list[tuple[Line, int]]) -> Iterator[Mention]:
        i = 0
        while i < len(line.words):
            marks, after = self._at(line, i, loose)
            yield from marks
            i = after

    def _at(self, line: Line, i: int, loose: list[tuple[Line, int]]) -> tuple[list[Mention], int]:
        """The mentions that begin at a word, and the word to go on from."""
        if not self._words.opens(line, i):
            return [], i + 1
        return (
            self._group(line, i)
            or self._titled(line, i)
            or self._listed(line, i)
            or self._weapon(line, i)
            or self._capitals(line, i, loose)
            or ([], i + 1)
        )

    # --- groups: modifiers and a common noun ---------------------------------------------------------------------

    def _group(self, line: Line, i: int) -> tuple[list[Mention], int] | None:
        """ "Russian forces", "regime troops", "the interior ministry", "Aleppo's main hospital", "civilians"."""
        start, named = i, False
        for _ in range(6):
            noun = self._words.noun(line, i)
            if noun and not self._longer_name(line, i, noun[1]):
                return self._group_marks(line, start, i, noun)
            step = self._modifier(line, i)
            if not step:
                return None
            named = named or line.words[i].cap
            i = step
        return None

    def _longer_name(self, line: Line, i: int, after: int) -> bool:
        """The noun only begins a longer phrase: "police chief", "army spokesman", "government forces"."""
        noun = self._words.noun(line, after) if line.tight(after) else None
        if noun:
            return line.key(i, after) in self._words.classes["modifier"] or noun[0] in (
                "force",
                "organisation",
                "facility",
            )
        return False

    def _modifier(self, line: Line, i: int) -> int:
        """The word after one that may stand before a group's noun; 0 when this one may not."""
        if i >= len(line.words) or not line.tight(i + 1):
            return 0
        word = line.words[i]
        lexicon = self._words.match(line, i)
        if lexicon and line.tight(lexicon[1]):
            return lexicon[1]
        if word.key in self._words.classes["modifier"] or word.key in self._words.classes["organisation"]:
            return i + 1
        plain = word.key in self._words.classes["not-name"] and i == 0
        return i + 1 if word.cap and not line.flat and not plain and word.key not in self._words.classes["title"] else 0

    def _group_marks(self, line: Line, start: int, i: int, noun: tuple[str, int]) -> tuple[list[Mention], int] | None:
        name, after = noun
        bare = start == i
        if bare and (name == "organisation" and after - i < 2):
            return None
        if bare and name == "facility" and after - i < 2 and line.words[i].key not in self._words.classes["site"]:
            return None
        kind = {"people": MentionKind.PERSON}.get(name) or MentionKind(name)
        marks = [line.mention(kind, start, after, "group" if name == "people" else "")]
        return marks + list(self._words.inner_places(line, start, i, name)), after

    # --- names ---------------------------------------------------------------------------------------------------

    def _titled(self, line: Line, i: int) -> tuple[list[Mention], int] | None:
        """A name after what its bearer is: "Gen. Smith", "spokesman Ali Hassan". The mention is the name alone."""
        if line.words[i].key not in self._words.role_starts:
            return None
        for length in (3, 2, 1):
            key = line.key(i, i + length)
            if key in self._words.roles:
                after = self._person_end(line, i + length)
                if after and line.near(i + length):
                    office = "" if key in ("mr", "mrs", "ms", "dr") else key
                    return [line.mention(MentionKind.PERSON, i + length, after, office)], after
        return None

    def _person_end(self, line: Line, i: int) -> int:
        """Where a run of a person's names ends that begins at a word; 0 when none begins."""
        if (
            i >= len(line.words)
            or line.flat
            or not line.words[i].cap
            or line.words[i].key in self._words.classes["not-name"]
        ):
            return 0
        entry = self._words.match(line, i)
        if entry and entry[0].kind is not MentionKind.PERSON:
            return 0
        end = i + 1
        while end < min(len(line.words), i + 5) and line.near(end):
            word = line.words[end]
            if not word.cap and not (
                word.key in self._words.classes["particle"] and end + 1 < len(line.words) and line.words[end + 1].cap
            ):
                break
            end += 1
        return end

    def _listed(self, line: Line, i: int) -> tuple[list[Mention], int] | None:
        """A phrase of the lexicon: an actor, a country, a demonym."""
        match = self._words.match(line, i)
        if not match:
            return None
        entry, after = match
        label = entry.label
        if entry.kind is not MentionKind.PLACE:
            inner = list(self._words.inner_places(line, i, after, "name")) if after - i > 1 else []
            return [line.mention(entry.kind, i, after, label), *inner], after
        if entry.kind is MentionKind.PLACE and not label and self._words.speaks(line, i, after):
            label = "metonym"
        return [line.mention(entry.kind, i, after, label)], after

    def _weapon(self, line: Line, i: int) -> tuple[list[Mention], int] | None:
        if _DESIGNATION.match(line.words[i].text):
            noun = self._words.noun(line, i + 1)
            after = noun[1] if noun and noun[0] == "weapon" else i + 1
            return [line.mention(MentionKind.WEAPON, i, after)], after
        return None

    # --- capitals ------------------------------------------------------------------------------------------------

    def _capitals(self, line: Line, i: int, loose: list[tuple[Line, int]]) -> tuple[list[Mention], int] | None:
        if not (line.words[i].cap or line.flat) or (
            line.words[i].key in self._words.classes["not-name"] and not line.flat
        ):
            return None
        place = self._place_end(line, i)
        run = self._run_end(line, i)
        if place and run > place and line.words[place].key in self._words.classes["after-place"] and run - place == 1:
            return [line.mention(MentionKind.PLACE, i, place)], run
        if not line.flat and run - i > 1 and run > place:
            kind = self._kind_of_run(line, i, run)
            if kind:
                inner = [] if kind is MentionKind.PERSON else list(self._words.inner_places(line, i, run, "name"))
                return [line.mention(kind, i, run), *inner], run
        if place:
            label = "metonym" if self._words.speaks(line, i, place) else ""
            return [line.mention(MentionKind.PLACE, i, place, label)], place
        if run - i == 1 and not line.flat:
            if i and self._told_a_place(line, i):
                return [line.mention(MentionKind.PLACE, i, run)], run
            loose.append((line, i))
        return None

    def _told_a_place(self, line: Line, i: int) -> bool:
        """Whether the words before an unknown name say that it is a place: "in X", "city of X", "port city X"."""
        before, areas = line.words[i - 1], self._words.classes["area-of"]
        if before.key in self._words.classes["in"] or (before.key in areas and not before.cap and line.near(i)):
            return True
        return i > 1 and before.key == "of" and line.words[i - 2].key in areas

    def _run_end(self, line: Line, i: int) -> int:
        end = i + 1
        while end < len(line.words) and line.near(end):
            word = line.words[end]
            joins = (
                word.key in self._words.classes["joint"]
                and end + 1 < len(line.words)
                and line.near(end + 1)
                and line.words[end + 1].cap
            )
            if (not word.cap and not joins) or self._words.match(line, end):
                break
            end += 1
        return end

    def _kind_of_run(self, line: Line, i: int, end: int) -> MentionKind | None:
        keys = [word.key for word in line.words[i:end]]
        for name in ("force", "organisation", "facility"):
            if any(key in self._words.classes[name] for key in keys):
                return MentionKind(name)
        known = self._words.places.weight(line.name(i, end))
        people = keys[0] in self._words.classes["given"] or not known
        return MentionKind.PERSON if people and end - i <= 4 and not {"of", "for", "and", "the"} & set(keys) else None

    def _place_end(self, line: Line, i: int) -> int:
        """Where the longest name of a place ends that begins at a word and that the words around it bear out."""
        for end in range(min(line.reach[i], i + 5), i, -1):
            if line.words[end - 1].cap or line.flat:
                weight = self._words.places.weight(line.name(i, end))
                if weight and self._borne_out(line, i, end, weight):
                    return end
        return 0

    def _borne_out(self, line: Line, i: int, end: int, weight: int) -> bool:
        key = line.key(i, end)
        if key in self._words.classes["not-name"] or key in self._words.classes["given"] or len(key) < 3:
            return False
        context = self._place_around(line, i, end)
        if line.flat:
            return (context and weight > 1000) or weight > 50_000
        alone = end == self._run_end(line, i)
        return context or (alone and weight > (200_000 if i == 0 else 30_000)) or (end - i > 1 and alone)

    def _place_around(self, line: Line, i: int, end: int) -> bool:
        before = line.words[i - 1].key if i else ""
        follows = line.words[end].key if end < len(line.words) else ""
        if before in self._words.classes["before-place"] or (
            follows in self._words.classes["after-place"] and line.near(end)
        ):
            return True
        if before == "the" and i > 1:
            return follows in self._words.classes["after-place"]
        listed = i > 1 and (before in ("and", "or") or line.gap(i).strip() == ",")
        return (listed and line.words[i - 1 if before not in ("and", "or") else i - 2].cap and i < len(line.words)) or (
            end < len(line.words) and line.gap(end).strip() == "," and line.words[end].key in self._words.states
        )
