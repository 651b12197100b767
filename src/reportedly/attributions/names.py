"""Names: the persons and bodies a page names, and what it calls them besides.

A name is a run of capitalised words with its particles ("Abu Mohammed al-Jolani"). Titles before it and the offices
told before or behind it ("governor Hennadiy Laguta", "Laguta, the governor of ...") are what the page may call it
later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from reportedly.attributions.words import Line
from reportedly.mentions.numerals import WORDS
from reportedly.text import Span

PARTICLES = frozenset("al el ul as ad an ar bin ibn ben bint de van von der den la le di da du dos abu abd umm".split())
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame sheikh prince princess king queen pope imam mullah ayatollah rev prof"
    " professor president vice prime minister premier chancellor governor mayor senator sen rep congressman"
    " congresswoman representative ambassador envoy general gen colonel col lieutenant lt major maj captain capt"
    " sergeant sgt brigadier brig admiral adm commander marshal corporal chief secretary director chairman spokesman"
    " spokeswoman spokesperson deputy foreign defence defense interior health attorney judge justice officer official"
    " activist media security reporter correspondent journalist analyst former acting archbishop bishop father fr coach"
    " private first inspector superintendent".split()
)
BODIES = frozenset(
    "observatory rights organisation organization agency ministry army force forces council committee group front"
    " party union nations office centre center network department state house authority administration command"
    " coalition government bank court parliament congress senate assembly commission movement brigade brigades"
    " battalion division watch amnesty international crescent cross society association institute university"
    " federation republic league police guard guards hospital service services corps company corporation fund"
    " foundation board bureau directorate times post news press television tv radio telegraph guardian journal"
    " channel media magazine programme program unit militia alliance opposition defense defence affairs syndicate"
    " college school staff campaign pentagon kremlin nato afp reuters sana interpol"
    " hezbollah hamas taliban isis isil daesh telegram facebook twitter instagram whatsapp youtube tiktok".split()
)
OFFICES = frozenset(
    "president premier chancellor governor mayor senator congressman representative ambassador envoy general colonel"
    " lieutenant major captain sergeant brigadier admiral commander marshal chief secretary director chairman"
    " chairwoman spokesman spokeswoman spokesperson head leader official officer minister activist journalist"
    " reporter correspondent doctor surgeon medic nurse resident analyst expert lawyer prosecutor judge coordinator"
    " adviser advisor diplomat fighter rebel volunteer witness manager professor teacher student farmer shopkeeper"
    " engineer emir cleric sheikh king prince founder member deputy negotiator editor lawmaker mp candidate veteran"
    " photographer pilot monk bishop archbishop pope rapporteur paramedic rescuer mother father brother sister son"
    " daughter wife husband".split()
)
SPEAKING = frozenset(
    "officials sources source residents activists witnesses eyewitnesses doctors medics rescuers police soldiers"
    " rebels militants fighters media experts analysts observers locals authorities group groups monitor monitors"
    " ministry army military agency agencies observatory network channel television radio station newspaper ministers"
    " spokesmen diplomats lawyers relatives families survivors refugees migrants investigators prosecutors"
    " organisations organisation organization organizations ngo ngos charity charities office department council"
    " command coalition party statement forces force people workers staff users villagers correspondents reporters"
    " journalists commanders leaders lawmakers mps senators politicians critics supporters researchers scientists"
    " government governments opposition embassy court company union committee commission watchdog reports report"
    " survey poll study unit outlet daily weekly website presidency secretariat parliament administration team"
    " mission traders farmers students".split()
)
DEMONYM = re.compile(
    r"(?:.{0,40}(?:ian|ean|ish|ese|tani|aqi|aeli|emeni|audi|ghan|ordan|gerian)|arab|american|african|mexican|moroccan|cuban|german|libyan|kenyan|somali|french|dutch|greek|us|uk|un|eu)"
)
_EVENTS = frozenset("war wars summit conference battle operation i ii iii iv".split())
_PREFIXES = frozenset("anti pro non ex co vice pre post mid semi multi inter trans counter cross".split())
_SUFFIXES = frozenset("wide born style era run made like linked allied aligned loyal affiliated".split())
_NUMBERS = re.compile(WORDS, re.IGNORECASE)
_GIVEN = frozenset("ian brian christian julian adrian vivian sebastian fabian damian marian jean sean dean".split())
_KINDS = frozenset(
    "newspaper magazine province city town district region village state agency airport hospital".split()
)
_PLACED = frozenset("in at near from to into across outside around north south east west".split())
_WOMAN = frozenset(
    "mrs ms miss lady dame queen princess spokeswoman congresswoman chairwoman mother sister wife daughter"
    " woman girl".split()
)
_WOMEN = frozenset(
    "jane mary anna anne ann maria marie sarah susan karen nancy lisa laura emma emily alice julia julie helen elena"
    " olena olga iryna irina svetlana natalia nataliya oksana yulia tetiana tatiana ekaterina maryna marina hanna"
    " kateryna lesya fatima fatma aisha amina khadija zainab zeinab maryam mariam leila layla nadia hanan rania"
    " samira shamima huda hala noor yasmin ilham asma umm angela ursula annalena hillary michelle theresa margaret"
    " elizabeth linda samantha victoria jennifer jessica amanda rachel rebecca ruth esther hannah leah clare claire"
    " charlotte catherine katherine kate kathleen christine christina diana barbara patricia penny priti liz federica"
    " carla sophie hind hadia salma sabreen ravina martha joyce philippa clementine francesca cindy stephanie vanessa"
    " tirana tigist helena sanna kaja zuzana mette jacinda kamala condoleezza nikki karine carol caroline debbie"
    " donna deborah rosemary".split()
)
_MAN = frozenset("mr sir lord king prince spokesman congressman chairman father brother husband son".split())


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a person's name. ``words`` are its parts in lower case; ``called``: titles, offices, lands."""

    text: str
    span: Span
    words: tuple[str, ...]
    called: frozenset[str]
    first: int
    last: int

    @property
    def gender(self) -> str:
        """ "she", "he" or "" where no title tells."""
        return "she" if self.words[0] in _WOMEN else gender(self.called)


