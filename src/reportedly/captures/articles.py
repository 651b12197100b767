"""Articles: records that carry an article each: JSON objects, one or many, one a line, or the rows of a table.

Each becomes a capture of media type `ARTICLE`, its headers naming the source and the line. What is no article comes as
a receipt with its reason; one bad record never costs its neighbours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NoReturn

from reportedly.captures import ARTICLE, Capture, Fate, Receipt
from reportedly.captures.sources import LARGEST, Options, Source

FIELDS = ("doc", "url", "outlet", "published", "title", "byline", "text", "html")
"""What a record may say, as in claims.md."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "doc": ("doc", "id", "doc_id", "article_id"),
    "url": ("url", "link", "permalink", "canonical_url"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "domain"),
    "published": (
        "published",
        "date",
        "published_at",
        "pubdate",
        "pub_date",
        "publication_date",
        "datetime",
        "timestamp",
    ),
    "title": ("title", "headline", "article_title"),
    "byline": ("byline", "author", "authors"),
    "text": ("text", "content", "body", "article_content", "article_text", "article", "maintext", "articlebody"),
    "html": ("html", "content_html", "page", "raw_html"),
}
"""Under which names tables and records of others say the same, ours first."""
_BUNDLES = ("articles", "reports", "documents", "items", "entries", "results", "hits", "data")
TWICE = "\0twice"
"""The key under which an object notes the names it gave twice."""
MENDED = "\0mended"
"""The key under which an object notes what was wrong with the JSON it was read from all the same."""
_ESCAPE = re.compile(rb'\\(["\\/bfnrt]|u[0-9A-Fa-f]{4})?')
_FORGIVEN = ("escape", "control character")
"""What a standard reader says of JSON that can only be meant in one way."""
Record = dict[str, object]


