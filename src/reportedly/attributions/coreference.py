"""Coreference: the fullest name the page has for whoever a source is.

A pronoun is the person or body last heard; a surname, an office ("the governor") or a body's short name ("the
Observatory") is the one of that name. Sources that stay unnamed ("officials", "a source") stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attributions import names
from reportedly.attributions.names import BODIES, OFFICES, TITLES, Name
from reportedly.attributions.quotes import Quote
from reportedly.attributions.voices import Speaker
from reportedly.attributions.words import Line
from reportedly.mentions import Page
from reportedly.text import Span

_SINGULAR = {"he": "he", "she": "she", "him": "he", "her": "she", "his": "he"}
_PLURAL = frozenset("they them their".split())
_NEUTER = frozenset("it its which".split())
_OWN = frozenset("i we my our us".split())
_HEADS = frozenset(
    "group organisation organization monitor monitors agency ministry army military observatory network watchdog ngo charity"
    " body committee council office department party movement coalition police union channel television outlet station"
    " newspaper paper force forces command centre center government administration statement report source monitoring"
    " rights association society team".split()
)
_MONITORS = frozenset("monitor monitors monitoring ngo watchdog charity group organisation organization".split())
_MONITORING = re.compile(
    r"\b(?:observatory|rights|watch|monitor|network|amnesty|médecins|doctors|crescent|relief|society)\b", re.I
)
_STOP = frozenset("the a an of for and in on at to by from 's ’s s".split())
_TAIL = re.compile(r",|\s(?:who|which|whose)\s|\s[–—-]\s|\s\(")


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


class Voices:
    """Names the speakers of one page, quote by quote, in the order of the text."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self._page = page
        self._names = [name for line in lines for name in names.from_line(line)]
        self._lines = lines
        self._heard: list[_Heard] = []

    def speaker(self, span: Span, line: Line, outer: Speaker | None = None) -> Speaker:
        """The speaker that a source names; ``outer`` is the voice in whose quotation it stands."""
        text = self._page.document.words(span)
        word = text.lower()
        if word in _OWN and outer is not None:
            return Speaker(outer.name, span, outer.named, f"coreference: {text}")
        found = self._pronoun(word, span)
        if found is None and word != "who":
            found = self._described(text, span, line)
        if found is None:
            found = self._new(text, span, line)
        heard, how = found
        self._heard = [other for other in self._heard if other is not heard]
        self._heard.append(heard)
        heard.at = span.start
        return Speaker(heard.name, span, heard.named, how)

    def own(self, source: Sequence[Span]) -> bool:
        """Whether a source is "I" or "we", which only the voice around it can name."""
        return bool(source) and self._page.document.words(source[0]).lower() in _OWN

    def _pronoun(self, word: str, span: Span) -> tuple[_Heard, str] | None:
        if word in _SINGULAR:
            return self._person_before(_SINGULAR[word], span, word)
        fits = (
            (lambda h: not h.person and not h.plural) if word in _NEUTER
            else (lambda h: h.plural or not h.person) if word in _PLURAL else None
        )  # fmt: skip
        if fits is None:
            return None
        heard = next((h for h in reversed(self._heard) if fits(h)), None)
        return (heard, f"coreference: {word}") if heard else None

    def _person_before(self, gender: str, span: Span, word: str) -> tuple[_Heard, str] | None:
        """The person last heard, unless another one was named as a sentence's subject since."""
        heard = next((h for h in reversed(self._heard) if h.person and h.gender in ("", gender)), None)
        since = heard.at if heard else -1
        subject = self._subject_between(since, span.start, gender)
        if subject is not None:
            heard = self._from_name(subject)
        return (heard, f"coreference: {word}") if heard else None

    def _subject_between(self, since: int, until: int, gender: str) -> Name | None:
        """The last person named at the head of a sentence between two places."""
        best = None
        for line in self._lines:
            if line.sentence.span.start >= until:
                break
            if line.sentence.span.end <= since:
                continue
            for name in names.from_line(line):
                after = since < name.span.start < until
                if after and name.first <= 6 and name.gender in ("", gender) and len(name.words) > 1:
                    best = name
                    break
        return best

    def _from_name(self, name: Name) -> _Heard:
        full = self._fullest(name)
        for heard in self._heard:
            if heard.person and heard.name == full.text:
                return heard
        gender = full.gender or name.gender
        called = full.called | name.called
        return _Heard(full.text, full.span, True, False, frozenset(full.words), called, gender, name.span.start)

    def _fullest(self, name: Name) -> Name:
        """The longest form of a person's name on the page, nearest before, else first after."""
        last = name.words[-1]
        longer = [n for n in self._names if len(n.words) > len(name.words) and set(name.words) <= set(n.words)]
        longer = [n for n in longer if n.words[-1] == last or last in n.words[1:] or len(name.words) == 1]
        if not longer:
            return name
        before = [n for n in longer if n.span.start <= name.span.start]
        return before[-1] if before else longer[0]

    def _described(self, text: str, span: Span, line: Line) -> tuple[_Heard, str] | None:
        """ "the governor", "the Observatory", "the ministry": whoever on the page is called so."""
        words = [w for w in re.findall(r"[\w-]+", text.lower()) if w not in _STOP]
        if not words or len(words) > 4:
            return None
        head = words[-1].removesuffix("'s")
        definite = text.lower().startswith(("the ", "this ", "that ", "his ", "her "))
        capitals = {w.lower() for w in re.findall(r"[A-Z][\w-]+", text)} - {"the"} - _STOP
        for heard in reversed(self._heard):
            if capitals and not heard.person and capitals < heard.words and head in heard.words:
                return heard, f"coreference: {text}"
            if definite and not capitals - _demonyms(capitals) and self._may_be(heard, words, head):
                return heard, f"coreference: {text}"
        return self._ahead(text, span, words, head, definite)

    def _may_be(self, heard: _Heard, words: Sequence[str], head: str) -> bool:
        if heard.person:
            return head in heard.called
        if head in heard.words and len(heard.words) > len(words):
            return True
        return head in _MONITORS and bool(_MONITORING.search(heard.name))

    def _ahead(
        self, text: str, span: Span, words: Sequence[str], head: str, definite: bool
    ) -> tuple[_Heard, str] | None:
        """An office held by a person named nearby, or a body that is named in full elsewhere."""
        if definite and head in OFFICES:
            before = [n for n in self._names if head in n.called and n.span.start < span.start]
            if before:
                return self._from_name(before[-1]), f"coreference: {text}"
        if head in _MONITORS and (definite or text.lower().startswith(("a ", "an ")) or len(words) == 1):
            found = _observatory(self._page)
            if found:
                name = self._page.document.words(found)
                heard = self._known(name) or _body(name, found, span.start)
                return heard, f"coreference: {text}"
        return None

    def _known(self, name: str) -> _Heard | None:
        return next((heard for heard in self._heard if heard.name == name), None)

    def _new(self, text: str, span: Span, line: Line) -> tuple[_Heard, str]:
        inside = [n for n in names.from_line(line) if n.span in span]
        person = _who_of(inside, text)
        if person is not None:
            heard = self._from_name(person)
            same = heard.named in span
            return heard, "verbatim" if same else f"coreference: {person.text}"
        body = _core(text)
        first = Span(span.document, span.start, span.start + len(body))
        longer = self._longer_body(body)
        if longer is not None:
            return longer, f"coreference: {body}"
        return self._known(body) or _body(body, first, span.start), "verbatim"

    def _longer_body(self, body: str) -> _Heard | None:
        words = frozenset(w for w in re.findall(r"[\w-]+", body.lower()) if w not in _STOP)
        capitals = {w for w in re.findall(r"[A-Z][\w-]+", body)}
        if not capitals:
            return None
        return next((h for h in reversed(self._heard) if not h.person and words < h.words), None)


