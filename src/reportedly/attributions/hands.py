"""Hands: a quote as an attribution, with its speaker and the hands its words passed through.

Who is cited by an agency, an outlet or another speaker is the speaker; the one who cites passed the words on. So did
whoever speaks around a nested quote. A quote that names nobody has the speaker around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.attributions import chains, names, sources
from reportedly.attributions.coreference import Voices
from reportedly.attributions.quotes import Quote
from reportedly.attributions.voices import Attribution, Relay, Role, Stance
from reportedly.attributions.words import Line
from reportedly.text import Span

_PAPERS = frozenset(
    "statement statements post posts tweet tweets letter message communique communiqué readout bulletin".split()
)
_VIEWS = frozenset("images imagery imaging pictures photos photographs footage video videos data figures maps".split())
_THINGS = frozenset(
    "evidence data figures estimates imaging imagery images phrase charge attack attacks bombing bombings strike"
    " strikes raid raids blast explosion shelling".split()
)
_SPEAKERS = names.SPEAKING | names.OFFICES | names.BODIES
_SENT = {"tweet": "tweet", "post": "post", "email": "email", "broadcast": "broadcast"}
_TOLD = frozenset("tell inform brief".split())


def reach(
    quotes: Sequence[Quote], at: int, line: Line, holder: int | None, beside: range
) -> tuple[tuple[int, int], tuple[Span, ...]]:
    """The stretch around a cue that may tell its chain, in code points, and the contents taken out of it.

    ``holder`` is the quote it stands in, ``beside`` the quotes of the same sentence.
    """
    quote, span = quotes[at], line.sentence.span
    low, high = span.start, span.end
    if holder is not None:
        piece = next((p for p in quotes[holder].content if quote.cue in p), span)
        low, high = max(low, piece.start), min(high, piece.end)
    taken = list(quote.content)
    for k in beside:
        other = quotes[k]
        if k in (at, holder) or _cites(line, other) or (other.entry.pattern == "noun" and not other.source):
            continue
        taken += [piece for piece in other.content if quote.cue not in piece]
        if k < at and not _flanked(quote, other):
            low = max(low, other.cue.end)
        elif k > at and other.entry.lemma not in ("cite", "quote"):
            high = min(high, max(other.cue.start, quote.cue.end))
    return (max(low, _apart(line, quote, taken)), high), tuple(taken)


def _apart(line: Line, quote: Quote, taken: Sequence[Span]) -> int:
    """Where the last semicolon before a cue stands, as a code point, but for one in somebody's words; else 0."""
    marks = zip(line.classes, line.sentence.tokens, strict=True)
    found = (token.start for letter, token in marks if letter == ";" and token.end <= quote.cue.start)
    return max((at for at in found if not any(piece.start <= at < piece.end for piece in taken)), default=0)


def _cites(line: Line, quote: Quote) -> bool:
    """ "Radio Halfa, citing the ministry, said": who stands behind "citing" or "quoted by" is no content."""
    starts = (k for k, token in enumerate(line.sentence.tokens) if token.start == quote.cue.start)
    return any(line.words[k] in ("citing", "quoting") or line.words[k : k + 2] == ("quoted", "by") for k in starts)


def _flanked(quote: Quote, other: Quote) -> bool:
    """The other quote stands inside this one's content."""
    return any(other.cue in piece for piece in quote.content)


def attribution(
    quote: Quote,
    line: Line,
    voices: Voices,
    free: tuple[tuple[int, int], tuple[Span, ...]],
    around: Attribution | None,
    named: Sequence[Span],
) -> Attribution:
    """One quote with its speaker and chain; ``around`` is the attribution it stands in, ``named`` who speaks in it."""
    if around is not None and _gainsaid(quote, around):
        return replace(around, source=quote.source, cue=(quote.cue,), content=quote.content, lemma="deny", within=None)
    passed = chains.from_line(line, free[1], quote.source, free[0])
    outer = around.speakers[0] if around and around.speakers else None
    speakers = tuple(voices.speaker(span, line, outer, quote.entry.lemma) for span in named)
    chain = passed.relays
    if speakers and passed.cited and _speaks(line, passed.cited):
        hand = chains.relay(line, *_tokens(line, quote.source[0])) if quote.source[0] in line.sentence.span else None
        cited = voices.speaker(line.span(*passed.cited), line)
        chain = (replace(hand, name=speakers[0].name), *chain) if hand else chain
        speakers = (cited,)
    chain = _sent(quote, chain)
    paper = _paper(line, quote.source[0]) if quote.source and quote.source[0] in line.sentence.span else None
    if paper:
        speakers, chain = (voices.speaker(paper[0], line),), (*paper[1], *chain)
    entry = quote.entry
    stance = Stance.OWN if around is None and voices.own(quote.source) else Stance(entry.stance)
    return Attribution(quote.source, (quote.cue,), quote.content, speakers, stance, entry.lemma, entry.modality, chain)


