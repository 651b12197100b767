"""Codec: frozen things to JSON and back, by the names of their types and fields. No pickles in the book.

A type is written as an object of its fields. A field that has its default is left out, so a type may gain fields
without making old books unreadable. Types are known from the annotations; a name (``"$"``) is written only where the
annotation leaves it open, as for the topic of a claim. A span is ``[start, end]`` in the document that ``"@"`` names,
``[start, end, document]`` in any other.
"""

from __future__ import annotations

import base64
import dataclasses
import enum
import functools
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from reportedly import attributions, captures, checks, claims, documents, judgements, mentions, sentences, text
from reportedly.claims import propositions, topics
from reportedly.errors import LedgerError
from reportedly.ledger import entries, shorthands
from reportedly.referents import actors, counts, periods, places
from reportedly.text import Span

_MODULES = (
    actors, attributions, captures, checks, claims, counts, documents, entries, judgements, mentions, periods, places,
    propositions, sentences, text, topics,
)  # fmt: skip

Home = str
Encode = Callable[[Any, Home], Any]
Decode = Callable[[Any, Home], Any]
T = TypeVar("T")

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PLAIN = (str, int, float, bool, type(None))


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """How one type is written and read. None: as it is."""

    encode: Encode | None = None
    decode: Decode | None = None


def dumps(thing: object) -> str:
    """A frozen thing as JSON that names its type."""
    if type(thing) is judgements.Judgement:
        return shorthands.body(thing)
    home = _home(thing)
    plain = _form(type(thing)).encode
    if plain is None:
        raise TypeError(f"{type(thing).__name__} has no form in the book")
    return _write({"$": type(thing).__name__, "@": home, **plain(thing, home)})


def loads(words: str, expected: type[T]) -> T:
    """The thing that was written; LedgerError when the words are not one of the expected type."""
    try:
        found = shorthands.read(words) or _read(words)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise LedgerError(f"an entry cannot be read: {fault}") from fault
    if not isinstance(found, expected):
        raise LedgerError(f"an entry is a {type(found).__name__}, not a {expected.__name__}")
    return found


def _read(words: str) -> object:
    plain = json.loads(words)
    decode = _form(named(plain["$"])).decode
    return decode(plain, plain["@"]) if decode else None


@functools.cache
def named(name: str) -> type:
    """The type that a name stands for in the book; LedgerError when this version knows none."""
    for type_ in known():
        if type_.__name__ == name:
            return type_
    raise LedgerError(f"this version knows no {name!r}")


def known() -> Iterator[type]:
    """Every type that can stand in the book, some more than once."""
    for module in _MODULES:
        for type_ in vars(module).values():
            if isinstance(type_, type) and type_.__module__.startswith("reportedly.") and _is_ours(type_):
                yield type_


def _is_ours(type_: type) -> bool:
    return dataclasses.is_dataclass(type_) or issubclass(type_, enum.Enum)


def _home(thing: object) -> Home:
    match thing:
        case claims.Claim():
            return thing.evidence.document
        case documents.Document():
            return thing.id
        case checks.Finding():
            return thing.at.document
    return ""


def _form(hint: Any) -> Form:
    return _made(hint)


@functools.cache
def _made(hint: Any) -> Form:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if hint is Span:
        return Form(_encode_span, _decode_span)
    if dataclasses.is_dataclass(origin or hint):
        return _record(origin or hint, arguments)
    return _simple(hint)


def _simple(hint: Any) -> Form:
    if hint in _PLAIN:
        return Form()
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        members = {member.value: member for member in hint}
        return Form(lambda member, _: member.value, lambda value, _: members[value])
    if hint is datetime or hint is date:
        return Form(lambda day, _: day.isoformat(), lambda words, _: hint.fromisoformat(words))
    if hint is bytes:
        return Form(lambda body, _: base64.b64encode(body).decode(), lambda words, _: base64.b64decode(words))
    return Form(_encode_any, _decode_any)


def _union(arguments: tuple[Any, ...]) -> Form:
    rest = tuple(argument for argument in arguments if argument is not type(None))
    if len(rest) > 1:
        return Form() if all(argument in _PLAIN for argument in rest) else Form(_encode_any, _decode_any)
    form = _form(rest[0])
    return Form(_unless_none(form.encode), _unless_none(form.decode))


def _unless_none(turn: Encode | None) -> Encode | None:
    return turn and (lambda thing, home: None if thing is None else turn(thing, home))


