"""Plain: a bare text laid out in blocks: its own story, and what hangs around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.captures import Capture
from reportedly.documents.blocks import Block, BlockKind, Document, Flag, Published, identity
from reportedly.documents.captions import apart, credited
from reportedly.documents.entries import stamped
from reportedly.documents.hours import found, read
from reportedly.documents.leads import peeled, shorn
from reportedly.documents.masthead import Masthead, given, hour, publisher, stem
from reportedly.documents.tails import Piece, lines, of_line, reads_like_headline, tail
from reportedly.text import Span

LONGEST = 60_000
"""Code points of a text that are read: ten thousand words, more than a report has; encoded, about ten seconds."""
_LEADING = 3
_BULLETS = ("- ", "– ", "• ", "* ")


def of_text(capture: Capture, text: str, masthead: Masthead, flags: Sequence[Flag] = ()) -> Document:
    """A document of a bare text: the first line is its headline if it reads like one and a story follows."""
    body = lines(text, 0)
    first = text[body[0][0] : body[0][1]] if body else ""
    titled = len(body) > 1 and reads_like_headline(first)
    title = masthead.title or (first if titled else "")
    full = f"{title}\n\n{text}" if title and title != first else text
    start = len(full) - len(text) if full is not text else (body[0][1] if titled else 0)
    return of_words(capture, full, start, replace(masthead, title=title), tuple(flags))


@dataclass(frozen=True, slots=True)
class Extra:
    """What a page has beside its text: hours it tells, lines of other kinds to stand behind the story, which lines of
    the story are bare links, which stand between headline and story, which under a picture, and the address it gives
    itself."""

    hours: tuple[Published, ...] = ()
    lines: tuple[tuple[BlockKind, str], ...] = ()
    links: frozenset[str] = frozenset()
    decks: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    address: str = ""


def of_words(
    capture: Capture, text: str, start: int, masthead: Masthead, flags: tuple[Flag, ...], extra: Extra | None = None
) -> Document:
    """A document of a text whose story begins at ``start`` and whose headline, if any, stands before it."""
    beside = extra or Extra()
    if len(text) > LONGEST:
        flags = (*flags, Flag("page-cut", f"The text has {len(text)} code points; the first {LONGEST} were read"))
        text = text[:LONGEST]
    pieces = _linked(text, lay_out(text, start, masthead.title), beside)
    text, pieces = _with_lines(text, pieces, beside.lines)
    outside, unread = given(masthead)
    inside = next((moment for moment in _dated(text, pieces)), None)
    filed = read(capture.header("file-date") or "", "file date")
    told = (*beside.hours, inside, outside) if extra else (outside, inside)
    published, wrong = hour(told, filed, capture.retrieved)
    source = capture.id
    name = identity(source, text)
    return Document(
        id=name,
        name=masthead.name or stem(capture.url),
        capture=source,
        url=beside.address or capture.url,
        outlet=masthead.outlet or publisher(capture.url),
        published=published,
        title=masthead.title,
        byline=masthead.byline or _signed(text, pieces),
        text=text,
        blocks=tuple(Block(kind, Span(name, begin, end)) for kind, begin, end in pieces),
        flags=(*flags, *partial(capture), *unread, *wrong),
    )


def _with_lines(
    text: str, pieces: tuple[Piece, ...], extra: Sequence[tuple[BlockKind, str]]
) -> tuple[str, tuple[Piece, ...]]:
    """The text with a page's other lines behind it, each a piece of its kind."""
    parts, added, at = [text], list(pieces), len(text)
    for kind, line in extra:
        parts.append(line)
        added.append((kind, at + 1, at + 1 + len(line)))
        at += 1 + len(line)
    return "\n".join(parts), tuple(added)


def _linked(text: str, pieces: tuple[Piece, ...], beside: Extra) -> tuple[Piece, ...]:
    """Lines of the body that are nothing but a link and read like a headline are other stories'; decks and captions
    are known."""

    def known(number: int, piece: Piece) -> Piece:
        kind, start, end = piece
        words = text[start:end]
        if kind is BlockKind.BODY and number <= _LEADING and words in beside.decks:
            return BlockKind.STANDFIRST, start, end
        if kind is BlockKind.BODY and words in beside.captions:
            return BlockKind.CAPTION, start, end
        other = kind is BlockKind.BODY and words in beside.links and reads_like_headline(words)
        return (BlockKind.TEASER, start, end) if other else piece

    return tuple(known(number, piece) for number, piece in enumerate(pieces))