def _who_of(inside: Sequence[Name], text: str) -> Name | None:
    """The person among the names of a source: the one with an office or title, else the first with two words or more."""
    if not inside:
        return None
    first = inside[0]
    if len(first.words) > 1 or first.called & TITLES or first.text == text:
        return first
    return next((name for name in inside if len(name.words) > 1), None)


def _core(text: str) -> str:
    """A body's name without its apposition or relative clause."""
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail and tail.start() else text


def _body(name: str, span: Span, at: int) -> _Heard:
    words = frozenset(w for w in re.findall(r"[\w-]+", name.lower()) if w not in _STOP)
    head = name.split()[-1].lower()
    plural = head.endswith("s") and not name.lower().startswith(("a ", "an ")) and head not in BODIES
    return _Heard(name, span, False, plural, words, frozenset(), "", at)


def _demonyms(words: set[str]) -> set[str]:
    return {word for word in words if word.endswith(("an", "ish", "ese", "i"))}


_OBSERVATORY = re.compile(
    r"(?:the )?(?:[A-Z][\w-]+ )*(?:Observatory|Network|Watch|Monitor(?:ing Group)?)(?: for [A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
)


def _observatory(page: Page) -> Span | None:
    """The first monitoring body that the page names."""
    best = None
    for match in _OBSERVATORY.finditer(page.document.text):
        if " " in match.group().strip() and (best is None or len(match.group()) > best.end - best.start + 8):
            best = best or Span(page.document.id, match.start(), match.end())
    return best