def in_json(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The records of a JSON file: one object, a list, a bundle with a list, or one object a line."""
    if source.name.lower().endswith((".jsonl", ".ndjson", ".jl")) or _one_a_line(source):
        yield from _in_lines(source, options)
        return
    body = source.whole()
    if body is None:
        yield rejected(source.location, "It is larger than 64 MiB; give it as JSONL, one article a line")
        return
    try:
        told = _loaded(body)
    except ValueError as cause:
        yield rejected(source.location, f"It is no JSON: {cause}")
        return
    if isinstance(told, dict) and _bundled(told) is None:
        yield _captured(told, source.location, source.stem, source, options)
        return
    for number, record in enumerate(_bundled(told) or (), 1):
        yield _captured(record, f"{source.location}#{number}", f"{source.stem}-{number}", source, options)


def _in_lines(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    source.stream.seek(0)
    for number, line in enumerate(source.stream, 1):
        place = f"{source.location}:{number}"
        if len(line) > LARGEST:
            yield rejected(place, "The line is larger than 64 MiB")
        elif line.strip():
            yield _of_line(line, place, f"{source.stem}-{number}", source, options)


def _of_line(line: bytes, place: str, name: str, source: Source, options: Options) -> Capture | Receipt:
    try:
        record = _loaded(line)
    except ValueError as cause:
        return rejected(place, f"The line is no JSON: {cause}")
    return _captured(record, place, name, source, options)


def _captured(record: object, place: str, name: str, source: Source, options: Options) -> Capture | Receipt:
    """``name``: what the document is called when the record does not say and has no url or stands alone."""
    if not isinstance(record, dict):
        return rejected(place, "It is no JSON object with an article")
    ours = named(record, options)
    notes = (("duplicate-keys", record.get(TWICE)), ("json-mended", record.get(MENDED)))
    headers = (*source.headers, *((name, str(told)) for name, told in notes if told))
    if "doc" not in ours and ("url" not in ours or name == source.stem):
        ours["doc"] = name
    return article(ours, place, options, headers)


def named(record: Mapping[str, object], options: Options) -> Record:
    """A record under our field names: by the columns asked for, else by the names in use."""
    asked = dict(options.columns)
    lower = {str(key).strip().lower(): value for key, value in record.items()}
    ours: Record = {}
    for field in FIELDS:
        if field in asked:
            value: object = _filled(asked[field], record)
        else:
            value = next((lower[name] for name in _NAMES[field] if lower.get(name) not in (None, "")), None)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            ours[field] = value if field in ("text", "html") else str(value).strip()
    return ours


def article(
    record: Record, place: str, options: Options, headers: tuple[tuple[str, str], ...] = ()
) -> Capture | Receipt:
    """The capture of one record under our names; a receipt when it holds no article and no page to fetch."""
    url = str(record.get("url", ""))
    if not any(str(record.get(field, "")).strip() for field in ("text", "html")):
        return _fetched(url, place, options) if url else rejected(place, "The record has neither a text nor a url")
    if options.date_format and "published" in record:
        record = {**record, "published": _dated(str(record["published"]), options.date_format)}
    body = json.dumps(record, ensure_ascii=False, sort_keys=True)
    if not _encodes(body):
        body = json.dumps(record, sort_keys=True)
    return Capture(url or place, options.hour(), ARTICLE, body.encode(), (("source", place), *headers))


def rejected(place: str, reason: str) -> Receipt:
    """A receipt for what cannot be read, the reason cut to one line."""
    return Receipt(place, Fate.REJECTED, " ".join(reason.split())[:300])


def _fetched(url: str, place: str, options: Options) -> Capture | Receipt:
    if options.fetch is None:
        return Receipt(url, Fate.NOT_FETCHED, f"{place} names a page and nothing is fetched here; add the url itself")
    return options.fetch(url)


def _filled(column: str, record: Mapping[str, object]) -> object:
    """The value of a column, or a template with the columns in braces filled in."""
    if "{" not in column:
        return record.get(column)
    for name, value in record.items():
        column = column.replace("{" + str(name) + "}", str(value))
    return column


def _dated(words: str, form: str) -> str:
    """The day or moment in ISO 8601; the words as they are when they are not in that form."""
    try:
        moment = datetime.strptime(words.strip(), form)
    except ValueError:
        return words
    return moment.isoformat() if any(mark in form for mark in ("%H", "%I", "%X", "%c")) else moment.date().isoformat()


def _encodes(body: str) -> bool:
    try:
        body.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _loaded(body: bytes) -> object:
    """JSON as the standard has it: no NaN, no Infinity. ValueError names what is wrong.

    A backslash before what needs none is taken for itself, a bare line end in a string for one, and both are noted.
    """
    try:
        return _parsed(body, True, _once)
    except json.JSONDecodeError as cause:
        if not any(word in cause.msg for word in _FORGIVEN):
            raise
        wrong = str(cause)
    mended = _ESCAPE.sub(lambda match: match.group() if match[1] else rb"\\", body)
    return _parsed(mended, False, lambda pairs: {**_once(pairs), MENDED: wrong})


def _parsed(body: bytes, strict: bool, noted: Callable[[list[tuple[str, object]]], Record]) -> object:
    try:
        return json.loads(body, strict=strict, parse_constant=_refuse, parse_int=_number, object_pairs_hook=noted)
    except RecursionError as cause:
        raise ValueError("it is nested too deep") from cause
    except UnicodeDecodeError as cause:
        raise ValueError("it is not UTF-8") from cause


def _number(digits: str) -> int | str:
    """A whole number; digits that are no number anyone counts stay text."""
    return int(digits) if len(digits) < 40 else digits


def _once(pairs: list[tuple[str, object]]) -> Record:
    """An object; names it gives twice are noted in it, the last value counts."""
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        told[TWICE] = ", ".join(sorted({name for name in names if names.count(name) > 1}))
    return told


def _refuse(what: str) -> NoReturn:
    raise ValueError(f"{what} is no value")


def _one_a_line(source: Source) -> bool:
    """A whole object on the first line, and another line behind it."""
    source.stream.seek(0)
    first = source.stream.readline(LARGEST).strip()
    more = source.stream.read(4096).strip()
    source.stream.seek(0)
    if not (first.startswith(b"{") and first.endswith(b"}") and more):
        return False
    try:
        return isinstance(_loaded(first), dict)
    except ValueError:
        return False


def _bundled(told: object) -> Iterable[object] | None:
    """The records of a list, or of an object that holds a list of them and no article of its own."""
    if isinstance(told, list):
        return told
    if isinstance(told, dict) and not any(name in told for name in (*_NAMES["text"][:4], *_NAMES["html"])):
        return next((told[name] for name in _BUNDLES if isinstance(told.get(name), list)), None)
    return None