def partial(capture: Capture) -> tuple[Flag, ...]:
    """Flags for a page that came in only in part, and for a record that names a field twice or is no strict JSON."""
    told = {
        "partial": "{}", "duplicate-keys": "The record says {} twice; the last was taken",
        "json-mended": "The record is no JSON by the letter and was read as it was meant: {}",
    }  # fmt: skip
    return tuple(Flag(code, words.format(said)) for code, words in told.items() if (said := capture.header(code)))


def lay_out(text: str, start: int, title: str) -> tuple[Piece, ...]:
    """Every word of a text in one piece: the headline before ``start``, then the story and its neighbours."""
    head = [(BlockKind.HEADLINE, begin, end) for begin, end in lines(text[:start], 0)]
    body = lines(text, start)
    others = tail([text[begin:end] for begin, end in body])
    pieces: list[Piece] = []
    hours = stamped(text, body)
    for number, (begin, end) in enumerate(body):
        kind, told = others.get(number), hours.get(number, begin)
        if kind:
            pieces.append((kind, begin, end))
            continue
        if told > begin:
            pieces.append((BlockKind.DATELINE, begin, begin + len(text[begin:told].rstrip())))
        if told < end:
            pieces.extend(of_line(text, (told, end)))
    story = _trimmed(text, _opened(text, pieces, title))
    return (*head, *(part for piece in story for part in _parts(text, piece)))


def _parts(text: str, piece: Piece) -> Iterator[Piece]:
    """A piece of the body without the captions and credits run into it, a caption without its credit."""
    kind, start, end = piece
    if kind is BlockKind.BODY:
        yield from apart(text, start, end)
    elif kind is BlockKind.CAPTION and (said := credited(text[start:end])[0]) and len(said) < end - start:
        yield kind, start, start + len(said)
        begin = end - len(text[start + len(said) : end].lstrip())
        yield BlockKind.FURNITURE, begin, end
    else:
        yield piece


def _opened(text: str, pieces: list[Piece], title: str) -> list[Piece]:
    """The leads peeled off the first lines, until one of them holds the story."""
    done: list[Piece] = _bulleted(text, pieces)
    pieces = pieces[len(done) :]
    for number, (kind, start, end) in enumerate(pieces):
        if number >= _LEADING or (done and done[-1][0] is BlockKind.BODY):
            return done + pieces[number:]
        done.extend(peeled(text, start, end, title) if kind is BlockKind.BODY else ((kind, start, end),))
    return done


def _bulleted(text: str, pieces: list[Piece]) -> list[Piece]:
    """The lines right under the headline that begin with a dash or bullet, where the story itself has none: a deck."""
    end = next((n for n, (_, start, _) in enumerate(pieces) if not text.startswith(_BULLETS, start)), 0)
    if any(kind is not BlockKind.BODY for kind, _, _ in pieces[: end + 1]):
        return []
    return [(BlockKind.STANDFIRST, start, stop) for _, start, stop in pieces[:end]]


def _trimmed(text: str, pieces: list[Piece]) -> list[Piece]:
    """The credits cut off the story's last line."""
    last = max((n for n, piece in enumerate(pieces) if piece[0] is BlockKind.BODY), default=None)
    if last is None:
        return pieces
    _, start, end = pieces[last]
    return [*pieces[:last], *shorn(text, start, end), *pieces[last + 1 :]]


def dated(document: Document) -> Published | None:
    """The day or hour the page's own dateline tells, which may differ from ``published``; None when it tells none."""
    pieces = [(block.kind, block.span.start, block.span.end) for block in document.blocks]
    return next(_dated(document.text, pieces), None)


def _dated(text: str, pieces: Sequence[Piece]) -> Iterator[Published]:
    for kind, start, end in pieces:
        if kind is BlockKind.DATELINE:
            yield from found(text[start:end], "text")


def _signed(text: str, pieces: Sequence[Piece]) -> str:
    return next((text[start:end] for kind, start, end in pieces if kind is BlockKind.BYLINE), "")
