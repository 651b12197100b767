"""Coreference: the fullest name the page has for whoever a source is.

A pronoun is the person or body last heard; a surname, an office ("the governor") or a body's short name ("the
Observatory", "the IFRC") is the one of that name. Sources that stay unnamed ("officials", "a source") stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attributions import bodies, names, sources
from reportedly.attributions.names import OFFICES, Name
from reportedly.attributions.namesakes import MANY, Namesakes
from reportedly.attributions.voices import Speaker
from reportedly.attributions.words import Line
from reportedly.mentions import MentionKind, Page
from reportedly.text import Span

_ADDING = frozenset({"add", "continue", "go on"})
_SINGULAR = {"he": "he", "she": "she", "him": "he", "her": "she", "his": "he"}
_LEDE, _AHEAD = 2, 2
"""The last sentence, counted from 0 with the headline, that may name by office whom one of so many behind names."""
_PLURAL = frozenset("they them their".split())
_NEUTER = frozenset("it its".split())
_OWN = frozenset("i we my our us".split())
_RELATIVE = frozenset("who which that whom".split())
_PAPERS = frozenset("statement report letter message video footage post tweet bulletin communique document".split())
_ARTICLE = 4
"""Code points that may stand before a body at the head of its sentence: "The "."""
_BODIES = (MentionKind.ORGANISATION, MentionKind.FORCE)
_SAME = "coreference: {}"


@dataclass(slots=True)
class _Heard:
    """A speaker heard so far: the fullest name, where it stands, and what may stand for it."""

    name: str
    named: Span
    person: bool
    plural: bool
    words: frozenset[str]
    called: frozenset[str]
    gender: str
    at: int


Found = tuple[_Heard, str]


class Voices:
    """Names the speakers of one page, quote by quote, in the order of the text."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self._page = page
        self._names = Namesakes(page, lines)
        self._bodies = bodies.from_page(page)
        self._heard: list[_Heard] = []

    def own(self, source: Sequence[Span]) -> bool:
        """Whether a source is "I" or "we", which only the voice around it can name."""
        return bool(source) and self._page.document.words(source[0]).lower() in _OWN

    def speaker(self, span: Span, line: Line, outer: Speaker | None = None, lemma: str = "") -> Speaker:
        """The speaker that a source names; ``outer`` is the voice in whose quotation it stands, ``lemma`` the cue."""
        text = self._page.document.words(span)
        word = text.lower()
        if word in _OWN:
            named = (outer.name, outer.named) if outer else (text, span)
            return Speaker(named[0], span, named[1], _SAME.format(text) if outer else "verbatim")
        found = (
            self._pronoun(word, span, line)
            or self._introduced(text, span, line)
            or self._apposed(text, span, line)
            or self._described(text, span, lemma)
            or self._ahead(text, line)
            or self._new(text, span, line)
        )
        heard, how = found
        if heard.person or bodies.speaks(heard.name):
            self._remember(heard)
        heard.at = span.start
        return Speaker(heard.name, span, heard.named, how)

    def _remember(self, heard: _Heard) -> None:
        self._heard = [other for other in self._heard if other is not heard]
        self._heard = [*self._heard[-MANY:], heard]

    def _pronoun(self, word: str, span: Span, line: Line) -> Found | None:
        if word in _SINGULAR:
            found = self._person_before(_SINGULAR[word], span)
        elif word in _RELATIVE:
            found = self._antecedent(span, line)
        elif word in _NEUTER:
            found = self._body_before(span)
        elif word in _PLURAL:
            found = next((h for h in reversed(self._heard) if h.plural or not h.person), None)
        else:
            return None
        return (found, _SAME.format(word)) if found else None

    def _body_before(self, span: Span) -> _Heard | None:
        """The body last heard, unless a sentence since, this one or the one before, has another for its subject."""
        heard = next((h for h in reversed(self._heard) if not h.person and not h.plural), None)
        number = self._names.number(span)
        for line in reversed(self._names.lines[max(0, number - 1) : number + 1]):
            begin = line.sentence.span.start
            for mention in self._page.within(line.sentence.span, *_BODIES)[:1]:
                head = mention.span.start - begin <= _ARTICLE and line.classes[:1] != "q"
                if head and mention.span.end <= span.start and begin > (heard.at if heard else -1):
                    whole = Span(span.document, begin, mention.span.end)
                    text = self._page.document.words(whole)
                    return (self._described(text, whole, "") or self._new(text, whole, line))[0]
        return heard

    def _antecedent(self, span: Span, line: Line) -> _Heard | None:
        """Whoever stands before "who"."""
        at = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= span.start), 0)
        before = [name for name in self._names.of(line) if at - 4 <= name.last <= at]
        if before:
            return self._from_name(before[-1])
        found = sources.before(line, 0, at - (line.classes[at - 1 : at] in (",", "-"))) if at > 1 else None
        if found is None:
            return None
        whole = line.span(*found)
        text = self._page.document.words(whole)
        return (self._described(text, whole, "") or self._new(text, whole, line))[0]

    def _person_before(self, gender: str, span: Span) -> _Heard | None:
        """The person last heard, unless the sentence before has another one for its subject."""
        heard = next((h for h in reversed(self._heard) if h.person and h.gender in ("", gender)), None)
        subject = self._names.subject_since(heard.at if heard else -1, span, gender)
        if subject is not None:
            heard = self._from_name(subject)
        if heard is None:
            earlier = self._names.before(gender, span)
            heard = self._from_name(earlier) if earlier else None
        if heard is not None and not heard.gender:
            heard.gender = gender
        return heard

    def _from_name(self, name: Name) -> _Heard:
        full = self._names.fullest(name)
        for heard in self._heard:
            if heard.person and heard.name == full.text:
                return heard
        called = self._names.called(full)
        gender = (
            full.gender
            or name.gender
            or next((n.gender for n in self._names.alike(name) if n.words == name.words and n.gender), "")
        )
        return _Heard(
            full.text, full.span, True, False, frozenset(full.words), called | name.called, gender, name.span.start
        )

    def _described(self, text: str, span: Span, lemma: str) -> Found | None:
        """ "the governor", "the Observatory", "the ministry": whoever on the page is called so."""
        core = bodies.core(text)
        words = bodies.words(core)
        definite = bodies.definite(core)
        how = _SAME.format(text)
        if lemma in _ADDING and len(words) > 3 and words[-1] in OFFICES and definite and self._heard:
            return self._heard[-1], how
        if not words or len(words) > 5:
            return None
        paper = words[-1] in _PAPERS and (len(words) == 1 or (definite and len(words) == 2))
        if paper and self._heard and not bodies.capitals(core):
            return self._heard[-1], how
        if words[0].startswith("spokes") and len(words) == 1:
            body = next((h for h in reversed(self._heard) if not h.person and not h.plural), None)
            return (body, how) if body else None
        full = self._bodies.fullest(core)
        if full is not None:
            return self._body(full, span.start), how
        heard = self._last(words, lemma) if definite and len(words) == 1 and words[0] in bodies.GENERIC else None
        heard = heard or next((h for h in reversed(self._heard) if self._may_be(h, core, words, definite)), None)
        if heard is None and definite and not bodies.capitals(core):
            heard = self._last(words, lemma)
        if heard is not None:
            return self._fuller(heard, core, span), how
        return self._elsewhere(core, words, definite, span)

    def _fuller(self, heard: _Heard, core: str, span: Span) -> _Heard:
        """ "The US military" behind "the military": one body, by its fuller name from here on."""
        words = frozenset(bodies.words(core))
        if not heard.person and heard.words < words and not bodies.capitals(heard.name):
            heard.name, heard.named, heard.words = core, Span(span.document, span.start, span.start + len(core)), words
        return heard

    def _last(self, words: Sequence[str], lemma: str) -> _Heard | None:
        """The one last heard, for "the group" and for whoever only adds something."""
        if lemma in _ADDING and self._heard and words[-1] in OFFICES:
            return self._heard[-1]
        generic = words[-1] in bodies.GENERIC or lemma in _ADDING
        return next((h for h in reversed(self._heard) if not h.person), None) if generic and len(words) <= 2 else None

    def _may_be(self, heard: _Heard, core: str, words: Sequence[str], definite: bool) -> bool:
        lands = {word for word in words if names.DEMONYM.fullmatch(word)}
        if heard.person:
            rest = [word for word in words if word not in lands]
            known = len(rest) <= 2 and rest[-1:] != [] and rest[-1] in heard.called and lands <= heard.called
            return definite and known and self._names.of_land(bodies.possessor(core), heard.words, heard.called)
        if bodies.capitals(core) - lands:
            return bodies.head(core) == bodies.head(heard.name) and set(words) < heard.words
        return definite and bodies.same(core, heard.name)

    def _elsewhere(self, core: str, words: Sequence[str], definite: bool, span: Span) -> Found | None:
        """An office held by a person named nearby, or a monitor that is named in full elsewhere."""
        lands = {word for word in words if names.DEMONYM.fullmatch(word)}
        land = bodies.possessor(core)
        rest = [word for word in words[:-1] if word not in lands and word != land]
        if definite and words[-1] in OFFICES and len(rest) <= 1:
            holders = self._names.holders(words[-1], frozenset(lands), land, frozenset(rest))
            before = [n for n in holders if n.span.start < span.start]
            if holders:
                return self._from_name(before[-1] if before else holders[0]), _SAME.format(core)
        if bodies.monitor(core) and (definite or core.lower().startswith(("a ", "an ")) or len(words) == 1):
            full = self._bodies.monitor
            if full is not None:
                return self._body(full, span.start), _SAME.format(core)
        return None

    def _introduced(self, text: str, span: Span, line: Line) -> Found | None:
        """Who is named behind an office in the source itself: "the governor of Halfa, Omar Said"."""
        office, comma, _ = text.partition(",")
        if not comma or (OFFICES | names.TITLES).isdisjoint(bodies.headed(office)):
            return None
        first = span.start + len(office) + 1
        name = next((n for n in self._names.of(line) if n.span in span and n.span.start >= first), None)
        if name is None or any(
            n.span in span and n.span.start < first and len(n.words) > 1 for n in self._names.of(line)
        ):
            return None
        titles = text[len(office) + 1 : name.span.start - span.start].lower().replace("-", " ").split()
        if not all(word.rstrip(".") in names.TITLES for word in titles):
            return None
        heard = self._from_name(name)
        heard.called |= {bodies.head(office)}
        return heard, "verbatim" if heard.named in span else _SAME.format(name.text)

    def _apposed(self, text: str, span: Span, line: Line) -> Found | None:
        """Whoever stands just before an office told of them: "Omar Said(,) the governor of Halfa(,) said"."""
        core = bodies.core(text)
        determined = text.lower().startswith(("a ", "an ", "the ")) or bodies.possessor(core)
        if OFFICES.isdisjoint(bodies.headed(core)) or not determined:
            return None
        at = bisect_left([token.start for token in line.sentence.tokens], span.start)
        comma = line.classes[at - 1 : at] == ","
        name = next((n for n in self._names.of(line) if n.last == at - comma and len(n.words) > 1), None)
        if name is None or (comma and name.first > 2):
            return None
        return self._from_name(name), _SAME.format(core)

    def _ahead(self, text: str, line: Line) -> Found | None:
        """An office at a page's head whose holder the next sentence opens with ("The mayor said ...", "Omar Said")."""
        core = bodies.core(text)
        number = self._names.number(line.sentence.span)
        office = bodies.head(core)
        told = core.lower().startswith("the ") or bodies.possessor(core)
        if number > _LEDE or office not in OFFICES or not told:
            return None
        following = [n for found in self._names.by_line[number + 1 : number + 1 + _AHEAD] for n in found]
        lands = {word for word in bodies.words(core) if names.DEMONYM.fullmatch(word)}
        for name in following:
            other = {word for word in name.called if names.DEMONYM.fullmatch(word)}
            near = name.first <= 1 or self._names.speaks(name)
            if near and len(name.words) > 1 and not (lands and other - lands):
                heard = self._from_name(name)
                heard.called |= {office}
                return heard, _SAME.format(core)
        return None

    def _body(self, named: Span, at: int) -> _Heard:
        name = self._page.document.words(named)
        known = next((heard for heard in self._heard if heard.name == name), None)
        plural, words = bodies.plural(name), frozenset(bodies.words(name))
        person, gender = bodies.head(name) in OFFICES and not plural, names.gender({bodies.head(name)})
        return known or _Heard(name, named, person, plural, words, words if person else frozenset(), gender, at)

    def _new(self, text: str, span: Span, line: Line) -> Found:
        inside = [name for name in self._names.of(line) if name.span in span]
        person = names.who_of(inside, text, span) or self._known(inside, text, span)
        if person is not None:
            heard = self._from_name(person)
            represented = bodies.represented(text)
            if represented:
                self._remember(self._body(Span(span.document, *(span.start + at for at in represented)), span.start))
            return heard, "verbatim" if heard.named in span else _SAME.format(person.text)
        first, last = bodies.name(text)
        named = Span(span.document, span.start + first, span.start + last)
        return self._body(named, span.start), "verbatim"

    def _known(self, inside: Sequence[Name], text: str, span: Span) -> Name | None:
        """The surname of one named in full elsewhere, where it opens a source or ends a run ("World War II Said")."""
        found = next((n for n in inside if n.span.start == span.start or names.ends_run(n, text, span)), None)
        possessor = found and text[found.span.end - span.start :].startswith(("'", "’", ",", " and "))
        return found if found and not possessor and len(self._names.fullest(found).words) > 1 else None
