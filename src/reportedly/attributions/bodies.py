"""Bodies: what ministries, monitors, agencies and groups are called, in full and in short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.attributions.names import BODIES, DEMONYM, OFFICES, SPEAKING
from reportedly.mentions import Page
from reportedly.text import Span

DESCRIPTIONS = 1 << 12
"""Descriptions of bodies whose words are remembered: a page holds each against all that it names."""
_POSSESSOR = re.compile(r"(?:[Tt]he )?([A-Z][\w-]{1,40})['’]s\s")
_STOP = frozenset("the a an of for and in on at to by from s same this that his her its their".split())
_TAIL = re.compile(r",|\s(?:who|which|whose)\s|\s[–—-]\s|\s\(")
_INDEFINITE = re.compile(r"(?:an?|some|one|two|three|four|five|several|many|other|another|local)\b", re.I)
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\s|[A-Z][\w-]{1,40}['’]s\s{1,4}[a-z]", re.I)
GENERIC = frozenset(
    "group organisation organization body movement agency outlet party militia watchdog charity ngo".split()
)
_WORD = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_PART = r"(?:[A-Z]|al-[A-Z])[\w'’-]*"
_SHORT = re.compile(
    rf"\b(?!The\b)({_PART}(?:\s+(?:(?:of|for|and|the|in|de|des|du|sans)\s+){{0,2}}{_PART}){{1,9}})\s+\(([A-Z][A-Za-z-]{{1,9}})\)"
)
_CHAIN = r"[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*"
_FULL = r"(?:[A-Z][\w'’-]+ ){{1,3}}{0}(?: (?:for|of) " + _CHAIN + r")?|{0} (?:for|of) " + _CHAIN
_RUN = re.compile(r"(?!The\b)[A-Z][a-z][\w'’]*(?:(?:\s+(?:of|for|and|the|on|in)){0,2}[\s-]+[A-Z][a-z][\w'’]*)+")
_SEATED = re.compile(r"(?<!\s)\s+(?:in|on)\s")
_MONITOR = frozenset("monitor monitors monitoring ngo watchdog group organisation organization charity".split())
_MONITORING = re.compile(
    r"\b(?:[Tt]he )?(?:[A-Z][\w-]+ ){1,6}(?:Observatory|Network|Watch|Monitor(?:ing Group)?)\b"
    rf"(?: for {_CHAIN})?|\b[Tt]he Observatory(?: for {_CHAIN})?"
)
_LAST_NAME = re.compile(
    r"(?:^|(?<=\s))([a-z]+)\s+((?:[A-Z][\w'’-]*|al-[A-Z]\w+)(?:\s+(?:[A-Z][\w'’-]*|al-[A-Z]\w+))*)$"
)
_HANGING = re.compile(r"\s(?:of|for|in|at|on|from|with|to|linked|close|loyal|allied|affiliated|based)\s")
_REPRESENTED = re.compile(
    r"\b(?:spokes(?:man|woman|person)|leader|head|director|commander)\s(?:for|of)\s((?:the\s)?(?:[A-Z][\w'’-]*|al-[A-Z]\w*)"
    r"(?:\s(?:(?:of|for|and)\s)?(?:[A-Z][\w'’-]*|al-[A-Z]\w*))*)"
)
_APPOSED = re.compile(r"^[^,]*[a-z],\s((?:the\s)?[A-Z][\w'’-]*(?:\s+(?:(?:of|for|and|al)\s+)?[A-Z][\w'’-]*)*),?$")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that a page names in full: by their initials, and the first that monitors."""

    text: str
    document: str
    short: dict[str, Span]
    initials: dict[str, Span]
    monitor: Span | None

    def fullest(self, text: str) -> Span | None:
        """The full name that initials stand for ("the ICRC"), or a capitalised head ("the UK-based Observatory")."""
        bare = text.removeprefix("the ").removeprefix("The ")
        known = self.short.get(bare) or self.initials.get(bare)
        last = bare.split(" ")[-1]
        if known or not (last.lower() in BODIES and last[:1].isupper() and text != bare):
            return known
        found = re.search(_FULL.format(re.escape(last)), self.text)
        span = Span(self.document, found.start(), found.end()) if found else None
        return span if found and len(words(found.group())) > len(words(bare)) else None