def _tuple(arguments: tuple[Any, ...]) -> Form:
    """A row. What JSON writes as it stands needs no turning: it makes a list of a tuple by itself."""
    if arguments[-1] is Ellipsis:
        form = _form(arguments[0])
        return Form(form.encode and _each(form.encode, list), _each(form.decode, tuple))
    forms = tuple(_form(argument) for argument in arguments)
    encoders, decoders = [f.encode for f in forms], [f.decode for f in forms]
    return Form(_row(encoders, list) if any(encoders) else None, _row(decoders, tuple))


def _each(turn: Encode | None, shape: Callable[[Iterable[Any]], Any]) -> Encode:
    if turn is None:
        return lambda things, _: shape(things)
    return lambda things, home: shape([turn(thing, home) for thing in things])


def _row(turns: list[Encode | None], shape: Callable[[Iterable[Any]], Any]) -> Encode:
    width = len(turns)

    def as_it_is(things: Any, home: Home) -> Any:
        if len(things) != width:
            raise ValueError(f"a row of {len(things)} where {width} were written")
        return shape(things)

    def turned(things: Any, home: Home) -> Any:
        pairs = zip(turns, things, strict=True)
        return shape([turn(thing, home) if turn else thing for turn, thing in pairs])

    return turned if any(turns) else as_it_is


def _encode_span(span: Span, home: Home) -> list[Any]:
    return [span.start, span.end] if span.document == home else [span.start, span.end, span.document]


def _decode_span(plain: list[Any], home: Home) -> Span:
    return Span(plain[2] if len(plain) > 2 else home, plain[0], plain[1])


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    name: str
    default: Any
    form: Form


def _record(type_: Any, arguments: tuple[Any, ...]) -> Form:
    if type_ is text.Cited and not arguments:
        arguments = (Any,)
    fields = _fields(type_, arguments)
    encoders = tuple((field.name, field.default, field.form.encode) for field in fields)
    decoders = {field.name: field.form.decode for field in fields}
    return Form(_writer(type_, encoders), _reader(type_, decoders))


def _fields(type_: Any, arguments: tuple[Any, ...]) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(type_)
    meant = dict(zip(getattr(type_, "__parameters__", ()), arguments, strict=False))
    return tuple(
        _Field(field.name, field.default, _form(meant.get(hints[field.name], hints[field.name])))
        for field in dataclasses.fields(type_)
        if field.init
    )


def _writer(type_: type, encoders: tuple[tuple[str, Any, Encode | None], ...]) -> Encode:
    def encode(thing: Any, home: Home) -> dict[str, Any]:
        if type(thing) is not type_:
            return _encode_open(thing, home)
        plain: dict[str, Any] = {}
        for name, default, turn in encoders:
            field = getattr(thing, name)
            if field is default or (field == default and type(field) is type(default)):
                continue
            plain[name] = turn(field, home) if turn else field
        return plain

    return encode


def _reader(type_: Callable[..., Any], decoders: dict[str, Decode | None]) -> Decode:
    def decode(plain: dict[str, Any], home: Home) -> Any:
        if plain.get("$", type_.__name__) != type_.__name__:
            return _decode_open(plain, home)
        fields = {}
        for name, field in plain.items():
            if name in decoders:
                turn = decoders[name]
                fields[name] = turn(field, home) if turn else field
        return type_(**fields)

    return decode


def _encode_open(thing: Any, home: Home) -> dict[str, Any]:
    """A subtype where the annotation names the type above it."""
    encode = _form(type(thing)).encode
    if encode is None or named(type(thing).__name__) is not type(thing):
        raise TypeError(f"{type(thing).__name__} has no form in the book")
    return {"$": type(thing).__name__, **encode(thing, home)}


def _decode_open(plain: dict[str, Any], home: Home) -> Any:
    decode = _form(named(plain["$"])).decode
    return decode(plain, home) if decode else None


def _encode_any(thing: Any, home: Home) -> Any:
    """A value of unknown type: plain as it is, a tuple as a list, all else under its name."""
    if isinstance(thing, _PLAIN) and not isinstance(thing, enum.Enum):
        return thing
    if isinstance(thing, tuple):
        return [_encode_any(member, home) for member in thing]
    if isinstance(thing, (Span, enum.Enum, date, bytes)):
        encode = _form(type(thing)).encode
        return {"$": type(thing).__name__, "value": encode(thing, home) if encode else thing}
    return _encode_open(thing, home)


def _decode_any(plain: Any, home: Home) -> Any:
    if isinstance(plain, list):
        return tuple(_decode_any(member, home) for member in plain)
    if not isinstance(plain, dict):
        return plain
    type_ = {"date": date, "datetime": datetime, "bytes": bytes}.get(plain["$"]) or named(plain["$"])
    form = _form(type_)
    wrapped = type_ in (Span, date, datetime, bytes) or issubclass(type_, enum.Enum)
    return form.decode(plain["value"] if wrapped else plain, home) if form.decode else None