def _gainsaid(quote: Quote, around: Attribution) -> bool:
    """ "The army dismissed reports that C": what others claim is denied by whoever speaks of it."""
    noun = quote.entry.pattern == "noun" or quote.cue.start - around.cue[-1].end == 1
    denied = around.modality == "negated" and around.stance is not Stance.OWN and bool(around.speakers)
    return noun and denied and quote.entry.modality == "actual"


def named(quotes: Sequence[Quote], at: int, line: Line, beside: range) -> tuple[Span, ...]:
    """Who speaks in a quote: its source, or where that is nobody, whoever else speaks in the sentence."""
    quote = quotes[at]
    if not quote.source or not _thing(line, quote.source[0]):
        return tuple(
            one for span in quote.source[:1] for one in _each(line, _restarted(line, _narrowed(quote, line, span)))
        )
    others = [quotes[k].source[0] for k in beside if k != at and quotes[k].source]
    return tuple(span for span in others if not _thing(line, span))[:1]


def _restarted(line: Line, source: Span) -> Span:
    """A source from its last article on, where a whole phrase runs into it: "the 500 the ministry" is the ministry."""
    if source not in line.sentence.span:
        return source
    first, last = _tokens(line, source)
    starts = [at for at in range(first + 1, last) if line.words[at] in ("the", "a", "an")]
    at = next((at for at in reversed(starts) if line.classes[at - 1] in "nNXY"), first)
    return source if set(line.classes[first:last]) & set("VACWHB,") else line.span(at, last)


_RULING = frozenset(("of", "in", "for", "from", "at", "near", "on"))
"""Words that may rule what is on both sides of an "and"."""


def _each(line: Line, source: Span) -> tuple[Span, ...]:
    """Each of two sources by itself: "residents and the ministry", "Omar Halfa and Idris Soba".

    The second has an article, or both are bare names of two words; "the Bank for Relief and Works", "men and women",
    "Trinidad and Tobago" and "residents of the town and the villages" are one.
    """
    if source not in line.sentence.span:
        return (source,)
    first, last = _tokens(line, source)
    joints = [at for at in range(first + 1, last - 1) if line.words[at] == "and"]
    if len(joints) != 1:
        return (source,)
    at = joints[0]
    if line.words[at + 1] in ("the", "a", "an"):
        apart = not _RULING.intersection(line.words[first:at])
    else:
        led = first + (line.words[first] == "the" and at - first == 2)
        apart = (led > first or _bare(line, first, at)) and set(line.classes[led:at]) <= set("Xh")
        apart = apart and _bare(line, at + 1, last)
    if not apart:
        return (source,)
    return line.span(first, at - (line.classes[at - 1] == ",")), line.span(at + 1, last)


def _bare(line: Line, first: int, last: int) -> bool:
    """A name of two words that tells no body or office, so that no body may be named by both ("Health and Works")."""
    words = set(line.words[first:last])
    return (
        last - first > 1
        and set(line.classes[first:last]) <= set("Xh")
        and not words & (names.BODIES | names.OFFICES | names.TITLES)
    )


def _narrowed(quote: Quote, line: Line, source: Span) -> Span:
    """A source before its cue, in a sentence without commas, without what else runs into it ("... in Homs police")."""
    if source not in line.sentence.span or "," in line.classes or set("Wq:;-") & set(line.classes):
        return source
    first, last = _tokens(line, source)
    if not first or line.classes[last : last + 1] not in ("C", "A", "V") or line.sentence.tokens[first].text == "The":
        return source
    begin = sources.narrowed(line, first, last)
    return line.span(begin, last) if set("GVEA") & set(line.classes[first:begin]) else source