def from_page(page: Page) -> Bodies:
    """Find initials in brackets behind a name, and the first monitoring body named in more than one word.

    One with an article goes first: in a headline "Halfa Monitor" may be a town and who says so.
    """
    text, document = page.document.text, page.document.id
    short = {m[2]: Span(document, m.start(1), m.end(1)) for m in reversed(list(_SHORT.finditer(text)))}
    initials: dict[str, Span] = {}
    for match in _RUN.finditer(text):
        for end in (match.end(), *(match.start() + hanging.start() for hanging in _SEATED.finditer(match.group()))):
            letters = "".join(word[0] for word in re.split(r"[\s-]+", text[match.start() : end]) if word[0].isupper())
            if 2 < len(letters) < 7:
                initials.setdefault(letters, Span(document, match.start(), end))
    monitors = list(_MONITORING.finditer(text))
    found = next((m for m in monitors if m.group().startswith(("the ", "The "))), next(iter(monitors), None))
    return Bodies(text, document, short, initials, Span(document, found.start(), found.end()) if found else None)


def core(text: str) -> str:
    """A source without its apposition or relative clause."""
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail and tail.start() else text


def name(text: str) -> tuple[int, int]:
    """Where in the words of a source the body's name stands, as code points.

    "the state news agency Saba" is Saba; "its armed wing, the Qassam Brigades," are the Brigades; those who stay
    unnamed keep what is told of them ("a doctor who asked not to be named").
    """
    apposed = _APPOSED.match(text)
    if apposed and not _CAPITAL.search(text.split(",")[0].split(" ")[-1]):
        return apposed.span(1)
    if _INDEFINITE.match(text) and not _CAPITAL.search(text[1:]):
        return 0, len(text.split(",")[0])
    short = core(text)
    last = _LAST_NAME.search(short)
    if last and last[1] in SPEAKING | {"agency", "group", "outlet", "charity", "broadcaster"}:
        return last.span(2)
    return 0, len(short)


@lru_cache(maxsize=DESCRIPTIONS)
def words(text: str) -> tuple[str, ...]:
    """The words of a description that tell something, in lower case."""
    return tuple([word for word in _WORD.findall(text.lower()) if word not in _STOP])


@lru_cache(maxsize=DESCRIPTIONS)
def capitals(text: str) -> frozenset[str]:
    """The capitalised words of a description, in lower case, without an article at its head."""
    return frozenset(word.lower() for word in _CAPITAL.findall(text)) - _STOP


def definite(text: str) -> bool:
    """Whether a description points at one who is known: "the governor", "its mayor", "Iraq's president"."""
    return _DEFINITE.match(text) is not None


def possessor(text: str) -> str:
    """The land or body whose office a description tells, in lower case: "Iraq's president"; empty where none is."""
    found = _POSSESSOR.match(text)
    return found[1].lower() if found else ""


def akin(land: str, word: str) -> bool:
    """Whether a land and what its people are called begin alike: "Iraq", "Iraqi"."""
    return word[:4] == land[:4] and DEMONYM.fullmatch(word) is not None


def head(text: str) -> str:
    """The word that says what a body is: the last before "of", "for" or "in"."""
    found = headed(text)
    return found[-1] if found else ""


@lru_cache(maxsize=DESCRIPTIONS)
def headed(text: str) -> tuple[str, ...]:
    """The words of a description before "of", "for" or "in"."""
    return words(_HANGING.split(text)[0])


def represented(text: str) -> tuple[int, int] | None:
    """Where the body stands that a person speaks for or leads, as code points."""
    found = _REPRESENTED.search(text)
    return found.span(1) if found else None


@lru_cache(maxsize=DESCRIPTIONS)
def speaks(text: str) -> bool:
    """Whether a name is that of one who may speak again, a body or people, not "a charge" or "evidence"."""
    found = words(text)
    known = any(word in SPEAKING or word in OFFICES or word in BODIES for word in found)
    return known or bool(capitals(text)) or plural(text)


@lru_cache(maxsize=DESCRIPTIONS)
def same(short: str, full: str) -> bool:
    """Whether a definite description may mean a body: the same head, and nothing that the full name lacks."""
    kind, named = head(short), set(words(full))
    rest = {word for word in words(short) if word != kind and not DEMONYM.fullmatch(word)}
    if kind and kind == head(full) and rest <= named and set(words(short)) != named:
        return True
    return monitor(short) and _MONITORING.search(full) is not None


def monitor(text: str) -> bool:
    """Whether a description is that of a monitor ("the Britain-based monitoring group")."""
    named = {word for word in capitals(text) if "-" not in word and not DEMONYM.fullmatch(word)}
    return head(text) in _MONITOR and not named


def plural(text: str) -> bool:
    """Whether a body is spoken of as "they"."""
    last = head(text)
    return last.endswith("s") and last not in BODIES and not text.lower().startswith(("a ", "an "))
