"""Tables: CSV and its kin, an article a row.

The delimiter is the one that cuts the first lines alike. A row that does not fit its header is rejected with its line
number: a stray delimiter would put one field's words into another.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from reportedly.captures import Capture, Receipt
from reportedly.captures.articles import FIELDS, article, named, rejected
from reportedly.captures.sources import LARGEST, Options, Source
from reportedly.errors import UsageError

_DELIMITERS = (",", ";", "\t", "|")


def columns(wanted: str) -> tuple[tuple[str, str], ...]:
    """The pairs of "text=article_content,doc=fakes-{unit_id}"; UsageError names what is wrong."""
    pairs = []
    for part in filter(None, map(str.strip, wanted.split(","))):
        field, mark, column = part.partition("=")
        if not mark or not column or field.strip() not in FIELDS:
            raise UsageError(
                f'"{part}" is no column; write {"=..., ".join(FIELDS)}=..., with a column of the table each'
            )
        pairs.append((field.strip(), column.strip()))
    return tuple(pairs)


def in_table(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The rows of a table as captures; rows that do not fit, are too large or bear no article as receipts."""
    encoding, guessed = _encoding(source, options)
    if not encoding:
        yield rejected(source.location, f"There is no encoding {options.encoding!r}; try utf-8, latin-1 or cp1252")
        return
    source.stream.seek(0)
    text = io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="")
    headers = (*source.headers, ("encoding-guessed", encoding)) if guessed else source.headers
    try:
        yield from _rows(text, Source(source.location, source.stream, headers, source.named), options)
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, source: Source, options: Options) -> Iterator[Capture | Receipt]:
    before = csv.field_size_limit(LARGEST)
    try:
        rows = csv.reader(text, delimiter=_delimiter(source.head().decode("latin-1")))
        header = [name.strip() for name in next(rows, [])]
        missing = _missing(header, options)
        if missing:
            yield rejected(source.location, missing)
            return
        for place, row in _numbered(rows, source.location):
            yield row if isinstance(row, Receipt) else _captured(header, row, place, source, options)
    finally:
        csv.field_size_limit(before)


def _numbered(rows: Iterator[list[str]], location: str) -> Iterator[tuple[str, list[str] | Receipt]]:
    """Each row with its place, "file:line"; a row the reader gives up on as a receipt."""
    lines = getattr(rows, "line_num", 0)
    while True:
        place = f"{location}:{lines + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as cause:
            yield place, rejected(place, f"The row cannot be read: {cause}")
        else:
            if any(field.strip() for field in row):
                yield place, row
        lines = getattr(rows, "line_num", 0)


def _captured(
    header: Sequence[str], row: Sequence[str], place: str, source: Source, options: Options
) -> Capture | Receipt:
    extra = [field for field in row[len(header) :] if field.strip()]
    if extra:
        return rejected(
            place, f"The row has {len(row)} fields and the header {len(header)}; quote fields with delimiters"
        )
    record: Mapping[str, object] = dict(zip(header, row, strict=False))
    ours = named(record, options)
    if "doc" not in ours and "url" not in ours:
        ours["doc"] = f"{source.stem}-{place.rsplit(':', 1)[-1]}"
    return article(ours, place, options, source.headers)


def _missing(header: Sequence[str], options: Options) -> str:
    """What is wrong with the columns, one sentence with the next step; empty when they will do."""
    known = set(header)
    for field, column in options.columns:
        if "{" not in column and column not in known:
            return f"The table has no column {column!r} for {field}; its columns are {', '.join(filter(None, header))}"
    given = {field for field, _ in options.columns} | set(named(dict.fromkeys(header, "x"), Options()))
    if not given & {"text", "html", "url"}:
        told = ", ".join(filter(None, header))[:160]
        return f"No column holds a text or a url; name them with --columns text=...; its columns are {told}"
    return ""


def _delimiter(head: str) -> str:
    """The mark that cuts the header into most fields."""
    first = head.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _encoding(source: Source, options: Options) -> tuple[str, bool]:
    """The encoding and whether it was guessed; an empty name when the one asked for does not exist."""
    if options.encoding:
        try:
            return codecs.lookup(options.encoding).name, False
        except LookupError:
            return "", False
    head = source.head(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", False
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", False
    return ("utf-8", False) if _is_utf8(source) else ("cp1252", True)


def _is_utf8(source: Source) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    source.stream.seek(0)
    try:
        while chunk := source.stream.read(1 << 20):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
