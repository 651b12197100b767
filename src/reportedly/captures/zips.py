"""ZIP: pages packed into one file, each member read as if it lay in a folder.

The directory of an archive is only a claim: a member is unpacked within bounds, and what is found is compared with the
size and the checksum told. Nothing is written to disk, so names lead nowhere.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import rejected
from reportedly.captures.bodies import FREE, RATIO
from reportedly.captures.sources import LARGEST, Options, Source

Within = Callable[[Source, Options], Iterator[Capture | Receipt]]
"""Reads an opened source."""

MOST = 100_000
"""Members taken from one archive."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
_OFFICE = ("[Content_Types].xml", "mimetype")
_BEGAN = 1981
"""Members without a time bear the first year that ZIP can tell, 1980."""


def in_zip(source: Source, options: Options, within: Within) -> Iterator[Capture | Receipt]:
    """What every member holds; a receipt for each that cannot be read, which costs no other."""
    try:
        archive = zipfile.ZipFile(source.stream)
    except _BROKEN as cause:
        yield rejected(source.location, f"It is no whole ZIP file: {cause}")
        return
    with archive:
        members = [member for member in archive.infolist() if not _passed_over(member)]
        if any(member.filename in _OFFICE for member in members[:1]):
            yield rejected(source.location, "It is an office file or a book; save it as HTML or text")
            return
        if not members:
            yield rejected(source.location, "The archive is empty")
        yield from _of_members(archive, members, source, options, within)


def _of_members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], source: Source, options: Options, within: Within
) -> Iterator[Capture | Receipt]:
    """Members until they unpack to more than the archive can hold: many may lay claim to the same packed bytes."""
    left = max(FREE, RATIO * source.stream.seek(0, io.SEEK_END))
    for number, member in enumerate(members):
        left -= 0 if _refused(member) else member.file_size
        if left < 0 or number == MOST:
            yield Receipt(
                source.location,
                Fate.PARTIAL,
                f"{len(members) - number} files were left: the archive unpacks to too much",
            )
            return
        yield from _of_member(archive, member, source, options, within)


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, options: Options, within: Within
) -> Iterator[Capture | Receipt]:
    place = f"{source.location}/{_readable(member.filename)}"
    wrong = _refused(member)
    try:
        body = b"" if wrong else _body(archive, member)
    except _BROKEN as cause:
        wrong = f"It cannot be unpacked: {cause}"
    if not wrong and len(body) != member.file_size:
        wrong = f"It is said to have {member.file_size} bytes and has {len(body)}"
    if wrong:
        yield rejected(place, wrong)
    else:
        yield from within(Source(place, io.BytesIO(body), _filed(member, source), layers=source.layers + 1), options)


def _body(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return stream.read(LARGEST + 1)


def _refused(member: zipfile.ZipInfo) -> str:
    """Why a member is not unpacked; empty when it is."""
    if member.flag_bits & 1:
        return "It is encrypted; unpack the archive with its password and add what was in it"
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"It is packed in a way that is not read here (method {member.compress_type}); unpack the archive first"
    if member.file_size > LARGEST:
        return "It is larger than 64 MiB unpacked; unpack the archive and add the file"
    if member.file_size > max(FREE, RATIO * member.compress_size):
        return f"It would grow from {member.compress_size} to {member.file_size} bytes: no page does"
    return ""


def _passed_over(member: zipfile.ZipInfo) -> bool:
    """Folders, and what is hidden or a system's own, as in folders."""
    parts = [part for part in member.filename.split("/") if part not in (".", "..")]
    return member.filename.endswith("/") or any(part.startswith((".", "__MACOSX")) for part in parts)


def _readable(name: str) -> str:
    """A member's name without what could lead a terminal or a reader astray."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)[:500]


def _filed(member: zipfile.ZipInfo, source: Source) -> tuple[tuple[str, str], ...]:
    """The member's time, which has no zone and is taken for UTC; where it has none, the archive's."""
    try:
        filed = datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return source.headers
    return source.headers if filed.year < _BEGAN else (("file-date", filed.isoformat()),)