def gender(words: Set[str]) -> str:
    """ "she", "he" or "", as what a person is called tells."""
    return "she" if words & _WOMAN else "he" if words & _MAN else ""


def from_line(line: Line, breaks: frozenset[int] = frozenset()) -> Iterator[Name]:
    """The persons named in a sentence, in the order of the text; a name may begin at the tokens of ``breaks``."""
    for first, last in runs(line, breaks):
        person = _person(line, first, last)
        if person:
            yield person


def runs(line: Line, breaks: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words with particles and hyphens inside them, as token positions; a break ends one."""
    at, high = 0, len(line.words)
    while at < high:
        if not _begins(line, at):
            at += 1
            continue
        last = at + 1
        while last < high and last not in breaks and _goes_on(line, last, high):
            last += 1
        yield at, last
        at = last


def _begins(line: Line, at: int) -> bool:
    if line.classes[at] == "X":
        return True
    return line.words[at] in PARTICLES and line.classes[at + 1 : at + 3] == "hX"


def _goes_on(line: Line, at: int, high: int) -> bool:
    letter = line.classes[at]
    if letter == "X":
        return True
    following = line.classes[at + 1] if at + 1 < high else ""
    if letter == "h":
        suffixed = line.words[at + 1 : at + 2] != () and line.words[at + 1] in _SUFFIXES
        return following == "X" or (following == "n" and line.words[at - 1] not in _PREFIXES and not suffixed)
    if line.classes[at - 1] == "h" and letter in "nE":
        return line.words[at] not in ("backed", "led", "held", "based", "controlled")
    if line.words[at] in PARTICLES:
        led = line.words[at + 1 : at + 2] != () and line.words[at + 1] in PARTICLES
        return following == "X" or line.classes[at + 1 : at + 3] == "hX" or (led and _goes_on(line, at + 1, high))
    return letter == "." and line.words[at] == "." and len(line.words[at - 1]) == 1 and following == "X"


def _person(line: Line, first: int, last: int) -> Name | None:
    if "operation" in line.words[first:last]:
        return None
    begin = _past_body(line, first, last)
    called: set[str] = set()
    while begin < last and (line.words[begin].rstrip(".") in TITLES or (called and line.words[begin] == "-")):
        called.add(line.words[begin].rstrip("."))
        begin += 1
    called.discard("-")
    parts = [word for word in line.words[begin:last] if word not in ("-", ".")]
    if not parts or not _personal(line, begin, last, parts, bool(called)):
        return None
    called |= _offices(line, first, last) | {word for word in line.words[max(0, first - 4) : first] if _land(word)}
    return Name(line.said(begin, last), line.span(begin, last), tuple(parts), frozenset(called), begin, last)


def _past_body(line: Line, first: int, last: int) -> int:
    """Where a person's name begins in a run that opens with a body or an event: "Halfa Red Cross Omar Said"."""
    at = max((k + 1 for k in range(first, last) if line.words[k] in BODIES | _EVENTS), default=first)
    event = line.words[at - 1] in _EVENTS
    rest = [k for k in range(at, last) if line.classes[k] == "X" and len(line.words[k]) > 1]
    return at if len(rest) > 1 or (event and at < last and at > first + 1) else first


def _personal(line: Line, first: int, last: int, parts: list[str], titled: bool) -> bool:
    if any(part in BODIES for part in parts) or len(parts) > 7 or all(_NUMBERS.fullmatch(part) for part in parts):
        return False
    before = line.words[first - 1] if first else ""
    placed = before in _PLACED and tuple(line.words[max(0, first - 2) : first]) != ("according", "to")
    if not titled and (placed or before in ("the", "of") or line.words[first][0].isdigit()):
        return False
    if before == "for" and line.classes[first - 2 : first - 1] == "X":
        return False
    behind = line.words[last] if last < len(line.words) else ""
    told = last + len(line.classes[last : last + 3]) - len(line.classes[last : last + 3].lstrip("n"))
    office = len(parts) == 1 and any(word in OFFICES for word in line.words[last:told])
    office = office or (behind in OFFICES and (len(parts) == 1 or line.classes[last + 1 : last + 2] == "X"))
    if office or behind in SPEAKING or behind in _KINDS:
        return False
    if DEMONYM.fullmatch(parts[0]) and parts[0] not in _GIVEN:
        return False
    return not all(token.text.isupper() for token in line.sentence.tokens[first:last] if len(token.text) > 1)


def _land(word: str) -> bool:
    return DEMONYM.fullmatch(word) is not None


def _offices(line: Line, first: int, last: int) -> set[str]:
    """The offices told in the few words before a name, or in the apposition behind it."""
    comma = line.classes[first - 1 : first] == "," and line.classes[last : last + 1] in (",", "C")
    stop = begin = first - comma
    while begin and stop - begin < 5 and line.classes[begin - 1] in "nXhSE":
        begin -= 1
    found = {word for word in line.words[begin:first] if word in OFFICES}
    behind = line.classes[last : last + 9]
    if behind[:1] in (",", "D", "n") and behind[:1]:
        stop = next((k for k, letter in enumerate(behind[1:], 1) if letter in "CV;:q."), len(behind))
        found |= {word for word in line.words[last : last + stop] if word in OFFICES}
    return found


def ends_run(name: Name, text: str, span: Span) -> bool:
    """Whether a name ends a source, with a capitalised word just before it."""
    before = text[: name.span.start - span.start].split()
    return name.span.end == span.end and bool(before) and before[-1][0].isupper() and before[-1].isalnum()


def misspelt(name: Name, other: Name) -> bool:
    """A long surname with a letter or two astray ("Siheybi", "Sileybi")."""
    if len(name.words) != 1 or len(name.words[0]) < 6:
        return False
    one, two = name.words[0], other.words[-1]
    return one[0] == two[0] and Levenshtein.distance(one, two, score_cutoff=2) <= (len(one) > 6) + 1


def who_of(inside: Sequence[Name], text: str, span: Span) -> Name | None:
    """The person among the names of a source: the first of two words or more, or with a title; never a possessor."""
    own = [n for n in inside if not text[n.span.end - span.start :].startswith(("'s", "’s", "' ", "’ ", ")"))]
    return next((n for n in own if len(n.words) > 1 or n.called or n.text == text), None)
