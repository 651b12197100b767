"""Mails: newsletters as they were saved, one by one (.eml) or many in a file (mbox, RFC 4155).

Of a mail its words are read, from the part in HTML or else in plain text, with subject and date; attachments are left.
Whoever wants the sender for the outlet says so (``outlet=from`` among the columns): a mail gives any sender it likes.
"""

from __future__ import annotations

import contextlib
import email
import email.errors
import re
from collections.abc import Iterator
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from reportedly.captures import Capture, Receipt
from reportedly.captures.articles import Record, article, named, rejected
from reportedly.captures.charsets import decoded
from reportedly.captures.sources import LARGEST, Options, Source

FIELDS = ("from", "address", "to", "list", "subject", "date")
"""What of a mail can be named as a column: the sender's name and address, the receiver, the list, subject and date."""
LONGEST = 2000
"""Code points of a header's value that are read."""
PARTS = 500
"""Parts of one mail that are looked at."""
_HEADER = re.compile(rb"(?:[!-9;-~]{1,76}:|From )")
_POSTMARK = re.compile(rb"From \S{1,200}[ \t].{0,80}\d\d:\d\d.{0,60}$")
_QUOTED = re.compile(rb">+From ")
_PIECE = 1 << 20
_CELL = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)(?:\s[^<>]*)?>", re.IGNORECASE)
"""Letters are laid out in tables; a cell holds a headline and its story, and is read as a part of a page."""
_SECRET = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def in_mail(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The one mail of a file."""
    body = source.whole()
    if body is None:
        yield rejected(source.location, "It is larger than 64 MiB: no mail with news is")
        return
    yield _of_mail(body, source.location, source.stem, options)


def in_mailbox(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """Every mail of a file that holds many; one that cannot be read costs no other."""
    for number, body in enumerate(_split(source), 1):
        place = f"{source.location}#{number}"
        if body is None:
            yield rejected(place, "The mail is larger than 64 MiB")
        else:
            yield _of_mail(body, place, f"{source.stem}-{number}", options)


def _split(source: Source) -> Iterator[bytes | None]:
    """The mails behind each postmark that follows an empty line; None for one that is too large."""
    source.stream.seek(0)
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    for line in iter(lambda: source.stream.readline(_PIECE), b""):
        if blank and _POSTMARK.match(line.rstrip()):
            if begun:
                yield b"".join(lines) if size <= LARGEST else None
            lines, size, begun, blank = [], 0, True, False
            continue
        size, begun, blank = size + len(line), begun or bool(line.strip()), not line.strip()
        if size <= LARGEST:
            lines.append(line[1:] if _QUOTED.match(line) else line)
        else:
            lines.clear()
    if begun:
        yield b"".join(lines) if size <= LARGEST else None


def _of_mail(body: bytes, place: str, name: str, options: Options) -> Capture | Receipt:
    if not _HEADER.match(body.lstrip()):
        return rejected(place, "It has no header of a mail")
    try:
        mail = email.message_from_bytes(body.lstrip(), policy=policy.compat32)
        told = _fields(mail)
        found = _words(mail)
    except RecursionError:
        return rejected(place, "The mail is nested too deep")
    except Exception as cause:  # the library raises whatever it trips over on headers made to trip it
        return rejected(place, f"The mail cannot be read: {type(cause).__name__}: {cause}")
    if isinstance(found, str):
        return rejected(place, found)
    _expect(options)
    record, headers = found
    ours = named({**told, "title": told["subject"], **record}, options)
    return article({"doc": name, **ours}, place, options, headers)


def _expect(options: Options) -> None:
    """ValueError when a column is asked for that no mail has."""
    for field, column in options.columns:
        if "{" not in column and column not in FIELDS:
            raise ValueError(f"A mail has no {column!r} for {field}; it has {', '.join(FIELDS)}")


def _fields(mail: Message) -> Record:
    name, address = parseaddr(_said(mail, "From"))
    return {
        "from": name or address,
        "address": address,
        "to": _said(mail, "To"),
        "list": _said(mail, "List-Id"),
        "subject": _said(mail, "Subject"),
        "date": _date(_said(mail, "Date")),
    }


def _said(mail: Message, name: str) -> str:
    """A header's value with its encoded words read, on one line; empty when it is not there."""
    told = str(mail.get(name, ""))[:LONGEST]
    with contextlib.suppress(ValueError, LookupError, email.errors.MessageError):
        told = str(make_header(decode_header(told)))
    return " ".join(told.encode("utf-8", "replace").decode("utf-8").split())


def _date(words: str) -> str:
    """The moment in ISO 8601; empty when there is none."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _words(mail: Message) -> tuple[Record, tuple[tuple[str, str], ...]] | str:
    """The words of a mail under the name of their form, with what a reader must know; a reason when it has none."""
    parts = tuple(_parts(mail))
    if any(part.get_content_type() in _SECRET for part in parts):
        return "The mail is encrypted"
    defects = [defect for part in parts for defect in part.defects]
    for kind, field in (("text/html", "html"), ("text/plain", "text")):
        for part in parts:
            if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
                continue
            payload = part.get_payload(decode=True)
            text, guess = decoded(payload if isinstance(payload, bytes) else b"", str(part.get("Content-Type", "")))
            if text.strip():
                return {field: _CELL.sub(r"<\1div>", text) if field == "html" else text}, _notes(
                    (*defects, *part.defects), guess
                )
    return "The mail has no words, only attachments" if len(parts) > 1 else "The mail has no words"


def _parts(mail: Message) -> Iterator[Message]:
    """A mail and its parts in their order; mails within it are not its own words."""
    line, seen = [mail], 0
    while line and seen < PARTS:
        part = line.pop(0)
        seen += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            line[:0] = [inner for inner in payload if isinstance(inner, Message)]


def _notes(defects: tuple[object, ...], guess: str) -> tuple[tuple[str, str], ...]:
    wrong = sorted(
        {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(d).__name__.removesuffix("Defect")).lower() for d in defects}
    )
    told = (("partial", f"The mail is broken or cut off: {', '.join(wrong)}"),) if wrong else ()
    return (*told, *((("encoding-guessed", guess),) if guess else ()))
