"""Verbs that read pages: demo, add, post, extract, attributions, mentions, evaluate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from reportedly.cli import opening, options
from reportedly.cli.progress import Progress
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.captures import Receipt
    from reportedly.captures.reading import Options
    from reportedly.documents.masthead import Masthead
    from reportedly.pipeline import Reading
    from reportedly.pipeline.posting import Summary

T = TypeVar("T")
SHOWN = 3
"""Inputs that are not there are named up to this number."""
Format = Annotated[str, typer.Option("--format", help="jsonl: one line a document, in the exchange format.")]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="SLOT=COLUMN,...",
        help="Which column of a table holds what, as text=body,published=day; of mails, outlet=from names the sender.",
    ),
]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Encoding of a table, when it is not UTF-8.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Processes that read pages; the outcome is the same.")]
DateFormat = Annotated[str | None, typer.Option("--date-format", help="Form of a table's dates, as %m/%d/%Y.")]


def enter(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    for verb in (demo, add, post, extract, attributions, mentions, evaluate):
        app.command()(verb)


def demo(ledger: options.LedgerPath = "demo.db") -> None:
    """Read the sample reports into a fresh ledger and show who claims what, offline."""
    from reportedly.cli import demonstration
    from reportedly.ledger import addresses

    demonstration.show(addresses.path(ledger))


def add(
    locations: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL...",
            help="Files, folders, web addresses, or - for standard input: pages, texts, feeds, OPML, WARC, ZIP, mails,"
            " JSONL, CSV. What a file is, its first bytes say.",
            show_default=False,
        ),
    ],
    ledger: options.LedgerPath = options.LEDGER,
    outlet: options.Outlet = None,
    published: options.PublishedOn = None,
    columns: Columns = None,
    encoding: Encoding = None,
    date_format: DateFormat = None,
    jobs: Jobs = 1,
    log_json: options.LogJson = False,
) -> None:
    """Read, extract, judge, post. Every input ends stored, stored in part, rejected or not fetched, with the reason."""
    from reportedly.captures.web import Fetcher
    from reportedly.ledger import open_
    from reportedly.pipeline.posting import Desk

    chosen = replace(_options(columns, encoding, date_format), fetch=Fetcher())
    masthead = _masthead(outlet, published)
    _expect_some(locations, options.writable(ledger))
    with open_(ledger) as book, Progress("reading", log_json) as progress:
        desk = Desk(book, opening.instruments(), progress)
        _close(desk.add(locations, chosen, masthead, jobs))


def post(
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS.jsonl", show_default=False)],
    documents: Annotated[Path, typer.Option("--documents", metavar="ARTICLES.jsonl", help="The pages they cite.")],
    ledger: options.LedgerPath = options.LEDGER,
) -> None:
    """Post claims coded elsewhere, in the exchange format, with the pages they were read from."""
    from reportedly.ledger import open_
    from reportedly.pipeline import given
    from reportedly.pipeline.posting import Desk

    options.file(claims, "CLAIMS.jsonl")
    options.file(documents, "--documents")
    with open_(options.writable(ledger)) as book, Progress("posting") as progress:
        _close(given.post(Desk(book, opening.instruments(), progress), claims, documents))


def extract(
    files: options.Files,
    form: Format = "jsonl",
    outlet: options.Outlet = None,
    published: options.PublishedOn = None,
    columns: Columns = None,
    encoding: Encoding = None,
    date_format: DateFormat = None,
    jobs: Jobs = 1,
) -> None:
    """Claims of single documents, without a ledger; one line a document, in the order of the files."""
    from reportedly.exports import claims
    from reportedly.pipeline.extracts import extracts

    _expect("jsonl", form)
    chosen, masthead = _options(columns, encoding, date_format), _masthead(outlet, published)
    pages = _read(extracts(files, chosen, masthead, opening.instruments(), jobs))
    _write(claims.records(page.claims, page.document) for page in pages)


def attributions(files: options.Files, form: Format = "jsonl") -> None:
    """Who is quoted where: source, cue and content of every attribution, claims or not."""
    from reportedly.exports import attributions as exported

    _expect("jsonl", form)
    _write(exported.record(reading.document, reading.attributions) for reading in _marked(files))


def mentions(
    files: options.Files,
    form: Format = "jsonl",
    places: Annotated[
        Path | None, typer.Option("--places", metavar="SPANS.jsonl", help="Resolve exactly these spans as places.")
    ] = None,
) -> None:
    """Names, places, times and counts in single documents, with what they refer to."""
    from reportedly.exports import mentions as exported

    _expect("jsonl", form)
    if places is None:
        _write(exported.record(reading.page, reading.referents) for reading in _marked(files))
    else:
        from reportedly import pipeline
        from reportedly.pipeline import resolving

        _write(resolving.places(files, places, pipeline.lexicons()))


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Holds claims/ and texts/.", show_default=False)],
    as_json: options.AsJson = False,
) -> None:
    """Score our claims against a folder of claims coded by hand."""
    from reportedly.cli import evaluation

    evaluation.show(folder, as_json)


def _expect_some(locations: list[str], ledger: str) -> None:
    """No ledger is made where not one input is there."""
    from reportedly.ledger import addresses

    if addresses.there(ledger) or any("://" in name or name == "-" or Path(name).exists() for name in locations):
        return
    named = " nor ".join(locations[:SHOWN]) + (" nor ..." if len(locations) > SHOWN else "")
    raise UsageError(f"there is no file or folder {named}; a web address begins with https://")


def _close(summary: Summary) -> None:
    for line in summary.lines():
        print(line)
    if not summary.all_stored:
        raise typer.Exit(1)


def _marked(files: list[str]) -> Iterator[Reading]:
    """Readings for the doors that tell every attribution and mention, claims or not: no gate."""
    from reportedly import pipeline

    return _read(pipeline.readings(files, _options(), _masthead(), pipeline.instruments_for_marks()))


def _read(outcomes: Iterable[T | Receipt]) -> Iterator[T]:
    """What was read, in its order; what could not be is told on standard error and the run goes on."""
    from reportedly.captures import Receipt

    failed = 0
    for outcome in outcomes:
        if isinstance(outcome, Receipt):
            failed += 1
            print(f"{outcome.location}: {outcome.fate.value}: {outcome.reason}", file=sys.stderr)
        else:
            yield outcome
    if failed:
        raise typer.Exit(1)


def _write(records: Iterable[dict[str, Any]]) -> None:
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _expect(known: str, form: str) -> None:
    if form != known:
        raise UsageError(f"--format {form} is not known here; write --format {known}")


def _options(columns: str | None = None, encoding: str | None = None, date_format: str | None = None) -> Options:
    from reportedly.captures.reading import Options
    from reportedly.captures.reading import columns as pairs

    return Options(pairs(columns or ""), encoding or "", date_format or "")


def _masthead(outlet: str | None = None, published: str | None = None) -> Masthead:
    from reportedly.documents import hours
    from reportedly.documents.masthead import Masthead

    if published and hours.read(published, "given") is None:
        raise UsageError(f"--published {published!r} names no single day; write 2022-03-03 or 2022-03-03T18:00+02:00")
    return Masthead(outlet=outlet or "", published=published)