def _thing(line: Line, span: Span) -> bool:
    """A source that is nobody: "evidence", "the bombing", a stray "investigating"."""
    if span not in line.sentence.span:
        return False
    first, last = _tokens(line, span)
    words, classes = line.words[first:last], line.classes[first:last]
    core = [word for word, letter in zip(words, classes, strict=True) if letter not in "DNL"]
    return set(classes) <= set("DPAVGBKT") or (bool(core) and core[0] in _THINGS)


def _tokens(line: Line, span: Span) -> tuple[int, int]:
    inside = [at for at, token in enumerate(line.sentence.tokens) if span.start <= token.start < span.end]
    return inside[0], inside[-1] + 1


def _sent(quote: Quote, chain: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """The channel that the cue itself tells ("tweeted"), where no other is told."""
    channel = _SENT.get(quote.entry.lemma)
    if channel is None or any(relay.role is Role.CHANNEL for relay in chain):
        return chain
    return (Relay(Role.CHANNEL, channel, quote.cue), *chain)


def _paper(line: Line, source: Span) -> tuple[Span, tuple[Relay, ...]] | None:
    """ "A statement from the ministry", "the ministry's post": the ministry speaks, through a statement, a post."""
    first, last = _tokens(line, source)
    at = next((k for k in range(first, last) if line.words[k] in _PAPERS), None)
    if at is None:
        return _seen(line, first, last)
    channel = (Relay(Role.CHANNEL, line.words[at], line.span(at, at + 1)),)
    bare = first and at == last - 1 and at - first < 3 and line.words[first] == "a"
    if bare and line.words[first - 1] in chains.MADE:
        maker = sources.before(line, 0, first - 1)
        return (line.span(*maker), channel) if maker else (source, channel)
    if line.classes[at - 1 : at] == "X" and at > first and line.words[at - 1] not in chains.CHANNELS:
        return line.span(first, at), channel
    by = next((k for k in (at + 1, at + 2) if k + 1 < last and line.words[k] in ("from", "by", "of")), None)
    if by is not None:
        return line.span(by + 1, last), channel
    clitic = line.classes.rfind("S", first, at)
    return (line.span(first, clitic), channel) if clitic > first else (source, channel)


def _seen(line: Line, first: int, last: int) -> tuple[Span, tuple[Relay, ...]] | None:
    """ "Satellite pictures from Radio Halfa": whoever gave them; what shows it is no channel of words."""
    at = next((k for k in range(first, last) if line.words[k] in _VIEWS), last)
    by = [k for k in range(at, last - 1) if line.words[k] in ("from", "by") and "X" in line.classes[k + 1 : k + 3]]
    return (line.span(by[-1] + 1, last), ()) if by else None


def _speaks(line: Line, cited: tuple[int, int]) -> bool:
    """Whether what is cited is somebody, not "technical data"."""
    words = line.words[cited[0] : cited[1]]
    return "X" in line.classes[cited[0] : cited[1]] or any(w in _SPEAKERS for w in words)


def passed_on(attributions: Sequence[Attribution], at: int) -> Attribution:
    """An attribution with the hands of those around it added to its chain."""
    one = attributions[at]
    chain, speakers, holder, steps = list(one.chain), one.speakers, one.within, 0
    while holder is not None and steps < 4:
        around = attributions[holder]
        if around.stance is not Stance.OWN and around.speakers:
            speaker = around.speakers[0]
            if not speakers:
                speakers = around.speakers
            elif _hand(one, speaker.name) and all(
                speaker.name != known for known in (speakers[0].name, *(relay.name for relay in chain))
            ):
                chain.append(Relay(chains.role(speaker.name), speaker.name, speaker.span))
            chain += [relay for relay in around.chain if all(relay.name != known.name for known in chain)]
        holder, steps = around.within, steps + 1
    return replace(one, chain=tuple(chain), speakers=speakers)


def _hand(one: Attribution, name: str) -> bool:
    """Whether whoever speaks around an attribution passed its words on: an agency or outlet, else one who was told."""
    return chains.passes_on(name) or (one.lemma in _TOLD and _somebody(name))


def _somebody(name: str) -> bool:
    """Whether a name is one of a person or a body that may pass words on, not a thing."""
    words = name.lower().split()
    capital = any(word[0].isupper() for word in name.split()[name.lower().startswith(("the ", "a ", "an ")) :])
    return capital or any(word in names.SPEAKING or word in names.OFFICES for word in words)
